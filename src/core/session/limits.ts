// When a session ends by itself: idle timeout, maximum age, and tokens that never appear. Courtesy only: Xano
// enforces the lifetime of its tokens.
import type { Connection } from '../connection/parse.js';
import type { Clock } from '../platform/ports.js';
import { type CurrentSession, type CurrentTokens, hasTokens } from './current-session.js';
import type { EndReason } from './state.js';
import type { StoredSession } from './stored-session.js';

/** How often to look for tokens whose marker is there, and after how many milliseconds each time. */
const TOKEN_LOOKS = 10;
const LOOK_AGAIN = 100;
/** Milliseconds; activity is written at most so often. */
const ACTIVITY_EVERY = 60_000;
/** Timers of a longer wait fire at once. */
const LONGEST_TIMER = 2 ** 31 - 1;

export const createLimits = (stored: StoredSession, clock: Clock, settings: () => Connection) => {
  let timer: unknown;
  /** Looks are counted, not timed: a machine that sleeps does not wait. */
  let looksLeft = 0;

  const lastActivity = ({ storageMode, id, tokens }: CurrentTokens): number =>
    Math.max(Number(stored.readExtra(storageMode, id, 'seen')) || 0, tokens.startedAt);

  /** Which end comes next, and when. */
  const nextEnd = (session: CurrentSession): { reason: EndReason; at: number } => {
    if (!hasTokens(session)) return { reason: 'expired', at: clock.now() + looksLeft * LOOK_AGAIN };
    const { idleTimeout, maxAge } = settings();
    const idle = lastActivity(session) + (idleTimeout[session.storageMode] || Infinity);
    const age = session.tokens.startedAt + (maxAge || Infinity);
    return age <= idle ? { reason: 'expired', at: age } : { reason: 'idle', at: idle };
  };

  return {
    /** Another session is current: it is given its time to show its tokens. */
    restart(): void {
      looksLeft = TOKEN_LOOKS;
    },

    /**
     * Says whether the time of a session is up; if not, has `again` called when it may be.
     *
     * @returns the reason for its end, if it has come
     */
    check(session: CurrentSession, again: () => void): EndReason | undefined {
      clock.clearTimeout(timer);
      const { reason, at } = nextEnd(session);
      const left = at - clock.now();
      if (left <= 0) return reason;
      const wait = Math.min(left, session.tokens ? LONGEST_TIMER : LOOK_AGAIN);
      if (left < Infinity)
        timer = clock.setTimeout(() => {
          looksLeft--;
          again();
        }, wait);
      return undefined;
    },

    /** Somebody is there: counts against the idle timeout, for all tabs of the session. */
    recordActivity(session: CurrentSession): void {
      if (!hasTokens(session) || !settings().idleTimeout[session.storageMode]) return;
      if (clock.now() - lastActivity(session) >= ACTIVITY_EVERY)
        stored.writeExtra(session.storageMode, session.id, 'seen', clock.now());
    },

    stop: (): void => clock.clearTimeout(timer),
  };
};
