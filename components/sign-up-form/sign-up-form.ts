// Signs up: a name, an identifier and a password that keeps the rules, on demand written twice.
import { attributes } from '../base/attributes.js';
import { define } from '../base/define.js';
import type { Field } from '../base/fields.js';
import { FormElement } from '../base/form-element.js';
import { CONFIRM, controlNamed } from '../base/form-values.js';
import type { parsePasswordRules, PasswordRule } from './password-rules.js';

/**
 * A sign-up form. Its fields are real inputs among the element's children, so that password managers and
 * autofill work, in boxes that the page restyles by `::part()`. A `<form method="post">` inside is used
 * instead of drawing one: errors appear at its `[data-xano-error="email"]` and `[data-xano-error]`; a control
 * named `confirm-password` is compared with the password and never sent.
 *
 * @summary Signs up.
 * @example
 * <xano-sign-up-form redirect-to="welcome.html">
 *   <label slot="fields">Company <input name="company"></label>
 * </xano-sign-up-form>
 *
 * @slot - a `<form method="post">` of the page's own, in place of a drawn one
 * @slot heading - above everything
 * @slot before - above the fields
 * @slot fields - more controls with their labels; their values become part of the body
 * @slot after - under the button
 * @slot submit-label - text of the button
 * @slot name-label - label of the name
 * @slot email-label - label of the identifier; `username-label` or `phone-label` with that `identifier`
 * @slot username-label - see `email-label`
 * @slot phone-label - see `email-label`
 * @slot password-label - label of the password
 * @slot confirm-label - label of its repetition
 * @slot done - shown when the account still waits for its confirmation by e-mail
 * @slot signed-in - what a visitor who is already signed in sees
 * @fires {XanoBeforeEvent} xano-before-sign-up - before anything is sent; cancelable, `waitUntil(promise)`
 * @fires {XanoEvent} xano-authenticate - the session was stored
 * @fires {XanoUserEvent} xano-set-user - the user was set
 * @fires {XanoUserEvent} xano-sign-up - sign-up is complete; without `user` where no token came
 * @fires {XanoNavigateEvent} xano-navigate - about to navigate; cancelable
 * @fires {XanoErrorEvent} xano-error - sign-up failed
 * @csspart form - everything of the form
 * @csspart heading - around the heading
 * @csspart fields - around the fields
 * @csspart field - one field, also as `field-email`, …; `field-invalid` while something is wrong with it
 * @csspart label - its label, also as `label-email`, …
 * @csspart input - the box of its control, also as `input-email`, …; `input-invalid`, `input-disabled`
 * @csspart password-toggle - the button that shows the password
 * @csspart hint - a hint for a field, also as `hint-password`
 * @csspart field-error - what is wrong with a field, also as `field-error-email`, …
 * @csspart required-mark - a mark at required fields; not displayed unless the page says so
 * @csspart notice - why the visitor has to sign in again
 * @csspart alert - what is wrong with the whole form
 * @csspart developer-message - the cause, on the developer's own machine only
 * @csspart submit - the button
 * @csspart spinner - shown in it during slow answers
 * @csspart footer - around `after`
 * @csspart done - in place of the form when the account waits for its confirmation
 * @csspart signed-in - in place of the form while somebody is signed in
 * @csspart continue - the link in it
 * @csspart logout-button - the button in it
 * @cssstate pending - the form's own sign-up is under way
 * @cssstate error - something is wrong with the form or one of its fields
 * @cssstate done - the account waits for its confirmation
 * @cssstate signed-in - somebody is signed in
 */
export class XanoSignUpForm extends FormElement {
  static override properties = {
    ...attributes({ withoutName: Boolean, nameField: String, confirmPassword: Boolean }),
    passwordRules: { attribute: 'passwordrules' },
  };

  /** Asks for no name. */
  withoutName = false;
  /** Key of the name in the body. */
  nameField = 'name';
  /** Asks for the password twice. */
  confirmPassword = false;
  /** What a password must have, in the browsers' grammar: `minlength: 10; required: lower; required: digit`. */
  passwordRules = 'minlength: 8';

  protected readonly flow = 'signUp';
  /** Knows the whole grammar; loaded where there is more in it than the commonest rule, a length. */
  #parse: typeof parsePasswordRules | undefined;
  #asked = false;

  constructor() {
    super();
    // The hint shows which rules are kept while typing.
    this.addEventListener('input', () => this.requestUpdate());
  }

  protected fields(): Field[] {
    const autocomplete = 'new-password';
    const { passwordRules: rules } = this;
    return [
      !this.withoutName && { kind: 'name', name: this.nameField, autocomplete: 'name' },
      this.identifierOf(),
      { kind: 'password', name: this.passwordField, autocomplete, hint: this.#hint(), rules },
      this.confirmPassword && { kind: 'confirm', name: CONFIRM, autocomplete },
    ].filter((field): field is Field => !!field);
  }

  protected override problems(form: HTMLFormElement): [string, string][] {
    const { name, value = '' } = controlNamed(form, this.passwordField) ?? {};
    const confirm = controlNamed(form, CONFIRM);
    const broken = this.#rules().filter(({ met }) => !met(value));
    return [
      [name ?? '', name ? broken.map(({ text }) => text).join(' ') : ''],
      [CONFIRM, confirm && confirm.value !== value ? this.text('confirm-mismatch') : ''],
    ];
  }

  #rules(): PasswordRule[] {
    const { passwordRules } = this;
    const [all, min = ''] = /^\s*minlength:\s*(\d+)[\s;]*/i.exec(passwordRules) ?? [''];
    if (!this.#asked && all !== passwordRules) {
      this.#asked = true;
      this.load(import('./password-rules.js').then((rules) => (this.#parse = rules.parsePasswordRules)));
    }
    if (this.#parse) return this.#parse(passwordRules, (code, values) => this.text(code, values));
    const met = (password: string) => [...password].length >= Number(min);
    return min ? [{ text: this.text('password-rule', { min }), met }] : [];
  }

  #hint(): string {
    const value = (this.form && controlNamed(this.form, this.passwordField)?.value) ?? '';
    const rules = this.#rules();
    const mark = rules.length > 1 ? '• ' : '';
    return rules.map(({ text, met }) => (value && met(value) ? '✓ ' : mark) + text).join('\n');
  }
}

define('xano-sign-up-form', XanoSignUpForm);

declare global {
  interface HTMLElementTagNameMap {
    'xano-sign-up-form': XanoSignUpForm;
  }
}
