// Refresh as a page sees it: tokens that ran out are renewed once for all who ask. What happens between tabs in
// every order is the model checker's business (test/model).
import assert from 'node:assert/strict';
import { describe, mock, test } from 'node:test';
import type { RefreshRecord } from '../../../../src/core/platform/ports.js';
import { type Call, empty, html, json, offline, refusal } from '../../../support/core/network.js';
import { onlyFor, REFRESH, runOut, sharedRefreshLog } from '../../../support/core/renewing.js';
import {
  ADA,
  failure,
  KEY,
  signedIn,
  type Tab,
  type TestBrowser,
} from '../../../support/core/test-browser.js';

const bodies = (calls: readonly Call[]): unknown[] => calls.map(({ body }) => body && JSON.parse(body));
const bearers = (calls: readonly Call[]): unknown[] =>
  calls.map(({ headers }) => headers.get('Authorization'));
const stored = (browser: TestBrowser, id = 'id1') =>
  browser.stored(`${KEY}:${id}`) as Record<string, unknown>;
const reason = (tab: Tab) => tab.auth.$session.get().reason;

describe('a token that ran out', () => {
  test('is renewed once for fifty callers, each of which is asked again once', async () => {
    const { browser, tab } = await runOut();
    const refresh = browser.network.hold(REFRESH);
    const calls = Promise.all(Array.from({ length: 50 }, () => tab.auth.fetch('/orders')));
    await browser.settle();
    refresh.release(json({ authToken: 'new', refreshToken: 'r1' }));
    const answers = await calls;
    assert.deepEqual(new Set(answers.map(({ status }) => status)), new Set([200]));
    assert.equal(browser.network.asked(REFRESH).length, 1);
    assert.equal(browser.network.asked('GET /orders').length, 100);
    assert.equal(tab.status, 'signed-in');
  });

  test('is renewed once for all tabs', async () => {
    const { browser, tab, open } = await runOut();
    const tabs = [tab, open(), open()];
    await browser.settle();
    const answers = Promise.all(tabs.map(({ auth }) => auth.fetch('/orders')));
    await browser.advance(1_000);
    assert.deepEqual(
      (await answers).map(({ status }) => status),
      [200, 200, 200],
    );
    assert.equal(browser.network.asked(REFRESH).length, 1);
  });

  const listening = (tab: Tab): string[] => {
    const told: string[] = [];
    tab.auth.$session.listen(({ status, user }) => told.push(`${status} ${String(user?.['name'])}`));
    return told;
  };

  test('is told by the store when it is renewed, with the same session and without an event', async () => {
    const { tab } = await runOut();
    const told = listening(tab);
    const events = tab.told.length;
    await tab.auth.fetch('/orders');
    assert.deepEqual([told, tab.told.length], [[`signed-in ${ADA.name}`], events]);
    assert.doesNotMatch(JSON.stringify(tab.auth.$session.get()), /new|r1/);
  });

  test('is told by the store when another tab has renewed it', async () => {
    const { browser, tab, open } = await runOut();
    const told = listening(tab);
    const other = open();
    await browser.settle();
    const call = other.auth.fetch('/orders');
    await browser.advance(1_000);
    assert.equal((await call).status, 200);
    assert.equal(await tab.auth.getToken(), 'new');
    assert.deepEqual(told, [`signed-in ${ADA.name}`]);
  });

  test('is renewed for the current user, too', async () => {
    const { tab } = await runOut();
    assert.deepEqual(await tab.auth.fetchCurrentUser(), ADA);
    assert.equal(await tab.auth.getToken(), 'new');
  });

  test('renews with the refresh token in the body and no auth token', async () => {
    const { browser, tab } = await runOut();
    await tab.auth.fetch('/orders');
    const [call] = browser.network.asked(REFRESH);
    assert.deepEqual(bodies([call as Call]), [{ refreshToken: 'r0' }]);
    assert.equal(call?.headers.get('Authorization'), null);
    assert.deepEqual([stored(browser)['authToken'], stored(browser)['refreshToken']], ['new', 'r1']);
  });

  test('names the refresh token as the answers do', async () => {
    const options = { refreshTokenKey: 'tokens.refresh_token refreshToken' };
    const { browser, tab } = await runOut(options, { authToken: 'old', tokens: { refresh_token: 'r0' } });
    await tab.auth.fetch('/orders');
    assert.deepEqual(bodies(browser.network.asked(REFRESH)), [{ refresh_token: 'r0' }]);
  });

  test('renews with the auth token alone where there is no refresh token', async () => {
    const { browser, tab } = await runOut({}, { authToken: 'old' });
    await tab.auth.fetch('/orders');
    assert.deepEqual(bearers(browser.network.asked(REFRESH)), ['Bearer old']);
    assert.deepEqual(bodies(browser.network.asked(REFRESH)), ['']);
  });

  test('keeps its refresh token where the answer has none', async () => {
    const { browser, tab } = await runOut();
    browser.network.on(REFRESH, json({ authToken: 'new' }));
    await tab.auth.fetch('/orders');
    assert.deepEqual([stored(browser)['authToken'], stored(browser)['refreshToken']], ['new', 'r0']);
  });

  test('keeps a stream from being sent twice', async () => {
    const { browser, tab } = await runOut();
    const body = new Blob(['x']).stream();
    const answer = await tab.auth.fetch('/orders', { method: 'POST', body, duplex: 'half' } as RequestInit);
    assert.equal(answer.status, 401);
    assert.equal(browser.network.asked('POST /orders').length, 1);
    await browser.settle();
    assert.equal(tab.status, 'signed-in', 'the current user renewed it');
  });

  test('shows no secret', async () => {
    const refreshLog = new Map<string, RefreshRecord>();
    const { tab, browser } = await runOut({ refreshLog: sharedRefreshLog(refreshLog) });
    await tab.auth.fetch('/orders');
    await browser.settle();
    assert.deepEqual([...refreshLog.values()], [{ generation: 1, at: browser.clock.now() }]);
    assert.doesNotMatch(JSON.stringify([tab.auth.$session.get(), tab.told]), /"(old|new|r0|r1)"/);
  });
});

