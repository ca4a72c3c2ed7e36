// The code that refreshes tokens is the one part that is loaded later: what becomes of a load that fails.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createConnection } from '../../../../src/core/connection/parse.js';
import type { Core } from '../../../../src/core/core-parts.js';
import { browserPorts } from '../../../../src/core/platform/browser.js';
import { createTokenRefresh } from '../../../../src/core/refresh/lazy.js';
import type { CurrentTokens } from '../../../../src/core/session/current-session.js';
import { createSession } from '../../../../src/core/session/session.js';
import { sharedLocks, sharedRefreshLog } from '../../../support/core/renewing.js';
import { BASE_URL, failure } from '../../../support/core/test-browser.js';

const parts = () => {
  const connection = createConnection({
    baseUrl: BASE_URL,
    refreshEndpoint: '/auth/refresh',
    persist: 'memory',
  });
  const ports = {
    ...browserPorts(),
    refreshLog: sharedRefreshLog(),
    locks: sharedLocks(),
    fetch: async () => Response.json({ authToken: 'new' }),
  };
  const emit = (): void => {};
  const session = createSession({
    settings: () => connection,
    ports,
    emit,
    onTokens: emit,
    onEnd: emit,
    refusal: undefined,
  });
  session.startSession({ authToken: 'old' }, undefined, {});
  const core: Core = { connection: () => connection, ports, session, emit, before: () => {} };
  return { core, current: session.currentTokens() as CurrentTokens };
};

test('a load that fails is the server’s fault, ends nothing, and is tried again when it is needed', async () => {
  const { core, current } = parts();
  const fault = new TypeError('Failed to fetch dynamically imported module');
  let loads = 0;
  const refresh = createTokenRefresh(core, () => {
    loads++;
    return loads < 3 ? Promise.reject(fault) : import('../../../../src/core/refresh/exactly-once.js');
  });
  refresh.preload();
  const error = await failure(refresh.refreshTokens(current));
  assert.deepEqual([error.code, error.cause, loads], ['server-error', fault, 1]);
  assert.equal((await failure(refresh.refreshTokens(current))).code, 'server-error');
  assert.equal(core.session.currentTokens()?.tokens.authToken, 'old');
  assert.equal(await refresh.refreshTokens(current), 'refreshed');
  assert.deepEqual([core.session.currentTokens()?.tokens.authToken, loads], ['new', 3]);
  core.session.dispose();
});
