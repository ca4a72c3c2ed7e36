// A prerendered page waits until somebody looks at it.
import type { Lifecycle } from './ports.js';

/** When the page is shown; at once where it is shown already. */
export const whenActivated = async (lifecycle: Lifecycle): Promise<void> => {
  if (lifecycle.active()) return;
  await new Promise<void>((resolve) => {
    const stop = lifecycle.listen(() => {
      if (!lifecycle.active()) return;
      stop();
      resolve();
    });
  });
};
