// The entry `xano-auth-elements/testing` where there is no page: programs on the core, in Node.
import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, test } from 'node:test';
import { type Auth, AuthError, createAuth } from '../../../src/core/index.js';
import { type Failure, startTestBackend, type TestBackend } from '../../../src/testing/index.js';
import { failure } from '../../support/core/test-browser.js';

const BASE_URL = 'https://x8ki.xano.test/api:abCD1234';
const ADA = { email: 'ada@example.com', password: 'correct-horse-1' };

describe('a test backend', () => {
  let xano: TestBackend;
  let auth: Auth;
  const started: { dispose(): void }[] = [];
  const start = (options: Parameters<typeof startTestBackend>[0]): void => {
    const { emulator: _, ...connection } = options ?? {};
    xano = startTestBackend(options);
    auth = createAuth({ baseUrl: xano.baseUrl, ...connection });
    started.push(auth);
  };
  const status = (): string => auth.$session.get().status;

  beforeEach(() => start({ baseUrl: BASE_URL }));
  afterEach(async () => {
    for (const one of started.splice(0)) one.dispose();
    await xano.stop();
  });

  test('signs in whoever the test wants', async () => {
    await xano.signedInAs({ name: 'Grace', role: 'admin', plan: 'pro' }, auth);
    const { user, roles } = auth.$session.get();
    assert.deepEqual(
      [status(), user?.['name'], user?.['plan'], roles],
      ['signed-in', 'Grace', 'pro', ['admin']],
    );
  });

  test('signs in Ada where nothing is said, and she can sign in again by herself', async () => {
    const ada = await xano.signedInAs({}, auth);
    assert.deepEqual([ada.name, ada.email], ['Ada', 'ada@example.com']);
    await xano.signedOut(auth);
    assert.equal(status(), 'signed-out');
    await auth.signIn(ADA);
    assert.equal(status(), 'signed-in');
  });

  test('signs in as somebody else while somebody is signed in', async () => {
    await xano.signedInAs({}, auth);
    await xano.signedInAs({ name: 'Grace', email: 'grace@example.com' }, auth);
    assert.equal(auth.$user.get()?.['name'], 'Grace');
  });

  test('lets tokens expire, which ends a session that cannot be renewed', async () => {
    await xano.signedInAs({}, auth);
    await xano.expireNow();
    assert.equal(status(), 'signed-in', 'nobody has asked yet');
    await xano.expireNow(auth);
    const { reason } = auth.$session.get();
    assert.deepEqual([status(), reason], ['signed-out', 'expired']);
  });

  test('lets tokens expire, which renews a session that can be renewed', async () => {
    await xano.stop();
    start({ baseUrl: BASE_URL, refreshEndpoint: 'POST /auth/token' });
    await xano.signedInAs({}, auth);
    const before = await auth.getToken();
    await xano.expireNow(auth);
    assert.equal(status(), 'signed-in');
    assert.notEqual(await auth.getToken(), before);
  });

  const bySignIn: Failure[] = [
    ...(['invalid-credentials', 'unverified', 'invalid-input', 'forbidden', 'configuration'] as const),
    ...(['rate-limited', 'offline', 'timeout', 'server-error', 'bad-answer', 'no-token-in-answer'] as const),
  ];
  for (const code of [...bySignIn, 'account-exists'] as const)
    test(`makes one request fail with ${code}, and the next work`, async () => {
      await xano.stop();
      start({ baseUrl: BASE_URL, ...(code === 'timeout' && { timeout: 60 }) });
      await xano.control.addUser(ADA);
      xano.failNext(code);
      const act = () =>
        code === 'account-exists' ? auth.signUp({ ...ADA, email: 'new@example.com' }) : auth.signIn(ADA);
      assert.equal((await failure(act())).code, code);
      // A slow machine may need longer than the limit that the failure was for.
      auth.configure({ baseUrl: BASE_URL });
      await act();
      assert.equal(status(), 'signed-in');
    });

  test('says what a refusal leaves at its field', async () => {
    await xano.control.addUser(ADA);
    xano.failNext('invalid-input');
    const { field, userMessage } = await failure(auth.signIn(ADA));
    assert.equal(field, 'password');
    assert.match(userMessage ?? '', /Weak password/);
  });

  test('fails for the call that the test names, and for no other', async () => {
    await xano.signedInAs({}, auth);
    xano.failNext('server-error', 'GET /orders');
    assert.ok(await auth.fetchCurrentUser());
    assert.equal((await auth.fetch('/orders')).status, 500);
    assert.equal((await auth.fetch('/orders')).status, 200);
  });

  test('takes any fault of the emulator', async () => {
    xano.failNext({ kind: 'status', status: 418, message: 'A teapot.' }, '/health');
    assert.equal((await fetch(`${BASE_URL}/health`)).status, 418);
  });

  test('refuses a failure that no answer can cause', () => {
    assert.throws(() => xano.failNext('storage' as Failure), /No failure "storage". Write one of .*offline/);
    assert.throws(() => xano.failNext('toString' as Failure), /No failure "toString"/);
  });

  test('tells what was asked, without values', async () => {
    await xano.control.addUser(ADA);
    await auth.signIn(ADA);
    const asked = xano.control.log.map(({ method, path, bodyKeys }) => [method, path, ...bodyKeys].join(' '));
    assert.deepEqual(asked, ['POST /auth/login email password', 'GET /auth/me']);
  });

  test('answers for its own origin, and gives fetch back', async () => {
    await xano.stop();
    const outer = globalThis.fetch;
    const others: string[] = [];
    const theirs = async (input: RequestInfo | URL) => {
      others.push(input instanceof Request ? input.url : String(input));
      return new Response('theirs');
    };
    globalThis.fetch = theirs;
    try {
      xano = startTestBackend({ baseUrl: BASE_URL });
      assert.equal((await fetch(new Request(`${BASE_URL}/health`))).status, 200);
      assert.equal(await (await fetch('https://example.com/a')).text(), 'theirs');
      assert.equal(await (await fetch('/relative')).text(), 'theirs');
      await xano.stop();
      assert.equal(globalThis.fetch, theirs);
      await fetch(`${BASE_URL}/health`);
      assert.deepEqual(others, ['https://example.com/a', '/relative', `${BASE_URL}/health`]);
    } finally {
      globalThis.fetch = outer;
    }
  });

  test('two at a time answer each for its own, in whatever order they stop', async () => {
    const outer = globalThis.fetch;
    const second = startTestBackend({ baseUrl: 'https://second.xano.test/api:other' });
    assert.equal((await fetch(`${BASE_URL}/health`)).status, 200);
    assert.equal((await fetch('https://second.xano.test/api:other/health')).status, 200);
    await xano.stop();
    assert.equal((await fetch('https://second.xano.test/api:other/health')).status, 200);
    await second.stop();
    assert.equal(globalThis.fetch, outer);
  });

  test('gives an address of its own where none is said', async () => {
    await xano.stop();
    start(undefined);
    await xano.signedInAs({}, auth);
    assert.equal(status(), 'signed-in');
  });

  const connections = {
    'endpoints moved to other groups and branches': {
      ...{ baseUrl: 'https://x8ki.xano.test/tenant/acme/api:main:dev', branch: 'dev' },
      ...{ signInEndpoint: 'POST api:people/sign/in', currentUserEndpoint: '/who' },
      refreshEndpoint: 'PUT api:people:v2/renew',
    },
    'another data source': { baseUrl: BASE_URL, dataSource: 'staging' },
    'another key of the token': { baseUrl: BASE_URL, authTokenKey: 'auth_token' },
    'the bare token': { baseUrl: BASE_URL, authTokenKey: '.' },
    'the user deeper in the answer': { baseUrl: BASE_URL, userKey: 'user' },
    'no endpoint for the user': { baseUrl: BASE_URL, currentUserEndpoint: 'none', userKey: 'data.user' },
    'an instance and a group': { instance: 'x8ki.xano.test', apiGroup: 'Xy12' },
  };
  for (const [what, connection] of Object.entries(connections))
    test(`fits a connection with ${what}`, async () => {
      await xano.stop();
      start(connection);
      await xano.signedInAs({ name: 'Ada' }, auth);
      assert.equal(auth.$user.get()?.['name'], 'Ada');
      await auth.signOut();
      await auth.signIn(ADA);
      assert.deepEqual([status(), auth.$user.get()?.['name']], ['signed-in', 'Ada']);
    });

  test('takes what the connection does not say', async () => {
    await xano.stop();
    start({ baseUrl: BASE_URL, emulator: { confirmEmail: true } });
    assert.equal(await auth.signUp({ ...ADA, name: 'Ada' }), undefined);
    assert.equal((await failure(auth.signIn(ADA))).code, 'unverified');
  });

  test('says so when nobody would be signed in', async () => {
    await assert.rejects(xano.signedInAs({}), /no page here: give signedInAs\(\) the auth/);
    const other = createAuth({ baseUrl: 'https://elsewhere.test/api:abCD1234' });
    started.push(other);
    await assert.rejects(
      xano.signedInAs({}, other),
      /asks https:\/\/elsewhere\.test, but .* for https:\/\/x8ki\.xano\.test/,
    );
    xano.failNext('server-error', '/auth/me');
    await assert.rejects(xano.signedInAs({}, auth), /request for the current user failed/);
  });

  test('refuses settings that cannot be used', () => {
    const code = (error: unknown) => error instanceof AuthError && error.code === 'configuration';
    assert.throws(() => startTestBackend({ baseUrl: 'x8ki.xano.test' }), code);
  });
});
