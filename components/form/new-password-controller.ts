// A password that somebody makes up: its rules are shown and ticked off while typing, and checked at the submit; on
// demand it is typed twice, and how hard it is to guess is shown.
import type { ReactiveController, ReactiveControllerHost, TemplateResult } from 'lit';
import type { Say, TextOf, Wording } from '../messages/messages.js';
import { isGenerated } from '../shared/generated.js';
import type { FieldDefinition } from './field-definition.js';
import { CONFIRM, controlNamed, controlsOf, isSecret } from './form-values.js';
import { describeRules, passwordFault } from './password-rules.js';

/** What Xano's template of the user table asks for (`min:8|minAlpha:1|minDigit:1`). */
const DEFAULT_RULES = 'minlength: 8; required: lower, upper; required: digit';

/** A form with such a password. */
export interface NewPasswordHost extends ReactiveControllerHost, HTMLElement {
  readonly form: HTMLFormElement | undefined;
  /** Key of the password in the body. */
  passwordField: string;
  /** What it must have. */
  passwordrules?: string | undefined;
  /** Shows how hard it is to guess. */
  passwordStrength: boolean;
}

export class NewPasswordController implements ReactiveController {
  readonly #host: NewPasswordHost;
  readonly #text: TextOf;
  readonly #say: Say;
  readonly #tag: () => string;
  /** What shows the strength, once it is loaded. */
  #strength: typeof import('./password-strength.js') | undefined;
  #isLoading = false;

  /**
   * @param text gives the texts at the moment when they are shown
   * @param say the same, for templates
   * @param tag gives their language
   */
  constructor(host: NewPasswordHost, text: TextOf, say: Say, tag: () => string) {
    this.#host = host;
    this.#text = text;
    this.#say = say;
    this.#tag = tag;
    host.addController(this);
  }

  hostConnected(): void {
    this.#host.addEventListener('input', this.#showKeptRules);
    this.#host.addEventListener('focusin', this.#loadStrength);
  }

  hostDisconnected(): void {
    this.#host.removeEventListener('input', this.#showKeptRules);
    this.#host.removeEventListener('focusin', this.#loadStrength);
  }

  /** Key of the password in the body. */
  get name(): string {
    return this.#host.passwordField || 'password';
  }

  field(label?: Wording): FieldDefinition {
    const { form, passwordrules = DEFAULT_RULES } = this.#host;
    const typed = (form && controlNamed(form, this.name)?.value) ?? '';
    const described = describeRules(passwordrules, typed, this.#text);
    const autocomplete = 'new-password';
    const below = this.#strengthOf(typed);
    return { kind: 'password', label, name: this.name, autocomplete, passwordrules, below, ...described };
  }

  /** The same, typed again. */
  repeatedField(): FieldDefinition {
    return { kind: 'confirm', name: CONFIRM, autocomplete: 'new-password' };
  }

  /** What is wrong with the values of a form: texts by name of the control. */
  faults(form: HTMLFormElement): Record<string, Wording> {
    const password = controlNamed(form, this.name);
    const repeated = controlNamed(form, CONFIRM);
    const value = password?.value ?? '';
    const rules = this.#host.passwordrules ?? (isGenerated(form) ? DEFAULT_RULES : '');
    const fault = passwordFault(rules, value, this.#text, this.#tag);
    return {
      ...(password && fault && { [password.name]: fault }),
      ...(repeated && repeated.value !== value && { [CONFIRM]: () => ['confirm-mismatch'] as const }),
    };
  }

  #strengthOf(password: string): TemplateResult | undefined {
    const { form, passwordStrength } = this.#host;
    if (!form || !passwordStrength) return undefined;
    const others = controlsOf(form).filter((control) => control.localName === 'input' && !isSecret(control));
    return this.#strength?.strengthTemplate(
      password,
      others.map(({ value }) => value),
      this.#say,
    );
  }

  readonly #loadStrength = async (): Promise<void> => {
    const { passwordStrength, shadowRoot } = this.#host;
    if (!passwordStrength || !shadowRoot || this.#isLoading) return;
    this.#isLoading = true;
    try {
      const strength = await import('./password-strength.js');
      strength.addStrength(shadowRoot);
      this.#strength = strength;
      this.#host.requestUpdate();
    } catch {
      // The rules say what is needed; the next field that is entered tries again.
      this.#isLoading = false;
    }
  };

  readonly #showKeptRules = (): void => {
    // A field that a server has written may have had the focus before the script came.
    void this.#loadStrength();
    this.#host.requestUpdate();
  };
}
