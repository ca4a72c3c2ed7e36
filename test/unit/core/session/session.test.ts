// The states of a session and the ways between them, one row of SESSION.md's table after the other.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { json, refusal } from '../../../support/core/network.js';
import { ADA, BOB, CREDENTIALS, failure, KEY, signedIn, World } from '../../../support/core/test-browser.js';

describe('at the start', () => {
  test('settings that cannot be used mean unconfigured, and every action says why', async () => {
    const world = new World();
    const { auth, told } = world.tab({ baseUrl: 'https://x8ki.n7.xano.io' });
    assert.equal(auth.$session.get().status, 'unconfigured');
    assert.equal(auth.connection, undefined);
    const { error } = auth.$session.get();
    assert.equal(error?.code, 'configuration');
    for (const action of [
      auth.signIn({}),
      auth.signUp({}),
      auth.signOut(),
      auth.fetchCurrentUser(),
      auth.authenticate({ authToken: 't' }),
      auth.fetch('/x'),
      auth.getToken(),
    ])
      assert.equal(await failure(action), error);
    assert.throws(() => auth.setUser(ADA), { code: 'configuration' });
    assert.deepEqual(new Set(told.map(({ type }) => type)), new Set(['error']));
    auth.clearSession();
    auth.dispose();
    assert.equal(world.network.calls.length, 0);
  });

  test('no head means signed out, and nothing is asked', async () => {
    const world = new World();
    const tab = world.tab();
    assert.equal(tab.status, 'signed-out');
    await world.settle();
    assert.deepEqual([world.network.calls.length, tab.told.length, world.disk.size], [0, 0, 0]);
  });

  for (const text of ['', '{', 'null', '7', '[]', '{"id":1,"in":true}', '{"id":"x"}'])
    test(`an unreadable head (${text || 'empty'}) means signed out`, () => {
      const world = new World();
      world.disk.set(KEY, text);
      assert.equal(world.tab().status, 'signed-out');
    });

  test('a head that is out means signed out, with its reason', async () => {
    const { tab } = await signedIn();
    await tab.auth.signOut();
    await tab.reload();
    assert.equal(tab.auth.$session.get().reason, 'sign-out');
    assert.equal(tab.status, 'signed-out');
  });

  test('a head with its body means restoring at once, then signed in', async () => {
    const { world, tab } = await signedIn();
    await tab.reload();
    assert.equal(tab.status, 'restoring');
    assert.equal(tab.auth.$user.get(), undefined);
    await world.settle();
    assert.equal(tab.status, 'signed-in');
    assert.deepEqual(tab.auth.$user.get(), ADA);
  });
});

describe('a head without its body', () => {
  const start = () => {
    const world = new World();
    world.disk.set(KEY, '{"id":"other","in":true}');
    return { world, tab: world.tab() };
  };
  const body = '{"gen":0,"authToken":"token-ada","since":1767225600000}';

  test('means restoring, and expired after a second', async () => {
    const { world, tab } = start();
    assert.equal(tab.status, 'restoring');
    await world.advance(999);
    assert.equal(tab.status, 'restoring');
    await world.advance(1);
    assert.equal(tab.auth.$session.get().reason, 'expired');
    assert.deepEqual(tab.names, ['clear-session']);
    assert.equal((world.stored() as { in: boolean }).in, false);
    assert.equal(world.clock.pending, 0);
  });

  test('is taken over when the body comes, event or not', async () => {
    for (const told of [true, false]) {
      const { world, tab } = start();
      await world.advance(500);
      if (told) world.write(`${KEY}:other`, body);
      else world.disk.set(`${KEY}:other`, body);
      await world.advance(told ? 0 : 100);
      assert.equal(tab.status, 'signed-in');
      assert.equal(world.clock.pending, 0);
    }
  });

  test('keeps to its one second, however often a page asks, and says so once', async () => {
    const { world, tab } = start();
    for (let i = 0; i < 9; i++) {
      assert.equal(await tab.auth.getToken(), undefined);
      world.write(KEY, '{"id":"other","in":true}');
      await world.advance(100);
    }
    assert.equal(tab.told.length, 1);
    assert.equal(world.clock.pending, 1);
    await world.advance(100);
    assert.equal(tab.status, 'signed-out');
  });

  test('can be signed out of', async () => {
    const { world, tab } = start();
    await tab.auth.signOut();
    assert.equal(tab.auth.$session.get().reason, 'sign-out');
    world.write(`${KEY}:other`, body);
    await world.advance(5_000);
    assert.equal(tab.status, 'signed-out');
    assert.deepEqual(tab.names, ['clear-session', 'sign-out']);
  });

  test('follows the head when that goes out meanwhile', async () => {
    const { world, tab } = start();
    await world.advance(300);
    world.write(KEY, '{"id":"later","in":false,"why":"sign-out"}');
    await world.advance(2_000);
    assert.equal(tab.auth.$session.get().reason, 'other-tab');
    assert.equal(world.clock.pending, 0);
  });
});

