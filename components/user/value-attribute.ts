// A value of the user in an attribute of the page's element: an address only where it cannot run a program.
import { imageAddress } from '../shared/image-address.js';

/** Attributes that may hold any text. */
const TEXTS = /^(aria-label|alt|title|value|placeholder|datetime|data-[\w-]+)$/;

/** What an attribute of this element may hold of a value; `undefined` where it may hold none at all. */
const allowed = (element: Element, attribute: string, text: string): string | undefined => {
  if (TEXTS.test(attribute)) return text;
  if (attribute === 'src' && /^(img|video|audio|source)$/.test(element.localName)) return imageAddress(text);
  if (attribute === 'href' && element.localName === 'a')
    return /^(https?|mailto|tel):/i.test(text) ? text : '';
  return undefined;
};

/**
 * Writes a value into an attribute; without a value the attribute goes.
 *
 * @returns whether that attribute can be filled at all
 */
export const fillAttribute = (element: Element, attribute: string, text: string): boolean => {
  const value = allowed(element, attribute, text);
  if (value) element.setAttribute(attribute, value);
  else if (value === '') element.removeAttribute(attribute);
  return value !== undefined;
};
