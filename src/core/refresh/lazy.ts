// The door to refresh. Without a refresh endpoint it stays shut and costs nothing; with one, the chunk behind
// it is loaded at once: when it is first needed, a deploy may have removed it.
import type { Core } from '../core-parts.js';
import { AuthError, toAuthError } from '../errors.js';
import type { createRefresh, Renewal } from './protocol.js';
import type { Held } from '../session/session.js';
import { readTokens } from '../requests/answer-mapping.js';
import { callEndpoint } from '../requests/endpoint-call.js';
import { missingKeyError } from '../requests/xano-errors.js';

export type Renewing = ReturnType<typeof createRenewal>;

export const createRenewal = (core: Core) => {
  const { session, ports, connection } = core;
  let chunk: Promise<ReturnType<typeof createRefresh>> | undefined;
  /** The generation whose refresh token was refused: not to be tried again. */
  let dead: string | undefined;

  const open = async () => {
    const { createRefresh } = await import('./protocol.js');
    return createRefresh({
      ports,
      key: (id) => `${connection().storageKey}|${id}`,
      timeout: () => connection().timeout,
      endpoint: () => connection().endpoints.refresh,
      held: session.held,
      rotate: session.rotate,
      async post(endpoint, { authToken, refreshToken }, signal) {
        const { tokens } = connection();
        const name = tokens.refreshToken[0]?.split('.').at(-1) ?? 'refreshToken';
        const how = refreshToken ? { values: { [name]: refreshToken } } : { authToken };
        const data = await callEndpoint(core, endpoint, { ...how, secretFields: [name], signals: [signal] });
        const found = readTokens(data, tokens);
        if (found.authToken) return found;
        throw missingKeyError('bad-answer', 'token', 'auth-token-key', tokens.authToken, data);
      },
      toAuthError,
      elsewhere: () => new AuthError('server-error', 'Another tab is renewing the session.'),
    });
  };

  const load = () =>
    (chunk ??= open().catch((cause: unknown) => {
      chunk = undefined;
      throw new AuthError('server-error', 'The code that refreshes tokens could not be loaded.', { cause });
    }));

  /**
   * Newer tokens in place of those that were refused.
   *
   * @returns `refused` also where there is no refresh at all
   * @throws AuthError for a failure that says nothing of the session
   */
  const renew = async ({ id, body }: Held): Promise<Renewal> => {
    if (!connection().endpoints.refresh || dead === `${id}|${body.gen}`) return 'refused';
    const outcome = await (await load()).renew(id, body.gen);
    if (outcome === 'refused') dead = `${id}|${body.gen}`;
    return outcome;
  };

  const isDue = (): boolean => (session.held()?.body.due ?? Infinity) <= ports.clock.now();

  return {
    renew,
    /** Whether the tokens are about to run out. */
    isDue,
    /** Loads what a named endpoint needs. */
    prepare(): void {
      if (connection().endpoints.refresh) void load().catch(() => {});
    },
    /** The session's tokens, renewed if they are about to run out; the old ones where that does not work. */
    async fresh(): Promise<Held | undefined> {
      const held = session.held();
      if (held && isDue()) await renew(held).catch(() => {});
      return session.held();
    },
    /** Forgets what tabs were told of sessions long past; on the occasion that one ended. */
    tidy(): void {
      void chunk?.then((refresh) => refresh.tidy()).catch(() => {});
    },
  };
};