describe('sign-in', () => {
  test('resolves with the user once it is set', async () => {
    const world = new World();
    const tab = world.tab();
    assert.deepEqual(await tab.auth.signIn(CREDENTIALS), ADA);
    assert.deepEqual(tab.auth.$session.get(), {
      status: 'signed-in',
      user: ADA,
      roles: ['admin'],
      persist: 'local',
      environment: undefined,
      metadata: undefined,
      error: undefined,
    });
    assert.equal(world.network.calls[0]?.body, JSON.stringify(CREDENTIALS));
  });

  test('changes nothing while it is under way, save $pending', async () => {
    const world = new World();
    const held = world.network.hold('POST /auth/login');
    const tab = world.tab();
    const result = tab.auth.signIn(CREDENTIALS);
    await world.settle();
    assert.equal(tab.status, 'signed-out');
    assert.equal(tab.auth.$pending.get(), 'sign-in');
    held.release(json({ authToken: 't' }));
    await result;
    assert.equal(tab.auth.$pending.get(), undefined);
  });

  test('that fails leaves a session as it was', async () => {
    const { world, tab } = await signedIn();
    const before = tab.auth.$session.get();
    world.network.on('POST /auth/login', refusal(403, 'Invalid Credentials.'));
    assert.equal((await failure(tab.signIn())).code, 'invalid-credentials');
    assert.equal(tab.auth.$session.get(), before);
    assert.equal(await tab.auth.getToken(), 'token-ada');
  });

  test('gives way to a newer one, which stays pending', async () => {
    const world = new World();
    const first = world.network.hold('POST /auth/login');
    const tab = world.tab();
    const older = failure(tab.auth.signIn(CREDENTIALS));
    await world.settle();
    const second = world.network.hold('POST /auth/login');
    const newer = tab.auth.signIn({ email: 'bob', password: 'battery' });
    assert.equal((await older).code, 'aborted');
    await world.settle();
    assert.equal(tab.auth.$pending.get(), 'sign-in');
    first.release(json({ authToken: 'token-ada' }));
    second.release(json({ authToken: 'token-bob' }));
    await newer;
    assert.equal(await tab.auth.getToken(), 'token-bob');
    assert.deepEqual(tab.names, ['authenticate', 'set-user', 'sign-in'], 'giving way is silent');
  });

  test('of another person replaces the session and its body', async () => {
    const { world, tab } = await signedIn();
    world.network.on('POST /auth/login', json({ authToken: 'token-bob' })).on('GET /auth/me', json(BOB));
    await tab.signIn();
    assert.deepEqual(tab.auth.$user.get(), BOB);
    assert.deepEqual(tab.names.slice(3), ['clear-session', 'authenticate', 'set-user', 'sign-in']);
    assert.deepEqual([...world.disk.keys()].length, 2);
    assert.ok(!JSON.stringify([...world.disk]).includes('token-ada'));
  });

  test('stops when the person signs out meanwhile', async () => {
    const world = new World();
    world.network.hold('POST /auth/login');
    const tab = world.tab();
    const result = failure(tab.auth.signIn(CREDENTIALS));
    await world.settle();
    await tab.auth.signOut();
    assert.equal((await result).code, 'aborted');
    assert.equal(tab.status, 'signed-out');
  });

  test('sends its own endpoint and reads its own key', async () => {
    const world = new World();
    world.network.on('PUT /in', json({ jwt: 'token-own' }));
    const tab = world.tab();
    await tab.auth.signIn(CREDENTIALS, { endpoint: 'PUT api:other/in', authTokenKey: 'jwt' });
    assert.equal(world.network.calls[0]?.url.pathname, '/api:other/in');
    assert.equal(await tab.auth.getToken(), 'token-own');
  });
});

test('a sign-up without a token is complete without a session', async () => {
  const world = new World();
  world.network.on('POST /auth/signup', json({ message: 'Check your e-mail' }));
  const tab = world.tab();
  assert.equal(await tab.auth.signUp(CREDENTIALS), undefined);
  assert.deepEqual([tab.status, tab.names.join()], ['signed-out', 'sign-up']);
});

test('a sign-up with a token signs in', async () => {
  const world = new World();
  const tab = world.tab();
  assert.deepEqual(await tab.auth.signUp(CREDENTIALS), ADA);
  assert.deepEqual(tab.names, ['authenticate', 'set-user', 'sign-up']);
});
