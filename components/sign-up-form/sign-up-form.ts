// Signs up: a name, an identifier and a password that keeps the rules, on demand written twice.
import type { PropertyDeclarations } from 'lit';
import type { Values } from '../../src/core/index.js';
import { AuthForm } from '../form/auth-form.js';
import {
  type CredentialForm,
  credentialProperties,
  identifierField,
  submitCredentials,
} from '../form/credential-form.js';
import type { FieldDefinition } from '../form/field-definition.js';
import { NewPasswordController } from '../form/new-password-controller.js';
import { define } from '../shared/define.js';
import type { MessageCode, Said, Wording } from '../messages/messages.js';

export interface XanoSignUpForm extends CredentialForm {}

/**
 * A sign-up form. Its fields are real inputs among the element's children, so that password managers and
 * autofill work, in boxes that the page restyles by `::part()`. A `<form method="dialog">` inside is used
 * instead of drawing one: errors appear at its `[data-xano-error="email"]` and `[data-xano-error]`; a control
 * named `confirm-password` is compared with the password and never sent.
 *
 * @summary A form that signs up, with any extra fields; or enhances a `<form>` of your own.
 * @example
 * <xano-sign-up-form redirect-to="welcome.html">
 *   <label slot="fields">Company <input name="company"></label>
 * </xano-sign-up-form>
 *
 * @slot email-label - label of the first field
 * @slot username-label - its label with `identifier="username"`
 * @slot phone-label - its label with `identifier="phone"`
 * @slot password-label - label of the password
 * @slot forgot - beside the label of the password, for a link such as *Forgot your password?*
 * @slot signed-in - what a visitor who is already signed in sees; by default their name, *Continue* and *Sign out*
 * @slot name-label - label of the name
 * @slot confirm-label - label of the repeated password
 * @slot done - shown when the account still waits for its confirmation by e-mail
 *
 * @fires {XanoBeforeEvent} xano-before-sign-up - before anything is sent; cancelable, `waitUntil(promise)` holds it back
 * @fires {XanoUserEvent} xano-sign-up - sign-up is complete; `user`, absent where no token came
 *
 * @csspart field-{email,username,phone,password} - the field of one kind
 * @csspart label-{email,username,phone,password} - the label of one kind of field
 * @csspart input-{email,username,phone,password} - the box of one kind of control
 * @csspart field-error-{email,username,phone,password} - what is wrong with one kind of field
 * @csspart password-toggle - the button that shows a password
 * @csspart password-toggle-shown - the same while the password can be read
 * @csspart caps-lock - says that Caps Lock is on while a password is typed
 * @csspart notice - why the visitor has to sign in again
 * @csspart signed-in - in place of the form while somebody is signed in
 * @csspart continue - the link in it to the next page
 * @csspart logout-button - the button in it that signs out
 * @csspart field-{name,confirm} - the field of one kind
 * @csspart label-{name,confirm} - the label of one kind of field
 * @csspart input-{name,confirm} - the box of one kind of control
 * @csspart field-error-{name,confirm} - what is wrong with one kind of field
 * @csspart rules - what a password must have, as a list
 * @csspart rule - one of the rules
 * @csspart rule-met - a rule that the password keeps
 * @csspart rule-unmet - a rule that it does not keep yet
 * @csspart strength - how hard a password is to guess
 * @csspart strength-{weak,fair,good,strong} - the same, by how hard it is
 * @csspart strength-bar - the bar in it
 * @csspart strength-text - its words
 * @csspart done - in place of the form when the account waits for its confirmation
 *
 * @cssstate signed-in - somebody is signed in
 * @cssstate done - the account waits for its confirmation
 */
export class XanoSignUpForm extends AuthForm {
  static override properties: PropertyDeclarations = {
    ...AuthForm.properties,
    ...credentialProperties,
    withoutName: { type: Boolean, attribute: 'without-name' },
    nameField: { attribute: 'name-field' },
    confirmPassword: { type: Boolean, attribute: 'confirm-password' },
    passwordrules: {},
    passwordStrength: { type: Boolean, attribute: 'password-strength' },
  };

  /** Asks for no name. */
  declare withoutName: boolean;
  /** Key of the name in the body. @default 'name' */
  declare nameField: string;
  /** Asks for the password twice. */
  declare confirmPassword: boolean;
  /** What a password must have, in the grammar of the browsers: `minlength: 10; required: lower; required: digit`. A comma means *one of these*: `required: lower, upper` is any letter. Shown as a hint while typing. A form of the page's own has no rules unless this names them. @default 'minlength: 8; required: lower, upper; required: digit' */
  declare passwordrules?: string | undefined;
  /** Shows how hard a password is to guess while it is typed. It is estimated in the page, by zxcvbn, which is loaded for it. */
  declare passwordStrength: boolean;

  readonly #password = new NewPasswordController(this, this.text, this.say, () => this.language.tag);

  constructor() {
    super();
    this.passwordStrength = false;
    this.identifier = 'email';
    this.passwordField = 'password';
    this.withoutName = false;
    this.nameField = 'name';
    this.confirmPassword = false;
  }

  protected override drawnFields(): FieldDefinition[] {
    const fields: (FieldDefinition | false)[] = [
      !this.withoutName && { kind: 'name', name: this.nameField || 'name', autocomplete: 'name' },
      identifierField(this),
      this.#password.field(),
      this.confirmPassword && this.#password.repeatedField(),
    ];
    return fields.filter((field) => field !== false);
  }

  protected override submitLabel(): MessageCode {
    return 'sign-up';
  }

  protected override validate(form: HTMLFormElement): Record<string, Wording> {
    return this.#password.faults(form);
  }

  protected override async send(values: Values, form: HTMLFormElement, signal: AbortSignal): Promise<void> {
    const connection = this.connections.require();
    const user = await submitCredentials(connection, 'signUp', this, values, form, signal);
    const { status } = connection.auth.$session.get();
    if (!user && status !== 'restoring' && status !== 'unconfirmed') this.panel = 'done';
  }

  protected override panelContent(): Said {
    return this.say('check-your-email');
  }
}

define('xano-sign-up-form', XanoSignUpForm);

declare global {
  interface HTMLElementTagNameMap {
    'xano-sign-up-form': XanoSignUpForm;
  }
}
