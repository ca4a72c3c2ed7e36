// Clocks that round, and clocks that somebody sets: no timer may be the last one.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { RefreshRecord } from '../../../src/core/platform/ports.js';
import { json, refusal } from '../../support/core/network.js';
import { REFRESH, runOut, sharedRefreshLog } from '../../support/core/renewing.js';
import { ADA, KEY, signedIn, TestBrowser } from '../../support/core/test-browser.js';

const ME = 'GET /auth/me';
const HOUR = 3_600_000;

/** A browser whose timers have no fractions of a millisecond, while its clock has. */
const roundingBrowser = (): TestBrowser => {
  const browser = new TestBrowser();
  const { clock } = browser;
  const plain = clock.setTimeout;
  clock.setTimeout = (run, wait) => plain(run, Math.trunc(wait));
  clock.time += 0.7;
  browser.random = () => 0.123_456;
  return browser;
};

describe('after a 429 the user is asked for again', () => {
  test('where timers are rounded', async () => {
    const browser = roundingBrowser();
    const tab = await browser.tab().signIn();
    browser.network.on(ME, refusal(429, 'Whoa there!'), json(ADA));
    await tab.reload();
    await browser.advance(25_000);
    assert.equal(tab.status, 'signed-in');
  });

  for (const by of [-500, -HOUR, HOUR])
    test(`where the clock is set by ${by} ms meanwhile`, async () => {
      const { browser, tab } = await signedIn();
      browser.network.on(
        ME,
        () => new Response('{}', { status: 429, headers: { 'Retry-After': '30' } }),
        json(ADA),
      );
      await tab.reload();
      await browser.settle();
      browser.clock.set(by);
      await browser.advance(30_000);
      assert.equal(tab.status, 'signed-in');
    });

  test('where another person signs in meanwhile', async () => {
    const { browser, tab } = await signedIn();
    browser.network.on(ME, refusal(429, 'Whoa there!'));
    await tab.reload();
    await browser.settle();
    const asked = tab.auth.fetchCurrentUser().catch(() => {});
    await browser.tab().auth.authenticate({ authToken: 'other', user: ADA });
    browser.network.on(ME, json(ADA));
    await asked;
    await browser.advance(30_000);
    assert.equal(tab.status, 'signed-in');
  });
});

test('an attempt of a dead tab from before the clock was set back holds a refresh up for its lease alone', async () => {
  const refreshLog = new Map<string, RefreshRecord>();
  const cannotTell = { hold: async () => () => {}, released: async () => false };
  const { browser, tab } = await runOut({ locks: cannotTell, refreshLog: sharedRefreshLog(refreshLog) });
  const at = browser.clock.now() + 24 * HOUR;
  refreshLog.set(`${KEY}|id1`, { generation: 0, at, attempt: { by: 'a dead tab', at } });
  const answer = tab.auth.fetch('/orders');
  await browser.advance(19_000);
  assert.equal(browser.network.asked(REFRESH).length, 0);
  await browser.advance(3_000);
  assert.equal((await answer).status, 200);
});

test('a wait for the tokens of another tab ends where the clock is set back meanwhile', async () => {
  const refreshLog = new Map<string, RefreshRecord>();
  const { browser, tab } = await runOut({ refreshLog: sharedRefreshLog(refreshLog) });
  refreshLog.set(`${KEY}|id1`, { generation: 1, at: browser.clock.now() });
  const answer = tab.auth.fetch('/orders');
  await browser.settle();
  browser.clock.set(-24 * HOUR);
  await browser.advance(5_000);
  assert.equal((await answer).status, 401);
});

test('an idle session ends after its time where the clock is set back by less', async () => {
  const { browser, tab } = await signedIn({ idleTimeout: 600 });
  browser.clock.set(-60_000);
  await browser.advance(11 * 60_000);
  assert.equal(tab.auth.$session.get().reason, 'idle');
  assert.equal(browser.clock.pending, 0);
});

test('a user from the future is not taken for a fresh one', async () => {
  const { browser, tab } = await signedIn({ userMaxAge: 60 });
  browser.clock.set(-HOUR);
  await tab.reload();
  assert.equal(tab.status, 'restoring');
});

test('a clock that was set ahead has nobody’s tokens swept whose marker is about to be seen', async () => {
  const browser = new TestBrowser();
  const tokens = { generation: 0, authToken: 'token-ada', startedAt: browser.clock.time };
  browser.disk.set(`${KEY}:young`, JSON.stringify(tokens));
  browser.clock.set(HOUR);
  const tab = browser.tab();
  browser.write(KEY, '{"id":"young","active":true}');
  await browser.advance(2_000);
  assert.deepEqual([tab.status, browser.disk.size], ['signed-in', 2]);
});
