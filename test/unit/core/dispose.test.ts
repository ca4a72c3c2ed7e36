// A connection that a page has done with.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { never, offline } from '../../support/core/network.js';
import { CREDENTIALS, failure, signedIn, World } from '../../support/core/test-browser.js';

describe('dispose', () => {
  test('lets go of every timer, listener, channel and request, and keeps what is stored', async () => {
    const { world, tab } = await signedIn({ persist: 'tab', maxAge: 3_600 });
    world.network.on('GET /auth/me', offline);
    await failure(tab.auth.fetchCurrentUser());
    world.network.on('GET /auth/me', never);
    const asking = failure(tab.auth.fetchCurrentUser());
    await world.settle();
    assert.ok(world.clock.pending > 0 && tab.listeners > 0);
    const events = tab.told.length;
    tab.auth.dispose();
    assert.equal((await asking).code, 'aborted');
    await world.settle();
    assert.deepEqual(
      [world.clock.pending, tab.listeners, world.messages.listeners, world.storageEvents.listeners],
      [0, 0, 0, 0],
    );
    assert.equal(tab.told.length, events, 'in silence');
    assert.equal((await tab.reload()).status, 'restoring');
  });

  for (const route of ['POST /auth/login', 'GET /auth/me'])
    test(`stops a sign-in at ${route}, for good`, async () => {
      const world = new World();
      world.network.on(route, never).deaf = true;
      const tab = world.tab({ persist: 'tab', maxAge: 60 });
      const result = failure(tab.signIn());
      await world.settle();
      tab.auth.dispose();
      assert.equal((await result).code, 'aborted');
      await world.advance(120_000);
      assert.deepEqual([world.clock.pending, world.messages.listeners], [0, 0]);
    });

  test('makes every later action abort, and nothing is sent', async () => {
    const { world, tab } = await signedIn();
    tab.auth.dispose();
    const calls = world.network.calls.length;
    const { auth } = tab;
    for (const action of [
      auth.signIn(CREDENTIALS),
      auth.signUp({}),
      auth.signOut(),
      auth.fetchCurrentUser(),
      auth.authenticate({ authToken: 't' }),
      auth.fetch('/x'),
    ])
      assert.equal((await failure(action)).code, 'aborted');
    assert.equal(await auth.getToken(), undefined);
    tab.happen('resume');
    assert.deepEqual([world.network.calls.length, world.clock.pending], [calls, 0]);
    assert.equal((world.stored() as { in: boolean }).in, true);
  });

  test('in the middle of an outage leaves no retry behind', async () => {
    const { world, tab } = await signedIn();
    world.network.on('GET /auth/me', offline);
    await failure(tab.auth.fetchCurrentUser());
    assert.equal(world.clock.pending, 1);
    tab.auth.dispose();
    assert.equal(world.clock.pending, 0);
  });

  test('twice is as good as once', async () => {
    const { tab } = await signedIn();
    tab.auth.dispose();
    tab.auth.dispose();
  });
});
