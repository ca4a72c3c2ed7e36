// Ends the session at a click.
import { html, nothing } from 'lit';
import { property, state } from 'lit/decorators.js';
import { define } from '../base/define.js';
import { XanoElement } from '../base/element.js';
import { spinner } from '../base/spinner.styles.js';
import { tokens } from '../base/styles.js';
import { styles } from './logout-button.styles.js';

/**
 * A button that signs out; hidden while nobody is signed in.
 *
 * @summary Signs out.
 * @example
 * <xano-logout-button redirect-to="login.html"></xano-logout-button>
 *
 * @slot - its label; or a `<button>` or `<a>` of the page's own, which then does the work (a link without
 * `redirect-to` also leads where it points)
 * @fires {XanoBeforeEvent} xano-before-sign-out - before the sign-out; cancelable
 * @fires {XanoClearSessionEvent} xano-clear-session - the session ended
 * @fires {XanoEvent} xano-sign-out - sign-out is complete
 * @fires {XanoNavigateEvent} xano-navigate - about to navigate; cancelable
 * @csspart button - the button, unless the page brought its own
 * @csspart spinner - shown while a slow sign-out is under way
 * @cssstate hidden - nobody is signed in
 * @cssstate pending - signing out
 */
export class XanoLogoutButton extends XanoElement {
  static override styles = [tokens, spinner, styles];

  /** Where to navigate afterwards. Default: the connection's `after-sign-out`; without it the page stays. */
  @property({ attribute: 'redirect-to' }) redirectTo?: string | undefined;
  /** Stays visible while nobody is signed in. */
  @property({ type: Boolean, attribute: 'show-when-signed-out' }) showWhenSignedOut = false;

  @state() private _pending = false;
  @state() private _own: Element | undefined;

  override render(): unknown {
    const status = this.session?.status;
    const out = !status || status === 'signed-out' || status === 'unconfigured';
    this.toggleState('hidden', out && !this.showWhenSignedOut);
    this.toggleState('pending', this._pending);
    const slot = html`<slot @slotchange=${this.#adopt} @click=${this._own && this.#click}
      >${this.text('log-out')}</slot
    >`;
    if (this._own) return slot;
    return html`<button part="button" type="button" aria-disabled=${this._pending} @click=${this.#click}>
      ${slot}${this._pending ? html`<span part="spinner"></span>` : nothing}
    </button>`;
  }

  #adopt(event: Event): void {
    const own = (event.target as HTMLSlotElement)
      .assignedElements()
      .find((element) => element.matches('a, button'));
    this._own = own;
  }

  readonly #click = async (event: Event): Promise<void> => {
    const link = event.composedPath().find((node) => node instanceof HTMLAnchorElement);
    if (link) {
      event.preventDefault();
      this.redirectTo ??= link.getAttribute('href') ?? undefined;
    }
    if (this._pending) return;
    this._pending = true;
    try {
      await this.requireBackend().auth.signOut({ from: this });
    } catch {
      // Told by xano-error, or in the console where there is no connection to tell it.
    } finally {
      this._pending = false;
    }
  };
}

define('xano-logout-button', XanoLogoutButton);

declare global {
  interface HTMLElementTagNameMap {
    'xano-logout-button': XanoLogoutButton;
  }
}
