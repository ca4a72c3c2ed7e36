// auth.fetch: a page's own calls, on the connection's origin only.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { html, json, never, offline, redirect, refusal } from '../../../support/core/network.js';
import { BASE, BASE_URL, failure, KEY, signedIn, TestBrowser } from '../../../support/core/test-browser.js';

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
      const { browser, tab } = await signedIn();
      await tab.auth.fetch(path);
      const call = browser.network.calls.at(-1);
      assert.equal(call?.url.href.replace(/#.*/, ''), url.replace(/#.*/, ''));
      assert.equal(call?.headers.get('Authorization'), 'Bearer token-ada');
    });

  test('may be a URL', async () => {
    const { browser, tab } = await signedIn();
    await tab.auth.fetch(new URL(`${BASE_URL}/orders`));
    assert.equal(browser.network.asked('GET /orders').length, 1);
  });

  test('of a group stays with the tenant', async () => {
    const browser = new TestBrowser();
    await browser.tab({ baseUrl: `${BASE}/tenant/acme/api:g` }).auth.fetch('api:other/x');
    assert.equal(browser.network.calls[0]?.url.href, `${BASE}/tenant/acme/api:other/x`);
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
      const { browser, tab } = await signedIn();
      const calls = browser.network.calls.length;
      const error = await failure(tab.auth.fetch(path));
      assert.equal(error.code, 'configuration');
      assert.doesNotMatch(error.message, /hunter-22/);
      assert.equal(browser.network.calls.length, calls);
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
      const { browser, tab } = await signedIn();
      await tab.auth.fetch(path).catch(() => {});
      for (const { url } of browser.network.calls) assert.equal(url.origin, BASE);
    });

  test('without a group says what to set', async () => {
    const options = {
      baseUrl: '',
      instance: BASE,
      signInEndpoint: 'api:a/in',
      signUpEndpoint: 'api:a/up',
      currentUserEndpoint: 'api:a/me',
    };
    const tab = new TestBrowser().tab(options);
    assert.match((await failure(tab.auth.fetch('/orders?token=hunter-22'))).message, /API group.*api-group/);
  });
});

describe('a call', () => {
  test('sends the connection’s headers, then its own', async () => {
    const { browser, tab } = await signedIn({
      dataSource: 'live',
      headers: [
        { name: 'X-App', value: 'a' },
        { name: 'X-Both', value: 'connection' },
      ],
    });
    await tab.auth.fetch('/orders', { headers: { 'X-Both': 'call', 'Content-Type': 'text/csv' } });
    const headers = browser.network.calls.at(-1)?.headers;
    assert.deepEqual(
      ['X-Data-Source', 'X-App', 'X-Both', 'Content-Type'].map((name) => headers?.get(name)),
      ['live', 'a', 'call', 'text/csv'],
    );
  });

  test('passes method and body, and leaves the cache alone', async () => {
    const { browser, tab } = await signedIn();
    await tab.auth.fetch('/orders', { method: 'POST', body: '{"a":1}' });
    const call = browser.network.calls.at(-1);
    assert.deepEqual(
      [call?.method, call?.body, call?.request.cache, call?.request.redirect, call?.request.credentials],
      ['POST', '{"a":1}', 'default', 'manual', 'omit'],
    );
  });

  test('never follows a redirect, whatever it asks for', async () => {
    const { browser, tab } = await signedIn();
    browser.network.on('GET /orders', redirect);
    assert.equal((await failure(tab.auth.fetch('/orders', { redirect: 'follow' }))).code, 'bad-answer');
  });

  for (const init of [
    { method: 'GET', body: 'x' },
    { headers: { 'X y': 'v' } },
    { headers: { 'X-Secret': 'hunter-22\n' + 'x' } },
    { method: 'TRACE' },
  ])
    test(`that cannot be sent (${JSON.stringify(init)}) is the page’s fault, told without its values`, async () => {
      const { browser, tab } = await signedIn();
      const calls = browser.network.calls.length;
      const error = await failure(tab.auth.fetch('/orders', init));
      assert.equal(error.code, 'configuration');
      assert.doesNotMatch(error.message + String(error.cause), /hunter-22/);
      if (!('headers' in init)) assert.ok(error.cause instanceof TypeError);
      assert.equal(browser.network.calls.length, calls);
    });

  test('resolves with any answer, its body unread', async () => {
    const { browser, tab } = await signedIn();
    for (const [reply, status] of [
      [json([1]), 200],
      [html(), 200],
      [refusal(404, 'No.'), 404],
      [refusal(500, 'No.'), 500],
      [json({}, 422), 422],
    ] as const) {
      browser.network.on('GET /orders', reply);
      const response = await tab.auth.fetch('/orders');
      assert.equal(response.status, status);
      assert.ok((await response.text()).length > 0);
    }
  });

  test('signed out goes out without a token', async () => {
    const browser = new TestBrowser();
    browser.network.on('GET /public', json([]));
    await browser.tab().auth.fetch('/public');
    assert.equal(browser.network.calls[0]?.headers.get('Authorization'), null);
  });

  test('is told by no event when it fails', async () => {
    const { browser, tab } = await signedIn();
    browser.network.on('GET /orders', offline);
    const events = tab.told.length;
    assert.equal((await failure(tab.auth.fetch('/orders'))).code, 'offline');
    assert.equal(tab.told.length, events);
  });

  for (const deaf of [false, true])
    test(`stops with its session${deaf ? ', also where fetch ignores signals' : ''}`, async () => {
      const { browser, tab } = await signedIn();
      browser.network.on('GET /orders', never).deaf = deaf;
      const result = failure(tab.auth.fetch('/orders'));
      await browser.settle();
      await tab.auth.signOut();
      assert.equal((await result).code, 'aborted');
      assert.equal(browser.clock.pending, 0);
    });

  test('stops when its caller says so', async () => {
    const { browser, tab } = await signedIn();
    browser.network.on('GET /orders', never);
    const controller = new AbortController();
    const result = failure(tab.auth.fetch('/orders', { signal: controller.signal }));
    await browser.settle();
    controller.abort();
    assert.equal((await result).code, 'aborted');
  });

  for (const who of ['its caller', 'the session'])
    test(`stops its body, too, when ${who} stops`, async () => {
      const { browser, tab } = await signedIn();
      browser.network.on('GET /orders', () => new Response(new ReadableStream()));
      const controller = new AbortController();
      await tab.auth.fetch('/orders', { signal: controller.signal });
      const call = browser.network.calls.at(-1);
      assert.equal(call?.request.signal.aborted, false);
      if (who === 'its caller') controller.abort();
      else await tab.auth.signOut();
      assert.equal(call?.request.signal.aborted, true);
    });

  test('of a session that another tab ended goes out without its token', async () => {
    const { browser, tab } = await signedIn();
    browser.disk.set(KEY, '{"id":"later","active":false,"endReason":"sign-out"}');
    await tab.auth.fetch('/orders');
    assert.equal(browser.network.calls.at(-1)?.headers.get('Authorization'), null);
  });
});