describe('a token that is about to run out', () => {
  const life = { authToken: 'old', refreshToken: 'r0', expiresIn: 3_600 };
  const due = async () => {
    const found = await runOut({}, life);
    found.browser.network.on('GET /orders', onlyFor(['old', 'new'], []));
    return found;
  };

  test('is renewed before a call, in its last minute', async () => {
    const { browser, tab } = await due();
    await browser.advance(3_539_000);
    await tab.auth.fetch('/orders');
    await browser.advance(1_000);
    await tab.auth.fetch('/orders');
    assert.deepEqual(bearers(browser.network.asked('GET /orders')), ['Bearer old', 'Bearer new']);
  });

  test('of a short life, in its last tenth', async () => {
    const { browser, tab } = await runOut({}, { ...life, expiresIn: 100 });
    await browser.advance(89_000);
    assert.equal(await tab.auth.getToken(), 'old');
    await browser.advance(1_000);
    assert.equal(await tab.auth.getToken(), 'new');
  });

  test('is used on where its renewal fails', async () => {
    const { browser, tab } = await due();
    browser.network.on(REFRESH, offline);
    await browser.advance(3_540_000);
    assert.equal((await tab.auth.fetch('/orders')).status, 200);
    assert.deepEqual(bearers(browser.network.asked('GET /orders')), ['Bearer old']);
    assert.equal(tab.status, 'signed-in');
  });
});

