// What every action of a person or a page has in common: it is pending while it runs, and an event tells its failure.
import { atom, type ReadableAtom } from 'nanostores';
import type { Action } from '../auth.js';
import { toAuthError } from '../errors.js';
import { whenActivated } from '../platform/activation.js';
import type { Lifecycle } from '../platform/ports.js';
import { reportingErrors } from '../session/events.js';
import type { Emit } from '../session/state.js';

/** @param assertUsable throws what makes every action impossible */
export const createActionRunner = (lifecycle: Lifecycle, emit: Emit, assertUsable: () => void) => {
  const $pending = atom<Action | undefined>();
  /** The latest last: an older action that gives way must not clear `$pending`. */
  const running = new Set<{ action: Action }>();
  const showPending = (): void => reportingErrors(() => $pending.set([...running].at(-1)?.action));

  return {
    $pending: $pending as ReadableAtom<Action | undefined>,

    /** @throws AuthError, whatever `run` throws; told as `error` unless it gave way */
    async runAction<T>(action: Action, from: unknown, run: () => T | Promise<T>): Promise<T> {
      const entry = { action };
      running.add(entry);
      showPending();
      try {
        if (!lifecycle.active()) await whenActivated(lifecycle);
        assertUsable();
        return await run();
      } catch (cause) {
        const error = toAuthError(cause);
        if (error.code !== 'aborted') emit('error', { error }, from);
        throw error;
      } finally {
        running.delete(entry);
        showPending();
      }
    },
  };
};

export type ActionRunner = ReturnType<typeof createActionRunner>;
