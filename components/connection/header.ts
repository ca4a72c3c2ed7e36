// A Global Header, inside a connection or an environment.
import { define } from '../base/define.js';
import { ReactiveElement } from '../base/reactive-element.js';
import { tellParent } from './settings.js';

/**
 * A header that is sent with every request. Refused: `Authorization`, `X-Xano-Authorization*`,
 * `X-Data-Source`, `X-Branch`, `Cookie`, `Host` and `Content-Type`.
 *
 * @summary Inside a connection or an environment: a header that every request carries.
 * @example
 * <xano-header name="X-App" value="shop"></xano-header>
 */
export class XanoHeader extends ReactiveElement {
  static override properties = { name: '', value: '' };

  /** Name of the header. */
  declare name: string;
  /** Its value. Anyone can read it in the page: never a secret. */
  declare value: string;

  protected override update(): void {
    tellParent(this);
  }
}

define('xano-header', XanoHeader);

declare global {
  interface HTMLElementTagNameMap {
    'xano-header': XanoHeader;
  }
}
