// Attempts to refresh a token, as the refresh log knows them. Its transaction is the only mutex: whoever writes an
// attempt there sends the token. Each attempt holds a Web Lock named by its id, so waiters learn when it ended or its
// tab died.
import type { Clock, Locks, RefreshLog, RefreshRecord } from '../platform/ports.js';

/** What to do after a look into the refresh log. */
type Verdict =
  | { readonly do: 'post'; readonly at: number }
  | { readonly do: 'refused' }
  | { readonly do: 'failed' }
  | { readonly do: 'await-stored'; readonly isOverdue: boolean }
  | { readonly do: 'await-attempt'; readonly by: string; readonly until: number };

/** Beyond a request's own time-out, an attempt may take this long to write down what came. */
const GRACE = 5_000;

/** What a waiter has found out about the attempt that it waits for. */
export interface Waiting {
  /** An attempt that ended without an outcome. */
  readonly deadAttemptId?: string | undefined;
  /** The attempt under way, and when it was first seen; ms since 1970. */
  readonly waitingFor?: { readonly by: string; readonly since: number } | undefined;
}

/** @param timeout milliseconds after which a request has ended in any case */
export const createAttempts = (refreshLog: RefreshLog, locks: Locks, clock: Clock, timeout: () => number) => {
  /** One transaction: either this attempt stands in the refresh log, or the reason why it does not. */
  const tryClaim = async (
    key: string,
    generation: number,
    by: string,
    { deadAttemptId, waitingFor }: Waiting,
  ): Promise<Verdict> => {
    let verdict: Verdict = { do: 'refused' };
    await refreshLog.update(key, (record) => {
      const now = clock.now();
      const lease = timeout() + GRACE;
      const { attempt, outcome } = record?.generation === generation ? record : {};
      // An attempt that lies in the future was dated by a clock that has been set back since.
      const firstSeen = waitingFor?.by === attempt?.by ? waitingFor?.since : undefined;
      const leaseEnd = Math.min(attempt?.at ?? now, firstSeen ?? now) + lease;
      // Told now, since a tab that freezes while it waits for stored tokens would count its sleep, too.
      if (record && record.generation > generation)
        verdict = { do: 'await-stored', isOverdue: Math.abs(now - record.at) > lease };
      else if (outcome === 'refused' || (outcome && deadAttemptId)) verdict = { do: outcome };
      else if (attempt && attempt.by !== deadAttemptId && now < leaseEnd)
        verdict = { do: 'await-attempt', by: attempt.by, until: leaseEnd };
      else {
        verdict = { do: 'post', at: now };
        return { generation, at: now, attempt: { by, at: now } };
      }
      return record;
    });
    return verdict;
  };

  /** Writes how the attempt ended, if the refresh log still knows it as the one under way. */
  const recordOutcome = async (
    key: string,
    generation: number,
    by: string,
    after: Partial<RefreshRecord>,
  ): Promise<RefreshRecord | undefined> => {
    let found: RefreshRecord | undefined;
    await refreshLog.update(key, (record) => {
      found = record;
      const isOurs = record?.generation === generation && record.attempt?.by === by;
      const lags = record && after.generation !== undefined && record.generation < after.generation;
      return isOurs || lags ? { generation, at: clock.now(), ...after } : record;
    });
    return found;
  };

  /** Waits for another's attempt; true when it has ended, or its time is up. At once false where nobody can tell. */
  const hasEnded = async (key: string, { by, until }: { by: string; until: number }): Promise<boolean> => {
    const controller = new AbortController();
    const timer = clock.setTimeout(() => controller.abort(), Math.max(until - clock.now(), 0));
    const released = await locks.released(`${key}|${by}`, controller.signal);
    clock.clearTimeout(timer);
    return released || clock.now() >= until;
  };

  return { tryClaim, recordOutcome, hasEnded };
};
