// Registers an element once. A second copy of the library on the page joins the first; another major version
// cannot, and says so.

const MAJOR = '0';
const mark = Symbol.for('xano-auth-elements.major');

export const define = (tag: string, element: CustomElementConstructor & { [mark]?: string }): void => {
  const present = customElements.get(tag) as typeof element | undefined;
  if (!present) {
    element[mark] = MAJOR;
    customElements.define(tag, element);
  } else if (present !== element && present[mark] !== MAJOR)
    console.error(
      `xano-auth-elements: <${tag}> is already defined by another version; load one version only.`,
    );
};
