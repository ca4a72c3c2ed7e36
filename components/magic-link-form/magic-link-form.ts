// Signs in by a link that comes by e-mail: the form that asks for it, and the page that it opens.
import { html, type PropertyDeclarations, type PropertyValues, type TemplateResult } from 'lit';
import {
  hasAskedForLink,
  rememberAskedForLink,
  requestLink,
  resetEndpoints,
} from '../../src/account/index.js';
import { type AuthError, isAuthError, type Values } from '../../src/core/index.js';
import { accountStyles } from '../account/account.styles.js';
import { CountdownController } from '../account/countdown-controller.js';
import { LinkController, type LinkValues } from '../account/link-controller.js';
import { linkFailed } from '../account/link-failed.js';
import { linkSent } from '../account/link-sent.js';
import '../account/texts.js';
import { AuthForm } from '../form/auth-form.js';
import type { FieldDefinition } from '../form/field-definition.js';
import type { MessageCode } from '../messages/messages.js';
import { define } from '../shared/define.js';
import { button } from '../shared/styles/button.styles.js';

/** Refusals that mean: this link opens nothing. */
const deadLinkCodes = ['invalid-credentials', 'forbidden', 'not-found', 'invalid-input', 'unverified'];

/**
 * Asks for an e-mail with a link that signs in, and signs in on the page that the link opens, which may be the same one.
 * Whoever opens a link that this browser has not asked for within the hour is asked first, so that nobody is signed in
 * to a stranger's account by a click.
 *
 * @summary Signs in without a password, by a link in an e-mail.
 * @example
 * <xano-magic-link-form redirect-to="account.html"></xano-magic-link-form>
 *
 * @slot email-label - label of the e-mail address
 * @slot signed-in - what a visitor who is already signed in sees; by default their name, *Continue* and *Sign out*
 * @slot done - in place of the form when the e-mail is on its way
 * @slot confirm - in place of the form until somebody goes on with a link that was asked for elsewhere
 * @slot expired - in place of the form when the link is too old or has been used
 * @slot failed - in place of the form when the link could not be opened just now
 *
 * @fires {XanoBeforeEvent} xano-before-magic-link - before an e-mail is asked for; cancelable, `waitUntil(promise)` holds it back
 * @fires {XanoEvent} xano-magic-link - the backend was asked for an e-mail
 * @fires {XanoBeforeEvent} xano-before-sign-in - before the link's token is sent; cancelable, `waitUntil(promise)` holds it back
 * @fires {XanoUserEvent} xano-sign-in - sign-in is complete; `user`
 *
 * @csspart field-email - the field of one kind
 * @csspart label-email - the label of one kind of field
 * @csspart input-email - the box of one kind of control
 * @csspart field-error-email - what is wrong with one kind of field
 * @csspart notice - why the visitor has to sign in again
 * @csspart signed-in - in place of the form while somebody is signed in
 * @csspart continue - the link in it to the next page
 * @csspart logout-button - the button in it that signs out
 * @csspart done - the same, when the e-mail is on its way
 * @csspart confirm - the same, until somebody goes on
 * @csspart expired - the same, when the link is too old or has been used
 * @csspart failed - the same, when the link could not be opened just now
 * @csspart cancel - the button that asks for a link to another address
 * @csspart send-again - the button that sends the e-mail again
 * @csspart send-again-wait - how long until it can
 *
 * @cssstate signed-in - somebody is signed in
 * @cssstate done - the e-mail is on its way
 * @cssstate confirm - somebody has to go on first
 * @cssstate expired - the link is too old or has been used
 * @cssstate failed - the link could not be opened just now
 */
export class XanoMagicLinkForm extends AuthForm {
  static override styles = [...AuthForm.styles, button, accountStyles];
  static override properties: PropertyDeclarations = {
    ...AuthForm.properties,
    exchangeEndpoint: { attribute: 'exchange-endpoint' },
    authTokenKey: { attribute: 'auth-token-key' },
    emailField: { attribute: 'email-field' },
    tokenParameter: { attribute: 'token-parameter' },
    emailParameter: { attribute: 'email-parameter' },
  };

  /** `[METHOD] [api:GROUP]/path` that sends the e-mail. @default 'GET /reset/request-reset-link' */
  declare endpoint?: string | undefined;
  /** `[METHOD] [api:GROUP]/path` that gives a token for what the link carries. @default 'POST /reset/magic-link-login' */
  declare exchangeEndpoint?: string | undefined;
  /** Keys of the token in the answer of that endpoint; `.` where the answer is the token itself. Default: the connection's. */
  declare authTokenKey?: string | undefined;
  /** Key of the e-mail address in the request. @default 'email' */
  declare emailField: string;
  /** Name of the link's token in the address, and in the body. @default 'magic_token' */
  declare tokenParameter: string;
  /** Name of the e-mail address in the address, and in the body. @default 'email' */
  declare emailParameter: string;

