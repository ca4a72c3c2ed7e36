// auth.fetch: a page's own calls, on the connection's origin only.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { html, json, never, offline, redirect, refusal } from './support/network.js';
import { ADA, BASE, BASE_URL, failure, KEY, signedIn, World } from './support/world.js';

describe('a path', () => {
  const paths: [string, string][] = [
    ['/orders', `${BASE_URL}/orders`],
    ['orders', `${BASE_URL}/orders`],
    ['/orders/7?full=1#x', `${BASE_URL}/orders/7?full=1#x`],
    ['api:other/orders', `${BASE}/api:other/orders`],
    ['/api:other:v2/orders', `${BASE}/api:other:v2/orders`],
    [`${BASE}/api:other/orders`, `${BASE}/api:other/orders`],
    [`${BASE}/vault/file.png`, `${BASE}/vault/file.png`],
    ['//x8ki.n7.xano.io/api:g/x', `${BASE}/api:g/x`],
  ];
  for (const [path, url] of paths)
    test(`${path} leads to the right place`, async () => {
      const { world, tab } = await signedIn();
      await tab.auth.fetch(path);
      const call = world.network.calls.at(-1);
      assert.equal(call?.url.href.replace(/#.*/, ''), url.replace(/#.*/, ''));
      assert.equal(call?.headers.get('Authorization'), 'Bearer token-ada');
    });

  test('may be a URL', async () => {
    const { world, tab } = await signedIn();
    await tab.auth.fetch(new URL(`${BASE_URL}/orders`));
    assert.equal(world.network.asked('GET /orders').length, 1);
  });

  test('of a group stays with the tenant', async () => {
    const world = new World();
    await world.tab({ baseUrl: `${BASE}/tenant/acme/api:g` }).auth.fetch('api:other/x');
    assert.equal(world.network.calls[0]?.url.href, `${BASE}/tenant/acme/api:other/x`);
  });

  for (const path of [
    'https://evil.example/api:abCD1234/orders',
    '//evil.example/orders',
    'http://x8ki.n7.xano.io/api:abCD1234/orders',
    'https://x8ki.n7.xano.io:8443/orders',
    'https://me:hunter-22@x8ki.n7.xano.io/api:abCD1234/orders',
    'https://x8ki.n7.xano.io.evil.example/orders',
    'HTTPS://evil.example',
    'https://',
  ])
    test(`${path} is refused and nothing sent`, async () => {
      const { world, tab } = await signedIn();
      const calls = world.network.calls.length;
      const error = await failure(tab.auth.fetch(path));
      assert.equal(error.code, 'configuration');
      assert.doesNotMatch(error.message, /hunter-22/);
      assert.equal(world.network.calls.length, calls);
    });

  for (const path of [
    '\\\\evil.example',
    '/\\evil.example',
    'https:evil.example',
    'data:text/plain,x',
    '../../../x',
    'javascript:alert(1)',
  ])
    test(`${path} never leaves the origin`, async () => {
      const { world, tab } = await signedIn();
      await tab.auth.fetch(path).catch(() => {});
      for (const { url } of world.network.calls) assert.equal(url.origin, BASE);
    });

  test('without a group says what to set', async () => {
    const options = {
      baseUrl: '',
      instance: BASE,
      signInEndpoint: 'api:a/in',
      signUpEndpoint: 'api:a/up',
      currentUserEndpoint: 'api:a/me',
    };
    const tab = new World().tab(options);
    assert.match(
      (await failure(tab.auth.fetch('/orders?token=hunter-22'))).message,
      /No API group for "\/orders"\. Set base-url/,
    );
  });
});

describe('a call', () => {
  test('sends the connection’s headers, then its own', async () => {
    const { world, tab } = await signedIn({
      dataSource: 'live',
      headers: [
        { name: 'X-App', value: 'a' },
        { name: 'X-Both', value: 'connection' },
      ],
    });
    await tab.auth.fetch('/orders', { headers: { 'X-Both': 'call', 'Content-Type': 'text/csv' } });
    const headers = world.network.calls.at(-1)?.headers;
    assert.deepEqual(
      ['X-Data-Source', 'X-App', 'X-Both', 'Content-Type'].map((name) => headers?.get(name)),
      ['live', 'a', 'call', 'text/csv'],
    );
  });

  test('passes method and body, and leaves the cache alone', async () => {
    const { world, tab } = await signedIn();
    await tab.auth.fetch('/orders', { method: 'POST', body: '{"a":1}' });
    const call = world.network.calls.at(-1);
    assert.deepEqual(
      [call?.method, call?.body, call?.request.cache, call?.request.redirect, call?.request.credentials],
      ['POST', '{"a":1}', 'default', 'manual', 'omit'],
    );
  });

  test('never follows a redirect, whatever it asks for', async () => {
    const { world, tab } = await signedIn();
    world.network.on('GET /orders', redirect);
    assert.equal((await failure(tab.auth.fetch('/orders', { redirect: 'follow' }))).code, 'bad-answer');
  });

  for (const init of [
    { method: 'GET', body: 'x' },
    { headers: { 'X y': 'v' } },
    { headers: { 'X-Secret': 'hunter-22\n' + 'x' } },
    { method: 'TRACE' },
  ])
    test(`that cannot be sent (${JSON.stringify(init)}) is the page’s fault, told without its values`, async () => {
      const { world, tab } = await signedIn();
      const calls = world.network.calls.length;
      const error = await failure(tab.auth.fetch('/orders', init));
      assert.equal(error.code, 'configuration');
      assert.doesNotMatch(error.message + String(error.cause), /hunter-22/);
      assert.equal(world.network.calls.length, calls);
    });

  test('resolves with any answer, its body unread', async () => {
    const { world, tab } = await signedIn();
    for (const [reply, status] of [
      [json([1]), 200],
      [html(), 200],
      [refusal(404, 'No.'), 404],
      [refusal(500, 'No.'), 500],
      [json({}, 422), 422],
    ] as const) {
      world.network.on('GET /orders', reply);
      const response = await tab.auth.fetch('/orders');
      assert.equal(response.status, status);
      assert.ok((await response.text()).length > 0);
    }
  });

  test('signed out goes out without a token', async () => {
    const world = new World();
    world.network.on('GET /public', json([]));
    await world.tab().auth.fetch('/public');
    assert.equal(world.network.calls[0]?.headers.get('Authorization'), null);
  });

  test('is told by no event when it fails', async () => {
    const { world, tab } = await signedIn();
    world.network.on('GET /orders', offline);
    const events = tab.told.length;
    assert.equal((await failure(tab.auth.fetch('/orders'))).code, 'offline');
    assert.equal(tab.told.length, events);
  });

  for (const deaf of [false, true])
    test(`stops with its session${deaf ? ', also where fetch ignores signals' : ''}`, async () => {
      const { world, tab } = await signedIn();
      world.network.on('GET /orders', never).deaf = deaf;
      const result = failure(tab.auth.fetch('/orders'));
      await world.settle();
      await tab.auth.signOut();
      assert.equal((await result).code, 'aborted');
      assert.equal(world.clock.pending, 0);
    });

  test('stops when its caller says so', async () => {
    const { world, tab } = await signedIn();
    world.network.on('GET /orders', never);
    const controller = new AbortController();
    const result = failure(tab.auth.fetch('/orders', { signal: controller.signal }));
    await world.settle();
    controller.abort();
    assert.equal((await result).code, 'aborted');
  });

  test('of a session that another tab ended goes out without its token', async () => {
    const { world, tab } = await signedIn();
    world.disk.set(KEY, '{"id":"later","in":false,"why":"sign-out"}');
    await tab.auth.fetch('/orders');
    assert.equal(world.network.calls.at(-1)?.headers.get('Authorization'), null);
  });
});

describe('a 401', () => {
  test('passes, and the current user decides: alive', async () => {
    const { world, tab } = await signedIn();
    world.network.on('GET /orders', refusal(401, 'Not for you.'));
    const asked = world.network.asked('GET /auth/me').length;
    assert.equal((await tab.auth.fetch('/orders')).status, 401);
    await world.settle();
    assert.equal(world.network.asked('GET /auth/me').length, asked + 1);
    assert.deepEqual([tab.status, tab.auth.$user.get()], ['signed-in', ADA]);
  });

  test('passes, and the current user decides: over', async () => {
    const { world, tab } = await signedIn();
    const expired = refusal(401, 'This token is expired.');
    world.network.on('GET /orders', expired).on('GET /auth/me', expired);
    const statuses = await Promise.all(
      Array.from({ length: 20 }, async () => (await tab.auth.fetch('/orders')).status),
    );
    await world.settle();
    assert.ok(statuses.every((status) => status === 401));
    assert.equal(tab.auth.$session.get().reason, 'expired');
    assert.deepEqual(tab.names.filter((name) => name === 'clear-session').length, 1);
    assert.equal(world.network.asked('GET /auth/me').length, 2);
  });

  for (const options of [{}, { currentUserEndpoint: 'none' }])
    test(`of a token that was rotated meanwhile decides nothing (${JSON.stringify(options)})`, async () => {
      const { world, tab } = await signedIn(options);
      const held = world.network.hold('GET /orders');
      const asked = world.network.asked('GET /auth/me').length;
      const response = tab.auth.fetch('/orders');
      await world.settle();
      const { id } = world.stored() as { id: string };
      const body = { gen: 1, authToken: 'rotated', since: world.clock.time };
      world.write(`${KEY}:${id}`, JSON.stringify(body));
      held.release(refusal(401, 'This token is expired.'));
      await response;
      await world.settle();
      assert.deepEqual([tab.status, world.network.asked('GET /auth/me').length], ['signed-in', asked]);
    });

  test('of a call without a token asks nobody', async () => {
    const world = new World();
    world.network.on('GET /orders', refusal(401, 'No.'));
    await world.tab().auth.fetch('/orders');
    await world.settle();
    assert.equal(world.network.calls.length, 1);
  });

  test('ends a session that has no endpoint to decide it', async () => {
    const { world, tab } = await signedIn({ currentUserEndpoint: 'none' });
    world.network.on('GET /orders', refusal(401, 'This token is expired.'));
    assert.equal(tab.status, 'signed-in');
    await tab.auth.fetch('/orders');
    assert.deepEqual([tab.status, tab.auth.$session.get().reason], ['signed-out', 'expired']);
  });
});
