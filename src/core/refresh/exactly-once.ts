// Refresh-token rotation, exactly once over all tabs; a chunk of its own, loaded where a refresh endpoint is named.
// Who may send a token is decided in attempts.ts; here is what to do then.
import type { Endpoint } from '../connection/endpoints.js';
import type { AuthError } from '../errors.js';
import type { Ports } from '../platform/ports.js';
import type { Tokens } from '../requests/answer-mapping.js';
import type { CurrentTokens } from '../session/current-session.js';
import type { StoredTokens } from '../session/stored-session.js';
import { createAttempts, type Waiting } from './attempts.js';
import { browserLocks } from './locks.js';
import { patientLocks, patientLog } from './patient-ports.js';
import { browserRefreshLog } from './refresh-log.js';

/** How an attempt to refresh tokens ended. */
export type RefreshOutcome =
  /** There are newer tokens; the session holds them. */
  | 'refreshed'
  /** Xano refused the refresh token: the session ends when its auth token is refused too. */
  | 'refused'
  /** A duplicate of this tab sent the refresh token, and its answer is out of reach. */
  | 'already-used'
  /** The session ended or another took its place. */
  | 'session-changed';

/** What refresh needs of the core, of which it imports nothing. */
export interface RefreshParts {
  readonly ports: Ports;
  /** Names the session in the refresh log and its locks. */
  readonly key: (id: string) => string;
  /** Milliseconds after which a request has ended in any case. */
  readonly timeout: () => number;
  readonly endpoint: () => Endpoint | undefined;
  /** Takes over what storage says now, and returns the tokens that count after that. */
  readonly syncAndCheckLimits: () => CurrentTokens | undefined;
  /** Sends the refresh request. Throws the AuthError of a bad answer, or of none. */
  readonly post: (endpoint: Endpoint, tokens: StoredTokens, signal: AbortSignal) => Promise<Tokens>;
  /** Stores rotated tokens under `generation`; false when the session is another by now. */
  readonly storeRotated: (id: string, generation: number, tokens: Tokens) => boolean;
  /** What leaves here is an AuthError, whatever a port threw. */
  readonly toAuthError: (cause: unknown) => AuthError;
  /** Another tab is refreshing, and how it went is not known here. */
  readonly otherTabError: () => AuthError;
}

/** How long stored tokens may lag behind the refresh log. */
const STORAGE_LAG = 2_000;
/** After an attempt ended without an outcome, its answer may still become visible. */
const LAST_ANSWER_LAG = 500;
/** Longer between attempt and request, and the tab was frozen: someone may have taken over. */
const FROZEN = 2_000;
/** How long to wait between two looks. */
const FIRST_LOOK = 25;
const LAST_LOOK = 200;
/** A tab can sleep for long, and wake up with a used token. */
const LOG_KEPT_FOR = 30 * 86_400_000;

const refusals: ReadonlySet<AuthError['code']> = new Set(['unauthorized', 'forbidden']);

