// Registers an element once. A second copy of the library on the page joins the first; another major version
// cannot, and says so.
import { complain } from './complain.js';

const MAJOR = '0';
const mark = Symbol.for('xano-auth-elements.major');

export const define = (tag: string, element: CustomElementConstructor): void => {
  const elements = globalThis.customElements as CustomElementRegistry | undefined;
  const present = elements?.get(tag);
  if (!present) elements?.define(tag, Object.assign(element, { [mark]: MAJOR }));
  else if (Reflect.get(present, mark) !== MAJOR)
    complain(`another version has defined <${tag}> already; load only one.`);
};
