// A Global Header, inside a connection or an environment.
import { ReactiveElement } from 'lit';
import { define } from '../shared/define.js';
import { notifyParent } from './setting-properties.js';

/**
 * A header that is sent with every request. Refused: `Authorization`, `X-Xano-Authorization*`,
 * `X-Data-Source`, `X-Branch`, `Cookie`, `Host` and `Content-Type`.
 *
 * @summary Inside a connection or an environment: a header that every request carries.
 * @example
 * <xano-header name="X-App" value="shop"></xano-header>
 */
export class XanoHeader extends ReactiveElement {
  static override properties = { name: {}, value: {} };

  /** Name of the header. */
  declare name: string;
  /** Its value. Anyone can read it in the page: never a secret. */
  declare value: string;

  constructor() {
    super();
    this.name = '';
    this.value = '';
  }

  /** It draws nothing, so it needs no root of its own. */
  protected override createRenderRoot(): this {
    return this;
  }

  protected override updated(): void {
    notifyParent(this);
  }
}

define('xano-header', XanoHeader);

declare global {
  interface HTMLElementTagNameMap {
    'xano-header': XanoHeader;
  }
}
