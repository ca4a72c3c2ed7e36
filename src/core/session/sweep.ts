// Removes tokens that no marker names: left behind by a tab that died. Looked at twice, a moment apart: another tab's
// marker may only become visible after its tokens, and a clock that was set ahead makes young tokens look old.
import type { Clock } from '../platform/ports.js';
import type { StoredSession } from './stored-session.js';

/** Longer than one process's storage lags behind another's. */
const MOMENT = 1_000;

/** @returns stops it */
export const sweepOrphans = (stored: StoredSession, clock: Clock): (() => void) => {
  const found = stored.orphans(clock.now());
  if (found.length === 0) return () => {};
  const timer = clock.setTimeout(() => {
    for (const id of stored.orphans(clock.now())) if (found.includes(id)) stored.forget(id);
  }, MOMENT);
  return () => clock.clearTimeout(timer);
};
