// Ends the session at a click.
import { html, nothing, type PropertyDeclarations, type TemplateResult } from 'lit';
import { define } from '../shared/define.js';
import { linkDestination } from '../shared/link-destination.js';
import { passFocusOnWhen } from '../shared/lost-focus.js';
import { StatesController } from '../shared/states-controller.js';
import { button } from '../shared/styles/button.styles.js';
import { spinner } from '../shared/styles/spinner.styles.js';
import { tokens } from '../shared/styles/tokens.styles.js';
import { XanoElement } from '../shared/xano-element.js';
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
  static override properties: PropertyDeclarations = {
    ...XanoElement.properties,
    redirectTo: { attribute: 'redirect-to' },
    showWhenSignedOut: { type: Boolean, attribute: 'show-when-signed-out' },
  };

  /** Where to navigate afterwards. Default: the connection's `after-sign-out`; without it the page stays. */
  declare redirectTo?: string | undefined;
  /** Stays visible while nobody is signed in. */
  declare showWhenSignedOut: boolean;

  #pending = false;
  /** The page brought its own button or link. */
  #hasOwnButton = false;
  /** Where the page's own link points, once it was clicked. */
  #linkTarget: string | undefined;

  constructor() {
    super();
    this.showWhenSignedOut = false;
    new StatesController(this, () => [this.#isHidden && 'hidden', this.#pending && 'pending']);
    passFocusOnWhen(this, () => this.#isHidden);
  }

  /** @internal */
  get flowTarget(): string | undefined {
    return this.redirectTo ?? this.#linkTarget;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.addEventListener('click', this.#click);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.removeEventListener('click', this.#click);
  }

  get #isHidden(): boolean {
    const status = this.session?.status ?? 'signed-out';
    return (status === 'signed-out' || status === 'unconfigured') && !this.showWhenSignedOut;
  }

  readonly #findOwnButton = ({ target }: Event): void => {
    const slotted = (target as HTMLSlotElement).assignedElements();
    this.#hasOwnButton = slotted.some((element) => element.matches('a, button'));
    this.requestUpdate();
  };

  readonly #click = async (event: Event): Promise<void> => {
    const link = event.composedPath().find((node) => node instanceof HTMLAnchorElement);
    if (link) event.preventDefault();
    if (this.#pending) return;
    this.#linkTarget = linkDestination(link);
    this.#pending = true;
    this.requestUpdate();
    try {
      await this.connections.require().auth.signOut({ from: this });
    } catch {
      // Told by xano-error, or in the console where there is no connection to tell it.
    } finally {
      this.#pending = false;
      this.requestUpdate();
    }
  };

  protected override render(): TemplateResult {
    const label = html`<slot @slotchange=${this.#findOwnButton}>${this.say('sign-out')}</slot>`;
    return this.#hasOwnButton
      ? label
      : html`<button part="button" aria-disabled=${this.#pending}>
          ${label}${this.#pending ? html`<span part="spinner"></span>` : nothing}
        </button>`;
  }
}

define('xano-logout-button', XanoLogoutButton);

declare global {
  interface HTMLElementTagNameMap {
    'xano-logout-button': XanoLogoutButton;
  }
}
