// The states of a session and the ways between them, one row of SESSION.md's table after the other.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { json, refusal } from '../../../support/core/network.js';
import {
  ADA,
  BOB,
  CREDENTIALS,
  failure,
  KEY,
  signedIn,
  TestBrowser,
} from '../../../support/core/test-browser.js';

describe('at the start', () => {
  test('settings that cannot be used mean unconfigured, and every action says why', async () => {
    const browser = new TestBrowser();
    const { auth, told } = browser.tab({ baseUrl: 'https://x8ki.n7.xano.io' });
    assert.equal(auth.$session.get().status, 'unconfigured');
    assert.equal(auth.connection, undefined);
    const { error } = auth.$session.get();
    assert.equal(error?.code, 'configuration');
    for (const action of [
      auth.signIn({}),
      auth.signUp({}),
      auth.signOut(),
      auth.fetchCurrentUser(),
      auth.authenticate({ authToken: 't' }),
      auth.fetch('/x'),
      auth.getToken(),
    ])
      assert.equal(await failure(action), error);
    assert.throws(() => auth.setUser(ADA), { code: 'configuration' });
    assert.deepEqual(new Set(told.map(({ type }) => type)), new Set(['error']));
    auth.clearSession();
    auth.dispose();
    assert.equal(browser.network.calls.length, 0);
  });

  test('no marker means signed out, and nothing is asked', async () => {
    const browser = new TestBrowser();
    const tab = browser.tab();
    assert.equal(tab.status, 'signed-out');
    await browser.settle();
    assert.deepEqual([browser.network.calls.length, tab.told.length, browser.disk.size], [0, 0, 0]);
  });

  for (const text of ['', '{', 'null', '7', '[]', '{"id":1,"active":true}', '{"id":"x"}'])
    test(`an unreadable marker (${text || 'empty'}) means signed out`, () => {
      const browser = new TestBrowser();
      browser.disk.set(KEY, text);
      assert.equal(browser.tab().status, 'signed-out');
    });

  test('a marker that is out means signed out, with its reason', async () => {
    const { tab } = await signedIn();
    await tab.auth.signOut();
    await tab.reload();
    assert.equal(tab.auth.$session.get().reason, 'sign-out');
    assert.equal(tab.status, 'signed-out');
  });

  test('a marker with its tokens means restoring at once, then signed in', async () => {
    const { browser, tab } = await signedIn();
    await tab.reload();
    assert.equal(tab.status, 'restoring');
    assert.equal(tab.auth.$user.get(), undefined);
    await browser.settle();
    assert.equal(tab.status, 'signed-in');
    assert.deepEqual(tab.auth.$user.get(), ADA);
  });
});

describe('a marker without its tokens', () => {
  const start = () => {
    const browser = new TestBrowser();
    browser.disk.set(KEY, '{"id":"other","active":true}');
    return { browser, tab: browser.tab() };
  };
  const tokens = '{"generation":0,"authToken":"token-ada","startedAt":1767225600000}';

  test('means restoring, and expired after a second', async () => {
    const { browser, tab } = start();
    assert.equal(tab.status, 'restoring');
    await browser.advance(999);
    assert.equal(tab.status, 'restoring');
    await browser.advance(1);
    assert.equal(tab.auth.$session.get().reason, 'expired');
    assert.deepEqual(tab.names, ['clear-session']);
    assert.equal((browser.stored() as { active: boolean }).active, false);
    assert.equal(browser.clock.pending, 0);
  });

  test('is taken over when the tokens come, event or not', async () => {
    for (const told of [true, false]) {
      const { browser, tab } = start();
      await browser.advance(500);
      if (told) browser.write(`${KEY}:other`, tokens);
      else browser.disk.set(`${KEY}:other`, tokens);
      await browser.advance(told ? 0 : 100);
      assert.equal(tab.status, 'signed-in');
      assert.equal(browser.clock.pending, 0);
    }
  });

  test('keeps to its one second, however often a page asks, and says so once', async () => {
    const { browser, tab } = start();
    for (let i = 0; i < 9; i++) {
      assert.equal(await tab.auth.getToken(), undefined);
      browser.write(KEY, '{"id":"other","active":true}');
      await browser.advance(100);
    }
    assert.equal(tab.told.length, 1);
    assert.equal(browser.clock.pending, 1);
    await browser.advance(100);
    assert.equal(tab.status, 'signed-out');
  });

  test('can be signed out of', async () => {
    const { browser, tab } = start();
    await tab.auth.signOut();
    assert.equal(tab.auth.$session.get().reason, 'sign-out');
    browser.write(`${KEY}:other`, tokens);
    await browser.advance(5_000);
    assert.equal(tab.status, 'signed-out');
    assert.deepEqual(tab.names, ['clear-session', 'sign-out']);
  });

  test('follows the marker when that goes out meanwhile', async () => {
    const { browser, tab } = start();
    await browser.advance(300);
    browser.write(KEY, '{"id":"later","active":false,"endReason":"sign-out"}');
    await browser.advance(2_000);
    assert.equal(tab.auth.$session.get().reason, 'other-tab');
    assert.equal(browser.clock.pending, 0);
  });
});

