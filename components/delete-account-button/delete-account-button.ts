// Deletes the account of the user, once they have typed whose it is.
import { html, nothing, type PropertyDeclarations, type PropertyValues, type TemplateResult } from 'lit';
import { deleteAccount, keepNotice } from '../../src/account/index.js';
import { type AuthError, isAuthError } from '../../src/core/index.js';
import { failureText } from '../account/failure-text.js';
import '../account/texts.js';
import type { Said } from '../messages/messages.js';
import { define } from '../shared/define.js';
import { passFocusOnWhen } from '../shared/lost-focus.js';
import { StatesController } from '../shared/states-controller.js';
import { button } from '../shared/styles/button.styles.js';
import { spinner } from '../shared/styles/spinner.styles.js';
import { tokens } from '../shared/styles/tokens.styles.js';
import { XanoElement } from '../shared/xano-element.js';
import { styles } from './delete-account-button.styles.js';

/**
 * A button that deletes the account: it asks in a dialog, has the e-mail address typed, and ends the session.
 *
 * @summary Deletes the account of the user.
 * @example
 * <xano-delete-account-button redirect-to="goodbye.html"></xano-delete-account-button>
 *
 * @slot - its label
 * @slot warning - in the dialog, what will be lost
 *
 * @fires {XanoBeforeEvent} xano-before-delete-account - before the account is deleted; cancelable, `waitUntil(promise)` holds it back
 * @fires {XanoEvent} xano-delete-account - the account is deleted
 * @fires {XanoClearSessionEvent} xano-clear-session - the session ended
 * @fires {XanoNavigateEvent} xano-navigate - about to navigate; cancelable
 * @fires {XanoErrorEvent} xano-error - it failed; `error.code` says why
 *
 * @csspart button - the button
 * @csspart dialog - the dialog
 * @csspart input - the field in which the address is typed
 * @csspart error - what is wrong
 * @csspart developer-message - the cause of it, on the developer's own machine only
 * @csspart actions - around the buttons of the dialog
 * @csspart cancel - the button that changes nothing
 * @csspart confirm-button - the button that deletes
 * @csspart spinner - a turning ring in it
 *
 * @cssstate hidden - nobody is signed in
 * @cssstate pending - the account is being deleted
 */
export class XanoDeleteAccountButton extends XanoElement {
  static override styles = [tokens, button, spinner, styles];
  static override properties: PropertyDeclarations = {
    ...XanoElement.properties,
    endpoint: {},
    redirectTo: { attribute: 'redirect-to' },
  };

  /** `[METHOD] [api:GROUP]/path` that deletes the account. @default 'DELETE /auth/me' */
  declare endpoint?: string | undefined;
  /** Where to navigate afterwards. Default: the connection's `after-sign-out`; without it the page stays. */
  declare redirectTo?: string | undefined;

  /** Who was asked. */
  #asked = '';
  #pending = false;
  #error: AuthError | undefined;
  /** What was typed is not the address. */
  #isMismatch = false;
  /** Changes with each mismatch: the same text again would be no change, and not be read out. */
  #isRepeated = false;

  constructor() {
    super();
    new StatesController(this, () => [
      this.session?.status !== 'signed-in' && 'hidden',
      this.#pending && 'pending',
    ]);
    passFocusOnWhen(this, () => this.session?.status !== 'signed-in');
  }

  /** @internal */
  get flowTarget(): string | undefined {
    return this.redirectTo;
  }

