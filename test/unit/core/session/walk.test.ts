// Walks the table of transitions with the core itself: each way is taken by what people, tabs and servers do.
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { json, offline, refusal } from '../../../support/core/network.js';
import {
  ADA,
  BASE_URL,
  BOB,
  CREDENTIALS,
  failure,
  KEY,
  signedIn,
  type Tab,
  TestBrowser,
} from '../../../support/core/test-browser.js';
import { knownWays, takenWays } from '../../../support/core/watched-transitions.js';

type Options = Parameters<TestBrowser['tab']>[0];

/** A tab in each state that has a session. */
const withSession: Readonly<
  Record<string, (options?: Options) => Promise<{ browser: TestBrowser; tab: Tab }>>
> = {
  async restoring(options) {
    const browser = new TestBrowser();
    browser.disk.set(KEY, '{"id":"other","active":true}');
    return { browser, tab: browser.tab(options) };
  },
  async unconfirmed(options) {
    const browser = new TestBrowser();
    browser.network.on('GET /auth/me', offline);
    const tab = browser.tab(options);
    await tab.auth.authenticate({ authToken: 't' });
    return { browser, tab };
  },
  'signed-in': async (options) => {
    const browser = new TestBrowser();
    const tab = browser.tab(options);
    await tab.auth.authenticate({ authToken: 't', user: ADA });
    return { browser, tab };
  },
};

for (const [state, open] of Object.entries(withSession)) {
  test(`${state}: another person signs in here`, async () => {
    const { browser, tab } = await open();
    assert.equal(tab.status, state);
    browser.network.on('GET /auth/me', json(BOB));
    await tab.signIn();
    assert.equal(tab.status, 'signed-in');
  });

  test(`${state}: another person signs in elsewhere`, async () => {
    const { browser } = await open();
    browser.network.on('GET /auth/me', json(BOB));
    await browser.tab().signIn();
    await browser.settle();
  });

  test(`${state}: another person, who is known, signs in elsewhere`, async () => {
    const options = { currentUserEndpoint: 'none' };
    const { browser, tab } = await open(options);
    assert.equal(tab.status, state);
    await browser.tab(options).auth.authenticate({ authToken: 'bob', user: BOB });
    await browser.settle();
    assert.deepEqual(tab.auth.$user.get(), BOB);
  });

  test(`${state}: the person signs out, and the environment changes`, async () => {
    const { tab } = await open();
    tab.auth.configure({ baseUrl: BASE_URL, environments: [{ name: 'x' }], environment: 'x' });
    await tab.auth.signOut();
    tab.auth.configure({ baseUrl: BASE_URL });
    assert.equal(tab.status, 'signed-out');
  });
}

test('a sign-in is taken over by a tab that is signed out', async () => {
  const browser = new TestBrowser();
  const other = browser.tab();
  await browser.tab().signIn();
  await browser.settle();
  assert.equal(other.status, 'signed-in');
});

test('a reload knows the user, or that the time is up, or why the session ended', async () => {
  const { browser, tab } = await signedIn({ userMaxAge: 60, maxAge: 600 });
  await tab.reload();
  assert.equal(tab.status, 'signed-in');
  browser.clock.time += 600_000;
  await tab.reload();
  await tab.reload();
  assert.equal(tab.auth.$session.get().reason, 'expired');
});

test('a flow is complete when the user is known, at once or after an outage', async () => {
  for (const flow of ['signIn', 'signUp'] as const) {
    const browser = new TestBrowser();
    await browser.tab().auth[flow](CREDENTIALS);
    browser.network.on('GET /auth/me', offline, json(ADA));
    const tab = browser.tab({ name: 'staff' });
    assert.equal(await tab.auth[flow](CREDENTIALS), undefined);
    assert.equal(tab.status, 'unconfirmed');
    tab.goOnline();
    await browser.settle();
    assert.equal(tab.names.at(-1), flow === 'signIn' ? 'sign-in' : 'sign-up');
  }
});

test('an outage comes and goes, with the user known or not', async () => {
  const { browser, tab } = await signedIn();
  browser.network.on('GET /auth/me', refusal(500, 'Fatal.'));
  await failure(tab.auth.fetchCurrentUser());
  await tab.reload();
  await browser.settle();
  assert.equal(tab.status, 'unconfirmed');
  browser.network.on('GET /auth/me', json(ADA));
  await tab.auth.fetchCurrentUser();
  await tab.auth.fetchCurrentUser();
  assert.equal(tab.status, 'signed-in');
});

test('the tokens come after their marker', async () => {
  const browser = new TestBrowser();
  browser.disk.set(KEY, '{"id":"other","active":true}');
  const tab = browser.tab();
  browser.write(`${KEY}:other`, '{"generation":0,"authToken":"t","startedAt":1767225600000}');
  await browser.settle();
  assert.equal(tab.status, 'signed-in');
});

after(() => {
  assert.deepEqual(
    [...knownWays].filter((way) => !takenWays.has(way)),
    [],
  );
});
