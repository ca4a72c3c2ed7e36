// Fetch Current User: when it is asked, how often, and what a page hears of it.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { json, offline, refusal } from '../../../support/core/network.js';
import { ADA, CREDENTIALS, failure, signedIn, TestBrowser } from '../../../support/core/test-browser.js';

const ME = 'GET /auth/me';
const asks = (browser: TestBrowser): number => browser.network.asked(ME).length;

test('1000 simultaneous calls make one request', async () => {
  const { browser, tab } = await signedIn();
  const before = asks(browser);
  const users = await Promise.all(Array.from({ length: 1000 }, () => tab.auth.fetchCurrentUser()));
  assert.ok(users.every((user) => user === users[0]));
  assert.equal(asks(browser), before + 1);
});

test('a load asks once, and a page that asks too shares the request', async () => {
  const { browser, tab } = await signedIn();
  const before = asks(browser);
  await tab.reload();
  assert.deepEqual(await tab.auth.fetchCurrentUser(), ADA);
  assert.equal(asks(browser), before + 1);
});

test('nobody signed in is no request', async () => {
  const browser = new TestBrowser();
  assert.equal((await failure(browser.tab().auth.fetchCurrentUser())).code, 'unauthorized');
  assert.equal(browser.network.calls.length, 0);
});

test('the answer’s new user takes the place of the old one', async () => {
  const { browser, tab } = await signedIn();
  browser.network.on(ME, json({ ...ADA, name: 'Countess' }));
  await tab.auth.fetchCurrentUser();
  assert.equal(tab.auth.$user.get()?.['name'], 'Countess');
});

describe('a sign-in whose user cannot be confirmed', () => {
  test('resolves with undefined, and the completion follows when it can', async () => {
    const browser = new TestBrowser();
    browser.random = () => 1;
    browser.network.on(ME, refusal(500, 'Fatal.'), json(ADA));
    const tab = browser.tab();
    const from = { element: true };
    assert.equal(await tab.auth.signIn(CREDENTIALS, { from }), undefined);
    assert.deepEqual([tab.status, tab.auth.$session.get().error?.code], ['unconfirmed', 'server-error']);
    assert.deepEqual(tab.names, ['authenticate']);
    await browser.advance(1_000);
    assert.equal(tab.status, 'signed-in');
    assert.deepEqual(tab.names, ['authenticate', 'set-user', 'sign-in']);
    assert.equal(tab.told.find(({ type }) => type === 'sign-in')?.from, from);
    await tab.auth.fetchCurrentUser();
    assert.equal(tab.names.filter((name) => name === 'sign-in').length, 1);
  });

  test('can be completed by the page’s own setUser', async () => {
    const browser = new TestBrowser();
    browser.network.on(ME, refusal(404, 'Unable to locate request.'));
    const tab = browser.tab();
    await tab.auth.signIn(CREDENTIALS);
    tab.auth.setUser(ADA);
    assert.deepEqual(tab.names, ['authenticate', 'set-user', 'sign-in']);
    assert.deepEqual(tab.auth.$session.get().roles, ['admin']);
  });
});

describe('an outage', () => {
  test('is retried after 1 s doubling to 60 s, with full jitter', async () => {
    for (const random of [1, 0.25]) {
      const { browser, tab } = await signedIn();
      browser.random = () => random;
      browser.network.on(ME, offline);
      await failure(tab.auth.fetchCurrentUser());
      const waits: number[] = [];
      for (let i = 0; i < 9; i++) {
        const at = browser.clock.time;
        const before = asks(browser);
        while (asks(browser) === before) await browser.advance(50);
        waits.push(Math.round((browser.clock.time - at) / 50) * 50);
      }
      const seconds = [1, 2, 4, 8, 16, 32, 60, 60, 60].map((s) => s * 1000 * random);
      assert.deepEqual(waits, seconds);
      tab.auth.dispose();
    }
  });

  test('is told once, and its end once', async () => {
    const { browser, tab } = await signedIn();
    await tab.reload();
    browser.network.on(ME, offline);
    await browser.advance(600_000);
    const changes = tab.told.filter(({ type }) => type === 'session-change').length;
    assert.equal(changes, 2, 'restoring, unconfirmed');
    assert.deepEqual(tab.names, [], 'the background has no error events');
    browser.network.on(ME, json(ADA));
    await browser.advance(60_000);
    assert.equal(tab.status, 'signed-in');
    assert.deepEqual(tab.names, ['set-user']);
  });

  test('ends no session, however long', async () => {
    const { browser, tab } = await signedIn();
    browser.network.on(ME, offline);
    await failure(tab.auth.fetchCurrentUser());
    await browser.advance(86_400_000);
    assert.deepEqual([tab.status, tab.auth.$user.get()], ['signed-in', ADA]);
    tab.auth.dispose();
  });

  test('is not retried while hidden or without a network, and at once after', async () => {
    const { browser, tab } = await signedIn();
    browser.network.on(ME, offline);
    await failure(tab.auth.fetchCurrentUser());
    browser.network.on(ME, json(ADA));
    const before = asks(browser);
    tab.visible = false;
    await browser.advance(600_000);
    assert.equal(asks(browser), before);
    tab.online = false;
    tab.show();
    await browser.advance(600_000);
    assert.equal(asks(browser), before);
    tab.goOnline();
    await browser.settle();
    assert.equal(asks(browser), before + 1);
    assert.equal(tab.auth.$session.get().error, undefined);
  });

  test('an explicit call that fails rejects and is told as an error', async () => {
    const { browser, tab } = await signedIn();
    browser.network.on(ME, offline);
    assert.equal((await failure(tab.auth.fetchCurrentUser())).code, 'offline');
    assert.equal(tab.names.at(-1), 'error');
    tab.auth.dispose();
  });
});

