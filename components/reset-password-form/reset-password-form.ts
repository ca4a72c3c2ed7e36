// Sets a new password on the page that the link of an e-mail opens.
import type { PropertyDeclarations, PropertyValues, TemplateResult } from 'lit';
import { keepNotice, openResetLink, type ResetLink } from '../../src/account/index.js';
import { AuthError, isAuthError, type Status, type Values } from '../../src/core/index.js';
import { accountStyles } from '../account/account.styles.js';
import { LinkController, type LinkValues } from '../account/link-controller.js';
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
import { resetPanel } from './reset-panels.js';

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
 * @slot failed - in place of the form when the link could not be opened just now
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
 * @csspart failed - the same, when the link could not be opened just now
 *
 * @cssstate signed-in - somebody is signed in
 * @cssstate done - the password is set
 * @cssstate expired - the link is too old or has been used
 * @cssstate missing - the page was not opened by a link
 * @cssstate confirm - somebody has to go on first
 * @cssstate failed - the link could not be opened just now
 */
export class XanoResetPasswordForm extends AuthForm {
  static override styles = [...AuthForm.styles, button, accountStyles];
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

  /** Where to navigate when the password is set. Default: nowhere; with `sign-in` the connection's `after-sign-in`. */
  declare redirectTo?: string | undefined;
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
  /** Signs in when the password is set. Default: says so, with a link to the connection's `sign-in-page`, unless `redirect-to` leads elsewhere. */
  declare signIn: boolean;

  readonly #password = new NewPasswordController(this, this.text, this.say, () => this.language.tag);
  /** What the link carries, until the password is set. */
  #values: LinkValues = {};
  #link: ResetLink | undefined;
  #opening: Promise<void> | undefined;
  /** Why the link could not be opened. */
  #failure: AuthError | undefined;
  /** Somebody has pressed *Continue*. */
  #isConfirmed = false;
  /** Somebody has pressed, and what they pressed stays until the link is open: the focus is there. */
  #isGoingOn = false;

  constructor() {
    super();
    this.passwordStrength = false;
    this.tokenParameter = 'magic_token';
    this.emailParameter = 'email';
    this.passwordField = 'password';
    this.confirmField = 'confirm_password';
    this.confirm = false;
    this.signIn = false;
    new LinkController(this, (values) => this.#begin(values));
  }

  #begin(values: LinkValues): void {
    // What was typed for another link is not for this one.
    this.reset();
    this.#values = values;
    this.#link = undefined;
    this.#opening = undefined;
    this.#isConfirmed = false;
    this.#isGoingOn = false;
    this.panel = this.confirm ? 'confirm' : undefined;
  }

  protected override viewFor(status: Status): View {
    if (this.#link) return 'form';
    if (this.#hasToken) return 'waiting';
    return this.signIn && status === 'signed-in' ? 'signed-in' : 'missing';
  }

  get #hasToken(): boolean {
    return !!this.#values[this.tokenParameter];
  }

  protected override willUpdate(): void {
    const { status } = this.session ?? {};
    const isSomebodyIn = status === 'signed-in' || status === 'unconfirmed';
    // With `sign-in` the link would take their place.
    if (this.signIn && isSomebodyIn && this.#hasToken && !this.#isConfirmed) this.panel ??= 'confirm';
    super.willUpdate();
  }

  protected override updated(changed: PropertyValues): void {
    super.updated(changed);
    if (!this.isConnected) return;
    const isAllowed = !this.signIn || this.#isConfirmed || this.session?.status === 'signed-out';
    if (this.#isGoingOn || (!this.panel && isAllowed)) void this.#open();
  }

  /** Opens the link, once. */
  #open(): Promise<void> {
    const { provided } = this.connections;
    if (provided && this.#hasToken && !this.#link) this.#opening ??= this.#exchange(provided);
    return this.#opening ?? Promise.resolve();
  }

  async #exchange({ auth }: ProvidedConnection): Promise<void> {
    const { exchangeEndpoint: endpoint, authTokenKey } = this;
    const values = this.#values;
    const isLatest = () => this.#values === values;
    try {
      const link = await openResetLink(auth, values, { endpoint, authTokenKey, from: this });
      if (!isLatest()) return;
      this.#link = link;
      this.panel = undefined;
    } catch (error) {
      if (!isAuthError(error)) throw error;
      if (!isLatest()) return;
      this.#failure = error;
      this.panel = error.code === 'flow-expired' ? 'expired' : 'failed';
    }
    this.#opening = undefined;
    this.#isGoingOn = false;
    this.requestUpdate();
  }

  protected override drawnFields(): FieldDefinition[] {
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
    // Where a panel says why, the form does not: it is as good as new when the link is open after all.
    if (!link)
      throw new AuthError(
        this.panel ? 'aborted' : 'flow-expired',
        'There is no link that allows a new password.',
      );
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
    // The page that stays has it in the form's place.
    if (this.redirectTo) keepNotice('password-changed');
    navigation.afterAction(this);
  }

  protected override panelContent(panel: string): TemplateResult {
    const { say, requestPage } = this;
    const { auth, navigation } = this.connections.provided ?? {};
    return resetPanel(panel, {
      say,
      requestPage,
      email: this.#values[this.emailParameter],
      signInPage: auth?.connection?.signInPage,
      follow: navigation?.follow,
      error: this.#failure,
      explanation: this.connections.explanationOf(this.#failure),
      pending: this.#isGoingOn,
      goOn: this.#goOn,
    });
  }

  /** Somebody pressed: the link is opened, unless it is open already. */
  readonly #goOn = (): void => {
    this.#isConfirmed = true;
    if (this.#link) this.panel = undefined;
    else this.#isGoingOn = true;
    this.requestUpdate();
  };
}

define('xano-reset-password-form', XanoResetPasswordForm);

declare global {
  interface HTMLElementTagNameMap {
    'xano-reset-password-form': XanoResetPasswordForm;
  }
}