  /** What has to be typed; nothing where the user has no such value. */
  get #identity(): string {
    const { user } = this.session ?? {};
    const values = [user?.['email'], user?.['username'], user?.['name']];
    return values.find((value): value is string => typeof value === 'string' && value.trim() !== '') ?? '';
  }

  get #dialog(): HTMLDialogElement | null {
    return this.renderRoot.querySelector('dialog');
  }

  protected override updated(changed: PropertyValues): void {
    super.updated(changed);
    // A dialog that is open where nothing shows keeps the whole page from being used.
    if (!this.#isAsked && this.#dialog?.open) this.#dialog.close();
  }

  /** Whoever was asked is still signed in. */
  get #isAsked(): boolean {
    return this.session?.status === 'signed-in' && this.#identity === this.#asked;
  }

  readonly #open = (): void => {
    this.#asked = this.#identity;
    this.#error = undefined;
    this.#isMismatch = false;
    this.requestUpdate();
    this.#dialog?.showModal();
  };

  readonly #submit = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    if (this.#pending) return;
    const input = this.renderRoot.querySelector('input');
    const typed = input?.value.trim().toLowerCase() ?? '';
    this.#isMismatch = typed !== this.#identity.trim().toLowerCase();
    this.#isRepeated = this.#isMismatch && !this.#isRepeated;
    this.#error = undefined;
    this.requestUpdate();
    if (this.#isMismatch) return input?.focus();
    await this.#delete();
  };

  async #delete(): Promise<void> {
    const { endpoint } = this;
    this.#pending = true;
    try {
      const { auth } = this.connections.require();
      await deleteAccount(auth, undefined, { endpoint, from: this });
      keepNotice('account-deleted');
      this.#dialog?.close();
    } catch (error) {
      if (!isAuthError(error)) throw error;
      this.#error = error;
    } finally {
      this.#pending = false;
      this.requestUpdate();
    }
  }

  /** What is on its way cannot be called back. */
  readonly #keepOpen = (event: Event): void => {
    if (this.#pending) event.preventDefault();
  };

  readonly #cancel = (): void => {
    if (!this.#pending) this.#dialog?.close();
  };

  /** Browsers close a dialog at the second Escape in any case, and nobody would learn how the deletion ended. */
  readonly #closed = (): void => {
    if (this.#pending && this.#isAsked && this.isConnected) return this.#dialog?.showModal();
    const input = this.renderRoot.querySelector('input');
    if (input) input.value = '';
  };

  get #fault(): Said {
    if (this.#isMismatch) return this.say('delete-type', { email: this.#identity });
    const error = this.#error;
    if (!error || error.code === 'aborted') return '';
    return failureText(error, this.say);
  }

  protected override render(): TemplateResult {
    const { say } = this;
    const email = this.#identity;
    const fault = this.#fault;
    const explanation = this.connections.explanationOf(this.#error);
    const mark = this.#isRepeated ? '\u00a0' : '';
    return html`<button part="button" type="button" @click=${this.#open}>
        <slot>${say('delete-account')}</slot>
      </button>
      <dialog
        part="dialog"
        aria-labelledby="title"
        aria-describedby="warning"
        @cancel=${this.#keepOpen}
        @close=${this.#closed}
      >
        <form @submit=${this.#submit} novalidate>
          <h2 id="title">${say('delete-account')}</h2>
          <div id="warning">
            <slot name="warning"><p>${say('delete-warning')}</p></slot>
          </div>
          ${
            email
              ? html`<label for="typed">${say('delete-type', { email })}</label>
                  <input
                    part="input"
                    id="typed"
                    autocomplete="off"
                    autocapitalize="none"
                    spellcheck="false"
                    aria-invalid=${this.#isMismatch}
                    aria-describedby="fault"
                  />`
              : nothing
          }
          <div id="fault" role="alert">
            ${fault ? html`<p part="error">${fault}${mark}</p>` : nothing}
            ${explanation ? html`<p part="developer-message">${explanation}</p>` : nothing}
          </div>
          <div part="actions">
            <button part="cancel" type="button" aria-disabled=${this.#pending} @click=${this.#cancel}>
              ${say('cancel')}
            </button>
            <button part="confirm-button" aria-disabled=${this.#pending}>
              ${say('delete-account')}${this.#pending ? html`<span part="spinner"></span>` : nothing}
            </button>
          </div>
        </form>
      </dialog>`;
  }
}

define('xano-delete-account-button', XanoDeleteAccountButton);

declare global {
  interface HTMLElementTagNameMap {
    'xano-delete-account-button': XanoDeleteAccountButton;
  }
}
