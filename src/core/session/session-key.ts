// Which session a Session is of: by a key that changes only when a session begins or ends, so that nobody has to
// compare users by their values. It is no token, no stored id, and is not written out with the session.
import type { Session } from './state.js';

const KEY: unique symbol = Symbol.for('xano-auth-elements.session');

/** Marks a session with its key, where neither JSON nor a copy finds it. */
export const withSessionKey = <T extends Session>(session: T, key: symbol | undefined): T =>
  Object.defineProperty(session, KEY, { value: key });

/** The key of a session; `undefined` while nobody is signed in. */
export const sessionKey = (session: Session): symbol | undefined =>
  (session as Session & { readonly [KEY]?: symbol })[KEY];
