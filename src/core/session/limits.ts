// When a session ends by itself: idle timeout, maximum age, and tokens that never appear. Courtesy only: Xano
// enforces the lifetime of its tokens.
import type { Connection } from '../connection/parse.js';
import { LONGEST_TIMER } from '../longest-timer.js';
import type { Ports } from '../platform/ports.js';
import { type CurrentSession, type CurrentTokens, hasTokens, type SessionMemory } from './current-session.js';
import type { EndReason } from './state.js';
import type { StoredSession } from './stored-session.js';

/** How often to look for tokens whose marker is there, and after how many milliseconds each time. */
const TOKEN_LOOKS = 10;
const LOOK_AGAIN = 100;
/** Milliseconds; activity is written at most so often. */
const ACTIVITY_EVERY = 60_000;

export interface LimitsParts {
  readonly settings: () => Connection;
  readonly ports: Pick<Ports, 'clock' | 'lifecycle'>;
  readonly memory: SessionMemory;
  readonly stored: StoredSession;
  /** Called when an end may have come: storage is read first. */
  readonly onTimer: () => void;
  /** Called when the time of the current session is up. */
  readonly onEnd: (reason: EndReason) => void;
}

export const createLimits = ({ settings, ports, memory, stored, onTimer, onEnd }: LimitsParts) => {
  const { clock, lifecycle } = ports;
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

  /** Ends a session whose time is up; looks again when it will be. */
  const scheduleEnd = (): void => {
    clock.clearTimeout(timer);
    const { current } = memory;
    if (!current || !lifecycle.active()) return;
    const { reason, at } = nextEnd(current);
    const left = at - clock.now();
    if (left <= 0) return onEnd(reason);
    const look = (): void => {
      looksLeft--;
      onTimer();
    };
    if (left < Infinity)
      timer = clock.setTimeout(look, Math.min(left, current.tokens ? LONGEST_TIMER : LOOK_AGAIN));
  };

  return {
    scheduleEnd,

    /** Another session is current: it is given its time to show its tokens. */
    restart(): void {
      looksLeft = TOKEN_LOOKS;
      scheduleEnd();
    },

    /** Somebody is there: counts against the idle timeout, for all tabs of the session. */
    recordActivity(): void {
      const current = memory.tokens();
      if (!current || !settings().idleTimeout[current.storageMode]) return;
      if (clock.now() - lastActivity(current) >= ACTIVITY_EVERY)
        stored.writeExtra(current.storageMode, current.id, 'seen', clock.now());
    },
  };
};
