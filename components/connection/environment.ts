// Settings for some hosts, inside a connection.
import { ReactiveElement } from 'lit';
import type { ConnectionSettings, EnvironmentOptions } from '../../src/core/index.js';
import { define } from '../shared/define.js';
import { notifyParent, readSettings, settingProperties } from './setting-properties.js';

export interface XanoEnvironment extends Omit<ConnectionSettings, 'headers'> {}

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
export class XanoEnvironment extends ReactiveElement {
  static override properties = { ...settingProperties, name: {}, hosts: {} };

  /** Name of the environment; shown in the session, and what `environment` on the connection chooses. */
  declare name: string;
  /** Hosts of pages for which it is chosen, space-separated: `app.example.com`, `*.example.com`, `localhost:5173`. */
  declare hosts?: string | undefined;

  constructor() {
    super();
    this.name = '';
  }

  /** It draws nothing, so it needs no root of its own. */
  protected override createRenderRoot(): this {
    return this;
  }

  protected override updated(): void {
    notifyParent(this);
  }

  /** @internal What is set here, as the core takes it. */
  get options(): EnvironmentOptions {
    return { ...readSettings(this), name: this.name, hosts: this.hosts ?? undefined };
  }
}

define('xano-environment', XanoEnvironment);

declare global {
  interface HTMLElementTagNameMap {
    'xano-environment': XanoEnvironment;
  }
}
