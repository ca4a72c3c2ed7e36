// Signs up: a name, an identifier and a password that keeps the rules, on demand written twice.
import { define } from '../base/define.js';
import type { Field } from '../base/fields.js';
import { FormElement } from '../base/form-element.js';
import { CONFIRM, controlNamed } from '../base/form-values.js';
import type { judge } from './password-rules.js';

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
 * @csspart hint - the hint for a field
 * @csspart hint-password - what a password must have
 * @csspart done - in place of the form when the account waits for its confirmation
 *
 * @cssstate done - the account waits for its confirmation
 */
export class XanoSignUpForm extends FormElement {
  static override properties = {
    ...FormElement.properties,
    withoutName: Boolean,
    nameField: 'name',
    confirmPassword: Boolean,
    passwordrules: 'minlength: 8',
  };

  /** Asks for no name. */
  declare withoutName: boolean;
  /** Key of the name in the body. */
  declare nameField: string;
  /** Asks for the password twice. */
  declare confirmPassword: boolean;
  /** What a password must have, in the grammar of the browsers: `minlength: 10; required: lower; required: digit`. Shown as a hint while typing. */
  declare passwordrules: string;

  protected readonly flow = 'signUp';
  /** Knows the whole grammar; loaded where there is more in it than the commonest rule, a length. */
  #judge: typeof judge | undefined;
  #asked = false;

  constructor() {
    super();
    // The hint shows which rules are kept while typing.
    this.addEventListener('input', () => this.requestUpdate());
  }

  protected fields(): Field[] {
    const autocomplete = 'new-password';
    const { passwordrules: rules, form } = this;
    const [hint] = this.#rules((form && controlNamed(form, this.passwordField)?.value) ?? '');
    return [
      !this.withoutName && { kind: 'name', name: this.nameField, autocomplete: 'name' },
      this.identifierOf(),
      { kind: 'password', name: this.passwordField, autocomplete, hint, rules },
      this.confirmPassword && { kind: 'confirm', name: CONFIRM, autocomplete },
    ].filter((field): field is Field => !!field);
  }

  protected override problems(form: HTMLFormElement): [string, string][] {
    const { name, value = '' } = controlNamed(form, this.passwordField) ?? {};
    const confirm = controlNamed(form, CONFIRM);
    return [
      [name ?? '', name ? this.#rules(value)[1] : ''],
      [CONFIRM, confirm && confirm.value !== value ? this.text('confirm-mismatch') : ''],
    ];
  }

  /** What the rules say: before and while a password is typed, and what is wrong with it. */
  #rules(password: string): readonly [hint: string, broken: string] {
    const { passwordrules: rules } = this;
    const [all, min] = /^\s*minlength:\s*(\d+)[\s;]*/i.exec(rules) ?? [''];
    if (!this.#asked && all !== rules) {
      this.#asked = true;
      this.load(import('./password-rules.js').then((part) => (this.#judge = part.judge)));
    }
    if (this.#judge) return this.#judge(rules, password, this.text.bind(this));
    const text = min ? this.text('password-rule', { min }) : '';
    const broken = [...password].length < Number(min) ? text : '';
    return [(password && text && !broken ? '✓ ' : '') + text, broken];
  }
}

define('xano-sign-up-form', XanoSignUpForm);

declare global {
  interface HTMLElementTagNameMap {
    'xano-sign-up-form': XanoSignUpForm;
  }
}
