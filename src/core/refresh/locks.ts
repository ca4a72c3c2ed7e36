// Web Locks, by which a tab tells the others that it is still at work: a lock is free when its holder lets go
// or dies. Where there are none, nobody can tell.
import type { Locks } from '../platform/ports.js';

export const browserLocks = (): Locks => {
  const locks = typeof navigator === 'object' ? navigator.locks : undefined;
  if (!locks) return { hold: async () => () => {}, released: async () => false };

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
