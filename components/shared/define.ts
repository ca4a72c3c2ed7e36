// Registers an element once. A second copy of the library on the page joins the first; another major version cannot,
// and says so.
import { warnDeveloper } from '../developer/warn.js';

const MAJOR = '0';
const majorVersion = Symbol.for('xano-auth-elements.major');

export const define = (tag: string, element: CustomElementConstructor): void => {
  const elements = globalThis.customElements as CustomElementRegistry | undefined;
  const present = elements?.get(tag);
  if (!present) elements?.define(tag, Object.assign(element, { [majorVersion]: MAJOR }));
  else if (Reflect.get(present, majorVersion) !== MAJOR)
    warnDeveloper(`another version has defined <${tag}> already; load only one.`);
};
