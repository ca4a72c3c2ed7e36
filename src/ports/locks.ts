// Web Locks, by which a tab tells the others that it is still at work: a lock is free when its holder lets go
// or dies. Where there are none, waiters look again after a moment.
import type { Clock, Locks } from './ports.js';

const PAUSE = 100;

export const browserLocks = (clock: Clock): Locks => {
  const locks = typeof navigator === 'object' ? navigator.locks : undefined;
  const pause = (signal: AbortSignal, milliseconds: number): Promise<void> =>
    new Promise((resolve) => {
      const timer = clock.setTimeout(resolve, milliseconds);
      signal.addEventListener('abort', () => (clock.clearTimeout(timer), resolve()), { once: true });
    });
  if (!locks)
    return { hold: async () => () => {}, released: async (_, signal) => (await pause(signal, PAUSE), false) };

  return {
    hold: (name) =>
      new Promise((held, failed) => {
        locks.request(name, () => new Promise<void>((release) => held(release))).catch(failed);
      }),
    released: async (name, signal) => {
      try {
        return await locks.request(name, { mode: 'shared', signal }, () => true);
      } catch {
        return false;
      }
    },
  };
};
