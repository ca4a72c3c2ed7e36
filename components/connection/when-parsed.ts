// When an element's children are there: while the page is still being parsed, an element that is defined
// already connects before them.

/** Runs once after that, unless it has left the page; returns how to call it off. */
export const whenParsed = (element: Element, run: () => void): (() => void) => {
  const stop = () => {
    observer.disconnect();
    document.removeEventListener('readystatechange', check);
  };
  const check = () => {
    if (document.readyState === 'loading' && !element.nextSibling) return;
    stop();
    queueMicrotask(() => element.isConnected && run());
  };
  const observer = new MutationObserver(check);
  if (element.parentNode) observer.observe(element.parentNode, { childList: true });
  document.addEventListener('readystatechange', check);
  check();
  return stop;
};