describe('a rate limit', () => {
  const waitAfter = async (headers: Record<string, string>, random: number): Promise<number> => {
    const { browser, tab } = await signedIn();
    browser.random = () => random;
    browser.network.on(ME, json({}, 429, headers));
    await failure(tab.auth.fetchCurrentUser());
    const wait = browser.clock.waits.at(-1);
    tab.auth.dispose();
    return wait ?? Number.NaN;
  };

  test('waits 21 s and jitter', async () => {
    assert.equal(await waitAfter({}, 0), 21_000);
    assert.ok((await waitAfter({}, 1)) > 21_000);
  });

  test('waits as long as Retry-After says', async () =>
    assert.equal(await waitAfter({ 'Retry-After': '7' }, 0.5), 7_000));

  for (const value of ['-5', '0', 'Wed, 21 Oct 2026 07:28:00 GMT', '1e3', 'NaN'])
    test(`waits 21 s for a Retry-After of ${value}`, async () =>
      assert.equal(await waitAfter({ 'Retry-After': value }, 0), 21_000));

  test('never waits longer than a timer can', async () =>
    assert.ok((await waitAfter({ 'Retry-After': '1000000000000' }, 0)) < 2 ** 31));

  test('is kept by those who come back to the tab, too', async () => {
    const { browser, tab } = await signedIn();
    browser.random = () => 0;
    browser.network.on(ME, json({}, 429), json(ADA));
    await failure(tab.auth.fetchCurrentUser());
    const before = asks(browser);
    for (let i = 0; i < 20; i++) {
      await browser.advance(1_000);
      tab.show();
      tab.goOnline();
    }
    assert.equal(asks(browser), before);
    await browser.advance(1_000);
    assert.equal(asks(browser), before + 1);
  });

  test('tells the seconds to a sign-in', async () => {
    const browser = new TestBrowser();
    browser.network.on('POST /auth/login', json({}, 429, { 'Retry-After': '9' }));
    assert.equal((await failure(browser.tab().signIn())).retryAfter, 9);
    browser.network.on('POST /auth/login', json({}, 429, { 'Retry-After': '9'.repeat(400) }));
    assert.equal((await failure(browser.tab().signIn())).retryAfter, 86_400, 'in a number that can be read');
  });
});

describe('a page that nobody looks at', () => {
  test('waits with its request until it is shown', async () => {
    const { browser, tab } = await signedIn();
    const before = asks(browser);
    tab.visible = false;
    await tab.reload();
    await browser.advance(600_000);
    assert.deepEqual([tab.status, asks(browser)], ['restoring', before]);
    tab.show();
    await browser.settle();
    assert.deepEqual([tab.status, asks(browser)], ['signed-in', before + 1]);
  });

  test('asks at once when it is told to', async () => {
    const { browser, tab } = await signedIn();
    tab.visible = false;
    await tab.reload();
    assert.deepEqual(await tab.auth.fetchCurrentUser(), ADA);
    tab.show();
    await browser.settle();
    assert.equal(asks(browser), 2);
  });

  test('shown without a network, says that it is offline', async () => {
    const { browser, tab } = await signedIn();
    browser.network.on(ME, offline);
    tab.visible = tab.online = false;
    await tab.reload();
    tab.show();
    await browser.settle();
    assert.equal(tab.auth.$session.get().error?.code, 'offline');
    tab.auth.dispose();
  });
});
