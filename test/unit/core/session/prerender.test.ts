// A page that is prerendered asks nothing, writes nothing, and ends nothing until it is shown.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { type AuthOptions } from '../../../../src/core/index.js';
import {
  ADA,
  CREDENTIALS,
  KEY,
  signedIn,
  Tab,
  type TestBrowser,
} from '../../../support/core/test-browser.js';

const prerendered = (browser: TestBrowser, options: AuthOptions = {}): Tab =>
  new Tab(browser, options, new Map(), { visible: false, active: false });

const frozen = (browser: TestBrowser, tab: Tab): string =>
  JSON.stringify([[...browser.disk], [...tab.session.map], browser.network.calls.length]);

test('it restores when it is activated', async () => {
  const { browser } = await signedIn();
  const tab = prerendered(browser, { userMaxAge: 60 });
  const before = frozen(browser, tab);
  await browser.advance(60_000);
  assert.equal(tab.status, 'restoring');
  assert.equal(frozen(browser, tab), before);
  tab.show();
  await browser.settle();
  assert.equal(tab.status, 'signed-in');
});

describe('what a page calls meanwhile waits for that', () => {
  test('the current user', async () => {
    const { browser } = await signedIn();
    const tab = prerendered(browser);
    const before = frozen(browser, tab);
    const user = tab.auth.fetchCurrentUser();
    await browser.advance(60_000);
    assert.equal(frozen(browser, tab), before);
    tab.show();
    assert.deepEqual(await user, ADA);
  });

  test('its own calls, and they go out once, with the token of then', async () => {
    const { browser, tab: other } = await signedIn();
    const tab = prerendered(browser);
    const response = tab.auth.fetch('/orders');
    await browser.advance(60_000);
    assert.equal(browser.network.asked('GET /orders').length, 0);
    await other.auth.signOut();
    tab.show();
    await response;
    const calls = browser.network.asked('GET /orders');
    assert.deepEqual(
      calls.map(({ headers }) => headers.get('Authorization')),
      [null],
    );
  });

  test('a sign-in', async () => {
    const { browser } = await signedIn();
    const tab = prerendered(browser);
    const before = frozen(browser, tab);
    const result = tab.auth.signIn(CREDENTIALS);
    await browser.advance(60_000);
    assert.equal(frozen(browser, tab), before);
    tab.show();
    assert.deepEqual(await result, ADA);
  });

  test('a sign-out, as of a page that signs out whoever comes to it', async () => {
    const { browser } = await signedIn();
    const tab = prerendered(browser);
    const before = frozen(browser, tab);
    const done = tab.auth.signOut();
    await browser.advance(60_000);
    assert.equal(frozen(browser, tab), before);
    tab.show();
    await done;
    assert.equal(tab.auth.$session.get().reason, 'sign-out');
  });

  test('the end of a session', async () => {
    const { browser } = await signedIn();
    const tab = prerendered(browser);
    const before = frozen(browser, tab);
    tab.auth.clearSession();
    await browser.advance(60_000);
    assert.deepEqual([tab.status, frozen(browser, tab)], ['restoring', before]);
    tab.show();
    await browser.settle();
    assert.equal(tab.status, 'signed-out');
  });

  test('tokens and a user that it has from elsewhere', async () => {
    const { browser } = await signedIn();
    const tab = prerendered(browser);
    const before = frozen(browser, tab);
    const known = tab.auth.authenticate({ authToken: 'other', user: { name: 'Grace' } });
    await browser.advance(60_000);
    assert.equal(frozen(browser, tab), before);
    tab.show();
    assert.deepEqual(await known, { name: 'Grace' });
  });

  test('a user in place of the one that it would ask for', async () => {
    const { browser } = await signedIn({ currentUserEndpoint: 'none' });
    const tab = prerendered(browser, { currentUserEndpoint: 'none' });
    const before = frozen(browser, tab);
    tab.auth.setUser({ name: 'Grace' });
    await browser.advance(60_000);
    assert.equal(frozen(browser, tab), before);
    tab.show();
    await browser.settle();
    assert.deepEqual(tab.auth.$user.get(), { name: 'Grace' });
  });
});

test('a limit that is over ends the session at activation, without a busy clock before', async () => {
  const { browser } = await signedIn({ maxAge: 60 });
  browser.clock.time += 61_000;
  const waits = browser.clock.waits.length;
  const tab = prerendered(browser, { maxAge: 60 });
  const before = frozen(browser, tab);
  await tab.auth.getToken();
  assert.equal(browser.clock.waits.length, waits);
  assert.equal(frozen(browser, tab), before);
  tab.show();
  assert.equal(tab.auth.$session.get().reason, 'expired');
});

test('tokens that are missing are given up at activation, not before', async () => {
  const { browser, tab: first } = await signedIn();
  first.auth.dispose();
  browser.disk.delete(`${KEY}:id1`);
  const tab = prerendered(browser);
  const before = frozen(browser, tab);
  await browser.advance(5_000);
  assert.deepEqual([tab.status, frozen(browser, tab)], ['restoring', before]);
  tab.show();
  await browser.advance(1_000);
  assert.equal(tab.auth.$session.get().reason, 'expired');
  assert.equal(browser.clock.pending, 0);
});

test('orphans are left alone', async () => {
  const { browser } = await signedIn();
  browser.disk.set(`${KEY}:old`, '{"generation":0,"authToken":"t","startedAt":0}');
  prerendered(browser);
  assert.ok(browser.disk.has(`${KEY}:old`));
});
