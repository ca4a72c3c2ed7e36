// Submit, pending and errors of one form, whoever drew it: our element or the page. They are those of the form's own
// action; nothing here knows what the action is.
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { AuthError, isAuthError, type Values } from '../../src/core/index.js';
import { unclobbered } from '../../src/core/internal.js';
import { RATE_WINDOW } from '../shared/rate-window.js';
import { warnDeveloper } from '../developer/warn.js';
import type { MessageCode, Wording } from '../messages/messages.js';
import { isGenerated } from '../shared/generated.js';
import { type ErrorPlaces, FieldErrors } from './field-errors.js';
import { type Control, controlNamed, controlsOf, isSecret, readValues } from './form-values.js';
import { validationWording } from './validation-wording.js';

/** What the controller needs of the element that has it. */
export interface AuthFormParts extends ErrorPlaces {
  /** Does what the form is for. */
  readonly send: (values: Values, form: HTMLFormElement, signal: AbortSignal) => Promise<void>;
  /** What the browser does not check: texts by name of the control. */
  readonly validate: (form: HTMLFormElement) => Readonly<Record<string, Wording>>;
  /** The text of a failure that brings no words of its own. */
  readonly textOf: (error: AuthError) => MessageCode;
  /** Set while the page is on its way to another; fulfilled if it is still there after all. */
  readonly leaving: () => Promise<void> | undefined;
  /** The form was emptied. */
  readonly onReset: () => void;
}

export class AuthFormController implements ReactiveController {
  /** What is wrong with the form and its fields. */
  readonly errors: FieldErrors;
  /** The fields whose password is readable just now. */
  #visible: readonly string[] = [];

  readonly #host: ReactiveControllerHost & HTMLElement;
  readonly #parts: AuthFormParts;
  #pending = false;
  #error: AuthError | undefined;
  #attempt: AbortController | undefined;
  #listening = new AbortController();

  constructor(host: ReactiveControllerHost & HTMLElement, parts: AuthFormParts) {
    this.#host = host;
    this.#parts = parts;
    this.errors = new FieldErrors(host, parts);
    host.addController(this);
  }

  /** The form's own action is under way. */
  get pending(): boolean {
    return this.#pending;
  }

  /** Why the form's last action failed; `undefined` from the next submit on. */
  get error(): AuthError | undefined {
    return this.#error;
  }

  hostConnected(): void {
    this.#listening = new AbortController();
    const { signal } = this.#listening;
    // On the host, not the form: `<input name="addEventListener">` hides the form's own.
    this.#host.addEventListener('submit', this.#takeDrawn, { signal, capture: true });
    this.#host.addEventListener('submit', (event) => void this.#submit(event), { signal });
    this.#host.addEventListener('invalid', this.#showInvalid, { signal, capture: true });
    this.#host.addEventListener('input', this.#forgetFieldError, { signal });
    this.#host.addEventListener('reset', this.#reset, { signal });
    addEventListener('pagehide', this.#emptyPasswords, { signal });
  }

  hostUpdated(): void {
    this.errors.translate();
  }

  hostDisconnected(): void {
    this.#listening.abort();
  }

  /** Whether the password in a field is readable just now. */
  isVisible(name: string): boolean {
    return this.#visible.includes(name);
  }

  /** Shows the password in a field, or hides it again. */
  togglePassword(name: string): void {
    const others = this.#visible.filter((visible) => visible !== name);
    this.#show(this.isVisible(name) ? others : [...others, name]);
  }

  #show(visible: readonly string[]): void {
    this.#visible = visible;
    this.#host.requestUpdate();
  }

  /**
   * A drawn form is ours: its submit goes no further, so that no tracker, no form script and no library that posts
   * forms by itself gets the credential. A page that wants to stop it cancels `xano-before-…`.
   */
  readonly #takeDrawn = (event: SubmitEvent): void => {
    if (event.target !== this.#parts.form() || !isGenerated(event.target as Element)) return;
    event.stopImmediatePropagation();
    void this.#submit(event);
  };

