// Signs in by a provider, through Xano's OAuth extensions.
import { html, isServer, nothing, type PropertyDeclarations, type TemplateResult } from 'lit';
import {
  beginOAuth,
  type BegunFlow,
  begunFlow,
  endOAuth,
  type OAuthMode,
  type OAuthReturn,
} from '../../src/account/index.js';
import { type AuthError, isAuthError } from '../../src/core/index.js';
import '../account/texts.js';
import type { AuthForm } from '../form/auth-form.js';
import type { MessageCode } from '../messages/messages.js';
import { depart } from '../navigation/departure.js';
import { define } from '../shared/define.js';
import { passFocusOnWhen } from '../shared/lost-focus.js';
import { StatesController } from '../shared/states-controller.js';
import { button } from '../shared/styles/button.styles.js';
import { spinner } from '../shared/styles/spinner.styles.js';
import { tokens } from '../shared/styles/tokens.styles.js';
import { XanoElement } from '../shared/xano-element.js';
import { styles } from './oauth-button.styles.js';
import { oauthFailure } from './oauth-failure.js';
import { returnAddress } from './oauth-return.js';
import { OAuthReturnController } from './oauth-return-controller.js';
import { nameOf } from './provider-names.js';

/** Milliseconds that the provider's page may take to come. A second press meanwhile would begin a second flow, and the return of the first would not match it. */
const PATIENCE = 15_000;

/** The forms around a button; when somebody is signed in, they say so and take the focus. */
const FORMS = 'xano-sign-in-form, xano-sign-up-form';

const labels: Readonly<Record<OAuthMode, MessageCode>> = {
  continue: 'continue-with',
  login: 'sign-in-with',
  signup: 'sign-up-with',
};

/**
 * A button that signs in by a provider. It asks the backend for the provider's page, leads there, and takes the return:
 * the page that `redirect-uri` names needs one of these buttons, whichever the provider. The return has to match what
 * this tab has begun, once, within ten minutes.
 *
 * @summary Signs in by Google, GitHub, Microsoft and others, with Xano's OAuth extensions.
 * @example
 * <xano-oauth-button provider="google" endpoint="api:GOOGLE/oauth/google"></xano-oauth-button>
 *
 * @slot - its label
 * @slot icon - the provider's sign, before the label
 *
 * @fires {XanoBeforeEvent} xano-before-oauth - before the provider's page is asked for; cancelable, `waitUntil(promise)` holds it back
 * @fires {XanoEvent} xano-oauth - about to go to the provider's page
 * @fires {XanoUserEvent} xano-sign-in - sign-in is complete; `user`
 * @fires {XanoUserEvent} xano-sign-up - with `mode="signup"`: sign-up is complete; `user`
 * @fires {XanoErrorEvent} xano-error - the flow failed; `error.code` says why
 *
 * @csspart button - the button
 * @csspart icon - around the sign
 * @csspart spinner - a turning ring while it waits
 * @csspart message - what went wrong, and a way on
 * @csspart developer-message - the cause of it, on the developer's own machine only
 * @csspart sign-up-button - the way on for somebody without an account
 * @csspart sign-in-button - the way on for somebody who has one already
 * @csspart switch-button - chooses another account at the provider
 *
 * @cssstate hidden - somebody is signed in
 * @cssstate pending - it waits for the backend, or for the provider
 * @cssstate error - something went wrong
 */
export class XanoOAuthButton extends XanoElement {
  static override styles = [tokens, button, spinner, styles];
  static override properties: PropertyDeclarations = {
    ...XanoElement.properties,
    provider: {},
    mode: {},
    endpoint: {},
    redirectUri: { attribute: 'redirect-uri' },
    redirectTo: { attribute: 'redirect-to' },
    authTokenKey: { attribute: 'auth-token-key' },
    popup: { type: Boolean },
    pkce: { type: Boolean },
  };

  /** `google`, `github`, `facebook`, `linkedin`, `microsoft`, `apple`, `twitter`, or that of an extension of your own. */
  declare provider: string;
  /** What happens with somebody whom the backend does not know: `continue` signs in or up, `login` and `signup` do only that. @default 'continue' */
  declare mode: OAuthMode;
  /** `[api:GROUP]/path` of the extension, to which `/init` and `/continue` are added. Default: `/oauth/` and the provider. */
  declare endpoint?: string | undefined;
  /** Where the provider leads back to, as it is registered there. Default: this page, without its query. */
  declare redirectUri?: string | undefined;
  /** Where to navigate afterwards. Default: the same of the form around it, then the connection's `after-sign-in`. */
  declare redirectTo?: string | undefined;
  /** Keys of the auth token in the answer. @default 'token authToken accessToken' */
  declare authTokenKey?: string | undefined;
  /** Opens the provider's page in a small window; where that is not allowed, in this one. Not where the provider's page or this one has `Cross-Origin-Opener-Policy: same-origin`. */
  declare popup: boolean;
  /** Ties the code to this browser (PKCE); the extension has to hand `code_verifier` on. */
  declare pkce: boolean;

