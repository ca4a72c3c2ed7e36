// Whether an element stands in a page that was put away, and when that is back. Some routers keep the pages that were left
// in the document, hidden (React's `<Activity>`, which Next uses, and Ionic): nothing is connected or disconnected then.
import { unclobbered } from '../../src/core/internal.js';

/** How a script hides a page. What style sheets alone hide is the look of this page, and so is what our attributes hide. */
const PUT_AWAY =
  '[hidden]:not([data-xano-show]), [inert], [aria-hidden=true], [style*="display: none"], [style*="display:none"]';

/** The element whose shadow root an element is in. */
const hostOf = (element: Element): Element | undefined => {
  const root = unclobbered(element, 'getRootNode')();
  return root instanceof ShadowRoot ? root.host : undefined;
};

const isVisible = (element: Element): boolean => unclobbered(element, 'checkVisibility')();

/** The element, or what is around it where it has no box whose size could be observed. */
const boxOf = (element: Element): Element => {
  const parent = unclobbered(element, 'parentElement') ?? hostOf(element);
  return parent && /^(contents|inline)$/.test(getComputedStyle(element).display) ? boxOf(parent) : element;
};

const isMarked = (element: Element | undefined): boolean =>
  !!element && (unclobbered(element, 'closest')(PUT_AWAY) !== null || isMarked(hostOf(element)));

/** Whether an element is on a page that is kept for later. */
export const isPutAway = (element: Element): boolean => !isVisible(boxOf(element)) && isMarked(element);

/** Calls back when the element is displayed after it was not. Returns what ends that. */
export const whenDisplayedAgain = (element: Element, run: () => void): (() => void) => {
  const box = boxOf(element);
  let wasDisplayed = isVisible(box);
  const observer = new ResizeObserver(() => {
    const isBack = !wasDisplayed && isVisible(box);
    wasDisplayed = isVisible(box);
    if (isBack) run();
  });
  observer.observe(box);
  return () => observer.disconnect();
};