  async #submit(event: SubmitEvent): Promise<void> {
    const form = this.#parts.form();
    const submitter = event.submitter as HTMLButtonElement | null;
    if (!form || event.target !== form) return;
    if (submitter && this.#hasOwnTarget(submitter, form)) return;
    if (event.defaultPrevented) {
      warnDeveloper(
        `a listener of the page canceled the submit of the form in <${this.#host.localName}>, so nothing went to Xano (htmx does that by hx-boost).`,
      );
      return;
    }
    event.preventDefault();
    if (this.#pending) return;
    this.#show([]);
    this.clearErrors();
    if (!submitter?.formNoValidate) this.#validate(form);
    if (!this.errors.isEmpty) return this.errors.focusFirst();
    this.#setPending(true);
    const attempt = new AbortController();
    this.#attempt = attempt;
    try {
      const data = new FormData(form, this.#host.contains(submitter) ? submitter : null);
      await this.#parts.send(readValues(form, data), form, attempt.signal);
      this.#emptyPasswords();
    } catch (error) {
      if (!attempt.signal.aborted) this.showFailure(error, form);
    } finally {
      // While the page is on its way to another, the form stays as it is.
      const leaving = this.#parts.leaving();
      if (leaving) await leaving;
      this.#setPending(false);
    }
  }

  /**
   * Whether a button leads elsewhere, as only one in a form of the page's own may: any other button of the page can name
   * a form by its id. With `method="dialog"` none does. A password goes along to this site alone, and never in an address.
   */
  #hasOwnTarget(submitter: HTMLButtonElement, form: HTMLFormElement): boolean {
    const isOwn = !isGenerated(form) && this.#host.contains(submitter);
    if (!isOwn || !submitter.hasAttribute('formaction')) return false;
    const method = submitter.formMethod || unclobbered(form, 'method');
    if (method === 'dialog') return false;
    if (method !== 'post' || new URL(submitter.formAction).origin !== location.origin) this.#emptyPasswords();
    return true;
  }

  /** Tells a failure where it belongs: at a field, or at the form. */
  showFailure(cause: unknown, form: HTMLFormElement): void {
    if (!isAuthError(cause)) {
      reportError(cause);
      this.errors.setFormError(() => ['unexpected']);
      return;
    }
    const { code, field, userMessage, retryAfter = RATE_WINDOW } = cause;
    const textCode = this.#parts.textOf(cause);
    if (code === 'aborted') return;
    this.#error = cause;
    const text: Wording = userMessage ?? (() => [textCode, { seconds: Math.ceil(retryAfter) }]);
    const control = field === undefined ? undefined : controlNamed(form, field);
    if (!control || control.type === 'hidden') return this.errors.setFormError(text);
    this.errors.setFieldError(control.name, text);
    this.errors.focusFirst();
  }

  /** The browser's own check failed: our words replace its bubble. The event comes for each control; the first counts. */
  readonly #showInvalid = (event: Event): void => {
    const form = this.#parts.form();
    if (!form || (event.target as Control).form !== form) return;
    event.preventDefault();
    const invalid = controlsOf(form).filter(({ willValidate, validity }) => willValidate && !validity.valid);
    if (event.target !== invalid[0]) return;
    this.clearErrors();
    const own = new Map(Object.entries(this.#parts.validate(form)));
    for (const control of invalid) {
      // Our rule says more than the browser's.
      const wording = (control.validity.tooShort && own.get(control.name)) || validationWording(control);
      this.errors.setFieldError(control.name, wording);
    }
    this.#validate(form);
    this.errors.focusFirst();
  };

  #validate(form: HTMLFormElement): void {
    for (const [name, text] of Object.entries(this.#parts.validate(form)))
      if (!this.errors.has(name)) this.errors.setFieldError(name, text);
  }

  /** Takes back what was told. */
  clearErrors(): void {
    this.#error = undefined;
    this.errors.clear();
  }

  readonly #forgetFieldError = ({ target }: Event): void => {
    const { name } = target as Control;
    if (!name) return;
    this.errors.setFieldError(name, '');
    if (this.#error?.field === name) this.#error = undefined;
  };

  readonly #reset = ({ target }: Event): void => {
    if (target !== this.#parts.form()) return;
    this.#attempt?.abort();
    this.#show([]);
    this.clearErrors();
    this.#parts.onReset();
  };

  /** Never disabled: the focus would fall to the body. */
  #setPending(pending: boolean): void {
    this.#pending = pending;
    for (const control of this.#controls())
      if (control.type === 'submit') control.setAttribute('aria-disabled', `${pending}`);
    this.#host.requestUpdate();
  }

  /** The page may come back as it was left. */
  readonly #emptyPasswords = (): void => {
    this.#show([]);
    for (const control of this.#controls()) if (isSecret(control)) control.value = '';
  };

  #controls(): Control[] {
    const form = this.#parts.form();
    return form ? controlsOf(form) : [];
  }
}