export const createRefresh = (parts: RefreshParts) => {
  const { otherTabError, syncAndCheckLimits } = parts;
  const { clock, id: newId } = parts.ports;
  const refreshLog = patientLog(parts.ports.refreshLog ?? browserRefreshLog(), clock);
  const locks = patientLocks(parts.ports.locks ?? browserLocks(), clock);
  const { tryClaim, recordOutcome, hasEnded } = createAttempts(refreshLog, locks, clock, parts.timeout);
  let flight: { of: string; result: Promise<RefreshOutcome> } | undefined;

  const pause = (milliseconds: number): Promise<void> =>
    new Promise((resolve) => void clock.setTimeout(resolve, milliseconds));

  /** What storage shows within the time given: newer tokens, another session, or nothing new. */
  const awaitStored = async (
    id: string,
    generation: number,
    patience: number,
  ): Promise<'refreshed' | 'session-changed' | undefined> => {
    // By the waits alone: the clock may be set meanwhile, and a tab that sleeps does not wait.
    for (let left = patience, wait = FIRST_LOOK; ; left -= wait, wait = Math.min(wait * 2, LAST_LOOK, left)) {
      const current = syncAndCheckLimits();
      if (current?.id !== id) return 'session-changed';
      if (current.tokens.generation > generation) return 'refreshed';
      if (left <= 0) return undefined;
      await pause(wait);
    }
  };

  const refresh = async (id: string, generation: number): Promise<RefreshOutcome> => {
    let deadAttemptId: string | undefined;
    let waitingFor: Waiting['waitingFor'];
    for (;;) {
      const current = syncAndCheckLimits();
      const endpoint = parts.endpoint();
      if (current?.id !== id || !endpoint) return 'session-changed';
      if (current.tokens.generation > generation) return 'refreshed';
      const key = parts.key(id);
      const by = newId();
      const release = await locks.hold(`${key}|${by}`);
      try {
        const verdict = await tryClaim(key, generation, by, { deadAttemptId, waitingFor });
        if (verdict.do === 'refused') return 'refused';
        if (verdict.do === 'failed') throw otherTabError();
        if (verdict.do === 'await-stored') {
          const seen = await awaitStored(id, generation, STORAGE_LAG);
          if (seen) return seen;
          if (current.storageMode === 'tab' || verdict.isOverdue) return 'already-used';
          throw otherTabError();
        }
        if (verdict.do === 'await-attempt') {
          release();
          // Another attempt, or a clock that was set back: the time counts anew.
          const now = clock.now();
          if (waitingFor?.by !== verdict.by || now < waitingFor.since)
            waitingFor = { by: verdict.by, since: now };
          const ended = await hasEnded(key, verdict);
          const seen = await awaitStored(id, generation, LAST_ANSWER_LAG);
          if (seen) return seen;
          if (ended) deadAttemptId = verdict.by;
          continue;
        }
        if (Math.abs(clock.now() - verdict.at) > FROZEN) {
          await recordOutcome(key, generation, by, {});
          continue;
        }
        return await post(endpoint, id, generation, key, by);
      } finally {
        release();
      }
    }
  };

  const post = async (
    endpoint: Endpoint,
    id: string,
    generation: number,
    key: string,
    by: string,
  ): Promise<RefreshOutcome> => {
    const current = syncAndCheckLimits();
    if (current?.id !== id) return 'session-changed';
    if (current.tokens.generation > generation) {
      // Stored by a tab that died before it could write so down.
      await recordOutcome(key, generation, by, { generation: current.tokens.generation });
      return 'refreshed';
    }
    let tokens: Tokens;
    try {
      tokens = await parts.post(endpoint, current.tokens, current.signal);
    } catch (cause) {
      const error = parts.toAuthError(cause);
      const { code } = error;
      if (code === 'aborted') return 'session-changed';
      if (!refusals.has(code)) {
        await recordOutcome(key, generation, by, { outcome: 'failed' });
        throw error;
      }
      const found = await recordOutcome(key, generation, by, { outcome: 'refused' });
      if (found?.generation === generation && found.attempt?.by === by) return 'refused';
      const seen = await awaitStored(id, generation, LAST_ANSWER_LAG);
      if (seen) return seen;
      throw otherTabError();
    }
    // Tokens first: a tab that dies here leaves a refresh log that lags, which the next reader mends.
    const stored = parts.storeRotated(id, generation + 1, tokens);
    // The token is used even where the session has ended: not every tab may have heard of that.
    await recordOutcome(key, generation, by, { generation: generation + 1 });
    return stored ? 'refreshed' : 'session-changed';
  };

  return {
    /**
     * Refreshes the tokens of a session, once for all who ask.
     *
     * @param generation the one that is too old
     * @throws AuthError for a failure that says nothing of the session; ask again later
     */
    refresh(id: string, generation: number): Promise<RefreshOutcome> {
      const of = `${id}|${generation}`;
      if (flight?.of !== of) {
        const result = refresh(id, generation)
          .catch((cause: unknown) => {
            throw parts.toAuthError(cause);
          })
          .finally(() => {
            if (flight?.result === result) flight = undefined;
          });
        flight = { of, result };
      }
      return flight.result;
    },
    /**
     * Has the refresh log forget old sessions. Not the one that just ended: a tab that has not heard of it, or a
     * duplicate that lives on, would take its used token for a fresh one.
     */
    prune: (): Promise<void> => refreshLog.prune(clock.now() - LOG_KEPT_FOR),
  };
};
