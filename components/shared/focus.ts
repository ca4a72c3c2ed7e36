// Whether the focus is in an element, its shadow root included, and where it goes when its place goes away.

/** Focuses what is no control; that stays out of the order of the Tab key. */
export const focusContent = (target: HTMLElement): void => {
  if (target.tabIndex < 0) target.tabIndex = -1;
  target.focus();
};

/** Not by `:focus-within`: that still matches in Chromium and Firefox just after focused content was taken out. */
export const hasFocus = (host: Element): boolean => {
  const { activeElement } = host.getRootNode() as Document | ShadowRoot;
  return !!activeElement && host.contains(activeElement);
};
