// What createAuth returns: authenticate, setUser, configure, dispose; and that two of them share nothing.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { describe, test } from 'node:test';
import { AuthError } from '../../../src/core/index.js';
import { json, never, offline } from '../../support/core/network.js';
import {
  ADA,
  BASE,
  BASE_URL,
  BOB,
  CREDENTIALS,
  failure,
  signedIn,
  TestBrowser,
} from '../../support/core/test-browser.js';

test('it imports and runs in Node, without a DOM', () => {
  const script = `
    import { createAuth } from './src/core/index.ts';
    const auth = createAuth({ baseUrl: '${BASE_URL}', fetch: async () => Response.json({ authToken: 't', id: 1 }) });
    console.log(typeof document, JSON.stringify(await auth.signIn({ email: 'a' })), auth.$session.get().status);
    auth.dispose();`;
  const said = execFileSync(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', script], {
    encoding: 'utf8',
  });
  assert.equal(said.trim(), 'undefined {"id":1} signed-in');
});

describe('authenticate', () => {
  test('stores a session from tokens and asks for its user', async () => {
    const browser = new TestBrowser();
    const tab = browser.tab();
    const user = await tab.auth.authenticate({ authToken: 'theirs', metadata: { a: 1 } });
    assert.deepEqual(user, ADA);
    assert.equal(browser.network.calls[0]?.headers.get('Authorization'), 'Bearer theirs');
    assert.deepEqual(tab.auth.$session.get().metadata, { a: 1 });
    assert.deepEqual(tab.names, ['authenticate', 'set-user'], 'no flow of ours is complete');
  });

  test('with a user asks nothing', async () => {
    const browser = new TestBrowser();
    const tab = browser.tab();
    assert.deepEqual(await tab.auth.authenticate({ authToken: 't', user: ADA, from: 'page' }), ADA);
    assert.deepEqual(
      [browser.network.calls.length, tab.status, tab.auth.$session.get().roles.join()],
      [0, 'signed-in', 'admin'],
    );
    assert.deepEqual(tab.told.find(({ type }) => type === 'set-user')?.from, 'page');
  });

  test('stays unconfirmed, and resolves, where the user cannot be had', async () => {
    const browser = new TestBrowser();
    browser.network.on('GET /auth/me', offline);
    const tab = browser.tab();
    assert.equal(await tab.auth.authenticate({ authToken: 't' }), undefined);
    assert.equal(tab.status, 'unconfirmed');
    tab.auth.dispose();
  });

  for (const options of [
    { authToken: '' },
    {},
    { authToken: 7 },
    { authToken: 't', refreshToken: 5 },
    { authToken: 't', user: 'Ada' },
    { authToken: 't', user: null },
  ])
    test(`refuses ${JSON.stringify(options)} and stores nothing`, async () => {
      const browser = new TestBrowser();
      assert.equal((await failure(browser.tab().auth.authenticate(options as never))).code, 'invalid-input');
      assert.equal(browser.disk.size, 0);
    });

  test('stops a sign-in that is under way', async () => {
    const browser = new TestBrowser();
    browser.network.on('POST /auth/login', never);
    const tab = browser.tab();
    const result = failure(tab.signIn());
    await browser.settle();
    await tab.auth.authenticate({ authToken: 't', user: BOB });
    assert.equal((await result).code, 'aborted');
    assert.deepEqual(tab.auth.$user.get(), BOB);
  });
});

describe('setUser', () => {
  test('sets the user of the session', async () => {
    const { tab } = await signedIn();
    tab.auth.setUser({ ...ADA, name: 'Countess' });
    assert.equal(tab.auth.$user.get()?.['name'], 'Countess');
    assert.equal(tab.names.at(-1), 'set-user');
  });

  test('needs a session and an object', async () => {
    const { tab } = await signedIn();
    assert.throws(() => tab.auth.setUser('Ada' as never), { code: 'invalid-input' });
    await tab.auth.signOut();
    assert.throws(() => tab.auth.setUser(ADA), { code: 'unauthorized' });
    assert.equal(tab.status, 'signed-out');
  });
});

