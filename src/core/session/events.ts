// How a page is told: each event after the one before it, and no fault of a page stops a transition.
import { reportFault } from '../errors.js';
import type { AuthEvents, Emit } from './state.js';

/** An event that is still to be told. */
export type QueuedEvent = {
  [T in keyof AuthEvents]: [type: T, detail: AuthEvents[T], from?: unknown];
}[keyof AuthEvents];

/** Runs what a page may have made to throw. */
export const reportingErrors = (run: () => void): void => {
  try {
    run();
  } catch (error) {
    reportFault(error);
  }
};

/** An `emit` that never throws. */
export const safeEmit =
  (emit: Emit = () => {}): Emit =>
  (...event) =>
    reportingErrors(() => emit(...event));

/**
 * A queue in which stores change before events are told. A listener that calls back into the session makes its
 * change at once; the events of it follow those that are still to be told.
 */
export const createEventQueue = (emit: Emit) => {
  const queue: QueuedEvent[] = [];
  return {
    tellAfter(changeStores: () => void, events: readonly QueuedEvent[]): void {
      const outermost = queue.length === 0;
      queue.push(...events);
      changeStores();
      for (; outermost && queue[0]; queue.shift()) emit(...(queue[0] as Parameters<Emit>));
    },
  };
};
