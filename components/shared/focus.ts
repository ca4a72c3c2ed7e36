// Whether the focus is in an element, its shadow root included.
import { unclobbered } from '../../src/core/internal.js';

/** Not by `:focus-within`: that still matches in Chromium and Firefox just after focused content was taken out. */
export const hasFocus = (host: Element): boolean => {
  const activeElement = unclobbered(host.getRootNode() as Document | ShadowRoot, 'activeElement');
  return !!activeElement && host.contains(activeElement);
};
