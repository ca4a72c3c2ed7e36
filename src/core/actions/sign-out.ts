// Sign out: the local end first, so that nothing can keep a person signed in; then the backend is told, if it has an
// endpoint for it. Xano has none built in.
import type { Core } from '../core-parts.js';
import { callEndpoint } from '../requests/endpoint-call.js';
import { runBeforeHook } from './before-hook.js';

export const signOut = async (core: Core, from: unknown): Promise<void> => {
  const { session } = core;
  await runBeforeHook(core.before, 'sign-out', from);
  const current = session.syncAndCheckLimits();
  const endpoint = core.connection().endpoints.signOut;
  if (session.endSession('sign-out', from)) core.emit('sign-out', {}, from);
  // The navigation that may follow must not call it off.
  if (current && endpoint)
    void callEndpoint(core, endpoint, { authToken: current.tokens.authToken, keepalive: true }).catch(
      () => {},
    );
};
