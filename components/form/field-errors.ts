// What is wrong with a form, shown where it belongs: at the control, tied to it for screen readers, or above the button.
import type { ReactiveControllerHost } from 'lit';
import { uniqueId } from '../shared/unique-id.js';
import { type Control, controlNamed, controlsOf } from './form-values.js';

/** Where errors can be shown; `undefined` and `null`: nowhere. */
export interface ErrorPlaces {
  readonly form: () => HTMLFormElement | undefined;
  /** The element for a field's text; one may be made for a control. */
  readonly fieldPlace: (name: string, control: Control | undefined) => HTMLElement | null;
  /** The page's own element for what is wrong with the whole form. */
  readonly formPlace: () => HTMLElement | null;
}

export class FieldErrors {
  readonly #host: ReactiveControllerHost;
  readonly #places: ErrorPlaces;
  readonly #fields = new Map<string, string>();
  #formError = '';
  #announcement = '';
  #isRepeated = false;

  constructor(host: ReactiveControllerHost, places: ErrorPlaces) {
    this.#host = host;
    this.#places = places;
  }

  /** What is wrong with the whole form, or with a field that has no place of its own. */
  get formError(): string {
    return this.#formError;
  }

  /** What has to be read out: the focus is at its field already, so nothing else says it. */
  get announcement(): string {
    return this.#announcement;
  }

  get isEmpty(): boolean {
    return this.#fields.size === 0 && !this.#formError;
  }

  has(name: string): boolean {
    return this.#fields.has(name);
  }

  setFormError(text: string): void {
    this.#formError = text;
    const place = this.#places.formPlace();
    if (place && place.textContent !== text) place.textContent = text;
    this.#host.requestUpdate();
  }

  /** Says what is wrong with a field; an empty text takes it back. */
  setFieldError(name: string, text: string): void {
    if (!text && !this.#fields.has(name)) return;
    this.#announcement = '';
    const form = this.#places.form();
    const control = form && controlNamed(form, name);
    const place = this.#places.fieldPlace(name, control);
    if (text) this.#fields.set(name, text);
    else this.#fields.delete(name);
    if (place) place.textContent = text;
    else this.setFormError(text);
    if (text) control?.setAttribute('aria-invalid', 'true');
    else control?.removeAttribute('aria-invalid');
    if (control && place) describe(control, place);
    this.#host.requestUpdate();
  }

  clear(): void {
    for (const name of this.#fields.keys()) this.setFieldError(name, '');
    if (this.#formError) this.setFormError('');
  }

  /** Focuses the first control in error. */
  focusFirst(): void {
    const form = this.#places.form();
    const controls = form ? controlsOf(form) : [];
    const first = controls.find(({ name }) => name && this.#fields.has(name));
    if (!first?.matches(':focus')) return first?.focus();
    // The same text again would be no change, and not be read out.
    this.#isRepeated = !this.#isRepeated;
    this.#announcement = `${this.#fields.get(first.name)}${this.#isRepeated ? '' : '\u00a0'}`;
  }
}

/** Ties a text to its control, beside what describes it already. */
const describe = (control: Control, text: HTMLElement): void => {
  text.id ||= uniqueId(`${control.id || control.name}-error`, text);
  const ids = new Set(control.getAttribute('aria-describedby')?.split(/\s+/));
  control.setAttribute('aria-describedby', [...ids.add(text.id)].join(' '));
};
