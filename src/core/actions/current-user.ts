// Fetch Current User: on every load, after Authenticate, and on demand; however many ask, one request.
// Here stands the policy for its answers: only a definitive refusal ends a session.
import type { Core } from '../core-parts.js';
import { abortedError, AuthError, type AuthErrorCode, notSignedInError, toAuthError } from '../errors.js';
import type { CurrentTokens } from '../session/current-session.js';
import type { User } from '../session/user.js';
import { readRoles, readUser } from '../requests/answer-mapping.js';
import { callEndpoint } from '../requests/endpoint-call.js';
import type { TokenRefresh } from '../refresh/lazy.js';

/** Asking again would change nothing: a setting or a permission has to. */
const lasting: ReadonlySet<AuthErrorCode> = new Set(['configuration', 'forbidden']);

const FIRST_RETRY = 1_000;
const LAST_RETRY = 60_000;
/** Xano's free plan counts requests over 20 s and sends no Retry-After. */
const RATE_WINDOW = 21_000;
/** Milliseconds: nobody waits longer, whatever `Retry-After` says. */
const LONGEST_WAIT = 3_600_000;

export type CurrentUser = ReturnType<typeof createCurrentUser>;

export const createCurrentUser = (core: Core, tokenRefresh: TokenRefresh) => {
  const { session, ports } = core;
  const { clock, lifecycle, random } = ports;
  let flight: { id: string; result: Promise<User> } | undefined;
  let timer: unknown;
  let failures = 0;
  /** Xano asked for peace. By the wall clock, which a machine that slept can trust; one that was set back cannot. */
  let peace = { from: 0, until: 0 };
  /** Something is still to be asked, as soon as somebody looks and there is a network. */
  let due = false;

  /** @returns `undefined` where the answer is good, but holds no user where the mapping looks */
  const request = async ({ id, tokens, signal }: CurrentTokens): Promise<User | undefined> => {
    const { endpoints, userKey, rolesKey, tokens: mapping } = core.connection();
    const endpoint = endpoints.currentUser;
    if (!endpoint)
      throw new AuthError(
        'configuration',
        'current-user-endpoint="none": write authenticate({ authToken, user }).',
      );
    const data = await callEndpoint(core, endpoint, { authToken: tokens.authToken, signals: [signal] });
    if (session.syncAndCheckLimits()?.id !== id) throw abortedError();
    if (data === null) throw notSignedInError();
    const secrets = [tokens.authToken, tokens.refreshToken];
    const user = readUser(data, userKey, mapping, secrets);
    if (user) session.setUser(id, user, readRoles(data, user, rolesKey, secrets));
    return user;
  };

  /**
   * Refreshes refused tokens; tokens that cannot be refreshed end the session, and so do new ones that are refused.
   * Twice, since the first may turn out to be another tab's, from before this one slept.
   */
  const requestWithRefresh = async (current: CurrentTokens, refreshes = 0): Promise<User | undefined> => {
    try {
      return await request(current);
    } catch (cause) {
      const error = toAuthError(cause);
      const now = session.syncAndCheckLimits();
      if (error.code !== 'unauthorized' || now?.id !== current.id) throw error;
      const newer = now.tokens.generation !== current.tokens.generation;
      const outcome = newer ? 'refreshed' : refreshes > 1 ? 'refused' : await tokenRefresh.refreshTokens(now);
      const next = session.syncAndCheckLimits();
      if (next?.id !== current.id || outcome === 'session-changed') throw error;
      if (outcome === 'refreshed') return requestWithRefresh(next, newer ? refreshes : refreshes + 1);
      session.endSession(outcome === 'already-used' ? 'replaced' : 'expired', undefined, error);
      throw error;
    }
  };

  const attempt = async (): Promise<User> => {
    due = false;
    clock.clearTimeout(timer);
    let current = session.syncAndCheckLimits();
    // Nothing to wait for, nothing waited: the request leaves before the elements are defined.
    if (current && tokenRefresh.isDue(current)) current = await tokenRefresh.ensureFreshTokens();
    if (!current) throw notSignedInError();
    let user: User | undefined;
    try {
      user = await requestWithRefresh(current);
    } catch (cause) {
      const error = toAuthError(cause);
      if (error.code !== 'unauthorized' && error.code !== 'aborted') {
        session.userFailed(current.id, error);
        // A fault would only repeat itself: it is tried again when the page is shown or comes online.
        if (error.code === 'unexpected') due = true;
        else if (!lasting.has(error.code)) retryLater(error);
      }
      throw error;
    }
    failures = 0;
    if (user) return user;
    // Asking again would change nothing: a setting or an endpoint has to.
    const { userKey } = core.connection();
    const error = new AuthError('bad-answer', `No user at user-key="${userKey.join(' ')}" in the answer.`);
    session.userFailed(current.id, error);
    throw error;
  };

  const wakeAfter = (wait: number): void => {
    clock.clearTimeout(timer);
    // Timers are truncated and clocks are set: that it fires means that the wait is over.
    timer = clock.setTimeout(() => {
      peace = { from: 0, until: 0 };
      whenPossible();
    }, wait);
  };

  const retryLater = (error: AuthError): void => {
    const backoff = random() * Math.min(LAST_RETRY, FIRST_RETRY * 2 ** failures++);
    const limited = error.code === 'rate-limited';
    const wait = limited ? (error.retryAfter ?? 0) * 1000 || RATE_WINDOW + random() * 4_000 : backoff;
    const bounded = Math.min(wait, LONGEST_WAIT);
    const now = clock.now();
    if (limited) peace = { from: now, until: now + bounded };
    due = true;
    wakeAfter(bounded);
  };

  /** One request for all who ask while it is under way. */
  const fetchUser = async (): Promise<User> => {
    const current = session.syncAndCheckLimits();
    if (!current) throw notSignedInError();
    if (flight?.id !== current.id) {
      const result = attempt().finally(() => {
        if (flight?.result === result) flight = undefined;
      });
      flight = { id: current.id, result };
    }
    return flight.result;
  };

  /** Failures are told in the session. */
  const fetchInBackground = (): void => void fetchUser().catch(() => {});

  /** The first try does not wait for a network: it tells the page that there is none. */
  const whenPossible = (): void => {
    const now = clock.now();
    const isAskedForPeace = now >= peace.from && now < peace.until;
    if (!due || !lifecycle.visible()) return;
    if (isAskedForPeace) return wakeAfter(peace.until - now);
    if (failures === 0 || lifecycle.online()) fetchInBackground();
  };

  const stop = lifecycle.listen((event) => event !== 'activity' && whenPossible());

  return {
    fetch: fetchUser,
    /** Asks when the page is looked at; failures are told in the session. */
    refetchWhenVisible(): void {
      due = true;
      failures = 0;
      whenPossible();
    },
    /** After session `id` began: its user, or `undefined` where a live session could not be confirmed. */
    async fetchAfterStart(id: string): Promise<User | undefined> {
      failures = 0;
      if (session.syncAndCheckLimits()?.id !== id) throw abortedError();
      try {
        return await fetchUser();
      } catch (error) {
        if (session.syncAndCheckLimits()?.id === id) return undefined;
        throw error;
      }
    },
    dispose(): void {
      clock.clearTimeout(timer);
      stop();
    },
  };
};
