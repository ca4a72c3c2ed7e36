// Sets a new password on the page that the link of an e-mail opens.
import { html, nothing, type PropertyDeclarations, type PropertyValues, type TemplateResult } from 'lit';
import { keepNotice, openResetLink, type ResetLink } from '../../src/account/index.js';
import { AuthError, isAuthError, type Status, type Values } from '../../src/core/index.js';
import { takeFromAddress } from '../account/address-values.js';
import '../account/texts.js';
import { usernameField } from '../account/username-field.js';
import { AuthForm, type View } from '../form/auth-form.js';
import type { FieldDefinition } from '../form/field-definition.js';
import { CONFIRM, controlNamed } from '../form/form-values.js';
import { NewPasswordController } from '../form/new-password-controller.js';
import type { MessageCode, Wording } from '../messages/messages.js';
import type { ProvidedConnection } from '../shared/connections.js';
import { define } from '../shared/define.js';
import { button } from '../shared/styles/button.styles.js';

/**
 * Sets a new password, on the page that the link of `<xano-forgot-password-form>` opens. It takes the link's token out of
 * the address at once, keeps it in memory only, and exchanges it for the right to set the password.
 *
 * @summary Sets a new password by the link of an e-mail.
 * @example
 * <xano-reset-password-form request-page="forgot-password.html"></xano-reset-password-form>
 *
 * @slot password-label - label of the password
 * @slot forgot - beside the label of the password, for a link
 * @slot signed-in - what a visitor who is already signed in sees; by default their name, *Continue* and *Sign out*
 * @slot confirm-label - label of the repeated password
 * @slot done - in place of the form when the password is set
 * @slot expired - in place of the form when the link is too old or has been used
 * @slot missing - in place of the form when the page was not opened by a link
 * @slot confirm - in place of the form until somebody goes on, with `confirm`
 *
 * @fires {XanoBeforeEvent} xano-before-reset-password - before the password is sent; cancelable, `waitUntil(promise)` holds it back
 * @fires {XanoEvent} xano-reset-password - the password is set
 * @fires {XanoUserEvent} xano-sign-in - with `sign-in`: sign-in is complete; `user`
 *
 * @csspart field-{password,confirm} - the field of one kind
 * @csspart label-{password,confirm} - the label of one kind of field
 * @csspart input-{password,confirm} - the box of one kind of control
 * @csspart field-error-{password,confirm} - what is wrong with one kind of field
 * @csspart password-toggle - the button that shows a password
 * @csspart password-toggle-shown - the same while the password can be read
 * @csspart caps-lock - says that Caps Lock is on while a password is typed
 * @csspart rules - what a password must have, as a list
 * @csspart rule - one of the rules
 * @csspart rule-met - a rule that the password keeps
 * @csspart rule-unmet - a rule that it does not keep yet
 * @csspart strength - how hard a password is to guess
 * @csspart strength-{weak,fair,good,strong} - the same, by how hard it is
 * @csspart strength-bar - the bar in it
 * @csspart strength-text - its words
 * @csspart signed-in - in place of the form while somebody is signed in
 * @csspart continue - the link in it to the next page
 * @csspart logout-button - the button in it that signs out
 * @csspart done - the same, when the password is set
 * @csspart expired - the same, when the link is too old or has been used
 * @csspart missing - the same, when there is no link
 * @csspart confirm - the same, until somebody goes on
 *
 * @cssstate signed-in - somebody is signed in
 * @cssstate done - the password is set
 * @cssstate expired - the link is too old or has been used
 * @cssstate missing - the page was not opened by a link
 * @cssstate confirm - somebody has to go on first
 */
