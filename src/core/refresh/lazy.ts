// The door to refresh. Without a refresh endpoint it stays shut and costs nothing; with one, the chunk behind it is
// loaded at once: when it is first needed, a deploy may have removed it.
import { isHeaderValue } from '../connection/headers.js';
import type { Core } from '../core-parts.js';
import { AuthError, toAuthError } from '../errors.js';
import { readTokens } from '../requests/answer-mapping.js';
import { callEndpoint } from '../requests/endpoint-call.js';
import { missingKeyError, unusableTokenError } from '../requests/xano-errors.js';
import type { CurrentTokens } from '../session/current-session.js';
import type { createRefresh, RefreshOutcome } from './exactly-once.js';

export type TokenRefresh = ReturnType<typeof createTokenRefresh>;

const importProtocol = () => import('./exactly-once.js');

/** @param load loads the protocol; tests put their own here */
export const createTokenRefresh = (core: Core, load: typeof importProtocol = importProtocol) => {
  const { session, ports, connection } = core;
  let protocol: Promise<ReturnType<typeof createRefresh>> | undefined;
  /** The session and generation whose refresh token was refused: not to be sent again. */
  let refused: string | undefined;

  const open = async () => {
    const { createRefresh } = await load();
    return createRefresh({
      ports,
      key: (id) => `${connection().storageKey}|${id}`,
      timeout: () => connection().timeout,
      endpoint: () => connection().endpoints.refresh,
      syncAndCheckLimits: session.syncAndCheckLimits,
      storeRotated: session.storeRotated,
      async post(endpoint, { authToken, refreshToken }, signal) {
        const { tokens } = connection();
        const name = tokens.refreshToken[0]?.split('.').at(-1) ?? 'refreshToken';
        const credentials = refreshToken ? { values: { [name]: refreshToken } } : { authToken };
        const call = { ...credentials, secretFields: [name], signals: [signal] };
        const data = await callEndpoint(core, endpoint, call);
        const found = readTokens(data, tokens, [authToken, refreshToken]);
        if (found.authToken && !isHeaderValue(found.authToken)) throw unusableTokenError(tokens.authToken);
        if (found.authToken) return found;
        throw missingKeyError('bad-answer', 'token', 'auth-token-key', tokens.authToken, data, call);
      },
      toAuthError,
      otherTabError: () => new AuthError('server-error', 'Another tab is refreshing the session.'),
    });
  };

  /** A load that failed says nothing of the session, and is tried again with the next need. */
  const opened = () =>
    (protocol ??= open().catch((cause: unknown) => {
      protocol = undefined;
      throw new AuthError('server-error', 'The code that refreshes tokens could not be loaded.', { cause });
    }));

  /**
   * Newer tokens in place of those that were refused.
   *
   * @returns `refused` also where there is no refresh at all
   * @throws AuthError for a failure that says nothing of the session
   */
  const refreshTokens = async ({ id, tokens }: CurrentTokens): Promise<RefreshOutcome> => {
    const of = `${id}|${tokens.generation}`;
    if (!connection().endpoints.refresh || refused === of) return 'refused';
    const outcome = await (await opened()).refresh(id, tokens.generation);
    if (outcome === 'refused') refused = of;
    return outcome;
  };

  const isDue = (current: CurrentTokens): boolean =>
    (current.tokens.renewAt ?? Infinity) <= ports.clock.now();

  return {
    refreshTokens,
    /** Whether tokens are about to run out. */
    isDue,
    /** Loads what a named endpoint needs. */
    preload(): void {
      if (connection().endpoints.refresh) void opened().catch(() => {});
    },
    /** The session's tokens, refreshed if they are about to run out; the old ones where that does not work. */
    async ensureFreshTokens(): Promise<CurrentTokens | undefined> {
      const current = session.syncAndCheckLimits();
      if (!current || !isDue(current)) return current;
      await refreshTokens(current).catch(() => {});
      return session.syncAndCheckLimits();
    },
    /** Forgets what tabs were told of sessions long past; on the occasion that one ended. */
    pruneLog(): void {
      void protocol?.then((refresh) => refresh.prune()).catch(() => {});
    },
  };
};
