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
import { CONFIRM, controlNamed } from '../form/form-values.js';
import { define } from '../shared/define.js';
import { isGenerated } from '../shared/generated.js';
import type { MessageCode, Wording } from '../messages/messages.js';
import { describeRules, passwordFault } from './password-rules.js';

/** What Xano's template of the user table asks for (`min:8|minAlpha:1|minDigit:1`). */
const DEFAULT_RULES = 'minlength: 8; required: lower, upper; required: digit';

export interface XanoSignUpForm extends CredentialForm {}

/**
 * A sign-up form. Its fields are real inputs among the element's children, so that password managers and
 * autofill work, in boxes that the page restyles by `::part()`. A `<form method="post">` inside is used
 * instead of drawing one: errors appear at its `[data-xano-error="email"]` and `[data-xano-error]`; a control
 * named `confirm-password` is compared with the password and never sent.
 *
 * @summary A form that signs up, with any extra fields; or enhances a `<form method="post">` of your own.
 * @example
 * <xano-sign-up-form redirect-to="welcome.html">
 *   <label slot="fields">Company <input name="company"></label>
 * </xano-sign-up-form>
 *
 * @slot name-label - label of the name
 * @slot confirm-label - label of the repeated password
 * @slot done - shown when the account still waits for its confirmation by e-mail
 *
 * @fires {XanoBeforeEvent} xano-before-sign-up - before anything is sent; cancelable, `waitUntil(promise)` holds it back
 * @fires {XanoUserEvent} xano-sign-up - sign-up is complete; `user`, absent where no token came
 *
 * @csspart field-{name,confirm} - the field of one kind
 * @csspart label-{name,confirm} - the label of one kind of field
 * @csspart input-{name,confirm} - the box of one kind of control
 * @csspart field-error-{name,confirm} - what is wrong with one kind of field
 * @csspart rules - what a password must have, as a list
 * @csspart rule - one of the rules
 * @csspart rule-met - a rule that the password keeps
 * @csspart rule-unmet - a rule that it does not keep yet
 * @csspart done - in place of the form when the account waits for its confirmation
 *
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
  };

  /** Asks for no name. */
  declare withoutName: boolean;
  /** Key of the name in the body. @default 'name' */
  declare nameField: string;
  /** Asks for the password twice. */
  declare confirmPassword: boolean;
  /** What a password must have, in the grammar of the browsers: `minlength: 10; required: lower; required: digit`. Shown as a hint while typing. A form of the page's own has no rules unless this names them. @default 'minlength: 8; required: lower, upper; required: digit' */
  declare passwordrules?: string | undefined;

  constructor() {
    super();
    this.identifier = 'email';
    this.passwordField = 'password';
    this.withoutName = false;
    this.nameField = 'name';
    this.confirmPassword = false;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.addEventListener('input', this.#showKeptRules);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.removeEventListener('input', this.#showKeptRules);
  }

  /** The hint shows which rules are kept while typing. */
  readonly #showKeptRules = (): void => this.requestUpdate();

  get #passwordName(): string {
    return this.passwordField || 'password';
  }

  protected override fields(): FieldDefinition[] {
    const autocomplete = 'new-password';
    const { form } = this;
    const passwordrules = this.passwordrules ?? DEFAULT_RULES;
    const typed = (form && controlNamed(form, this.#passwordName)?.value) ?? '';
    const described = describeRules(passwordrules, typed, this.text);
    const fields: (FieldDefinition | false)[] = [
      !this.withoutName && { kind: 'name', name: this.nameField || 'name', autocomplete: 'name' },
      identifierField(this),
      { kind: 'password', name: this.#passwordName, autocomplete, passwordrules, ...described },
      this.confirmPassword && { kind: 'confirm', name: CONFIRM, autocomplete },
    ];
    return fields.filter((field) => field !== false);
  }

  protected override submitLabel(): MessageCode {
    return 'sign-up';
  }

  protected override validate(form: HTMLFormElement): Record<string, Wording> {
    const password = controlNamed(form, this.#passwordName);
    const confirm = controlNamed(form, CONFIRM);
    const value = password?.value ?? '';
    const rules = this.passwordrules ?? (isGenerated(form) ? DEFAULT_RULES : '');
    const fault = passwordFault(rules, value, this.text, () => this.language.tag);
    return {
      ...(password && fault && { [password.name]: fault }),
      ...(confirm && confirm.value !== value && { [CONFIRM]: () => ['confirm-mismatch'] as const }),
    };
  }

  protected override async send(values: Values, form: HTMLFormElement, signal: AbortSignal): Promise<void> {
    const connection = this.connections.require();
    const user = await submitCredentials(connection, 'signUp', this, values, form, signal);
    const { status } = connection.auth.$session.get();
    this.done = !user && status !== 'restoring' && status !== 'unconfirmed';
  }
}

define('xano-sign-up-form', XanoSignUpForm);

declare global {
  interface HTMLElementTagNameMap {
    'xano-sign-up-form': XanoSignUpForm;
  }
}
