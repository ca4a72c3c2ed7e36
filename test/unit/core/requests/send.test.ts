// One request: what goes out, and what becomes of an answer that never comes.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { updateUser } from '../../../../src/account/index.js';
import { createRequest } from '../../../../src/core/requests/body.js';
import { readAnswer, send } from '../../../../src/core/requests/send.js';
import { BASE_URL, CREDENTIALS, failure, signedIn, TestBrowser } from '../../../support/core/test-browser.js';
import { html, never, offline, redirect } from '../../../support/core/network.js';

const sent = async (values: Record<string, unknown>, endpoint?: string) => {
  const browser = new TestBrowser();
  await browser.tab().auth.signIn(values, { endpoint });
  const [call] = browser.network.calls;
  assert.ok(call);
  return call;
};

describe('a body', () => {
  test('is JSON, and says so', async () => {
    const { body, headers } = await sent({ email: 'a', list: [1], flag: true });
    assert.equal(body, '{"email":"a","list":[1],"flag":true}');
    assert.equal(headers.get('Content-Type'), 'application/json');
  });

  test('is multipart once a file is in it', async () => {
    const { body, headers } = await sent({
      email: 'a',
      tags: ['x', 'y'],
      flag: true,
      more: { a: 1 },
      nothing: undefined,
      photo: new Blob(['pixels'], { type: 'image/png' }),
    });
    assert.match(headers.get('Content-Type') ?? '', /^multipart\/form-data; boundary=/);
    for (const part of [
      /name="email"\r\n\r\na\r\n/,
      /name="tags\[\]"\r\n\r\nx\r\n/,
      /name="flag"\r\n\r\ntrue/,
      /\{"a":1\}/,
      /pixels/,
    ])
      assert.match(body, part);
    assert.doesNotMatch(body, /nothing/);
  });

  test('is multipart for a file in a list', async () => {
    const { body } = await sent({ photos: [new Blob(['one']), new Blob(['two'])] });
    assert.equal(body.match(/name="photos\[\]"/g)?.length, 2);
  });

  test('says in a form, too, what was emptied', async () => {
    const { body } = await sent({ age: null, likes: [], bio: '', unset: undefined, photo: new Blob(['x']) });
    for (const name of ['age', 'likes', 'bio'])
      assert.match(body, new RegExp(`name="${name}"\\r\\n\\r\\n\\r\\n`));
    assert.doesNotMatch(body, /unset/);
  });

  const inQuery = (values: Record<string, unknown>, path = '/search') => {
    const request = createRequest(`${BASE_URL}${path}`, values, { method: 'GET' });
    return { request, url: new URL(request.url) };
  };

  test('goes into the query of a GET, lists as name[]', () => {
    const { request, url } = inQuery({ email: 'a b', k: ['x', 'y'], n: 1, none: null });
    assert.equal(url.search, '?email=a+b&k%5B%5D=x&k%5B%5D=y&n=1');
    assert.equal(request.body, null);
    assert.equal(request.headers.get('Content-Type'), null);
  });

  test('adds to the query that an endpoint has', () => {
    assert.equal(inQuery({ y: 2 }, '/search?x=1').url.href, `${BASE_URL}/search?x=1&y=2`);
  });

  test('that fits no request is the page’s fault, told as one', async () => {
    const cyclic: Record<string, unknown> = { password: 'correct-horse' };
    cyclic['self'] = cyclic;
    const error = await failure(new TestBrowser().tab().auth.signIn(cyclic));
    assert.equal(error.code, 'configuration');
    assert.doesNotMatch(error.message, /correct-horse/);
  });
});

