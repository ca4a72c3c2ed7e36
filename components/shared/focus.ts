// Whether the focus is in an element, its shadow root included.

/** Not by `:focus-within`: that still matches in Chromium and Firefox just after focused content was taken out. */
export const hasFocus = (host: Element): boolean => {
  const { activeElement } = host.getRootNode() as Document | ShadowRoot;
  return !!activeElement && host.contains(activeElement);
};