describe('a refused refresh token', () => {
  test('ends the session when the auth token is refused, too', async () => {
    const { browser, tab } = await runOut();
    browser.network.on(REFRESH, refusal(401, 'Unauthorized'));
    assert.equal((await failure(tab.auth.fetchCurrentUser())).code, 'unauthorized');
    assert.deepEqual([tab.status, reason(tab)], ['signed-out', 'expired']);
    assert.equal(browser.network.asked(REFRESH).length, 1);
  });

  test('is not sent again, and the session lives as long as its auth token does', async () => {
    const { browser, tab, open } = await runOut({}, { authToken: 'old', refreshToken: 'r0', expiresIn: 100 });
    browser.network
      .on(REFRESH, refusal(403, 'No.'))
      .on('GET /orders', onlyFor(['old'], []))
      .on('GET /auth/me', onlyFor(['old'], ADA));
    await browser.advance(95_000);
    const other = open();
    await browser.settle();
    for (const { auth } of [tab, other, tab]) assert.equal((await auth.fetch('/orders')).status, 200);
    assert.equal(browser.network.asked(REFRESH).length, 1);
    assert.deepEqual([tab.status, other.status], ['signed-in', 'signed-in']);
  });

  test('that a duplicate has spent ends the session as replaced', async () => {
    const { browser, tab } = await runOut({ persist: 'tab' });
    browser.network.on('GET /auth/me', onlyFor(['old', 'new'], ADA));
    const twin = tab.duplicate();
    await browser.settle();
    await tab.auth.fetch('/orders');
    browser.network.on('GET /auth/me', onlyFor(['new'], ADA));
    const told = failure(twin.auth.fetchCurrentUser());
    await browser.advance(5_000);
    assert.equal((await told).code, 'unauthorized');
    assert.deepEqual([twin.status, reason(twin), tab.status], ['signed-out', 'replaced', 'signed-in']);
    assert.equal(browser.network.asked(REFRESH).length, 1);
  });
});

describe('a failing refresh', () => {
  for (const [name, reply] of Object.entries({
    offline,
    html: html(),
    'not found': refusal(404, 'Unable to locate request.'),
    'too many': refusal(429, 'Whoa there!'),
    'an error': refusal(500, 'Fatal.'),
    'no token': json({}),
    'an empty answer': empty(),
  }))
    test(`(${name}) keeps the session, and the page has its 401`, async () => {
      const { browser, tab } = await runOut();
      browser.network.on(REFRESH, reply);
      assert.equal((await tab.auth.fetch('/orders')).status, 401);
      await browser.settle();
      assert.equal(tab.status, 'signed-in');
      assert.notEqual(tab.auth.$session.get().error, undefined);
    });

  test('is tried again with the current user', async () => {
    const { browser, tab } = await runOut();
    browser.network.on(REFRESH, offline);
    await failure(tab.auth.fetchCurrentUser());
    browser.network.on(REFRESH, json({ authToken: 'new', refreshToken: 'r1' }));
    await browser.advance(5_000);
    assert.equal(await tab.auth.getToken(), 'new');
    assert.equal(tab.auth.$session.get().error, undefined);
  });
});

describe('without', () => {
  test('a refresh endpoint nothing is loaded, and a refused token ends the session', async () => {
    const update = mock.fn(async () => {});
    const { browser, tab } = await signedIn({ refreshLog: { update, prune: update } });
    browser.network.on('GET /auth/me', onlyFor([], ADA));
    await failure(tab.auth.fetchCurrentUser());
    assert.deepEqual([tab.status, update.mock.callCount()], ['signed-out', 0]);
  });

  test('Web Locks a tab waits for the attempt of another, and takes over from a dead one', async (t) => {
    const navigator = Object.getOwnPropertyDescriptor(globalThis, 'navigator');
    Object.defineProperty(globalThis, 'navigator', { value: undefined, configurable: true });
    t.after(() =>
      Object.defineProperty(globalThis, 'navigator', navigator ?? { value: undefined, configurable: true }),
    );
    const refreshLog = new Map<string, RefreshRecord>();
    const { browser, tab } = await runOut({ locks: undefined, refreshLog: sharedRefreshLog(refreshLog) });
    refreshLog.set(`${KEY}|id1`, {
      generation: 0,
      at: browser.clock.now(),
      attempt: { by: 'a dead tab', at: browser.clock.now() },
    });
    const answer = tab.auth.fetch('/orders');
    await browser.advance(19_000);
    assert.equal(browser.network.asked(REFRESH).length, 0);
    await browser.advance(2_000);
    assert.equal((await answer).status, 200);
    assert.equal(browser.network.asked(REFRESH).length, 1);
  });
});