  readonly #countdown = new CountdownController(this);
  /** How often the e-mail was sent. */
  #count = 0;
  /** What the link carries, until it is used. */
  #link: LinkValues | undefined;
  #isUsing = false;
  /** Why the link could not be used. */
  #failure: AuthError | undefined;

  constructor() {
    super();
    this.emailField = 'email';
    this.tokenParameter = 'magic_token';
    this.emailParameter = 'email';
    new LinkController(this, (values) => {
      this.#link = values;
      this.panel = 'waiting';
    });
  }

  protected override willUpdate(): void {
    const { status, user } = this.session ?? {};
    const email = this.#link?.[this.emailParameter];
    // Another tab has used the link.
    if (this.panel === 'done' && status === 'signed-in') this.panel = undefined;
    if (this.panel === 'expired' && email !== undefined && email === user?.['email']) {
      this.#link = undefined;
      this.panel = undefined;
    }
    super.willUpdate();
  }

  protected override updated(changed: PropertyValues): void {
    super.updated(changed);
    if (this.isConnected && this.panel === 'waiting') void this.#useOwnLink();
  }

  /** Uses a link that this browser has asked for; asks first otherwise, and where somebody is signed in already. */
  async #useOwnLink(): Promise<void> {
    await this.updateComplete;
    const { provided } = this.connections;
    const status = provided?.auth.$session.get().status ?? 'restoring';
    if (!provided || !this.#link || status === 'restoring') return;
    const email = this.#link[this.emailParameter];
    const isOwn = email !== undefined && (await hasAskedForLink(provided.auth, email));
    if (this.panel !== 'waiting') return;
    if (isOwn && status === 'signed-out') return this.#useLink();
    this.panel = 'confirm';
    this.requestUpdate();
  }

  async #useLink(): Promise<void> {
    const values = this.#link;
    const { provided } = this.connections;
    if (!provided || !values || this.#isUsing) return;
    this.#isUsing = true;
    this.requestUpdate();
    const { exchangeEndpoint: endpoint = resetEndpoints.exchange, authTokenKey } = this;
    try {
      const secretFields = [this.tokenParameter];
      await provided.auth.signIn(values, { endpoint, authTokenKey, secretFields, from: this });
      // A newer one may have come meanwhile.
      if (this.#link === values) {
        this.#link = undefined;
        this.panel = undefined;
      }
    } catch (error) {
      if (!isAuthError(error)) throw error;
      if (this.#link === values) {
        this.#failure = error;
        this.panel = deadLinkCodes.includes(error.code) ? 'expired' : 'failed';
      }
    } finally {
      this.#isUsing = false;
      this.requestUpdate();
    }
  }

  protected override drawnFields(): FieldDefinition[] {
    return [{ kind: 'email', name: this.emailField || 'email', autocomplete: 'username' }];
  }

  protected override submitLabel(): MessageCode {
    return 'magic-link';
  }

  protected override async send(values: Values, _form: HTMLFormElement, signal: AbortSignal): Promise<void> {
    const { auth } = this.connections.require();
    const { endpoint, panel } = this;
    try {
      await requestLink(auth, 'magic-link', values, { endpoint, from: this, signal });
    } catch (error) {
      // The form tells it.
      this.panel = undefined;
      throw error;
    }
    await rememberAskedForLink(auth, String(values[this.emailField || 'email']));
    this.#count = panel === 'done' ? this.#count + 1 : 1;
    this.#countdown.start();
    this.panel = 'done';
  }

  protected override panelContent(panel: string): TemplateResult {
    const { say, pending } = this;
    const way = (run: () => void, code: MessageCode) =>
      html`<button part="continue" type="button" aria-disabled=${this.#isUsing} @click=${run}>
        ${say(code)}
      </button>`;
    switch (panel) {
      case 'done':
        return linkSent({
          say,
          seconds: this.#countdown.seconds,
          pending,
          isSent: this.#count > 1,
          send: () => this.requestSubmit(),
          startAgain: () => this.reset(),
        });
      case 'confirm': {
        const email = this.#link?.[this.emailParameter];
        return html`<p>${email ? say('link-confirm-as', { email }) : say('link-confirm')}</p>
          ${way(() => void this.#useLink(), 'continue')}
          <button part="cancel" type="button" @click=${this.#askAnew}>${say('other-address')}</button>`;
      }
      case 'failed':
        return linkFailed({
          say,
          error: this.#failure,
          explanation: this.connections.explanationOf(this.#failure),
          pending: this.#isUsing,
          retry: () => void this.#useLink(),
        });
      default:
        return html`<p>${say('link-expired')}</p>
          ${way(this.#askAnew, 'send-new-link')}`;
    }
  }

  /** The link is forgotten, and the form asks for another one. */
  readonly #askAnew = (): void => {
    this.#link = undefined;
    this.panel = undefined;
    this.requestUpdate();
  };
}

define('xano-magic-link-form', XanoMagicLinkForm);

declare global {
  interface HTMLElementTagNameMap {
    'xano-magic-link-form': XanoMagicLinkForm;
  }
}
