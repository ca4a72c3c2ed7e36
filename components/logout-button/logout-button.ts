// Ends the session at a click.
import { define } from '../base/define.js';
import { arrange, h, set, write } from '../base/dom.js';
import { XanoElement } from '../base/element.js';
import { button, spinner, tokens } from '../base/styles.js';
import { styles } from './logout-button.styles.js';

/**
 * A button that signs out; hidden while nobody is signed in.
 *
 * @summary Signs out; hidden while nobody is signed in.
 * @example
 * <xano-logout-button redirect-to="login.html"></xano-logout-button>
 *
 * @slot - its label; or a `<button>` or `<a>` of the page's own, which then does the work (a link without
 * `redirect-to` also leads where it points)
 *
 * @fires {XanoBeforeEvent} xano-before-sign-out - before the sign-out; cancelable, `waitUntil(promise)` holds it back
 * @fires {XanoClearSessionEvent} xano-clear-session - the session ended; `reason` is `sign-out`
 * @fires {XanoEvent} xano-sign-out - sign-out is complete
 * @fires {XanoNavigateEvent} xano-navigate - about to navigate; cancelable
 *
 * @csspart button - the button, unless the page brought its own
 * @csspart spinner - a turning ring in it during a slow sign-out
 *
 * @cssstate hidden - nobody is signed in
 * @cssstate pending - signing out
 */
export class XanoLogoutButton extends XanoElement {
  static override styles = [tokens, button, spinner, styles];
  static override properties = { ...XanoElement.properties, redirectTo: String, showWhenSignedOut: Boolean };

  /** Where to navigate afterwards. Default: the connection's `after-sign-out`; without it the page stays. */
  declare redirectTo?: string | undefined;
  /** Stays visible while nobody is signed in. */
  declare showWhenSignedOut: boolean;

  #pending = false;
  /** The page's own button or link. */
  #own: Element | undefined;
  readonly #label = document.createTextNode('');
  readonly #slot = h('slot', { slotchange: (event) => this.#adopt(event) }, this.#label);
  readonly #spinner = h('span', { part: 'spinner' });
  readonly #button = h('button', { part: 'button' }, this.#slot, this.#spinner);

  constructor() {
    super();
    this.addEventListener('click', (event) => void this.#click(event));
  }

  protected override update(): void {
    super.update();
    const status = this.session?.status ?? 'signed-out';
    const out = status === 'signed-out' || status === 'unconfigured';
    const pending = this.#pending;
    this.setStates(out && !this.showWhenSignedOut && 'hidden', pending && 'pending');
    write(this.#label, this.text('log-out'));
    set(this.#button, { 'aria-disabled': `${pending}` });
    this.#spinner.hidden = !pending;
    const root = this.shadowRoot as ShadowRoot;
    arrange<HTMLElement>(root, root.children, [this.#own ? this.#slot : this.#button]);
    if (!this.#own) arrange(this.#button, [], [this.#slot], this.#spinner);
  }

  #adopt({ target }: Event): void {
    const slotted = (target as HTMLSlotElement).assignedElements();
    this.#own = slotted.find((element) => element.matches('a, button'));
    this.requestUpdate();
  }

  readonly #click = async (event: Event): Promise<void> => {
    const link = event.composedPath().find((node) => node instanceof HTMLAnchorElement);
    if (link) {
      event.preventDefault();
      this.redirectTo ??= link.getAttribute('href') ?? undefined;
    }
    if (this.#pending) return;
    this.#pending = true;
    this.requestUpdate();
    try {
      await this.requireBackend().auth.signOut({ from: this });
    } catch {
      // Told by xano-error, or in the console where there is no connection to tell it.
    } finally {
      this.#pending = false;
      this.requestUpdate();
    }
  };
}

define('xano-logout-button', XanoLogoutButton);

declare global {
  interface HTMLElementTagNameMap {
    'xano-logout-button': XanoLogoutButton;
  }
}
