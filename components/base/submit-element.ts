// Submit, pending and errors of one form, whoever drew it: our element or the page. Pending and errors are
// those of the form's own action; nothing here knows what the action is.
import { AuthError, type Values } from '../../src/core/index.js';
import { XanoElement } from './element.js';
import { type Control, controlNamed, controlsOf, isSecret } from './form-values.js';

/** Their words; without them, a failure is told as being offline. */
const loadTexts = () =>
  import('../messages/en-failures.js').then(({ default: texts }) => texts).catch(() => undefined);

/** The name under which the text for the whole form stands. */
export const WHOLE = '';

export abstract class SubmitElement extends XanoElement {
  /** What is wrong, by name of the control; {@link WHOLE} is the form itself. */
  protected readonly errors = new Map<string, string>();
  /** Passwords are shown. */
  protected shown = false;
  /** What only some forms need, on its way. */
  protected loading: Promise<unknown> | undefined;
  #pending = false;
  #error: AuthError | undefined;
  #attempt: AbortController | undefined;

  constructor() {
    super();
    // On the host, not the form: `<input name="addEventListener">` hides the form's own.
    this.addEventListener('submit', (event) => void this.#submit(event));
    this.addEventListener('invalid', (event) => this.#invalid(event), true);
    this.addEventListener('input', ({ target }) => {
      const { name } = target as Control;
      if (name) this.#put(name);
    });
    this.addEventListener('reset', ({ target }) => {
      if (target !== this.form) return;
      this.#attempt?.abort();
      this.showPasswords(false);
      this.#clear();
    });
  }

  override connectedCallback(): void {
    super.connectedCallback();
    addEventListener('pagehide', this.#forget);
    addEventListener('pageshow', this.#comeBack);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    removeEventListener('pagehide', this.#forget);
    removeEventListener('pageshow', this.#comeBack);
  }

  /** The form that is submitted: drawn here, or the page's own. */
  abstract get form(): HTMLFormElement | undefined;

  /** The form's own action is under way. */
  get pending(): boolean {
    return this.#pending;
  }

  /** Why the form's last action failed; `undefined` from the next submit on. */
  get error(): AuthError | undefined {
    return this.#error;
  }

  /** Submits, as a press on the button does. */
  requestSubmit(): void {
    const { form } = this;
    if (form) HTMLFormElement.prototype.requestSubmit.call(form);
  }

  /** Empties the form, takes its errors away and stops its action. */
  reset(): void {
    const { form } = this;
    if (form) HTMLFormElement.prototype.reset.call(form);
  }

  /** What the browser does not check: texts by name of the control, empty where all is well. */
  protected problems(_form: HTMLFormElement): [name: string, text: string][] {
    return [];
  }

  /** The body of the call. */
  protected abstract read(form: HTMLFormElement, data: FormData): Promise<Values>;

  protected abstract send(values: Values, form: HTMLFormElement, signal: AbortSignal): Promise<void>;

  /** Where the text for this name is shown; `control` may be given a new place. */
  protected abstract place(name: string, control: Control | undefined): HTMLElement | null;

  /** A submit waits for it, and so does `updateComplete`. Without it, the form does what it can. */
  protected load(part: Promise<unknown>): void {
    const all = Promise.allSettled([this.loading, part]).then(() => {
      if (this.loading === all) this.loading = undefined;
      this.requestUpdate();
    });
    this.loading = all;
  }

  protected override async settle(): Promise<void> {
    await this.loading;
    return super.settle();
  }

  protected showPasswords(shown: boolean): void {
    this.shown = shown;
    this.requestUpdate();
  }

  async #submit(event: SubmitEvent): Promise<void> {
    const { form } = this;
    const submitter = event.submitter as HTMLButtonElement | null;
    if (!form || event.target !== form || event.defaultPrevented || submitter?.hasAttribute('formaction'))
      return;
    event.preventDefault();
    if (this.#pending) return;
    this.showPasswords(false);
    this.#clear();
    this.#setPending(true);
    try {
      if (this.loading) await this.loading;
      if (!submitter?.formNoValidate) this.#check(form);
      if (this.errors.size > 0) return this.#focus(form);
      this.#attempt = new AbortController();
      await this.send(await this.read(form, new FormData(form, submitter)), form, this.#attempt.signal);
      this.#forget();
    } catch (error) {
      if (!(error instanceof AuthError)) throw error;
      await this.#fail(error, form);
    } finally {
      // While the page is on its way to another, the form stays as it is.
      if (!this.backend?.navigation.leaving) this.#setPending(false);
    }
  }

  async #fail(error: AuthError, form: HTMLFormElement): Promise<void> {
    const { code, field = WHOLE, userMessage, retryAfter = 20 } = error;
    if (code === 'aborted') return;
    const text = userMessage ?? this.text(code, { seconds: Math.ceil(retryAfter) }, await loadTexts());
    if (this.#attempt?.signal.aborted) return;
    this.#error = error;
    const control = controlNamed(form, field);
    const shown = control && control.type !== 'hidden';
    this.#put(shown ? control.name : WHOLE, text);
    if (shown) this.#focus(form);
  }

  /** The browser's own check failed: our words replace its bubble. Told once for each field; once would do. */
  #invalid(event: Event): void {
    const { form } = this;
    if (!form || (event.target as Control).form !== form) return;
    event.preventDefault();
    this.#clear();
    for (const control of controlsOf(form))
      if (control.willValidate && !control.validity.valid) this.#put(control.name, this.#complaint(control));
    this.#check(form);
    this.#focus(form);
  }

  /** What the browser does not check. */
  #check(form: HTMLFormElement): void {
    for (const [name, text] of this.problems(form)) if (!this.errors.has(name)) this.#put(name, text);
  }

  /** Our words for what a drawn field may lack, the browser's for everything else. */
  #complaint({ type, validity, validationMessage }: Control): string {
    if (validity.valueMissing && /^(text|tel|email|password)$/.test(type)) return this.text('value-missing');
    if (validity.typeMismatch && type === 'email') return this.text('email-invalid');
    return validationMessage || this.text('invalid-input');
  }

  #clear(): void {
    this.#error = undefined;
    for (const name of this.errors.keys()) this.#put(name);
  }

  /** Says what is wrong with a control, or with `''` the form; without `text`, takes it back. */
  #put(name: string, text = ''): void {
    if (!text && !this.errors.has(name)) return;
    const control = name && this.form ? controlNamed(this.form, name) : undefined;
    const place = this.place(name, control);
    if (text) this.errors.set(name, text);
    else this.errors.delete(name);
    if (!text && this.#error?.field === name) this.#error = undefined;
    if (place) place.textContent = text;
    else if (name) this.#put(WHOLE, text);
    if (text) control?.setAttribute('aria-invalid', 'true');
    else control?.removeAttribute('aria-invalid');
    if (control && place) describe(control, place);
    this.requestUpdate();
  }

  #focus(form: HTMLFormElement): void {
    controlsOf(form)
      .find(({ name }) => name && this.errors.has(name))
      ?.focus();
  }

  #setPending(pending: boolean): void {
    this.#pending = pending;
    for (const control of this.form ? controlsOf(this.form) : [])
      if (control.type === 'submit') control.setAttribute('aria-disabled', `${pending}`);
    this.requestUpdate();
  }

  /** Empties the passwords: the page may come back as it was left. */
  readonly #forget = (): void => {
    this.showPasswords(false);
    for (const control of this.form ? controlsOf(this.form) : []) if (isSecret(control)) control.value = '';
  };

  /** Nothing is under way in a page that was left for another. */
  readonly #comeBack = (): void => {
    if (this.backend?.navigation.leaving) this.#setPending(false);
  };
}

/** Ties a text to its control, beside what describes it already. */
const describe = (control: Control, text: HTMLElement): void => {
  text.id ||= `xano-${Math.random().toString(36).slice(2)}`;
  const ids = new Set(control.getAttribute('aria-describedby')?.split(/\s+/));
  control.setAttribute('aria-describedby', [...ids.add(text.id)].join(' '));
};
