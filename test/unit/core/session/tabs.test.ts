// Several tabs of one browser: whatever the order, they end up agreeing, and nobody sees another's user.
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

const two = async () => {
  const { browser, tab: a } = await signedIn();
  const b = browser.tab();
  await browser.settle();
  a.told = [];
  return { browser, a, b };
};

const asBob = (browser: TestBrowser): TestBrowser => {
  browser.network.on('POST /auth/login', json({ authToken: 'token-bob' })).on('GET /auth/me', json(BOB));
  return browser;
};

describe('local sessions', () => {
  test('a sign-in is taken over by every tab', async () => {
    const browser = new TestBrowser();
    const [a, b] = [browser.tab(), browser.tab()];
    await a.signIn();
    await browser.settle();
    assert.deepEqual(b.auth.$user.get(), ADA);
    assert.deepEqual(b.names, ['set-user'], 'the flow was not this tab’s');
  });

  test('a sign-out too, told once in each', async () => {
    const { browser, a, b } = await two();
    await b.auth.signOut();
    await browser.settle();
    assert.equal(a.auth.$session.get().reason, 'other-tab');
    assert.deepEqual(a.names, ['clear-session']);
    assert.deepEqual([a.auth.$user.get(), await a.auth.getToken()], [undefined, undefined]);
  });

  test('another person’s sign-in scrubs the user first, then restores', async () => {
    const { browser, a, b } = await two();
    asBob(browser);
    await b.signIn();
    const held = browser.network.hold('GET /auth/me');
    await browser.settle();
    assert.deepEqual([a.status, a.auth.$user.get()], ['restoring', undefined]);
    held.release(json(BOB));
    await browser.settle();
    assert.deepEqual(a.auth.$user.get(), BOB);
    assert.deepEqual(a.told.find(({ type }) => type === 'clear-session')?.detail, { reason: 'replaced' });
    assert.deepEqual(a.names, ['clear-session', 'set-user']);
  });

  test('an end by refusal in one tab has the same reason in the other', async () => {
    const { browser, a, b } = await two();
    browser.network.on('GET /auth/me', refusal(401, 'This token is expired.'));
    await failure(b.auth.fetchCurrentUser());
    await browser.settle();
    assert.equal(a.auth.$session.get().reason, 'expired');
  });

  test('cleared by hand, all are signed out', async () => {
    const { browser, a, b } = await two();
    browser.clearDisk();
    await browser.settle();
    assert.deepEqual([a.status, b.status], ['signed-out', 'signed-out']);
    assert.deepEqual(a.names, ['clear-session']);
  });

  test('a change without an event is seen at the next use of the token', async () => {
    const { browser, a } = await two();
    browser.disk.set(KEY, '{"id":"later","active":false,"endReason":"sign-out"}');
    assert.equal(await a.auth.getToken(), undefined);
    assert.equal(a.status, 'signed-out');
  });

  test('keys of others change nothing', async () => {
    const { browser, a } = await two();
    for (const key of ['theirs', `${KEY.slice(0, -1)}`, KEY.replace('xano:1', 'xano:2'), `${KEY}:unknown`])
      browser.write(key, '{"active":false}');
    await browser.settle();
    assert.deepEqual([a.status, a.told.length], ['signed-in', 0]);
  });

  test('no channel is opened for them', async () => {
    const { browser } = await two();
    assert.deepEqual([browser.messages.listeners, browser.messages.log.length], [0, 0]);
  });
});

describe('interleavings', () => {
  for (const deaf of [false, true])
    test(`2: B signs out while A’s current user is in flight${deaf ? ' and cannot be stopped' : ''}`, async () => {
      const { browser, a, b } = await two();
      browser.network.deaf = deaf;
      const held = browser.network.hold('GET /auth/me');
      const result = failure(a.auth.fetchCurrentUser());
      await browser.settle();
      await b.auth.signOut();
      held.release(json(ADA));
      await browser.settle();
      assert.equal((await result).code, 'aborted');
      assert.deepEqual([a.status, b.status], ['signed-out', 'signed-out']);
      assert.equal((browser.stored() as { active: boolean }).active, false);
    });

  test('6: B signs out while A’s sign-in is in flight; A gives way', async () => {
    const { browser, a, b } = await two();
    const held = browser.network.hold('POST /auth/login');
    const result = failure(a.auth.signIn(CREDENTIALS));
    await browser.settle();
    await b.auth.signOut();
    held.release(json({ authToken: 'late' }));
    assert.equal((await result).code, 'aborted');
    await browser.settle();
    assert.deepEqual([a.status, b.status], ['signed-out', 'signed-out']);
    assert.ok(!JSON.stringify([...browser.disk]).includes('late'));
    assert.ok(!a.names.includes('error'));
  });

  test('6b: B signs in while A’s sign-in is in flight; A adopts B’s', async () => {
    const browser = new TestBrowser();
    const [a, b] = [browser.tab(), browser.tab()];
    const held = browser.network.hold('POST /auth/login');
    const result = failure(a.auth.signIn(CREDENTIALS));
    await browser.settle();
    await asBob(browser).settle();
    await b.signIn();
    held.release(json({ authToken: 'late' }));
    assert.equal((await result).code, 'aborted');
    await browser.settle();
    assert.deepEqual([a.auth.$user.get(), b.auth.$user.get()], [BOB, BOB]);
  });

  test('6c: an end by idleness meanwhile does not keep A from signing in', async () => {
    const { browser, a, b } = await two();
    const held = browser.network.hold('POST /auth/login');
    const result = a.auth.signIn(CREDENTIALS);
    await browser.settle();
    browser.network.on('GET /auth/me', refusal(401, 'This token is expired.'), json(ADA));
    await failure(b.auth.fetchCurrentUser());
    held.release(json({ authToken: 'new' }));
    assert.deepEqual(await result, ADA);
  });

  test('7: the first user’s late answer is never painted under the second', async () => {
    const { browser, a } = await two();
    browser.network.deaf = true;
    const held = browser.network.hold('GET /auth/me');
    const late = failure(a.auth.fetchCurrentUser());
    await browser.settle();
    await asBob(browser).settle();
    const painted: unknown[] = [];
    a.auth.$user.subscribe((user) => painted.push(user));
    await a.signIn();
    held.release(json(ADA));
    await browser.settle();
    assert.equal((await late).code, 'aborted');
    assert.deepEqual(painted, [ADA, undefined, BOB]);
  });

  test('10: a page from the back/forward cache is scrubbed before it paints', async () => {
    const { browser, a } = await two();
    browser.disk.set(KEY, '{"id":"later","active":false,"endReason":"sign-out"}');
    a.happen('resume');
    assert.deepEqual([a.status, a.auth.$user.get()], ['signed-out', undefined]);
  });
});

test('a machine that sleeps while tokens are late ends no session', async () => {
  const { browser, tab: first } = await signedIn();
  first.auth.dispose();
  const tokens = browser.disk.get(`${KEY}:id1`) ?? '';
  browser.disk.delete(`${KEY}:id1`);
  const tab = browser.tab();
  browser.clock.time += 3_600_000;
  await browser.advance(100);
  assert.equal(tab.status, 'restoring');
  browser.disk.set(`${KEY}:id1`, tokens);
  await browser.advance(100);
  assert.equal(tab.status, 'signed-in');
});
