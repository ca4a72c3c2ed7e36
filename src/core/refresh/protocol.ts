// Exactly-once refresh over all tabs; a chunk of its own, loaded where a refresh endpoint is named. The
// ledger's transaction is the only mutex: whoever writes the intent sends the token. Each attempt holds a Web
// Lock of its own name, so waiters learn when it ended or its tab died.
import type { Endpoint } from '../connection/endpoints.js';
import type { AuthError } from '../errors.js';
import { browserLedger } from './refresh-log.js';
import { browserLocks } from './locks.js';
import type { Entry, Ports } from '../platform/ports.js';
import type { Held } from '../session/session.js';
import type { Tokens } from '../requests/answer-mapping.js';
import type { Body } from '../session/stored-session.js';

/** How an attempt to renew a token ended. */
export type Renewal =
  /** There are newer tokens; the session holds them. */
  | 'renewed'
  /** Xano refused the refresh token: the session ends when its auth token is refused too. */
  | 'refused'
  /** A duplicate of this tab spent the refresh token, and its answer is out of reach. */
  | 'spent'
  /** The session ended or another took its place. */
  | 'gone';

/** What refresh needs of the core, of which it imports nothing. */
export interface RefreshParts {
  readonly ports: Ports;
  /** Names the session in the ledger and its locks. */
  readonly key: (id: string) => string;
  /** Milliseconds after which a request has ended in any case. */
  readonly timeout: () => number;
  readonly endpoint: () => Endpoint | undefined;
  /** The session as storage has it now. */
  readonly held: () => Held | undefined;
  /** Sends the refresh request. Throws the AuthError of a bad answer, or of none. */
  readonly post: (endpoint: Endpoint, body: Body, signal: AbortSignal) => Promise<Tokens>;
  /** Stores rotated tokens under `gen`; false when the session is another by now. */
  readonly rotate: (id: string, gen: number, tokens: Tokens) => boolean;
  /** What leaves here is an AuthError, whatever a port threw. */
  readonly toAuthError: (cause: unknown) => AuthError;
  /** Another tab is at it, and how it went is not known here. */
  readonly elsewhere: () => AuthError;
}

/** Beyond a request's own time-out, an attempt may take this long to write down what came. */
const GRACE = 5_000;
/** How long the body may lag behind the ledger. */
const BODY_LAG = 2_000;
/** After an attempt ended without a word, its answer may still become visible. */
const LAST_WORD = 500;
/** Longer between intent and request, and the tab was frozen: someone may have taken over. */
const FROZEN = 2_000;
const LOOK_AGAIN = 25;
/** A tab can sleep for long, and wake up with a spent token. */
const KEPT = 30 * 86_400_000;

const refusals: ReadonlySet<AuthError['code']> = new Set(['unauthorized', 'forbidden']);

type Verdict =
  | { readonly do: 'post'; readonly at: number }
  | { readonly do: 'refused' }
  | { readonly do: 'failed' }
  | { readonly do: 'ahead'; readonly long: boolean }
  | { readonly do: 'wait'; readonly by: string; readonly until: number };

