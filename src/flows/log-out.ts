// Log Out: the local end first, so that nothing can keep a person signed in; then the backend is told, if it
// has an endpoint for it. Xano has none built in.
import { AuthError } from '../errors.js';
import { ask, type Core } from './core.js';

export const logOut = async (core: Core, from: unknown): Promise<void> => {
  const { session } = core;
  if ((await core.before('sign-out', from)) === false)
    throw new AuthError('aborted', 'The page held back the sign-out.');
  const held = session.held();
  const endpoint = core.connection().endpoints.signOut;
  if (held) {
    session.end('sign-out', from);
    core.emit('sign-out', {}, from);
  }
  if (held && endpoint) void ask(core, endpoint, { authToken: held.body.authToken }).catch(() => {});
};
