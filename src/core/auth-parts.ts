// The door by which the actions of the account, which no everyday page loads, get what the core's own are given.
import type { Credentials } from './actions/credentials.js';
import type { CurrentUser } from './actions/current-user.js';
import type { MeantSession } from './actions/page-request.js';
import type { ActionRunner } from './actions/run-action.js';
import type { Core } from './core-parts.js';
import type { Answer } from './requests/send.js';

/** What the account's actions are made of. */
export interface AuthParts extends Core {
  readonly credentials: Credentials;
  readonly currentUser: CurrentUser;
  readonly runAction: ActionRunner['runAction'];
  /** A call of the session that is named, and of no other; its tokens are refreshed where they are refused. */
  readonly ask: (meant: MeantSession, url: string, init: RequestInit) => Promise<Answer>;
}

/** Under which an auth object holds its parts: two copies of the library can meet on one page. */
export const PARTS: unique symbol = Symbol.for('xano-auth-elements.parts');
