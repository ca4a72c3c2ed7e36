// A page's own call: fetch with the connection's address, headers and token. Like fetch, it answers with the
// Response whatever its status.
import type { Connection } from '../connection/parse.js';
import type { Core } from '../core-parts.js';
import { misconfigured, sessionExpiredError } from '../errors.js';
import { whenActivated } from '../platform/activation.js';
import { uploadTime } from '../requests/body.js';
import { send } from '../requests/send.js';
import type { CurrentTokens } from '../session/current-session.js';
import type { CurrentUser } from './current-user.js';
import type { TokenRefresh } from '../refresh/lazy.js';

/** A path as messages may show it: without a query and without credentials. */
const shown = (path: string | URL): string =>
  String(path)
    .replace(/[?#].*/s, '')
    .replace(/\/\/[^/]*@/, '//');

/** The address that a page means; never another origin than the connection's. */
const resolve = ({ base, origin, group }: Connection, path: string): URL => {
  const absolute = /^([a-z][a-z\d+.-]*:)?\/\//i.test(path);
  const own = /^\/?(api:[^/?#]+.*)$/s.exec(path)?.[1];
  if (!absolute && !own && !group)
    throw misconfigured(`No API group for "${shown(path)}". Set base-url or api-group.`);
  const text = absolute ? path : own ? `${base}/${own}` : `${base}/${group}/${path.replace(/^\//, '')}`;
  const url = URL.canParse(text, base) ? new URL(text, base) : undefined;
  if (url?.origin !== origin || url.username || url.password)
    throw misconfigured(
      `auth.fetch("${shown(path)}") leads away from ${origin}; a token is never sent there. Use fetch for other sites.`,
    );
  return url;
};

/** The page's own headers over those of the connection. */
const withHeaders = (headers: Headers, own: HeadersInit | undefined, path: string | URL): Headers => {
  try {
    new Headers(own).forEach((value, name) => headers.set(name, value));
  } catch {
    // No cause: some engines repeat the value, which may be a secret.
    throw misconfigured(
      `auth.fetch("${shown(path)}") cannot be sent: check the names and values of its headers.`,
    );
  }
  return headers;
};

const createPageRequest = (url: URL, init: RequestInit, path: string | URL): Request => {
  try {
    return new Request(url, init);
  } catch (cause) {
    throw misconfigured(`auth.fetch("${shown(path)}") cannot be sent: check its method and body.`, cause);
  }
};

/** For which session a call is meant. */
export interface MeantSession {
  readonly id: string;
  /** The call carries a secret of its own, such as the current password: it may be that which is refused. */
  readonly hasOwnSecret: boolean;
}

/** Whether the token is dead or only not good enough here, the current user decides; without one, this does. */
const tokenRefused = (
  { session, connection }: Core,
  currentUser: CurrentUser,
  { id, tokens }: CurrentTokens,
  hasOwnSecret = false,
): void => {
  const now = session.syncAndCheckLimits();
  if (now?.id !== id || now.tokens.generation !== tokens.generation) return;
  if (connection().endpoints.currentUser) currentUser.refetchWhenVisible();
  else if (!hasOwnSecret) session.endSession('expired');
};

/**
 * @param read what is made of an answer, before the time is up
 * @param meant the session that it is meant for. Default: whichever there is
 * @throws AuthError `session-expired` where it is another by the time that the request leaves
 */
export const pageRequest = async <T extends { readonly status: number }>(
  core: Core,
  tokenRefresh: TokenRefresh,
  currentUser: CurrentUser,
  path: string | URL,
  init: RequestInit,
  read: (response: Response) => T | Promise<T>,
  meant?: MeantSession,
): Promise<T> => {
  const connection = core.connection();
  const url = resolve(connection, String(path));
  if (!core.ports.lifecycle.active()) await whenActivated(core.ports.lifecycle);
  const call = async (current: CurrentTokens | undefined): Promise<T> => {
    const headers = withHeaders(connection.headers(current?.tokens.authToken), init.headers, path);
    const request = createPageRequest(url, { credentials: connection.credentials, ...init, headers }, path);
    const parts = init.body instanceof FormData ? init.body.values() : [init.body];
    return send(
      core.ports,
      request,
      connection.timeout + uploadTime(parts),
      [current?.signal, init.signal],
      read,
    );
  };

  const current = await tokenRefresh.ensureFreshTokens();
  if (meant && current?.id !== meant.id) throw sessionExpiredError();
  const response = await call(current);
  if (!current || response.status !== 401) return response;
  // A stream can be sent once only.
  const outcome =
    init.body instanceof ReadableStream
      ? 'refused'
      : await tokenRefresh.refreshTokens(current).catch(() => 'failed');
  const next = core.session.syncAndCheckLimits();
  if (outcome === 'refreshed' && next?.id === current.id) {
    const second = await call(next);
    if (second.status === 401) tokenRefused(core, currentUser, next, meant?.hasOwnSecret);
    return second;
  }
  tokenRefused(core, currentUser, current, meant?.hasOwnSecret);
  return response;
};