export const createRefresh = (parts: RefreshParts) => {
  const { elsewhere } = parts;
  const { clock, ledger = browserLedger(), locks = browserLocks(), id: newId } = parts.ports;
  let flight: { id: string; result: Promise<Renewal> } | undefined;

  const pause = (milliseconds: number): Promise<void> =>
    new Promise((resolve) => void clock.setTimeout(resolve, milliseconds));

  /** Whether storage shows newer tokens within the time given; `undefined` when the session is gone. */
  const awaitBody = async (id: string, gen: number, patience: number): Promise<boolean | undefined> => {
    for (const end = clock.now() + patience; ; await pause(LOOK_AGAIN)) {
      const held = parts.held();
      if (held?.id !== id) return undefined;
      if (held.body.gen > gen) return true;
      if (clock.now() >= end) return false;
    }
  };

  /** One transaction: either this attempt's intent stands in the ledger, or the reason why it does not. */
  const claim = async (key: string, gen: number, by: string, dead: string | undefined): Promise<Verdict> => {
    let verdict: Verdict = { do: 'refused' };
    await ledger.update(key, (entry) => {
      const now = clock.now();
      const lease = parts.timeout() + GRACE;
      const { intent, outcome } = entry?.gen === gen ? entry : {};
      // Told now, since a tab that freezes while it waits for the body would count its sleep, too.
      if (entry && entry.gen > gen) verdict = { do: 'ahead', long: now - entry.at > lease };
      else if (outcome === 'refused' || (outcome && dead)) verdict = { do: outcome };
      else if (intent && intent.by !== dead && now < intent.at + lease)
        verdict = { do: 'wait', by: intent.by, until: intent.at + lease };
      else {
        verdict = { do: 'post', at: now };
        return { gen, at: now, intent: { by, at: now } };
      }
      return entry;
    });
    return verdict;
  };

  /** Writes how the attempt ended, if the ledger still knows it as the one under way. */
  const conclude = async (
    key: string,
    gen: number,
    by: string,
    after: Partial<Entry>,
  ): Promise<Entry | undefined> => {
    let found: Entry | undefined;
    await ledger.update(key, (entry) => {
      found = entry;
      const mine = entry?.gen === gen && entry.intent?.by === by;
      return mine || (entry && after.gen !== undefined && entry.gen < after.gen)
        ? { gen, at: clock.now(), ...after }
        : entry;
    });
    return found;
  };

  const attempt = async (id: string, gen: number): Promise<Renewal> => {
    let dead: string | undefined;
    for (;;) {
      const held = parts.held();
      const endpoint = parts.endpoint();
      if (held?.id !== id || !endpoint) return 'gone';
      if (held.body.gen > gen) return 'renewed';
      const key = parts.key(id);
      const by = newId();
      const release = await locks.hold(`${key}|${by}`);
      try {
        const verdict = await claim(key, gen, by, dead);
        if (verdict.do === 'refused') return 'refused';
        if (verdict.do === 'failed') throw elsewhere();
        if (verdict.do === 'ahead') {
          const seen = await awaitBody(id, gen, BODY_LAG);
          if (seen !== false) return seen ? 'renewed' : 'gone';
          if (held.place === 'tab' || verdict.long) return 'spent';
          throw elsewhere();
        }
        if (verdict.do === 'wait') {
          release();
          const ended = await over(key, verdict);
          const seen = await awaitBody(id, gen, LAST_WORD);
          if (seen !== false) return seen ? 'renewed' : 'gone';
          if (ended) dead = verdict.by;
          continue;
        }
        if (clock.now() - verdict.at > FROZEN) {
          await conclude(key, gen, by, {});
          continue;
        }
        return await post(endpoint, id, gen, key, by);
      } finally {
        release();
      }
    }
  };

  /** Waits for another's attempt; true when it has ended, or its time is up. At once false where nobody can tell. */
  const over = async (key: string, { by, until }: { by: string; until: number }): Promise<boolean> => {
    const controller = new AbortController();
    const timer = clock.setTimeout(() => controller.abort(), Math.max(until - clock.now(), 0));
    const released = await locks.released(`${key}|${by}`, controller.signal);
    clock.clearTimeout(timer);
    return released || clock.now() >= until;
  };

  const post = async (
    endpoint: Endpoint,
    id: string,
    gen: number,
    key: string,
    by: string,
  ): Promise<Renewal> => {
    const held = parts.held();
    if (held?.id !== id) return 'gone';
    if (held.body.gen > gen) {
      // Stored by a tab that died before it could write so down.
      await conclude(key, gen, by, { gen: held.body.gen });
      return 'renewed';
    }
    let tokens: Tokens;
    try {
      tokens = await parts.post(endpoint, held.body, held.signal);
    } catch (cause) {
      const error = parts.toAuthError(cause);
      const { code } = error;
      if (code === 'aborted') return 'gone';
      if (!refusals.has(code)) {
        await conclude(key, gen, by, { outcome: 'failed' });
        throw error;
      }
      const found = await conclude(key, gen, by, { outcome: 'refused' });
      if (found && found.gen === gen && found.intent?.by === by) return 'refused';
      const seen = await awaitBody(id, gen, LAST_WORD);
      if (seen !== false) return seen ? 'renewed' : 'gone';
      throw elsewhere();
    }
    // Body first: a tab that dies here leaves a ledger that lags, which the next reader mends.
    const stored = parts.rotate(id, gen + 1, tokens);
    // The token is spent even where the session has ended: not every tab may have heard of that.
    await conclude(key, gen, by, { gen: gen + 1 });
    return stored ? 'renewed' : 'gone';
  };

  return {
    /**
     * Renews the tokens of a session, once for all who ask.
     *
     * @param gen the generation that is too old
     * @throws AuthError for a failure that says nothing of the session; ask again later
     */
    renew(id: string, gen: number): Promise<Renewal> {
      if (flight?.id !== `${id}|${gen}`) {
        const result = attempt(id, gen)
          .catch((cause: unknown) => {
            throw parts.toAuthError(cause);
          })
          .finally(() => {
            if (flight?.result === result) flight = undefined;
          });
        flight = { id: `${id}|${gen}`, result };
      }
      return flight.result;
    },
    /**
     * Has the ledger forget old sessions. Not the one that just ended: a tab that has not heard of it, or a
     * duplicate that lives on, would take its spent token for a fresh one.
     */
    tidy: (): Promise<void> => ledger.prune(clock.now() - KEPT),
  };
};
