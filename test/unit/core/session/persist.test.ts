// Where a session is kept, what a reload finds of it, and what becomes of storage that does not work.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { json } from '../../../support/core/network.js';
import {
  ADA,
  CREDENTIALS,
  failure,
  KEY,
  signedIn,
  Tab,
  TestBrowser,
} from '../../../support/core/test-browser.js';

describe('persist', () => {
  test('local survives the browser', async () => {
    const { browser, tab } = await signedIn();
    assert.equal(tab.session.map.size, 0);
    assert.equal(browser.tab().status, 'restoring');
  });

  test('tab survives a reload and nothing else', async () => {
    const { browser, tab } = await signedIn({ persist: 'tab' });
    assert.equal(browser.disk.size, 0);
    assert.equal(tab.auth.$session.get().persist, 'tab');
    assert.equal(browser.tab().status, 'signed-out');
    assert.equal((await tab.reload()).status, 'restoring');
  });

  test('memory survives nothing', async () => {
    const { browser, tab } = await signedIn({ persist: 'memory' });
    assert.deepEqual([browser.disk.size, tab.session.map.size], [0, 0]);
    assert.equal(await tab.auth.getToken(), 'token-ada');
    assert.equal((await tab.reload()).status, 'signed-out');
  });

  test('can be chosen by a sign-in, and moves the session there', async () => {
    const { browser, tab } = await signedIn();
    await tab.auth.signIn(CREDENTIALS, { persist: 'tab' });
    assert.equal(browser.disk.size, 0);
    await tab.auth.signIn(CREDENTIALS, { persist: 'memory' });
    assert.equal(tab.session.map.size, 0);
    await tab.auth.signIn(CREDENTIALS, { persist: 'local' });
    assert.equal(browser.disk.size, 2);
    assert.equal((await tab.reload()).status, 'restoring');
  });

  test('of authenticate is true for local and false for tab', async () => {
    const browser = new TestBrowser();
    const tab = browser.tab();
    await tab.auth.authenticate({ authToken: 'a', persist: false });
    assert.deepEqual([browser.disk.size, tab.session.map.size], [0, 2]);
    await tab.auth.authenticate({ authToken: 'a', persist: true });
    assert.deepEqual([browser.disk.size, tab.session.map.size], [2, 0]);
  });

  test('that does not exist is refused before anything is sent', async () => {
    const browser = new TestBrowser();
    const error = await failure(browser.tab().auth.signIn(CREDENTIALS, { persist: 'cookie' as never }));
    assert.match(error.message, /persist="cookie".*local, tab, memory/);
    assert.equal(browser.network.calls.length, 0);
  });
});

describe('what is stored', () => {
  test('is no user, and the user of `none` only', async () => {
    const { browser } = await signedIn();
    assert.ok(!JSON.stringify([...browser.disk]).includes('ada@example.com'));
  });

  test('holds tokens, metadata and dates', async () => {
    const browser = new TestBrowser();
    browser.network.on(
      'POST /auth/login',
      json({ authToken: 'a', refreshToken: 'r', metadata: { plan: 'pro' }, expiresIn: 60 }),
    );
    const tab = await browser.tab().signIn();
    const { id } = browser.stored() as { id: string };
    assert.deepEqual(browser.stored(`${KEY}:${id}`), {
      generation: 0,
      authToken: 'a',
      refreshToken: 'r',
      metadata: { plan: 'pro' },
      renewAt: browser.clock.time + 54_000,
      startedAt: browser.clock.time,
    });
    assert.deepEqual(tab.auth.$session.get().metadata, { plan: 'pro' });
    await tab.reload();
    assert.deepEqual(tab.auth.$session.get().metadata, { plan: 'pro' });
  });

  test('of a newer version is never touched', async () => {
    const browser = new TestBrowser();
    const newer = KEY.replace('xano:1:', 'xano:2:');
    browser.disk.set(newer, 'x').set(`${newer}:id`, 'y').set('the-page’s-own', 'z');
    const tab = await browser.tab().signIn();
    await tab.auth.signOut();
    await tab.reload();
    assert.deepEqual(
      [browser.disk.get(newer), browser.disk.get(`${newer}:id`), browser.disk.get('the-page’s-own')],
      ['x', 'y', 'z'],
    );
  });

  test('of a tab that died is cleared at a start once a minute old, the living one never', async () => {
    const { browser } = await signedIn();
    const tokens = (age: number) =>
      JSON.stringify({ generation: 0, authToken: 't', startedAt: browser.clock.time - age });
    browser.disk
      .set(`${KEY}:old`, tokens(61_000))
      .set(`${KEY}:old:seen`, '1')
      .set(`${KEY}:young`, tokens(59_000))
      .set(`${KEY}:odd:user`, '{}');
    browser.tab();
    await browser.advance(1_000);
    assert.deepEqual([...browser.disk.keys()].map((key) => key.slice(KEY.length)).sort(), [
      '',
      ':id1',
      ':young',
    ]);
  });
});

