// Settings for some hosts, inside a connection.
import { define } from '../base/define.js';
import { SettingsElement, tellParent } from './settings.js';

/**
 * Values of a connection for one environment: every attribute of `<xano-connection>` except its `name`.
 * The first environment whose `hosts` fit the page's host is used; none fits: the connection's own values.
 *
 * @summary Inside a connection: other values for some hosts (editor, staging, production).
 * @example
 * <xano-environment name="staging" hosts="staging.example.com localhost" data-source="test"></xano-environment>
 *
 * @slot - `<xano-header>` elements that hold in this environment alone
 */
export class XanoEnvironment extends SettingsElement {
  static override properties = { ...SettingsElement.properties, name: '', hosts: String };

  /** Name of the environment; shown in the session, and what `environment` on the connection chooses. */
  declare name: string;
  /** Hosts of pages for which it is chosen, space-separated: `app.example.com`, `*.example.com`, `localhost:5173`. */
  declare hosts?: string;

  protected override update(): void {
    tellParent(this);
  }
}

define('xano-environment', XanoEnvironment);

declare global {
  interface HTMLElementTagNameMap {
    'xano-environment': XanoEnvironment;
  }
}
