// A connection that a page has done with.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { never, offline } from '../../support/core/network.js';
import { CREDENTIALS, failure, signedIn, TestBrowser } from '../../support/core/test-browser.js';

describe('dispose', () => {
  test('lets go of every timer, listener, channel and request, and keeps what is stored', async () => {
    const { browser, tab } = await signedIn({ persist: 'tab', maxAge: 3_600 });
    browser.network.on('GET /auth/me', offline);
    await failure(tab.auth.fetchCurrentUser());
    browser.network.on('GET /auth/me', never);
    const asking = failure(tab.auth.fetchCurrentUser());
    await browser.settle();
    assert.ok(browser.clock.pending > 0 && tab.listeners > 0);
    const events = tab.told.length;
    tab.auth.dispose();
    assert.equal((await asking).code, 'aborted');
    await browser.settle();
    assert.deepEqual(
      [browser.clock.pending, tab.listeners, browser.messages.listeners, browser.storageEvents.listeners],
      [0, 0, 0, 0],
    );
    assert.equal(tab.told.length, events, 'in silence');
    assert.equal((await tab.reload()).status, 'restoring');
  });

  for (const route of ['POST /auth/login', 'GET /auth/me'])
    test(`stops a sign-in at ${route}, for good`, async () => {
      const browser = new TestBrowser();
      browser.network.on(route, never).deaf = true;
      const tab = browser.tab({ persist: 'tab', maxAge: 60 });
      const result = failure(tab.signIn());
      await browser.settle();
      tab.auth.dispose();
      assert.equal((await result).code, 'aborted');
      await browser.advance(120_000);
      assert.deepEqual([browser.clock.pending, browser.messages.listeners], [0, 0]);
    });

  test('makes every later action abort, and nothing is sent', async () => {
    const { browser, tab } = await signedIn();
    tab.auth.dispose();
    const calls = browser.network.calls.length;
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
    assert.deepEqual([browser.network.calls.length, browser.clock.pending], [calls, 0]);
    assert.equal((browser.stored() as { active: boolean }).active, true);
  });

  test('in the middle of an outage leaves no retry behind', async () => {
    const { browser, tab } = await signedIn();
    browser.network.on('GET /auth/me', offline);
    await failure(tab.auth.fetchCurrentUser());
    assert.equal(browser.clock.pending, 1);
    tab.auth.dispose();
    assert.equal(browser.clock.pending, 0);
  });

  test('twice is as good as once', async () => {
    const { tab } = await signedIn();
    tab.auth.dispose();
    tab.auth.dispose();
  });
});
