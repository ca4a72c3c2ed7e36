// Puts the pieces together; the only assembly. Everything of a connection hangs off what it returns.
import { atom, type ReadableAtom } from 'nanostores';
import {
  type Connection,
  createConnection,
  unconfiguredConnection,
  storageModes,
} from './connection/parse.js';
import { defined, oneOf } from './connection/setting-checks.js';
import type { ConnectionOptions, Persist } from './connection/settings.js';
import type { Core } from './core-parts.js';
import { abortedError, AuthError, notSignedInError, toAuthError } from './errors.js';
import type { Before } from './actions/before-hook.js';
import { createCredentials, type CredentialOptions } from './actions/credentials.js';
import { createCurrentUser } from './actions/current-user.js';
import { pageRequest } from './actions/page-request.js';
import { signOut } from './actions/sign-out.js';
import { createTokenRefresh } from './refresh/lazy.js';
import { whenActivated } from './platform/activation.js';
import { browserPorts } from './platform/browser.js';
import type { Ports } from './platform/ports.js';
import type { Values } from './requests/send.js';
import { reportingErrors, safeEmit } from './session/events.js';
import { createSession } from './session/session.js';
import type { Emit, Session, User } from './session/state.js';
import { isRecord, isText, readRoles } from './requests/answer-mapping.js';

/** The action under way. */
export type Action = 'sign-in' | 'sign-up' | 'sign-out' | 'authenticate' | 'fetch-current-user';

/** The connection's settings, its outside world, and two hooks. */
export interface AuthOptions extends ConnectionOptions, Partial<Ports> {
  /** Called before sign-in, sign-up and sign-out; `false` or a rejection refuses. */
  before?: Before | undefined;
  /** Told of every transition, after storage and stores. `from` is what the action was given. */
  emit?: Emit | undefined;
  /** Given the checked settings; throws an AuthError to refuse them. */
  check?: ((connection: Connection) => void) | undefined;
}

/** WeWeb's Authenticate action. */
export interface AuthenticateOptions {
  authToken: string;
  refreshToken?: string | undefined;
  metadata?: unknown;
  /** `true` = `local`, `false` = `tab`. Default: the connection's. */
  persist?: boolean | Persist | undefined;
  /** Seconds. */
  expiresIn?: number | undefined;
  /** The user, if known: spares the request for it. */
  user?: User | undefined;
  from?: unknown;
}

/** A session on one Xano backend: stores to read, actions to call. */
export interface Auth {
  /** The session; no token in it. Told anew, with the same values, also when its tokens were renewed or let go. */
  readonly $session: ReadableAtom<Session>;
  /** The user, while signed in. */
  readonly $user: ReadableAtom<User | undefined>;
  /** The action under way. */
  readonly $pending: ReadableAtom<Action | undefined>;
  /** The checked settings; `undefined` while unconfigured. */
  readonly connection: Connection | undefined;
  /** Signs in; resolves with the user, or with `undefined` while a stored session cannot be confirmed. */
  signIn(values: Values, options?: CredentialOptions): Promise<User | undefined>;
  /** Signs up; resolves with `undefined` also where the answer holds no token (e-mail confirmation). */
  signUp(values: Values, options?: CredentialOptions): Promise<User | undefined>;
  /** Ends the session here at once, then tells the `sign-out-endpoint`, if there is one. */
  signOut(options?: { from?: unknown }): Promise<void>;
  /** Asks for the current user and sets it; one request for all who ask at a time. */
  fetchCurrentUser(): Promise<User>;
  /** Stores a session from tokens that the page already has. */
  authenticate(options: AuthenticateOptions): Promise<User | undefined>;
  /** Sets the user of the stored session. */
  setUser(user: User): void;
  /** Ends the session locally; calls no endpoint. */
  clearSession(options?: { from?: unknown }): void;
  /** `fetch` on the connection's origin, with its headers and token; resolves with any Response. */
  fetch(path: string | URL, init?: RequestInit): Promise<Response>;
  /** The auth token, for other libraries; `undefined` while signed out. */
  getToken(): Promise<string | undefined>;
  /**
   * Changes settings in place; `false`, and nothing done, where they mean another stored session.
   *
   * @throws AuthError `configuration`, and nothing done, where they cannot be used
   */
  configure(options: ConnectionOptions): boolean;
  /** Lets go of every listener, timer and request. The stored session stays. */
  dispose(): void;
}