export class XanoResetPasswordForm extends AuthForm {
  static override styles = [...AuthForm.styles, button];
  static override properties: PropertyDeclarations = {
    ...AuthForm.properties,
    exchangeEndpoint: { attribute: 'exchange-endpoint' },
    authTokenKey: { attribute: 'auth-token-key' },
    tokenParameter: { attribute: 'token-parameter' },
    emailParameter: { attribute: 'email-parameter' },
    passwordField: { attribute: 'password-field' },
    confirmField: { attribute: 'confirm-field' },
    passwordrules: {},
    passwordStrength: { type: Boolean, attribute: 'password-strength' },
    requestPage: { attribute: 'request-page' },
    confirm: { type: Boolean },
    signIn: { type: Boolean, attribute: 'sign-in' },
  };

  /** `[METHOD] [api:GROUP]/path` that takes the new password. @default 'POST /reset/update_password' */
  declare endpoint?: string | undefined;
  /** `[METHOD] [api:GROUP]/path` that gives a token for what the link carries; `none`: the endpoint takes it with the password. @default 'POST /reset/magic-link-login' */
  declare exchangeEndpoint?: string | undefined;
  /** Keys of the token in the answer of that endpoint. Default: the connection's. */
  declare authTokenKey?: string | undefined;
  /** Name of the link's token in the address, and in the body. @default 'magic_token' */
  declare tokenParameter: string;
  /** Name of the e-mail address in the address, and in the body. @default 'email' */
  declare emailParameter: string;
  /** Key of the password in the body. @default 'password' */
  declare passwordField: string;
  /** Key of the repeated password in the body; `none`: it is not sent. @default 'confirm_password' */
  declare confirmField: string;
  /** What a password must have, as on `<xano-sign-up-form>`. @default 'minlength: 8; required: lower, upper; required: digit' */
  declare passwordrules?: string | undefined;
  /** Shows how hard a password is to guess while it is typed. It is estimated in the page, by zxcvbn, which is loaded for it. */
  declare passwordStrength: boolean;
  /** Page with `<xano-forgot-password-form>`, for somebody whose link is too old. */
  declare requestPage?: string | undefined;
  /** Opens the link only when somebody has pressed *Continue*: programs that look at links in e-mails use none up. */
  declare confirm: boolean;
  /** Signs in when the password is set. Default: leads to the sign-in page. */
  declare signIn: boolean;

  readonly #password = new NewPasswordController(this, this.text, this.say, () => this.language.tag);
  #values: Record<string, string> = {};
  #link: ResetLink | undefined;
  #opening: Promise<void> | undefined;
  /** Somebody has pressed *Continue*. */
  #isConfirmed = false;

  constructor() {
    super();
    this.passwordStrength = false;
    this.tokenParameter = 'magic_token';
    this.emailParameter = 'email';
    this.passwordField = 'password';
    this.confirmField = 'confirm_password';
    this.confirm = false;
    this.signIn = false;
  }

  override connectedCallback(): void {
    const taken = takeFromAddress([this.tokenParameter, this.emailParameter]);
    if (taken[this.tokenParameter]) this.#begin(taken);
    super.connectedCallback();
  }

