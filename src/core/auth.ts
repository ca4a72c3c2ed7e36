// What createAuth takes and returns: the face of a connection to a page.
import type { ReadableAtom } from 'nanostores';
import type { AccountAction, Before } from './actions/before-hook.js';
import type { CredentialOptions } from './actions/credentials.js';
import type { Connection } from './connection/parse.js';
import type { ConnectionOptions, Persist } from './connection/settings.js';
import type { Ports } from './platform/ports.js';
import type { Values } from './requests/send.js';
import type { Emit, Session } from './session/state.js';
import type { User } from './session/user.js';

/** The action under way. */
export type Action =
  'sign-in' | 'sign-up' | 'sign-out' | 'authenticate' | 'fetch-current-user' | AccountAction;

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
  /** The session; no token in it. Told anew, with the same values, also when its tokens were refreshed or let go. */
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
