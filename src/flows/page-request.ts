// A page's own call: fetch with the connection's address, headers and token. Like fetch, it answers with the
// Response whatever its status.
import type { Connection } from '../connection.js';
import { AuthError, misconfigured } from '../errors.js';
import { send } from '../request.js';
import type { Core } from './core.js';
import type { CurrentUser } from './current-user.js';

/** The address that a page means; never another origin than the connection's. */
const resolve = ({ base, origin, group }: Connection, path: string): URL => {
  const absolute = /^([a-z][a-z\d+.-]*:)?\/\//i.test(path);
  const own = /^\/?(api:[^/?#]+.*)$/s.exec(path)?.[1];
  if (!absolute && !own && !group)
    throw misconfigured(`No API group for "${path}". Set base-url or api-group.`);
  const text = absolute ? path : own ? `${base}/${own}` : `${base}/${group}/${path.replace(/^\//, '')}`;
  const url = URL.canParse(text, base) ? new URL(text, base) : undefined;
  if (url?.origin !== origin || url.username || url.password)
    throw misconfigured(
      `auth.fetch("${path}") leads away from ${origin}; a token is never sent there. Use fetch for other sites.`,
    );
  return url;
};

export const pageRequest = async (
  core: Core,
  currentUser: CurrentUser,
  path: string | URL,
  init: RequestInit = {},
): Promise<Response> => {
  const connection = core.connection();
  const url = resolve(connection, String(path));
  const held = core.session.held();
  const headers = connection.headers(held?.body.authToken);
  new Headers(init.headers).forEach((value, name) => headers.set(name, value));
  let request: Request;
  try {
    request = new Request(url, { credentials: connection.credentials, ...init, headers });
  } catch (cause) {
    throw new AuthError('configuration', `auth.fetch("${path}") cannot be sent: ${String(cause)}`, { cause });
  }
  const { fetch, clock } = core.ports;
  const sending = { fetch, clock, timeout: connection.timeout, signals: [held?.signal, init.signal] };
  const response = await send(request, sending, (answer) => answer);
  if (held && response.status === 401) currentUser.inBackground();
  return response;
};
