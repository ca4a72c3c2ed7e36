// Names in a page's content hide what its objects have by themselves: `<img name="readyState">` replaces
// `document.readyState`, `<input name="remove">` the `remove` of its form. What decides something is read past them.

/** A property of a document, or of an element that may be a form, whatever names its content has; methods are bound. */
export const unclobbered = <T extends object, K extends keyof T>(object: T, name: K): T[K] => {
  const value: unknown = Reflect.get(Object.getPrototypeOf(object) as object, name, object);
  return (typeof value === 'function' ? value.bind(object) : value) as T[K];
};
