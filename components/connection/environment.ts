// Settings for some hosts, inside a connection.
import { property } from 'lit/decorators.js';
import { define } from '../base/define.js';
import { SettingsElement } from './settings.js';

/**
 * Values of a connection for one environment: every attribute of `<xano-connection>` except its `name`.
 * The first environment whose `hosts` fit the page's host is used; none fits: the connection's own values.
 *
 * @example
 * <xano-environment name="staging" hosts="staging.example.com localhost" data-source="test"></xano-environment>
 *
 * @slot - `<xano-header>` elements that hold in this environment alone
 */
export class XanoEnvironment extends SettingsElement {
  /** Name of the environment; shown in the session, and what `environment` on the connection chooses. */
  @property() name = '';
  /** Page hosts, space-separated: `app.example.com`, `*.example.com`, `localhost:5173`. */
  @property() hosts?: string;

  protected override updated(): void {
    (this.parentElement as { requestUpdate?: () => void } | null)?.requestUpdate?.();
  }
}

define('xano-environment', XanoEnvironment);

declare global {
  interface HTMLElementTagNameMap {
    'xano-environment': XanoEnvironment;
  }
}