const asPersist = (persist: boolean | Persist | undefined): Persist | undefined =>
  typeof persist === 'boolean'
    ? persist
      ? 'local'
      : 'tab'
    : persist && oneOf('persist', storageModes, persist);

const unusableError = (): AuthError => new AuthError('invalid-input', 'A token is a text, a user an object.');

/**
 * Opens the session of a connection: reads what is stored, at once, and asks for its user in the background.
 *
 * Settings that cannot be used do not throw: the status is `unconfigured`, `$session.error` says what to
 * write, and every action rejects with it.
 */
export const createAuth = (options: AuthOptions): Auth => {
  const ports: Ports = { ...browserPorts(), ...defined(options) };
  const emit = safeEmit(options.emit);
  const $pending = atom<Action | undefined>();
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

  /** Actions under way, the latest last: an older one that gives way must not clear `$pending`. */
  const running = new Set<{ action: Action }>();
  const showPending = (): void => reportingErrors(() => $pending.set([...running].at(-1)?.action));

  /** @throws what makes every action impossible */
  const ready = (): void => {
    if (refusal) throw refusal;
  };

  /** Runs an action that a person or a page began: `$pending` while it runs, an event if it fails. */
  const act = async <T>(action: Action, from: unknown, run: () => T | Promise<T>): Promise<T> => {
    const entry = { action };
    running.add(entry);
    showPending();
    try {
      if (!ports.lifecycle.active()) await whenActivated(ports.lifecycle);
      ready();
      return await run();
    } catch (cause) {
      const error = toAuthError(cause);
      if (error.code !== 'aborted') emit('error', { error }, from);
      throw error;
    } finally {
      running.delete(entry);
      showPending();
    }
  };

  /** A prerendered page changes nothing until somebody looks at it: nobody may have asked for it. */
  const whenActive = (run: () => void): void =>
    ports.lifecycle.active() ? run() : void whenActivated(ports.lifecycle).then(run);

  const submit =
    (flow: 'sign-in' | 'sign-up') =>
    (values: Values, own: CredentialOptions = {}) =>
      act(flow, own.from, () =>
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

  return {
    $session: session.$session,
    $user: session.$user,
    $pending,
    get connection() {
      return connection;
    },
    signIn: submit('sign-in'),
    signUp: submit('sign-up'),
    signOut: ({ from } = {}) =>
      act('sign-out', from, () => {
        credentials.abort();
        return signOut(core, from);
      }),
    fetchCurrentUser: () => act('fetch-current-user', undefined, currentUser.fetch),
    authenticate: ({ user, persist, from, ...start }) =>
      act('authenticate', from, () => {
        if (!isText(start.authToken) || (user !== undefined && !isRecord(user))) throw unusableError();
        credentials.abort();
        const stored = { ...start, persist: asPersist(persist) };
        const id = session.startSession(stored, session.markerId(), { from });
        return user ? setUser(id, user) : currentUser.fetchAfterStart(id);
      }),
    setUser(user) {
      ready();
      whenActive(() => setUser(session.syncAndCheckLimits()?.id, user));
    },
    clearSession({ from } = {}) {
      whenActive(() => {
        credentials.abort();
        session.sync();
        session.endSession('sign-out', from);
      });
    },
    async fetch(path, init) {
      ready();
      try {
        return await pageRequest(core, tokenRefresh, currentUser, path, init);
      } catch (cause) {
        throw toAuthError(cause);
      }
    },
    async getToken() {
      if (!connection) ready();
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
};
