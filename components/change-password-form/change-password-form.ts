// Changes the password of somebody who is signed in and knows the one that there is.
import type { PropertyDeclarations } from 'lit';
import { changePassword, keepNotice } from '../../src/account/index.js';
import { AuthError, isAuthError, type Status, type Values } from '../../src/core/index.js';
import '../account/texts.js';
import { usernameField } from '../account/username-field.js';
import { AuthForm, type View } from '../form/auth-form.js';
import type { FieldDefinition } from '../form/field-definition.js';
import { CONFIRM, controlNamed } from '../form/form-values.js';
import { NewPasswordController } from '../form/new-password-controller.js';
import type { MessageCode, Said, Wording } from '../messages/messages.js';
import { define } from '../shared/define.js';

/** How a wrong current password may be refused. */
const refusals = ['forbidden', 'invalid-credentials'];

/**
 * Asks for the current password and for a new one, twice. Password managers learn from a field that nobody sees whose
 * password it is.
 *
 * @summary Changes the password of the user.
 * @example
 * <xano-change-password-form></xano-change-password-form>
 *
 * @slot password-label - label of the new password
 * @slot forgot - beside the label of the password, for a link
 * @slot current-label - label of the current password
 * @slot confirm-label - label of the repeated password
 * @slot done - in place of the form when the password is changed
 * @slot signed-out - shown while nobody is signed in
 *
 * @fires {XanoBeforeEvent} xano-before-change-password - before anything is sent; cancelable, `waitUntil(promise)` holds it back
 * @fires {XanoEvent} xano-change-password - the password is changed
 *
 * @csspart field-{current,password,confirm} - the field of one kind
 * @csspart label-{current,password,confirm} - the label of one kind of field
 * @csspart input-{current,password,confirm} - the box of one kind of control
 * @csspart field-error-{current,password,confirm} - what is wrong with one kind of field
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
 * @csspart done - the same, when the password is changed
 * @csspart signed-out - the same, while nobody is signed in
 *
 * @cssstate done - the password is changed
 * @cssstate signed-out - nobody is signed in
 */
export class XanoChangePasswordForm extends AuthForm {
  static override properties: PropertyDeclarations = {
    ...AuthForm.properties,
    currentField: { attribute: 'current-field' },
    passwordField: { attribute: 'password-field' },
    confirmField: { attribute: 'confirm-field' },
    passwordrules: {},
    passwordStrength: { type: Boolean, attribute: 'password-strength' },
  };

  /** Where to navigate when the password is changed. Default: nowhere. */
  declare redirectTo?: string | undefined;
  /** `[METHOD] [api:GROUP]/path` that takes both passwords. @default 'POST /auth/change-password' */
  declare endpoint?: string | undefined;
  /** Key of the current password in the body. @default 'current_password' */
  declare currentField: string;
  /** Key of the new password in the body. @default 'password' */
  declare passwordField: string;
  /** Key of the repeated password in the body; `none`: it is not sent. @default 'confirm_password' */
  declare confirmField: string;
  /** What a password must have, as on `<xano-sign-up-form>`. @default 'minlength: 8; required: lower, upper; required: digit' */
  declare passwordrules?: string | undefined;
  /** Shows how hard a password is to guess while it is typed. It is estimated in the page, by zxcvbn, which is loaded for it. */
  declare passwordStrength: boolean;

  readonly #password = new NewPasswordController(this, this.text, this.say, () => this.language.tag);

  /** Whose passwords are typed. */
  #person: unknown;

  constructor() {
    super();
    this.passwordStrength = false;
    this.currentField = 'current_password';
    this.passwordField = 'password';
    this.confirmField = 'confirm_password';
  }

  get #currentName(): string {
    return this.currentField || 'current_password';
  }

  protected override willUpdate(): void {
    const { status, user } = this.session ?? {};
    // Who has neither an id nor an address is known by the session alone.
    const known = user && (user['id'] ?? user['email'] ?? 'somebody');
    const person = status === 'signed-out' ? undefined : (known ?? this.#person);
    // What one has typed, and that it was changed, is nobody else's to see.
    if (person !== this.#person && this.#person !== undefined) this.reset();
    this.#person = person;
    super.willUpdate();
  }

  protected override viewFor(status: Status): View {
    if (status === 'restoring') return 'waiting';
    return status === 'signed-in' || status === 'unconfirmed' ? 'form' : 'signed-out';
  }

  protected override drawnFields(): FieldDefinition[] {
    const { user } = this.session ?? {};
    const username = user?.['email'] ?? user?.['username'];
    return [
      usernameField(typeof username === 'string' ? username : undefined),
      { kind: 'current', name: this.#currentName, autocomplete: 'current-password' },
      this.#password.field(() => ['new-password']),
      this.#password.repeatedField(),
    ];
  }

  protected override submitLabel(): MessageCode {
    return 'change-password';
  }

  protected override validate(form: HTMLFormElement): Record<string, Wording> {
    return this.#password.faults(form);
  }

  protected override async send(values: Values, form: HTMLFormElement, signal: AbortSignal): Promise<void> {
    const { endpoint } = this;
    const { auth, navigation } = this.connections.require();
    const repeated = controlNamed(form, CONFIRM)?.value;
    const sent = this.confirmField === 'none' ? values : { ...values, [this.confirmField]: repeated };
    try {
      await changePassword(auth, sent, { endpoint, from: this, signal });
    } catch (error) {
      throw isAuthError(error) && refusals.includes(error.code) ? this.#atCurrent(error) : error;
    }
    this.panel = 'done';
    if (this.redirectTo) keepNotice('password-changed');
    navigation.afterAction(this);
  }

  /** What is refused is the current password, unless the backend says that it is something else. */
  #atCurrent(error: AuthError): AuthError {
    const { message, status, endpoint, userMessage } = error;
    const field = this.#currentName;
    return new AuthError('invalid-credentials', message, {
      status,
      endpoint,
      userMessage,
      field,
      cause: error,
    });
  }

  protected override textOf({ code, field }: AuthError): MessageCode {
    return field === this.#currentName ? 'current-wrong' : code;
  }

  protected override panelContent(panel: string): Said {
    return panel === 'done' ? this.say('password-changed') : '';
  }
}

define('xano-change-password-form', XanoChangePasswordForm);

declare global {
  interface HTMLElementTagNameMap {
    'xano-change-password-form': XanoChangePasswordForm;
  }
}
