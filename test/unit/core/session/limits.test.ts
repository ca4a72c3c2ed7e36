// idle-timeout, max-age and user-max-age: courtesies by the wall clock.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { json } from '../../../support/core/network.js';
import { ADA, BOB, KEY, signedIn } from '../../../support/core/test-browser.js';

const MINUTE = 60_000;
const DAY = 86_400_000;

describe('an idle session', () => {
  test('ends after its time', async () => {
    const { browser, tab } = await signedIn({ idleTimeout: 600 });
    await browser.advance(10 * MINUTE - 1);
    assert.equal(tab.status, 'signed-in');
    await browser.advance(1);
    assert.equal(tab.auth.$session.get().reason, 'idle');
    assert.deepEqual(tab.names.slice(3), ['clear-session']);
    assert.equal((browser.stored() as { endReason: string }).endReason, 'idle');
    assert.equal(browser.clock.pending, 0);
  });

  test('lives on while somebody is there', async () => {
    const { browser, tab } = await signedIn({ idleTimeout: 600 });
    for (let i = 0; i < 20; i++) {
      await browser.advance(5 * MINUTE);
      tab.happen('activity');
    }
    assert.equal(tab.status, 'signed-in');
  });

  test('writes activity at most once a minute, under a key of its own', async () => {
    const { browser, tab } = await signedIn({ idleTimeout: 600 });
    const writes: string[] = [];
    const { set } = tab.local;
    tab.local.set = (key, value) => {
      writes.push(key);
      set.call(tab.local, key, value);
    };
    for (let i = 0; i < 180; i++) {
      await browser.advance(1_000);
      tab.happen('activity');
    }
    const { id } = browser.stored() as { id: string };
    assert.deepEqual(
      writes,
      Array.from({ length: 3 }, () => `${KEY}:${id}:seen`),
    );
  });

  test('is kept alive by another tab', async () => {
    const { browser, tab } = await signedIn({ idleTimeout: 600 });
    const other = browser.tab({ idleTimeout: 600 });
    for (let i = 0; i < 10; i++) {
      await browser.advance(5 * MINUTE);
      other.happen('activity');
    }
    assert.equal(tab.status, 'signed-in');
  });

  test('is over at a reload that comes too late, before anything is asked', async () => {
    const { browser, tab } = await signedIn({ idleTimeout: 600 });
    tab.auth.dispose();
    browser.clock.time += 11 * MINUTE;
    const asked = browser.network.calls.length;
    await tab.reload();
    assert.equal(tab.auth.$session.get().reason, 'idle');
    await browser.settle();
    assert.equal(browser.network.calls.length, asked);
  });

  test('is over after a sleep, at the first use', async () => {
    const { browser, tab } = await signedIn({ idleTimeout: 600 });
    browser.clock.time += 11 * MINUTE;
    assert.equal(await tab.auth.getToken(), undefined);
    assert.equal(tab.status, 'signed-out');
  });

  test('ends after 12 hours in a tab, and never in local, by default', async () => {
    const inTab = await signedIn({ persist: 'tab' });
    await inTab.browser.advance(DAY / 2);
    assert.equal(inTab.tab.auth.$session.get().reason, 'idle');
    const inLocal = await signedIn();
    await inLocal.browser.advance(365 * DAY);
    assert.equal(inLocal.tab.status, 'signed-in');
    assert.equal(inLocal.browser.clock.pending, 0);
  });

  test('does not end a session that took its place', async () => {
    const { browser, tab } = await signedIn({ idleTimeout: 600 });
    browser.network.on('POST /auth/login', json({ authToken: 'token-bob' })).on('GET /auth/me', json(BOB));
    browser.clock.time += 9 * MINUTE;
    tab.local.failing = {};
    const other = browser.tab({ idleTimeout: 600 });
    await other.signIn();
    await browser.advance(2 * MINUTE);
    assert.deepEqual(tab.auth.$user.get(), BOB);
  });
});

describe('max-age', () => {
  test('ends a session as expired, however busy', async () => {
    const { browser, tab } = await signedIn({ maxAge: 3_600 });
    for (let i = 0; i < 12; i++) {
      await browser.advance(5 * MINUTE);
      tab.happen('activity');
    }
    assert.equal(tab.auth.$session.get().reason, 'expired');
  });

  test('past 24.8 days does not fire at once', async () => {
    const { browser, tab } = await signedIn({ maxAge: (60 * DAY) / 1000 });
    await browser.advance(59 * DAY);
    assert.equal(tab.status, 'signed-in');
    assert.ok(browser.clock.waits.every((wait) => wait < 2 ** 31));
    await browser.advance(DAY);
    assert.equal(tab.status, 'signed-out');
  });

  test('counts from the sign-in, over reloads', async () => {
    const { browser, tab } = await signedIn({ maxAge: 3_600 });
    await browser.advance(40 * MINUTE);
    await tab.reload();
    await browser.advance(20 * MINUTE);
    assert.equal(tab.status, 'signed-out');
  });

  test('holds from when it is set', async () => {
    const { browser, tab } = await signedIn();
    assert.equal(tab.auth.configure({ baseUrl: 'https://x8ki.n7.xano.io/api:abCD1234', maxAge: 60 }), true);
    await browser.advance(MINUTE);
    assert.equal(tab.auth.$session.get().reason, 'expired');
  });
});

describe('user-max-age', () => {
  const options = { userMaxAge: 60 };

  test('lets a reload reuse the user', async () => {
    const { browser, tab } = await signedIn(options);
    const asked = browser.network.calls.length;
    browser.clock.time += 59_000;
    await tab.reload();
    assert.deepEqual(
      [tab.status, tab.auth.$user.get(), tab.auth.$session.get().roles],
      ['signed-in', ADA, ['admin']],
    );
    await browser.settle();
    assert.equal(browser.network.calls.length, asked);
    assert.deepEqual(tab.names, ['set-user']);
  });

  test('asks again once it is over', async () => {
    const { browser, tab } = await signedIn(options);
    const asked = browser.network.calls.length;
    browser.clock.time += 60_000;
    await tab.reload();
    assert.equal(tab.status, 'restoring');
    await browser.settle();
    assert.equal(browser.network.calls.length, asked + 1);
  });

  test('keeps the user in sessionStorage alone, and clears it on sign-out', async () => {
    const { browser, tab } = await signedIn(options);
    assert.ok(![...browser.disk.values()].join('').includes('ada@example.com'));
    assert.ok([...tab.session.map.values()].join('').includes('ada@example.com'));
    await tab.auth.signOut();
    assert.equal(tab.session.map.size, 0);
  });

  test('clears it where another tab signs out, and at a start after that', async () => {
    const { browser, tab } = await signedIn(options);
    const other = browser.tab(options);
    await browser.settle();
    const gone = tab.duplicate();
    gone.auth.dispose();
    await other.auth.signOut();
    await browser.settle();
    assert.equal(tab.session.map.size, 0);
    await gone.reload();
    await browser.advance(1_000);
    assert.equal(gone.session.map.size, 0);
  });

  test('keeps nothing by default', async () => {
    const { tab } = await signedIn();
    assert.equal(tab.session.map.size, 0);
  });
});
