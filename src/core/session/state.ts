// What anyone may know of a session: its state, and what is told when it changes. No token is in either.
import type { AuthError } from '../errors.js';
import type { Persist } from '../connection/settings.js';
import type { EndReason } from './stored-session.js';

/** The user as the backend answered it. */
export type User = Readonly<Record<string, unknown>>;

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
export interface AuthEvents {
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