  #begin(values: Record<string, string>): void {
    this.#values = values;
    this.#link = undefined;
    this.#isConfirmed = false;
    this.panel = this.confirm ? 'confirm' : undefined;
  }

  protected override viewFor(status: Status): View {
    if (this.#link) return 'form';
    if (this.#values[this.tokenParameter]) return 'waiting';
    return this.signIn && status === 'signed-in' ? 'signed-in' : 'missing';
  }

  protected override updated(changed: PropertyValues): void {
    super.updated(changed);
    if (this.isConnected && !this.panel && this.#mayOpen()) void this.#open();
  }

  /** Whether the link may be opened without a question: with `sign-in` it would take the place of who is signed in. */
  #mayOpen(): boolean {
    const { status } = this.session ?? {};
    if (!this.signIn || this.#isConfirmed || status === 'signed-out') return true;
    const isSomebodyIn = status === 'signed-in' || status === 'unconfirmed';
    if (isSomebodyIn && this.#values[this.tokenParameter]) {
      this.panel = 'confirm';
      this.requestUpdate();
    }
    return false;
  }

  /** Opens the link, once. */
  #open(): Promise<void> {
    const { provided } = this.connections;
    if (provided && this.#values[this.tokenParameter] && !this.#link)
      this.#opening ??= this.#exchange(provided).finally(() => {
        this.#opening = undefined;
      });
    return this.#opening ?? Promise.resolve();
  }

  async #exchange(provided: ProvidedConnection): Promise<void> {
    const { exchangeEndpoint: endpoint, authTokenKey } = this;
    const values = this.#values;
    try {
      this.#link = await openResetLink(provided.auth, values, { endpoint, authTokenKey, from: this });
    } catch (error) {
      this.panel = isAuthError(error) && error.code === 'flow-expired' ? 'expired' : 'failed';
    }
    this.requestUpdate();
  }

  protected override fields(): FieldDefinition[] {
    return [
      usernameField(this.#values[this.emailParameter]),
      this.#password.field(() => ['new-password']),
      this.#password.repeatedField(),
    ];
  }

  protected override submitLabel(): MessageCode {
    return 'reset-password';
  }

  protected override validate(form: HTMLFormElement): Record<string, Wording> {
    return this.#password.faults(form);
  }

  protected override async send(values: Values, form: HTMLFormElement, signal: AbortSignal): Promise<void> {
    const { endpoint } = this;
    const repeated = controlNamed(form, CONFIRM)?.value;
    const sent = this.confirmField === 'none' ? values : { ...values, [this.confirmField]: repeated };
    // A form of the page's own is there before the link is open.
    await this.#open();
    const link = this.#link;
    if (!link) throw new AuthError('flow-expired', 'There is no link that allows a new password.');
    try {
      await link.setPassword(sent, { endpoint, from: this, signal });
    } catch (error) {
      if (isAuthError(error) && error.code === 'flow-expired') this.panel = 'expired';
      throw error;
    }
    this.#values = {};
    if (!this.signIn) this.#leadOn();
    // The password is set, whether its owner can be signed in just now or not.
    else if (!(await link.signIn({ from: this }).catch(() => undefined))) this.panel = 'done';
    this.#link = undefined;
  }

  #leadOn(): void {
    this.panel = 'done';
    const { navigation } = this.connections.require();
    keepNotice('password-changed');
    navigation.afterAction(this);
  }

  protected override panelContent(panel: string): TemplateResult {
    const { say } = this;
    const email = this.#values[this.emailParameter];
    const link = (to: string | undefined, code: MessageCode) =>
      to ? html`<a part="continue" href=${to}>${say(code)}</a>` : nothing;
    const again = (run: () => void, code: MessageCode) =>
      html`<button part="continue" type="button" @click=${run}>${say(code)}</button>`;
    switch (panel) {
      case 'done':
        return html`<p>${say('password-changed')}</p>
          ${link(this.connections.provided?.auth.connection?.signInPage, 'to-sign-in')}`;
      case 'expired':
        return html`<p>${say('link-expired')}</p>
          ${link(this.requestPage, 'send-new-link')}`;
      case 'confirm':
        return html`<p>${email ? say('link-confirm-as', { email }) : say('link-confirm')}</p>
          ${again(this.#goOn, 'continue')}`;
      case 'failed':
        return html`<p>${say('unexpected')}</p>
          ${again(this.#goOn, 'retry')}`;
      default:
        return html`<p>${say('link-missing')}</p>
          ${link(this.requestPage, 'send-new-link')}`;
    }
  }

  /** Somebody pressed: the link is opened. */
  readonly #goOn = (): void => {
    this.#isConfirmed = true;
    this.panel = undefined;
    this.requestUpdate();
  };
}

define('xano-reset-password-form', XanoResetPasswordForm);

declare global {
  interface HTMLElementTagNameMap {
    'xano-reset-password-form': XanoResetPasswordForm;
  }
}
