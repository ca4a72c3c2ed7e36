// What anyone may know of a session: its states, what is told when it changes, and the table of transitions as data.
// No token is in any of it. transitions.ts reads the table, session.ts commits what it says.
import type { AccountAction } from '../actions/before-hook.js';
import type { AuthError } from '../errors.js';
import type { Persist } from '../connection/settings.js';
import type { User } from './user.js';

/** Why a session ended. */
export type EndReason = 'sign-out' | 'expired' | 'idle' | 'other-tab' | 'replaced';

/**
 * | status | meaning |
 * |---|---|
 * | `unconfigured` | the settings cannot be used; `error` says why |
 * | `signed-out` | nobody is signed in; `reason` says why, after an end |
 * | `restoring` | there is a token, its user is being asked for |
 * | `unconfirmed` | there is a token that nobody refused, but its user could not be had; `error` says why |
 * | `signed-in` | the user is known; a later failure to ask again sets `error` and changes nothing else |
 */
export type Status = 'unconfigured' | 'signed-out' | 'restoring' | 'unconfirmed' | 'signed-in';

/** What anyone may read of a session. It holds no token. */
export interface Session {
  readonly status: Status;
  readonly user?: User | undefined;
  readonly roles: readonly string[];
  readonly metadata?: unknown;
  readonly persist: Persist;
  readonly environment?: string | undefined;
  readonly reason?: EndReason | undefined;
  readonly error?: AuthError | undefined;
}

/** What the transitions tell the page, by name; in the DOM each is `xano-<name>`. */
export interface AuthEvents extends Record<AccountAction, object> {
  authenticate: object;
  'set-user': { user: User };
  'sign-in': { user: User };
  'sign-up': { user?: User | undefined };
  'sign-out': object;
  'clear-session': { reason: EndReason };
  'session-change': { session: Session; previous: Session };
  error: { error: AuthError };
}

export type Emit = <T extends keyof AuthEvents>(type: T, detail: AuthEvents[T], from?: unknown) => void;

interface KnownUser {
  readonly user: User;
  readonly roles: readonly string[];
}

/** What happens to a session. `from` is what the action that caused it was given. */
export type SessionEvent =
  /** Authenticate: tokens of a new session are stored. */
  | { type: 'started'; error?: AuthError | undefined; from?: unknown }
  /** A stored session is taken over: at the start, or another tab began it. */
  | { type: 'found' }
  | ({ type: 'found-with-user' } & KnownUser)
  /** The tokens of a session whose marker was found before them. */
  | { type: 'tokens-found' }
  | ({ type: 'tokens-found-with-user' } & KnownUser)
  | ({ type: 'user-set' | 'sign-in-completed' | 'sign-up-completed'; from?: unknown } & KnownUser)
  | { type: 'user-failed'; error: AuthError }
  | { type: 'ended'; reason: EndReason; error?: AuthError | undefined; from?: unknown }
  /** Nothing is stored but the reason why an earlier session ended. */
  | { type: 'end-found'; reason?: EndReason | undefined }
  | { type: 'environment-changed' };

/** A row of the table. */
export interface Transition {
  readonly from: readonly Status[];
  readonly on: SessionEvent['type'];
  readonly to: Status | 'unchanged';
  /** In this order; `session-change` follows each. */
  readonly tells: readonly ('authenticate' | 'set-user' | 'sign-in' | 'sign-up' | 'clear-session')[];
}

const withSession: readonly Status[] = ['restoring', 'unconfirmed', 'signed-in'];

/** Every way from one state to another. What is not in it does not happen. */
export const transitions: readonly Transition[] = [
  { from: ['signed-out'], on: 'started', to: 'restoring', tells: ['authenticate'] },
  { from: withSession, on: 'started', to: 'restoring', tells: ['clear-session', 'authenticate'] },
  { from: ['signed-out'], on: 'found', to: 'restoring', tells: [] },
  { from: withSession, on: 'found', to: 'restoring', tells: ['clear-session'] },
  { from: ['signed-out'], on: 'found-with-user', to: 'signed-in', tells: ['set-user'] },
  { from: withSession, on: 'found-with-user', to: 'signed-in', tells: ['clear-session', 'set-user'] },
  { from: ['restoring'], on: 'tokens-found', to: 'restoring', tells: [] },
  { from: ['restoring'], on: 'tokens-found-with-user', to: 'signed-in', tells: ['set-user'] },
  { from: withSession, on: 'user-set', to: 'signed-in', tells: ['set-user'] },
  {
    from: ['restoring', 'unconfirmed'],
    on: 'sign-in-completed',
    to: 'signed-in',
    tells: ['set-user', 'sign-in'],
  },
  {
    from: ['restoring', 'unconfirmed'],
    on: 'sign-up-completed',
    to: 'signed-in',
    tells: ['set-user', 'sign-up'],
  },
  { from: ['restoring', 'unconfirmed'], on: 'user-failed', to: 'unconfirmed', tells: [] },
  { from: ['signed-in'], on: 'user-failed', to: 'signed-in', tells: [] },
  { from: withSession, on: 'ended', to: 'signed-out', tells: ['clear-session'] },
  // A stored session whose time was up when it was found.
  { from: ['signed-out'], on: 'ended', to: 'signed-out', tells: ['clear-session'] },
  { from: ['signed-out'], on: 'end-found', to: 'signed-out', tells: [] },
  { from: ['signed-out', ...withSession], on: 'environment-changed', to: 'unchanged', tells: [] },
];
