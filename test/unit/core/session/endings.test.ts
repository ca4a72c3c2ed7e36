// How a session ends, what is left of it, and that nothing brings it back.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { json, never, refusal } from '../../../support/core/network.js';
import { ADA, CREDENTIALS, failure, KEY, signedIn, TestBrowser } from '../../../support/core/test-browser.js';

describe('a sign-out', () => {
  test('is local at once and leaves only a marker that says so', async () => {
    const { browser, tab } = await signedIn();
    await tab.auth.signOut();
    assert.deepEqual(tab.auth.$session.get(), {
      status: 'signed-out',
      roles: [],
      persist: 'local',
      environment: undefined,
      metadata: undefined,
      reason: 'sign-out',
      error: undefined,
    });
    assert.deepEqual([...browser.disk.keys()], [KEY]);
    assert.equal((browser.stored() as { endReason: string }).endReason, 'sign-out');
    assert.equal(await tab.auth.getToken(), undefined);
    assert.equal(tab.auth.$user.get(), undefined);
  });

  test('is followed by its endpoint, with the old token, whatever that answers', async () => {
    for (const reply of [never, refusal(500, 'Fatal.'), json({})]) {
      const { browser, tab } = await signedIn({ signOutEndpoint: '/auth/logout' });
      browser.network.on('POST /auth/logout', (call) => {
        assert.equal(tab.status, 'signed-out');
        return reply(call);
      });
      await tab.auth.signOut();
      await browser.settle();
      const [call] = browser.network.asked('POST /auth/logout');
      assert.equal(call?.headers.get('Authorization'), 'Bearer token-ada');
      assert.ok(!tab.names.includes('error'));
    }
  });

  test('of nobody is no event and no request', async () => {
    const browser = new TestBrowser();
    const tab = browser.tab({ signOutEndpoint: '/auth/logout' });
    await tab.auth.signOut();
    tab.auth.clearSession();
    await browser.settle();
    assert.deepEqual([tab.told.length, browser.network.calls.length, browser.disk.size], [0, 0, 0]);
  });

  test('stops the request for the user', async () => {
    const { browser, tab } = await signedIn();
    browser.network.hold('GET /auth/me');
    const result = failure(tab.auth.fetchCurrentUser());
    await browser.settle();
    await tab.auth.signOut();
    assert.equal((await result).code, 'aborted');
    assert.equal(browser.network.calls.at(-1)?.request.signal.aborted, true);
  });

  test('is not undone by a late answer, also where fetch ignores signals', async () => {
    const { browser, tab } = await signedIn();
    browser.network.deaf = true;
    const held = browser.network.hold('GET /auth/me');
    const result = failure(tab.auth.fetchCurrentUser());
    await browser.settle();
    await tab.auth.signOut();
    held.release(json(ADA));
    await browser.settle();
    assert.equal((await result).code, 'aborted');
    assert.equal(tab.status, 'signed-out');
    assert.deepEqual([...browser.disk.keys()], [KEY]);
  });

  test('by clearSession calls no endpoint', async () => {
    const { browser, tab } = await signedIn({ signOutEndpoint: '/auth/logout' });
    tab.auth.clearSession();
    assert.equal(tab.status, 'signed-out');
    await browser.settle();
    assert.equal(browser.network.asked('POST /auth/logout').length, 0);
    assert.deepEqual(tab.names.slice(3), ['clear-session']);
  });
});

describe('a refused token', () => {
  test('ends the session as expired, once, and a reload knows it', async () => {
    const { browser, tab } = await signedIn();
    browser.network.on('GET /auth/me', refusal(401, 'This token is expired.'));
    await tab.reload();
    await browser.settle();
    assert.equal(tab.auth.$session.get().reason, 'expired');
    assert.deepEqual(tab.names, ['clear-session']);
    await tab.reload();
    assert.equal(tab.auth.$session.get().reason, 'expired');
    assert.deepEqual(tab.names, []);
  });

  test('right after sign-in rejects the sign-in', async () => {
    const browser = new TestBrowser();
    browser.network.on('GET /auth/me', refusal(401, 'This token belongs to a different datasource.'));
    const tab = browser.tab();
    assert.equal((await failure(tab.signIn())).code, 'unauthorized');
    assert.deepEqual(tab.names, ['authenticate', 'clear-session', 'error']);
  });

  test('does not keep a sign-in that is under way from its session', async () => {
    const { browser, tab } = await signedIn();
    const held = browser.network.hold('POST /auth/login');
    const result = tab.auth.signIn(CREDENTIALS);
    await browser.settle();
    browser.network.on('GET /auth/me', refusal(401, 'This token is expired.'), json(ADA));
    await failure(tab.auth.fetchCurrentUser());
    assert.equal(tab.status, 'signed-out');
    held.release(json({ authToken: 'token-new' }));
    assert.deepEqual(await result, ADA);
  });

  test('of an older generation is no refusal: the newer one is tried', async () => {
    const { browser, tab } = await signedIn();
    const held = browser.network.hold('GET /auth/me');
    const result = tab.auth.fetchCurrentUser();
    await browser.settle();
    const { id } = browser.stored() as { id: string };
    browser.write(
      `${KEY}:${id}`,
      JSON.stringify({ generation: 1, authToken: 'rotated', startedAt: browser.clock.time }),
    );
    browser.network.on('GET /auth/me', json(ADA));
    held.release(refusal(401, 'This token is expired.'));
    assert.deepEqual(await result, ADA);
    assert.equal(browser.network.calls.at(-1)?.headers.get('Authorization'), 'Bearer rotated');
    assert.equal(tab.status, 'signed-in');
  });
});

test('rotated tokens are taken over in silence', async () => {
  const { browser, tab } = await signedIn();
  const events = tab.told.length;
  const { id } = browser.stored() as { id: string };
  browser.write(
    `${KEY}:${id}`,
    JSON.stringify({ generation: 1, authToken: 'rotated', startedAt: browser.clock.time }),
  );
  await browser.settle();
  assert.equal(await tab.auth.getToken(), 'rotated');
  assert.equal(tab.told.length, events);
});

test('a lower generation never replaces a higher one', async () => {
  const { browser, tab } = await signedIn();
  const { id } = browser.stored() as { id: string };
  for (const [generation, authToken] of [
    [2, 'second'],
    [1, 'first'],
  ] as const) {
    browser.write(`${KEY}:${id}`, JSON.stringify({ generation, authToken, startedAt: browser.clock.time }));
    await browser.settle();
  }
  assert.equal(await tab.auth.getToken(), 'second');
});

test('tokens written late bring nothing back', async () => {
  const { browser, tab } = await signedIn();
  const { id } = browser.stored() as { id: string };
  await tab.auth.signOut();
  browser.write(
    `${KEY}:${id}`,
    JSON.stringify({ generation: 9, authToken: 'late', startedAt: browser.clock.time }),
  );
  await browser.settle();
  assert.equal(await tab.auth.getToken(), undefined);
  await tab.reload();
  assert.equal(tab.status, 'signed-out');
});
