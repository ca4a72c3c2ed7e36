// The refresh log and the locks of a browser can be there and refuse, or never answer: a sandboxed frame, a full disk,
// an IndexedDB that does not open. Each call is bounded in time and has something to go on with.
import type { Clock, Locks, RefreshLog, RefreshRecord } from '../platform/ports.js';

/** How long to wait for a port, looked at in steps: a tab that was frozen has not waited. */
const LOOKS = 10;
const LOOK_AFTER = 500;
/** How long a log that did not answer is left alone; ms. */
const SILENCE = 60_000;

/** Resolves with what `promise` gives; rejects as it does, or when its time is up, which is told. */
const inTime = async <T>(clock: Clock, promise: Promise<T>, onTimeUp = () => {}): Promise<T> => {
  let timer: unknown;
  let looks = 0;
  const timeUp = new Promise<never>((_, reject) => {
    const look = (): void => {
      if (++looks <= LOOKS) return void (timer = clock.setTimeout(look, LOOK_AFTER));
      onTimeUp();
      reject(new DOMException('It never answered.', 'TimeoutError'));
    };
    look();
  });
  try {
    return await Promise.race([promise, timeUp]);
  } finally {
    clock.clearTimeout(timer);
  }
};

/** Whether what this tab has kept says more than the shared log; what lies in the future there is older than it looks. */
const isNewer = (kept: RefreshRecord, stored: RefreshRecord | undefined, now: number): boolean =>
  !stored ||
  kept.generation > stored.generation ||
  (kept.generation === stored.generation && (kept.at >= stored.at || stored.at > now));

/** Where the shared log cannot be used, this tab keeps a log of its own: as good as other libraries are. */
export const patientLog = (log: RefreshLog, clock: Clock): RefreshLog => {
  const own = new Map<string, RefreshRecord>();
  /** Not waited for again at once: an attempt that waits so long between its claim and its request starts anew. */
  let silentSince = -Infinity;

  return {
    async update(key, change) {
      let ran = false;
      let isOver = false;
      const once = (stored: RefreshRecord | undefined): RefreshRecord | undefined => {
        if (isOver) return stored;
        ran = true;
        const kept = own.get(key);
        const before = kept && isNewer(kept, stored, clock.now()) ? kept : stored;
        const after = change(before);
        if (after) own.set(key, after);
        return after;
      };
      try {
        if (Math.abs(clock.now() - silentSince) > SILENCE) {
          await inTime(clock, log.update(key, once), () => (silentSince = clock.now()));
          own.delete(key);
        }
      } catch {
        // The log of this tab has to do.
      } finally {
        if (!ran) once(undefined);
        isOver = true;
      }
    },
    prune: (before) => log.prune(before),
  };
};

/** Where locks cannot be used, nobody can tell whether an attempt is still at work: waiters go by its age. */
export const patientLocks = (locks: Locks, clock: Clock): Locks => ({
  async hold(name) {
    let isLate = false;
    try {
      const held = locks.hold(name);
      void held.then((release) => isLate && release()).catch(() => {});
      return await inTime(clock, held);
    } catch {
      isLate = true;
      return () => {};
    }
  },
  async released(name, signal) {
    const stopped = new Promise<boolean>((resolve) => {
      signal.addEventListener('abort', () => resolve(false));
    });
    try {
      return await Promise.race([locks.released(name, signal), stopped]);
    } catch {
      return false;
    }
  },
});