  #pending = false;
  #error: AuthError | undefined;
  /** What has returned: a button may take the return of another provider's. */
  #flow: BegunFlow | undefined;
  readonly #returns = new OAuthReturnController(
    this,
    () => this.connections.provided?.auth,
    (sent) => this.#end(sent),
  );

  constructor() {
    super();
    this.provider = '';
    this.mode = 'continue';
    this.popup = false;
    this.pkce = false;
    new StatesController(this, () => [
      this.#isHidden && 'hidden',
      this.#pending && 'pending',
      this.#error && 'error',
    ]);
    // A form around it has a panel of its own for the focus.
    passFocusOnWhen(this, () => this.#isHidden && !this.closest(FORMS));
  }

  /** @internal */
  get flowTarget(): string | undefined {
    return this.redirectTo ?? this.closest<AuthForm>(FORMS)?.redirectTo;
  }

  get #isHidden(): boolean {
    return this.session?.status === 'signed-in' && !this.#pending;
  }

  /** Takes what a provider has sent back. */
  async #end(sent: OAuthReturn): Promise<void> {
    this.#setPending(true);
    await this.updateComplete;
    await this.#run(async () => {
      const { auth } = this.connections.require();
      this.#flow = begunFlow(auth);
      await endOAuth(auth, sent, { authTokenKey: this.authTokenKey, from: this });
    });
    this.#setPending(false);
  }

  /** The button in the message goes away with it: the focus is on the main one first. */
  #beginAnew(how: { mode?: OAuthMode; chooseAccount?: boolean }): void {
    this.renderRoot.querySelector<HTMLElement>('[part=button]')?.focus();
    void this.#begin(how, this.#flow);
  }

  async #begin({ mode = this.mode, chooseAccount = false } = {}, flow?: BegunFlow): Promise<void> {
    if (this.#pending) return;
    const { pkce } = this;
    const { provider } = flow ?? this;
    const endpoint = flow?.path ?? this.endpoint;
    this.#flow = flow;
    const popup = this.popup ? this.#returns.openPopup() : null;
    const isLeaving = await this.#run(async () => {
      const { auth } = this.connections.require();
      const redirectUri = flow?.redirectUri ?? returnAddress(this.redirectUri);
      const options = { endpoint, mode, redirectUri, pkce, chooseAccount, from: this };
      const page = await beginOAuth(auth, provider, options);
      if (popup) popup.location.replace(page);
      // It may turn out that the page was not left.
      else void depart(page, 'assign', PATIENCE).then(() => this.#setPending(false));
    });
    if (!isLeaving) popup?.close();
    // The button waits with the page that is being left; a small window may be closed at any time.
    if (!isLeaving || popup) this.#setPending(false);
  }

  /** @returns whether it went well */
  async #run(run: () => Promise<void>): Promise<boolean> {
    this.#error = undefined;
    this.#setPending(true);
    try {
      await run();
      return true;
    } catch (error) {
      if (!isAuthError(error)) throw error;
      this.#error = error;
      return false;
    }
  }

  #setPending(pending: boolean): void {
    if (pending === this.#pending) return;
    this.#pending = pending;
    this.requestUpdate();
  }

  protected override render(): TemplateResult {
    const { say } = this;
    const provider = nameOf(this.provider);
    const error = this.#error;
    const hasIcon = !isServer && this.querySelector(':scope > [slot=icon]') !== null;
    return html`<button
        part="button"
        type="button"
        aria-disabled=${this.#pending}
        @click=${() => void this.#begin()}
      >
        <span part="icon" class=${hasIcon ? 'filled' : ''} aria-hidden="true"><slot name="icon"></slot></span>
        <slot>${say(labels[this.mode] ?? labels.continue, { provider })}</slot>
        ${this.#pending ? html`<span part="spinner"></span>` : nothing}
      </button>
      <div part=${error ? 'message' : nothing} role="alert">
        ${
          error
            ? oauthFailure({
                error,
                provider: nameOf(this.#flow?.provider ?? this.provider),
                say,
                explanation: this.connections.explanationOf(error),
                begin: (how) => this.#beginAnew(how),
              })
            : nothing
        }
      </div>`;
  }
}

define('xano-oauth-button', XanoOAuthButton);

declare global {
  interface HTMLElementTagNameMap {
    'xano-oauth-button': XanoOAuthButton;
  }
}