describe('a request', () => {
  test('follows no redirect, omits cookies, and leaves the cache alone', async () => {
    const { request } = await sent(CREDENTIALS);
    assert.equal(request.redirect, 'manual');
    assert.equal(request.credentials, 'omit');
    assert.equal(request.cache, 'default');
  });

  test('sends cookies where the connection says so', async () => {
    const { browser } = await signedIn({ credentials: 'include' });
    for (const { request } of browser.network.calls) assert.equal(request.credentials, 'include');
  });

  test('carries no token when it carries credentials', async () => {
    const { browser, tab } = await signedIn();
    await tab.signIn();
    for (const call of browser.network.asked('POST /auth/login'))
      assert.equal(call.headers.get('Authorization'), null);
    for (const call of browser.network.asked('GET /auth/me'))
      assert.equal(call.headers.get('Authorization'), 'Bearer token-ada');
  });

  for (const deaf of [false, true])
    test(`times out after its time${deaf ? ', also where fetch ignores signals' : ''}`, async () => {
      const browser = new TestBrowser();
      browser.network.on('POST /auth/login', never).deaf = deaf;
      const result = failure(browser.tab({ timeout: 500 }).auth.signIn(CREDENTIALS));
      await browser.advance(499);
      assert.equal(browser.clock.pending, 1);
      await browser.advance(1);
      const error = await result;
      assert.equal(error.code, 'timeout');
      assert.match(error.message, /x8ki\.n7\.xano\.io gave no answer within 500 ms/);
    });

  test('gives its files the time of a slow line', async () => {
    const { browser, tab } = await signedIn({ timeout: 500 });
    const photo = new Blob(['x'.repeat(320_000)]);
    const form = new FormData();
    form.append('photo', photo);
    const uploads: Record<string, () => Promise<unknown>> = {
      'PATCH /auth/me': () => updateUser(tab.auth, { photo, name: 'Ada' }),
      'POST /auth/signup': () => tab.auth.signUp({ ...CREDENTIALS, photos: [photo] }),
      'POST /form': () => tab.auth.fetch('/form', { method: 'POST', body: form }),
      'POST /file': () => tab.auth.fetch('/file', { method: 'POST', body: photo }),
    };
    for (const [call, upload] of Object.entries(uploads)) {
      browser.network.on(call, never);
      let code = '';
      const result = failure(upload()).then((error) => (code = error.code));
      await browser.advance(10_499);
      assert.equal(code, '', call);
      await browser.advance(1);
      assert.equal(await result, 'timeout', call);
    }
  });

  test('times out while its body trickles', async () => {
    const browser = new TestBrowser();
    browser.network.on('POST /auth/login', () => new Response(new ReadableStream())).deaf = true;
    const result = failure(browser.tab({ timeout: 500 }).auth.signIn(CREDENTIALS));
    await browser.advance(500);
    assert.equal((await result).code, 'timeout');
  });

  test('leaves no timer behind once answered', async () => {
    const { browser } = await signedIn();
    assert.equal(browser.clock.pending, 0);
  });

  test('listens to no signal once answered: it would live as long as the session', async () => {
    let signal: AbortSignal | null | undefined;
    const fetch = (_: unknown, init?: RequestInit): Promise<Response> => {
      ({ signal } = init ?? {});
      assert.equal(typeof signal?.onabort, 'object', 'not before the call');
      return Promise.resolve(new Response('{}'));
    };
    const { clock } = new TestBrowser();
    const answer = send(
      { fetch, clock },
      new Request(BASE_URL),
      500,
      [new AbortController().signal],
      readAnswer,
    );
    assert.equal(typeof signal?.onabort, 'function');
    assert.equal((await answer).status, 200);
    assert.equal(signal?.onabort, null);
  });

  for (const deaf of [false, true])
    test(`stops when its caller says so${deaf ? ', also where fetch ignores signals' : ''}`, async () => {
      const browser = new TestBrowser();
      browser.network.on('POST /auth/login', never).deaf = deaf;
      const controller = new AbortController();
      const result = failure(browser.tab().auth.signIn(CREDENTIALS, { signal: controller.signal }));
      await browser.settle();
      controller.abort();
      assert.equal((await result).code, 'aborted');
      assert.equal(browser.clock.pending, 0);
    });

  test('is not even sent for a caller who stopped before', async () => {
    const browser = new TestBrowser();
    browser.network.deaf = true;
    const error = await failure(browser.tab().auth.signIn(CREDENTIALS, { signal: AbortSignal.abort() }));
    assert.equal(error.code, 'aborted');
    assert.equal(browser.network.calls.length, 0);
  });

  test('keeps the exception of the network as its cause', async () => {
    const browser = new TestBrowser();
    browser.network.on('POST /auth/login', offline);
    const error = await failure(browser.tab().auth.signIn(CREDENTIALS));
    assert.equal(error.code, 'offline');
    assert.ok(error.cause instanceof TypeError);
  });

  test('has no cause where an answer came', async () => {
    const browser = new TestBrowser();
    for (const reply of [redirect, html()]) {
      browser.network.on('POST /auth/login', reply);
      const error = await failure(browser.tab().auth.signIn(CREDENTIALS));
      assert.equal(error.code, 'bad-answer');
      assert.equal(error.cause, undefined);
    }
  });

  test('takes an opaque redirect for what it is', async () => {
    const browser = new TestBrowser();
    browser.network.on('POST /auth/login', () =>
      Object.defineProperty(new Response(), 'type', { value: 'opaqueredirect' }),
    );
    assert.match(
      (await failure(browser.tab().auth.signIn(CREDENTIALS))).message,
      /redirect, which is not followed/,
    );
  });
});
