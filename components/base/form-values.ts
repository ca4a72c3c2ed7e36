// A form's controls, and what they say at the moment of its submit. Nothing is mirrored while typing:
// password managers write without telling.
import type { Values } from '../../src/core/index.js';
import { MARK } from './generated.js';

/** A form's control; custom elements may have less. */
export type Control = HTMLInputElement;

/** Ours: read here, never sent. Xano's inputs have no hyphen, so no body needs these names. */
export const REMEMBER = 'remember-me';
export const CONFIRM = 'confirm-password';

/** All controls, whatever their names shadow: `<input name="elements">` hides `form.elements`. */
export const controlsOf = (form: HTMLFormElement): Control[] => [
  ...(Reflect.get(HTMLFormElement.prototype, 'elements', form) as Iterable<Control>),
];

/** The first control for a key of the body. */
export const controlNamed = (form: HTMLFormElement, name: string): Control | undefined =>
  controlsOf(form).find((control) => control.name === name || control.name === `${name}[]`);

/** Whether it holds a password, even one that is shown just now. */
export const isSecret = ({ type, autocomplete = '' }: Control): boolean =>
  type === 'password' || autocomplete.endsWith('-password');

/** Whether the form has more than what we drew. */
export const hasExtras = (form: HTMLFormElement): boolean =>
  controlsOf(form).some((control) => !control.hasAttribute(MARK));

/**
 * The body of a call where all is texts under names of our own; `undefined` where the page has a say, by
 * controls or at `formdata`.
 */
export const plainValues = (form: HTMLFormElement, data: FormData): Values | undefined => {
  const entries = [...data];
  const values = Object.fromEntries(entries.filter(([name]) => name !== REMEMBER && name !== CONFIRM));
  const ours = entries.every(([name]) => controlNamed(form, name));
  return ours && !hasExtras(form) && entries.length === new Set(data.keys()).size ? values : undefined;
};