describe('$pending', () => {
  test('shows the latest action that is still under way', async () => {
    const browser = new TestBrowser();
    const login = browser.network.hold('POST /auth/login');
    const tab = browser.tab();
    const seen: unknown[] = [];
    tab.auth.$pending.listen((action) => seen.push(action));
    const result = tab.auth.signIn(CREDENTIALS);
    await failure(tab.auth.fetchCurrentUser());
    assert.equal(tab.auth.$pending.get(), 'sign-in');
    await browser.settle();
    login.release(json({ authToken: 't' }));
    await result;
    assert.deepEqual(seen, ['sign-in', 'fetch-current-user', 'sign-in', undefined]);
  });
});

describe('configure', () => {
  test('changes what the next request does, and nothing of the session', async () => {
    const { browser, tab } = await signedIn();
    const events = tab.told.length;
    assert.equal(tab.auth.configure({ baseUrl: `${BASE}/api:other`, branch: 'v2' }), true);
    await tab.auth.fetch('/orders');
    const call = browser.network.calls.at(-1);
    assert.deepEqual([call?.url.pathname, call?.headers.get('X-Branch')], ['/api:other/orders', 'v2']);
    assert.deepEqual([tab.status, tab.told.length], ['signed-in', events]);
    assert.equal(tab.auth.connection?.group, 'api:other');
  });

  test('says in the session which environment holds now, once', async () => {
    const { tab } = await signedIn();
    const environments = [{ name: 'preview', branch: 'v2' }];
    const options = { baseUrl: BASE_URL, environments, environment: 'preview' };
    const events = tab.told.length;
    assert.equal(tab.auth.configure(options), true);
    assert.equal(tab.auth.configure(options), true);
    assert.deepEqual([tab.auth.$session.get().environment, tab.status], ['preview', 'signed-in']);
    assert.equal(tab.told.length, events + 1);
  });

  test('leaves a request that is under way where it began', async () => {
    const { browser, tab } = await signedIn();
    const held = browser.network.hold('GET /auth/me');
    const result = tab.auth.fetchCurrentUser();
    await browser.settle();
    tab.auth.configure({ baseUrl: `${BASE}/api:other`, userKey: 'user' });
    held.release(json(ADA));
    assert.deepEqual(await result, ADA);
  });

  test('says false, and does nothing, where another stored session is meant', async () => {
    const { tab } = await signedIn();
    const { connection } = tab.auth;
    for (const other of [
      { workspace: '7' },
      { dataSource: 'test' },
      { name: 'staff' },
      { customDomain: 'api.example.com' },
    ])
      assert.equal(tab.auth.configure({ baseUrl: BASE_URL, ...other }), false);
    assert.equal(tab.auth.connection, connection);
  });

  test('throws, and does nothing, where settings cannot be used or are refused', async () => {
    const { tab } = await signedIn({
      check: ({ environment }) => {
        if (environment === 'production') throw new AuthError('configuration', 'No.');
      },
    });
    const { connection } = tab.auth;
    assert.throws(() => tab.auth.configure({ baseUrl: 'nowhere' }), { code: 'configuration' });
    const environments = [{ name: 'production' }];
    assert.throws(() => tab.auth.configure({ baseUrl: BASE_URL, environments, environment: 'production' }), {
      message: 'No.',
    });
    assert.equal(tab.auth.connection, connection);
  });

  test('moves where the next session is kept', async () => {
    const browser = new TestBrowser();
    const tab = browser.tab();
    tab.auth.configure({ baseUrl: BASE_URL, persist: 'tab' });
    await tab.signIn();
    assert.deepEqual([browser.disk.size, tab.session.map.size], [0, 2]);
    await tab.auth.signOut();
    assert.equal(tab.auth.$session.get().persist, 'tab');
  });
});

test('two connections on one page know nothing of each other', async () => {
  const browser = new TestBrowser();
  const [users, staff] = [browser.tab(), browser.tab({ name: 'staff' })];
  await users.signIn();
  await browser.settle();
  assert.deepEqual([users.status, staff.status], ['signed-in', 'signed-out']);
  browser.network.on('GET /auth/me', json(BOB));
  await staff.signIn();
  await users.auth.signOut();
  await browser.settle();
  assert.deepEqual([users.status, staff.auth.$user.get()], ['signed-out', BOB]);
});
