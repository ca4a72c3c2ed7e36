// Submit, pending and errors of one form, whoever drew it: our element or the page. Pending and errors are
// those of the form's own action; nothing here knows what the action is.
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { AuthError, type Values } from '../../src/index.js';
import { type Control, controlNamed, controlsOf, isSecret, readValues } from './form-values.js';
import { describe } from './light-nodes.js';
import type { MessageCode } from './texts.js';

/** What the controller needs from its element. */
export interface FormTask {
  /** The form that counts now. */
  form(): HTMLFormElement | undefined;
  text(code: MessageCode, values?: Record<string, string | number>): string;
  /** What the browser does not check: texts by name of the control. */
  problems(form: HTMLFormElement): Iterable<[name: string, text: string]>;
  send(values: Values, form: HTMLFormElement, signal: AbortSignal): Promise<void>;
  /** Where the text for this name is shown; `control` may be given a new place. */
  place(name: string, control: Control | undefined): HTMLElement | undefined;
  /** Hides passwords that are shown. */
  conceal(): void;
}

/** The name under which the text for the whole form stands. */
export const WHOLE = '';

export class FormController implements ReactiveController {
  /** The form's own action is under way. */
  pending = false;
  /** Why its last action failed. */
  error: AuthError | undefined;
  /** What is wrong, by name of the control; {@link WHOLE} is the form itself. */
  readonly errors = new Map<string, string>();
  #attempt: AbortController | undefined;

  constructor(
    readonly host: ReactiveControllerHost & HTMLElement,
    readonly task: FormTask,
  ) {
    host.addController(this);
    // On the host, not the form: `<input name="addEventListener">` hides the form's own. These live as long
    // as the host does.
    host.addEventListener('submit', (event) => void this.#submit(event as SubmitEvent));
    host.addEventListener('invalid', (event) => this.#invalid(event), true);
    host.addEventListener(
      'input',
      ({ target }) => (target as Control).name && this.#put((target as Control).name),
    );
    host.addEventListener('reset', (event) => event.target === task.form() && this.stop());
  }

  hostConnected(): void {
    addEventListener('pagehide', this.forget);
  }

  hostDisconnected(): void {
    removeEventListener('pagehide', this.forget);
  }

  /** Empties the passwords. */
  readonly forget = (): void => {
    const form = this.task.form();
    this.task.conceal();
    for (const control of form ? controlsOf(form) : []) if (isSecret(control)) control.value = '';
  };

  /** Calls the action off and takes its errors away. */
  stop(): void {
    this.#attempt?.abort();
    this.task.conceal();
    this.#clear();
  }

  async #submit(event: SubmitEvent): Promise<void> {
    const { task } = this;
    const form = task.form();
    const submitter = event.submitter as HTMLButtonElement | null;
    if (!form || event.target !== form || event.defaultPrevented || submitter?.hasAttribute('formaction'))
      return;
    event.preventDefault();
    if (this.pending) return;
    task.conceal();
    if (submitter?.formNoValidate) this.#clear();
    else this.#check(form);
    if (this.errors.size > 0) return this.#focus(form);
    const attempt = (this.#attempt = new AbortController());
    this.#setPending(true, form);
    try {
      await task.send(readValues(form, submitter), form, attempt.signal);
      this.forget();
    } catch (error) {
      if (!(error instanceof AuthError)) throw error;
      this.#fail(error, form);
    } finally {
      this.#setPending(false, form);
    }
  }

  #fail(error: AuthError, form: HTMLFormElement): void {
    const { code, field = WHOLE, userMessage, retryAfter = 20 } = error;
    if (code === 'aborted') return;
    this.error = error;
    const text = userMessage ?? this.task.text(code, { seconds: Math.ceil(retryAfter) });
    const control = controlNamed(form, field);
    const shown = control && control.type !== 'hidden';
    this.#put(shown ? control.name : WHOLE, text);
    if (shown) this.#focus(form);
  }

  /** The browser's own check failed. Where the first field has a place for words, they replace its bubble. */
  #invalid(event: Event): void {
    const control = event.target as Control;
    const form = this.task.form();
    if (!form || control.form !== form) return;
    const bad = controlsOf(form).filter(({ willValidate, validity }) => willValidate && !validity.valid);
    const placed = (one: Control | undefined) => one?.name && this.task.place(one.name, one);
    if (!placed(bad[0])) return;
    event.preventDefault();
    const first = control === bad[0];
    if (first) this.#check(form);
    if (placed(control)) this.#put(control.name, this.#complaint(control));
    if (first) this.#focus(form);
  }

  /** What the browser does not check. */
  #check(form: HTMLFormElement): void {
    this.#clear();
    for (const problem of this.task.problems(form)) this.#put(...problem);
  }

  #complaint({ type, validity, validationMessage, minLength, maxLength }: Control): string {
    const { text } = this.task;
    const typed = /^(text|search|url|tel|email|password|number|textarea)$/.test(type);
    if (validity.valueMissing && typed) return text('value-missing');
    if (validity.typeMismatch && type === 'email') return text('email-invalid');
    if (validity.tooShort) return text('value-too-short', { min: minLength });
    if (validity.tooLong) return text('value-too-long', { max: maxLength });
    return validationMessage || text('value-invalid');
  }

  #clear(): void {
    this.error = undefined;
    for (const name of [...this.errors.keys()]) this.#put(name);
  }

  /** Says what is wrong with a control, or with `''` the form; without `text`, takes it back. */
  #put(name: string, text = ''): void {
    if (!text && !this.errors.has(name)) return;
    const form = this.task.form();
    const control = name && form ? controlNamed(form, name) : undefined;
    const place = this.task.place(name, control);
    if (text) this.errors.set(name, text);
    else this.errors.delete(name);
    if (!text && this.error?.field === name) this.error = undefined;
    if (place) place.textContent = text;
    else if (name) this.#put(WHOLE, text);
    if (control && text) {
      control.setAttribute('aria-invalid', 'true');
      if (place) describe(control, place);
    } else control?.removeAttribute('aria-invalid');
    this.host.requestUpdate();
  }

  #focus(form: HTMLFormElement): void {
    controlsOf(form)
      .find(({ name }) => name && this.errors.has(name))
      ?.focus();
  }

  #setPending(pending: boolean, form: HTMLFormElement): void {
    this.pending = pending;
    for (const control of controlsOf(form))
      if (control.type === 'submit') control.setAttribute('aria-disabled', `${pending}`);
    this.host.requestUpdate();
  }
}
