// The texts that a page sets by `<xano-text>`, read from the children of an element.
import type { Messages } from './messages.js';

/** A property of a `<xano-text>`; its attribute while the element is not defined yet. */
const codeOf = (text: Element): string =>
  String(Reflect.get(text, 'code') ?? text.getAttribute('code') ?? '');

/** Texts by code; what is empty counts for nothing. */
export const readOwnTexts = (element: Element): Messages =>
  Object.fromEntries(
    [...element.children]
      .filter(({ localName }) => localName === 'xano-text')
      .map((text) => [codeOf(text), text.textContent.replace(/\s+/g, ' ').trim()])
      .filter(([, text]) => text),
  ) as Messages;
