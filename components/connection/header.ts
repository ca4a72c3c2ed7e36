// A Global Header, inside a connection or an environment.
import { ReactiveElement } from 'lit';
import { property } from 'lit/decorators.js';
import { define } from '../base/define.js';

/**
 * A header that is sent with every request. Refused: `Authorization`, `X-Xano-Authorization*`,
 * `X-Data-Source`, `X-Branch`, `Cookie`, `Host` and `Content-Type`.
 *
 * @example
 * <xano-header name="X-App" value="shop"></xano-header>
 */
export class XanoHeader extends ReactiveElement {
  /** Name of the header. */
  @property({ reflect: true }) name = '';
  /** Its value. Anyone can read it in the page: never a secret. */
  @property({ reflect: true }) value = '';

  protected override createRenderRoot(): this {
    return this;
  }

  protected override updated(): void {
    (this.parentElement as { requestUpdate?: () => void } | null)?.requestUpdate?.();
  }
}

define('xano-header', XanoHeader);

declare global {
  interface HTMLElementTagNameMap {
    'xano-header': XanoHeader;
  }
}
