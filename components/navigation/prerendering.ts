// A prerendered page is drawn before anybody looks at it, and may never be looked at.
import { unclobbered } from '../../src/core/internal.js';

/** Runs now, or when the page is shown: a prerendered page must lead nobody away. */
export const whenActivated = (run: () => void): void => {
  if (unclobbered(document as Document & { prerendering?: boolean }, 'prerendering'))
    addEventListener('prerenderingchange', run, { once: true, capture: true });
  else run();
};
