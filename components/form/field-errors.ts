// What is wrong with a form, shown where it belongs: at the control, tied to it for screen readers, or above the button.
import type { ReactiveControllerHost } from 'lit';
import type { ShownText, Wording } from '../messages/messages.js';
import { uniqueId } from '../shared/unique-id.js';
import { focusFirstInError } from './focus-after-failure.js';
import { type Control, controlNamed } from './form-values.js';

/** Where errors can be shown; `undefined` and `null`: nowhere. */
export interface ErrorPlaces {
  readonly form: () => HTMLFormElement | undefined;
  /** The element for a field's text; one may be made for a control. */
  readonly fieldPlace: (name: string, control: Control | undefined) => HTMLElement | null;
  /** The page's own element for what is wrong with the whole form. */
  readonly formPlace: () => HTMLElement | null;
  /** How something is said now. */
  readonly shown: (wording: Wording) => ShownText;
}

export class FieldErrors {
  readonly #host: ReactiveControllerHost;
  readonly #places: ErrorPlaces;
  readonly #fields = new Map<string, Wording>();
  readonly #written = new WeakMap<HTMLElement, ShownText>();
  #formError: Wording = '';
  /** Name of the field whose error has to be read out. */
  #announced = '';
  #isRepeated = false;

  constructor(host: ReactiveControllerHost, places: ErrorPlaces) {
    this.#host = host;
    this.#places = places;
  }

  /** What is wrong with the whole form, or with a field that has no place of its own. */
  get formError(): Wording {
    return this.#formError;
  }

  /** What has to be read out: the focus is at its field already, so nothing else says it. */
  get announcement(): string {
    const wording = this.#fields.get(this.#announced);
    // The same text again would be no change, and not be read out.
    return wording ? this.#places.shown(wording).text + (this.#isRepeated ? '' : '\u00a0') : '';
  }

  get isEmpty(): boolean {
    return this.#fields.size === 0 && !this.#formError;
  }

  has(name: string): boolean {
    return this.#fields.has(name);
  }

  setFormError(text: Wording): void {
    this.#formError = text;
    this.#write(this.#places.formPlace(), text);
    this.#host.requestUpdate();
  }

  /** Says it again where it is said otherwise now; words of a page translator are left alone. */
  translate(): void {
    const form = this.#places.form();
    const translate = (place: HTMLElement | null, wording: Wording) => {
      if (place && this.#written.get(place)?.text !== this.#places.shown(wording).text)
        this.#write(place, wording);
    };
    if (this.#formError) translate(this.#places.formPlace(), this.#formError);
    for (const [name, wording] of this.#fields)
      translate(this.#places.fieldPlace(name, form && controlNamed(form, name)), wording);
  }

  /** Says what is wrong with a field; an empty text takes it back. */
  setFieldError(name: string, text: Wording): void {
    if (!text && !this.#fields.has(name)) return;
    this.#announced = '';
    const form = this.#places.form();
    const control = form && controlNamed(form, name);
    const place = this.#places.fieldPlace(name, control);
    if (text) this.#fields.set(name, text);
    else this.#fields.delete(name);
    if (place) this.#write(place, text);
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

  #write(place: HTMLElement | null, wording: Wording): void {
    if (!place) return;
    const shown = this.#places.shown(wording);
    const before = this.#written.get(place);
    this.#written.set(place, shown);
    if (place.textContent !== shown.text) place.textContent = shown.text;
    for (const name of ['lang', 'dir'] as const)
      if (shown[name]) place.setAttribute(name, shown[name]);
      else if (before?.[name]) place.removeAttribute(name);
  }

  /** Focuses the first control in error. */
  focusFirst(): void {
    const focused = focusFirstInError(this.#places.form(), (name) => this.#fields.has(name));
    if (!focused) return;
    this.#isRepeated = !this.#isRepeated;
    this.#announced = focused.name;
  }
}

/** Ties a text to its control, beside what describes it already. */
const describe = (control: Control, text: HTMLElement): void => {
  text.id ||= uniqueId(`${control.id || control.name}-error`, text);
  const ids = new Set(control.getAttribute('aria-describedby')?.split(/\s+/));
  control.setAttribute('aria-describedby', [...ids.add(text.id)].join(' '));
};