describe('sign-in', () => {
  test('resolves with the user once it is set', async () => {
    const browser = new TestBrowser();
    const tab = browser.tab();
    assert.deepEqual(await tab.auth.signIn(CREDENTIALS), ADA);
    assert.deepEqual(tab.auth.$session.get(), {
      status: 'signed-in',
      user: ADA,
      roles: ['admin'],
      persist: 'local',
      environment: undefined,
      metadata: undefined,
      error: undefined,
    });
    assert.equal(browser.network.calls[0]?.body, JSON.stringify(CREDENTIALS));
  });

  test('changes nothing while it is under way, save $pending', async () => {
    const browser = new TestBrowser();
    const held = browser.network.hold('POST /auth/login');
    const tab = browser.tab();
    const result = tab.auth.signIn(CREDENTIALS);
    await browser.settle();
    assert.equal(tab.status, 'signed-out');
    assert.equal(tab.auth.$pending.get(), 'sign-in');
    held.release(json({ authToken: 't' }));
    await result;
    assert.equal(tab.auth.$pending.get(), undefined);
  });

  test('that fails leaves a session as it was', async () => {
    const { browser, tab } = await signedIn();
    const before = tab.auth.$session.get();
    browser.network.on('POST /auth/login', refusal(403, 'Invalid Credentials.'));
    assert.equal((await failure(tab.signIn())).code, 'invalid-credentials');
    assert.equal(tab.auth.$session.get(), before);
    assert.equal(await tab.auth.getToken(), 'token-ada');
  });

  test('gives way to a newer one, which stays pending', async () => {
    const browser = new TestBrowser();
    const first = browser.network.hold('POST /auth/login');
    const tab = browser.tab();
    const older = failure(tab.auth.signIn(CREDENTIALS));
    await browser.settle();
    const second = browser.network.hold('POST /auth/login');
    const newer = tab.auth.signIn({ email: 'bob', password: 'battery' });
    assert.equal((await older).code, 'aborted');
    await browser.settle();
    assert.equal(tab.auth.$pending.get(), 'sign-in');
    first.release(json({ authToken: 'token-ada' }));
    second.release(json({ authToken: 'token-bob' }));
    await newer;
    assert.equal(await tab.auth.getToken(), 'token-bob');
    assert.deepEqual(tab.names, ['authenticate', 'set-user', 'sign-in'], 'giving way is silent');
  });

  test('of another person replaces the session and its tokens', async () => {
    const { browser, tab } = await signedIn();
    browser.network.on('POST /auth/login', json({ authToken: 'token-bob' })).on('GET /auth/me', json(BOB));
    await tab.signIn();
    assert.deepEqual(tab.auth.$user.get(), BOB);
    assert.deepEqual(tab.names.slice(3), ['clear-session', 'authenticate', 'set-user', 'sign-in']);
    assert.deepEqual([...browser.disk.keys()].length, 2);
    assert.ok(!JSON.stringify([...browser.disk]).includes('token-ada'));
  });

  test('stops when the person signs out meanwhile', async () => {
    const browser = new TestBrowser();
    browser.network.hold('POST /auth/login');
    const tab = browser.tab();
    const result = failure(tab.auth.signIn(CREDENTIALS));
    await browser.settle();
    await tab.auth.signOut();
    assert.equal((await result).code, 'aborted');
    assert.equal(tab.status, 'signed-out');
  });

  test('sends its own endpoint and reads its own key', async () => {
    const browser = new TestBrowser();
    browser.network.on('PUT /in', json({ jwt: 'token-own' }));
    const tab = browser.tab();
    await tab.auth.signIn(CREDENTIALS, { endpoint: 'PUT api:other/in', authTokenKey: 'jwt' });
    assert.equal(browser.network.calls[0]?.url.pathname, '/api:other/in');
    assert.equal(await tab.auth.getToken(), 'token-own');
  });
});

test('a sign-up without a token is complete without a session', async () => {
  const browser = new TestBrowser();
  browser.network.on('POST /auth/signup', json({ message: 'Check your e-mail' }));
  const tab = browser.tab();
  assert.equal(await tab.auth.signUp(CREDENTIALS), undefined);
  assert.deepEqual([tab.status, tab.names.join()], ['signed-out', 'sign-up']);
});

test('a sign-up with a token signs in', async () => {
  const browser = new TestBrowser();
  const tab = browser.tab();
  assert.deepEqual(await tab.auth.signUp(CREDENTIALS), ADA);
  assert.deepEqual(tab.names, ['authenticate', 'set-user', 'sign-up']);
});
