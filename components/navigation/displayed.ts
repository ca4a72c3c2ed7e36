// Whether an element is displayed, and when it is again. Some routers keep the pages that were left in the document,
// hidden, and put them back (React's `<Activity>`, which Next uses): nothing is connected or disconnected then.

/** The element, or what is around it where its style takes its own box away. */
const boxOf = (element: Element): Element => {
  const { parentElement } = element;
  return parentElement && getComputedStyle(element).display === 'contents' ? boxOf(parentElement) : element;
};

export const isDisplayed = (element: Element): boolean => boxOf(element).checkVisibility();

/** Calls back when the element is displayed after it was not. Returns what ends that. */
export const whenDisplayedAgain = (element: Element, run: () => void): (() => void) => {
  const box = boxOf(element);
  let wasDisplayed = box.checkVisibility();
  const observer = new ResizeObserver(() => {
    const isBack = !wasDisplayed && box.checkVisibility();
    wasDisplayed = box.checkVisibility();
    if (isBack) run();
  });
  observer.observe(box);
  return () => observer.disconnect();
};
