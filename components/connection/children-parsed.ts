// When an element's children are there: while the page is still being parsed, an element that is defined already
// connects before them.
import { unclobbered } from '../../src/core/internal.js';

/**
 * Runs once after that, unless the element has left the page.
 *
 * @param wasThere the element stood in the page before it was defined, so a script has said what it had to: no need
 * to wait for the turn to be over
 * @returns how to call it off
 */
export const whenChildrenParsed = (element: Element, wasThere: boolean, run: () => void): (() => void) => {
  let isWanted = true;
  const stopWatching = () => {
    observer.disconnect();
    removeEventListener('readystatechange', check, true);
  };
  const check = () => {
    if (unclobbered(document, 'readyState') === 'loading' && !element.nextSibling) return;
    stopWatching();
    if (wasThere) run();
    else queueMicrotask(() => isWanted && element.isConnected && run());
  };
  const observer = new MutationObserver(check);
  if (element.parentNode) observer.observe(element.parentNode, { childList: true });
  addEventListener('readystatechange', check, true);
  check();
  return () => {
    isWanted = false;
    stopWatching();
  };
};