for (const part of ['startedAt', 'generation', 'authToken'])
  test(`tokens without their ${part} are none`, async () => {
    const browser = new TestBrowser();
    const tokens = { generation: 0, authToken: 't', startedAt: browser.clock.time, [part]: undefined };
    const session = new Map([
      [KEY, '{"id":"odd","active":true}'],
      [`${KEY}:odd`, JSON.stringify(tokens)],
    ]);
    const tab = new Tab(browser, {}, session);
    await browser.advance(1_000);
    assert.deepEqual([tab.status, browser.clock.pending], ['signed-out', 0]);
  });

describe('storage that throws', () => {
  test('at every turn leaves a session in memory and says so', async () => {
    const browser = new TestBrowser();
    const tab = browser.tab();
    tab.local.failing = { read: true, write: true };
    tab.session.failing = { read: true, write: true };
    assert.deepEqual(await tab.auth.signIn(CREDENTIALS), ADA);
    const { status, persist, error } = tab.auth.$session.get();
    assert.deepEqual([status, persist, error?.code], ['signed-in', 'memory', 'storage']);
    assert.equal(await tab.auth.getToken(), 'token-ada');
    await tab.auth.signOut();
    assert.equal(tab.status, 'signed-out');
  });

  test('at the write leaves neither marker nor tokens', async () => {
    const browser = new TestBrowser();
    const tab = browser.tab();
    tab.local.failing = { write: true };
    await tab.signIn();
    assert.equal(browser.disk.size, 0);
    assert.equal(tab.auth.$session.get().persist, 'memory');
  });

  test('at the write of the marker removes the tokens again', async () => {
    const browser = new TestBrowser();
    const tab = browser.tab();
    const { set } = tab.local;
    tab.local.set = (key, value) => {
      if (key === KEY) throw new DOMException('Full.', 'QuotaExceededError');
      set.call(tab.local, key, value);
    };
    await tab.signIn();
    assert.equal(browser.disk.size, 0);
  });

  test('at the start means signed out', () => {
    const browser = new TestBrowser();
    const options = { storage: { local: throwing(browser), tab: throwing(browser), listen: () => () => {} } };
    assert.equal(browser.tab(options).status, 'signed-out');
  });

  test('for a while ends no session', async () => {
    const { tab } = await signedIn();
    tab.local.failing = { read: true };
    assert.equal(await tab.auth.getToken(), 'token-ada');
    tab.local.failing = {};
    assert.equal(tab.status, 'signed-in');
  });

  test('at a sign-out still signs out here', async () => {
    const { tab } = await signedIn();
    tab.local.failing = { write: true };
    await tab.auth.signOut();
    assert.equal(tab.status, 'signed-out');
  });
});

const throwing = (browser: TestBrowser) => {
  const { local } = new Tab(browser, {});
  local.failing = { read: true, write: true };
  return local;
};

describe('current-user-endpoint="none"', () => {
  const options = { currentUserEndpoint: 'none', userKey: 'user' };

  test('takes the user from the sign-in answer and keeps it with the session', async () => {
    const browser = new TestBrowser();
    browser.network.on('POST /auth/login', json({ authToken: 'a', user: ADA }));
    const tab = browser.tab(options);
    assert.deepEqual(await tab.auth.signIn(CREDENTIALS), ADA);
    await tab.reload();
    assert.deepEqual(
      [tab.status, tab.auth.$user.get(), tab.auth.$session.get().roles],
      ['signed-in', ADA, ['admin']],
    );
    assert.equal(browser.network.calls.length, 1);
    assert.deepEqual(tab.names, ['set-user']);
  });

  test('cuts the tokens out of it', async () => {
    const browser = new TestBrowser();
    browser.network.on('POST /auth/login', json({ authToken: 'a', refreshToken: 'r', id: 1 }));
    const tab = browser.tab({ currentUserEndpoint: 'none' });
    assert.deepEqual(await tab.auth.signIn(CREDENTIALS), { id: 1 });
  });

  test('stores nothing where the answer holds no user', async () => {
    const browser = new TestBrowser();
    const tab = browser.tab(options);
    const error = await failure(tab.auth.signIn(CREDENTIALS));
    assert.equal(error.code, 'bad-answer');
    assert.match(error.message, /user-key="user": the answer has the keys "authToken"/);
    assert.deepEqual([tab.status, browser.disk.size], ['signed-out', 0]);
  });

  test('needs a user with authenticate, and says so', async () => {
    const tab = new TestBrowser().tab(options);
    assert.equal(await tab.auth.authenticate({ authToken: 'a' }), undefined);
    const { status, error } = tab.auth.$session.get();
    assert.deepEqual([status, error?.code], ['unconfirmed', 'configuration']);
    tab.auth.setUser(ADA);
    assert.equal(tab.status, 'signed-in');
  });
});
