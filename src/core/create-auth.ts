// Puts the pieces together; the only assembly. Everything of a connection hangs off what it returns.
import { createCredentials, type CredentialOptions } from './actions/credentials.js';
import { createCurrentUser } from './actions/current-user.js';
import { pageRequest } from './actions/page-request.js';
import { createActionRunner } from './actions/run-action.js';
import { signOut } from './actions/sign-out.js';
import type { Auth, AuthOptions } from './auth.js';
import { isHeaderValue } from './connection/headers.js';
import {
  type Connection,
  createConnection,
  storageModes,
  unconfiguredConnection,
} from './connection/parse.js';
import { defined, oneOf } from './connection/setting-checks.js';
import type { Persist } from './connection/settings.js';
import { type AuthParts, PARTS } from './auth-parts.js';
import type { Core } from './core-parts.js';
import { abortedError, AuthError, notSignedInError, toAuthError } from './errors.js';
import { whenActivated } from './platform/activation.js';
import { browserPorts } from './platform/browser.js';
import type { Ports } from './platform/ports.js';
import { createTokenRefresh } from './refresh/lazy.js';
import { isRecord, isText, readRoles } from './requests/answer-mapping.js';
import type { Values } from './requests/send.js';
import { safeEmit } from './session/events.js';
import { readAnswer } from './requests/send.js';
import { createSession } from './session/session.js';
import type { User } from './session/user.js';

const asPersist = (persist: boolean | Persist | undefined): Persist | undefined =>
  typeof persist === 'boolean'
    ? persist
      ? 'local'
      : 'tab'
    : persist && oneOf('persist', storageModes, persist);

const unusableError = (): AuthError =>
  new AuthError('invalid-input', 'A token is a text that a header can carry, a user an object.');

/**
 * Opens the session of a connection: reads what is stored, at once, and asks for its user in the background.
 *
 * Settings that cannot be used do not throw: the status is `unconfigured`, `$session.error` says what to
 * write, and every action rejects with it.
 */
export const createAuth = (options: AuthOptions): Auth => {
  const ports: Ports = { ...browserPorts(), ...defined(options) };
  const emit = safeEmit(options.emit);
  let connection: Connection | undefined;
  /** Why nothing can be done: the settings cannot be used, or the page has let go of this. */
  let refusal: AuthError | undefined;
  try {
    const checked = createConnection(options, ports.host);
    options.check?.(checked);
    connection = checked;
  } catch (error) {
    refusal = toAuthError(error);
  }

  const settings = (): Connection => connection ?? unconfiguredConnection;
  const session = createSession({
    settings,
    ports,
    emit,
    refusal,
    onTokens: () => currentUser.refetchWhenVisible(),
    onEnd: () => tokenRefresh.pruneLog(),
  });
  const before = options.before ?? (() => {});
  const core: Core = { connection: settings, ports, session, emit, before };
  const tokenRefresh = createTokenRefresh(core);
  const currentUser = createCurrentUser(core, tokenRefresh);
  const credentials = createCredentials(core, currentUser);

  /** @throws what makes every action impossible */
  const assertUsable = (): void => {
    if (refusal) throw refusal;
  };
  const { $pending, runAction } = createActionRunner(ports.lifecycle, emit, assertUsable);

  /** A prerendered page changes nothing until somebody looks at it: nobody may have asked for it. */
  const whenActive = (run: () => void): void =>
    ports.lifecycle.active() ? run() : void whenActivated(ports.lifecycle).then(run);

  const submit =
    (flow: 'sign-in' | 'sign-up') =>
    (values: Values, own: CredentialOptions = {}) =>
      runAction(flow, own.from, () =>
        credentials.submit(flow, values, { ...own, persist: asPersist(own.persist) }),
      );

  const setUser = (id: string | undefined, user: User): User => {
    if (!id) throw notSignedInError();
    if (!isRecord(user)) throw unusableError();
    session.setUser(id, user, readRoles(undefined, user, settings().rolesKey));
    return user;
  };

  if (!refusal) session.restore();
  tokenRefresh.preload();
  const parts: AuthParts = {
    ...core,
    credentials,
    currentUser,
    runAction,
    ask: (meant, url, init) => pageRequest(core, tokenRefresh, currentUser, url, init, readAnswer, meant),
  };

  const auth: Auth & { [PARTS]: AuthParts } = {
    [PARTS]: parts,
    $session: session.$session,
    $user: session.$user,
    $pending,
    get connection() {
      return connection;
    },
    signIn: submit('sign-in'),
    signUp: submit('sign-up'),
    signOut: ({ from } = {}) =>
      runAction('sign-out', from, () => {
        credentials.abort();
        return signOut(core, from);
      }),
    fetchCurrentUser: () => runAction('fetch-current-user', undefined, currentUser.fetch),
    authenticate: ({ user, persist, from, ...start }) =>
      runAction('authenticate', from, () => {
        const { authToken, refreshToken } = start;
        const areTokens =
          isText(authToken) && isHeaderValue(authToken) && typeof (refreshToken ?? '') === 'string';
        if (!areTokens || (user !== undefined && !isRecord(user))) throw unusableError();
        credentials.abort();
        const stored = { ...start, persist: asPersist(persist) };
        const id = session.startSession(stored, session.markerId(), { from });
        return user ? setUser(id, user) : currentUser.fetchAfterStart(id);
      }),
    setUser(user) {
      assertUsable();
      whenActive(() => setUser(session.syncAndCheckLimits()?.id, user));
    },
    clearSession({ from } = {}) {
      whenActive(() => {
        credentials.abort();
        session.sync();
        session.endSession('sign-out', from);
      });
    },
    async fetch(path, init = {}) {
      assertUsable();
      try {
        return await pageRequest(core, tokenRefresh, currentUser, path, init, (response) => response);
      } catch (cause) {
        throw toAuthError(cause);
      }
    },
    async getToken() {
      if (!connection) assertUsable();
      return (await tokenRefresh.ensureFreshTokens())?.tokens.authToken;
    },
    configure(next) {
      const changed = createConnection(next, ports.host);
      if (changed.storageKey !== connection?.storageKey) return false;
      options.check?.(changed);
      connection = changed;
      session.settingsChanged();
      tokenRefresh.preload();
      return true;
    },
    dispose() {
      refusal = abortedError();
      credentials.abort();
      currentUser.dispose();
      session.dispose();
    },
  };
  return auth;
};
