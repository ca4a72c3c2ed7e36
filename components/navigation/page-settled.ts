// A guard that leads away at once would be faster than a page's own router: frameworks add their listeners in effects,
// which run after the elements are defined. So it waits until the page has loaded and has nothing else to do.
import { connections } from '../shared/connections.js';
import { whenActivated } from './prerendering.js';

/** A picture that never comes must not hold a visitor up. */
const LOAD_PATIENCE = 2_000;
const IDLE_PATIENCE = 500;

/** Safari does not tell when it is idle: a few frames have to do. */
const SOME_FRAMES = 100;

const whenIdle = (run: () => void): void => {
  // Where there is none, an element with that id would stand in its place.
  if (typeof requestIdleCallback === 'function') requestIdleCallback(run, { timeout: IDLE_PATIENCE });
  else setTimeout(run, SOME_FRAMES);
};

/** Runs once somebody looks at the page, it has loaded, and a turn has passed. */
export const whenPageSettled = (run: () => void): void =>
  whenActivated(() => {
    const settled = (): void => {
      clearTimeout(timer);
      stop();
      whenIdle(run);
    };
    const timer = setTimeout(settled, LOAD_PATIENCE);
    const stop = connections.$pageLoaded.subscribe((isLoaded) => isLoaded && queueMicrotask(settled));
  });
