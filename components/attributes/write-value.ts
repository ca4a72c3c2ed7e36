// Writes a value of the user into an element of the page: where it shows something, as its text; into an image, a link or
// a control, as what those have.
import { unclobbered } from '../../src/core/internal.js';
import { imageAddress } from '../shared/image-address.js';
import { textOfValue } from '../shared/value-text.js';

/** What was written into an element last. What somebody has made of it since, a translator or a visitor, is left alone. */
const written = new WeakMap<Element, string>();

/** Links with words of their own: those get the address, an empty one gets its words. */
const worded = new WeakSet<Element>();

/** Addresses that only lead somewhere: a value must not run as a script. */
const linkAddress = (text: string): string => (/^(https?:|mailto:|tel:)/i.test(text) ? text : '');

const setAddress = (element: Element, attribute: 'src' | 'href', address: string): void => {
  if (address) element.setAttribute(attribute, address);
  else element.removeAttribute(attribute);
};

const writeControl = (control: HTMLInputElement, text: string): void => {
  if (control.type === 'checkbox') control.checked = /^(true|1)$/.test(text);
  else if (control.type === 'radio') control.checked = control.value === text;
  // A password is no value of a user, and no script chooses a file.
  else if (!/^(password|file)$/.test(control.type)) control.value = text;
};

const writeText = (element: Element, text: string, isNew: boolean): void => {
  const shown = unclobbered(element, 'textContent');
  if ((isNew || shown === '') && shown !== text) unclobbered(element, 'replaceChildren')(text);
};

export const writeValue = (element: Element, value: unknown): void => {
  const text = textOfValue(value, undefined, () => undefined);
  const before = written.get(element);
  if (before === undefined && element instanceof HTMLAnchorElement && element.textContent.trim())
    worded.add(element);
  written.set(element, text);
  const isNew = before !== text;
  if (worded.has(element)) setAddress(element, 'href', linkAddress(text));
  // A picture of Xano's is an object with its address.
  else if (element instanceof HTMLImageElement)
    setAddress(element, 'src', imageAddress(text || (Object(value) as { url?: unknown }).url));
  else if (/^(input|select|textarea)$/.test(element.localName)) {
    if (isNew) writeControl(element as HTMLInputElement, text);
  } else writeText(element, text, isNew);
};
