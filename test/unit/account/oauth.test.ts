// A provider's sign-in: what is kept, what its return has to match, and what is refused.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { begunFlow, beginOAuth, endOAuth } from '../../../src/account/index.js';
import { json, refusal } from '../../support/core/network.js';
import { ADA, failure, TestBrowser } from '../../support/core/test-browser.js';

const BACK = 'https://app.example.com/login.html';
const INIT = 'GET /oauth/google/init';
const CONTINUE = 'GET /oauth/google/continue';
const PAGE = 'https://accounts.google.example/auth?client_id=1&state=';

const begun = async (options: Partial<Parameters<typeof beginOAuth>[2]> = {}) => {
  const browser = new TestBrowser();
  browser.network.on(INIT, json({ authUrl: PAGE })).on(CONTINUE, json({ token: 'token-g', name: 'Ada' }));
  const tab = browser.tab();
  const page = await beginOAuth(tab.auth, 'google', { redirectUri: BACK, ...options });
  return { browser, tab, page, state: page.searchParams.get('state') ?? '' };
};

describe('the way to a provider', () => {
  test('gets a state of its own, kept in this tab only', async () => {
    const { browser, tab, page, state } = await begun();
    assert.equal(page.host, 'accounts.google.example');
    assert.match(state, /^[\w-]{43}$/);
    assert.equal(browser.network.asked(INIT)[0]?.url.searchParams.get('redirect_uri'), BACK);
    assert.equal(begunFlow(tab.auth)?.state, state);
    assert.equal(browser.disk.size, 0);
    assert.deepEqual(tab.names, ['oauth']);
    assert.notEqual((await begun()).state, state);
  });

  test('keeps a state that the backend has set', async () => {
    const browser = new TestBrowser();
    browser.network.on(INIT, json({ authUrl: 'https://p.example/?state=theirs' }));
    const page = await beginOAuth(browser.tab().auth, 'google', { redirectUri: BACK });
    assert.equal(page.searchParams.get('state'), 'theirs');
  });

  for (const [provider, path, answer] of [
    ['github', '/oauth/github/init', { github_authurl: 'https://github.example/authorize' }],
    ['facebook', '/oauth/facebook/init', { facebook_authurl: 'https://facebook.example/dialog' }],
    ['linkedin', '/oauth/linkedin/init', 'https://linkedin.example/authorization'],
    ['twitter', '/oauth/twitter/request_token', { authUrl: 'https://x.example/?oauth_token=t1' }],
  ] as const)
    test(`is found in the answer of ${provider}`, async () => {
      const browser = new TestBrowser();
      browser.network.on(`GET ${path}`, json(answer));
      const page = await beginOAuth(browser.tab().auth, provider, { redirectUri: BACK });
      assert.ok(page.hostname.endsWith('.example'));
    });

  for (const authUrl of ['javascript:alert(1)', 'http://accounts.example/', '', 'not an address', 7])
    test(`is never ${JSON.stringify(authUrl)}`, async () => {
      const browser = new TestBrowser();
      browser.network.on(INIT, json({ authUrl }));
      const tab = browser.tab();
      const error = await failure(beginOAuth(tab.auth, 'google', { redirectUri: BACK }));
      assert.equal(error.code, 'bad-answer');
      assert.equal(begunFlow(tab.auth), undefined);
    });

  for (const authUrl of ['javascript:alert(1)//', 'data:text/html,x', 'file:///etc/passwd'])
    test(`is never ${authUrl}, where the page itself has no origin either`, async () => {
      // As a page that was opened as a file.
      Reflect.set(globalThis, 'origin', 'null');
      try {
        const browser = new TestBrowser();
        browser.network.on(INIT, json({ authUrl }));
        const error = await failure(beginOAuth(browser.tab().auth, 'google', { redirectUri: BACK }));
        assert.equal(error.code, 'bad-answer');
      } finally {
        Reflect.deleteProperty(globalThis, 'origin');
      }
    });

  test('carries a challenge with pkce, and the backend gets its secret', async () => {
    const { browser, tab, page, state } = await begun({ pkce: true });
    await endOAuth(tab.auth, { code: 'c1', state });
    const verifier = browser.network.asked(CONTINUE)[0]?.url.searchParams.get('code_verifier') ?? '';
    const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(verifier));
    assert.equal(page.searchParams.get('code_challenge'), Buffer.from(digest).toString('base64url'));
    assert.equal(page.searchParams.get('code_challenge_method'), 'S256');
  });
});

describe('the return of a provider', () => {
  test('signs in, once', async () => {
    const { browser, tab, state } = await begun();
    const user = await endOAuth(tab.auth, { code: 'c1', state });
    assert.deepEqual(user, ADA);
    const [call] = browser.network.asked(CONTINUE);
    assert.equal(call?.url.searchParams.get('code'), 'c1');
    assert.equal(call?.url.searchParams.get('redirect_uri'), BACK);
    assert.deepEqual(tab.names, ['oauth', 'authenticate', 'set-user', 'sign-in']);
    assert.equal((await failure(endOAuth(tab.auth, { code: 'c1', state }))).code, 'flow-expired');
    assert.equal(browser.network.asked(CONTINUE).length, 1);
  });

  for (const [what, returned] of [
    ['a forged state', { code: 'c1', state: 'forged' }],
    ['no state', { code: 'c1' }],
    ['an empty state', { code: 'c1', state: '' }],
    ['a token of Twitter', { oauthToken: 'x', oauthVerifier: 'y' }],
  ] as const)
    test(`does nothing with ${what}, and the flow goes on`, async () => {
      const { browser, tab, state } = await begun();
      assert.equal((await failure(endOAuth(tab.auth, returned))).code, 'flow-expired');
      assert.equal(browser.network.asked(CONTINUE).length, 0);
      assert.deepEqual(await endOAuth(tab.auth, { code: 'c2', state }), ADA);
    });

  test('does nothing in another tab', async () => {
    const { browser, state } = await begun();
    const other = browser.tab();
    assert.equal((await failure(endOAuth(other.auth, { code: 'c1', state }))).code, 'flow-expired');
    assert.equal(browser.network.asked(CONTINUE).length, 0);
  });

  test('does nothing after ten minutes', async () => {
    const { browser, tab, state } = await begun();
    await browser.advance(600_000);
    assert.equal((await failure(endOAuth(tab.auth, { code: 'c1', state }))).code, 'flow-expired');
  });

  for (const [error, code] of [
    ['access_denied', 'aborted'],
    ['<img src=x onerror=alert(1)>', 'server-error'],
  ] as const)
    test(`with error=${error} is ${code}, and repeats none of it`, async () => {
      const { browser, tab, state } = await begun();
      const failed = await failure(endOAuth(tab.auth, { error, state }));
      assert.equal(failed.code, code);
      assert.doesNotMatch(failed.message, /img|access_denied/);
      assert.equal(browser.network.asked(CONTINUE).length, 0);
      assert.equal(begunFlow(tab.auth), undefined);
    });

  for (const [mode, status, message, code] of [
    ['login', 404, 'No user exists with these credentials. Try signing up instead.', 'not-found'],
    [
      'signup',
      403,
      'There is already an account with these credentials. Try logging in instead.',
      'forbidden',
    ],
  ] as const)
    test(`is ${code} where ${mode} is refused`, async () => {
      const { browser, tab, state } = await begun({ mode });
      browser.network.on(`GET /oauth/google/${mode}`, refusal(status, message));
      assert.equal((await failure(endOAuth(tab.auth, { code: 'c1', state }))).code, code);
      assert.equal(tab.status, 'signed-out');
    });

  test('of Twitter is told by its token', async () => {
    const browser = new TestBrowser();
    browser.network
      .on('GET /oauth/twitter/request_token', json({ authUrl: 'https://x.example/?oauth_token=t1' }))
      .on('GET /oauth/twitter/continue', json({ authToken: 'token-x' }));
    const tab = browser.tab();
    await beginOAuth(tab.auth, 'twitter', { redirectUri: BACK });
    assert.deepEqual(await endOAuth(tab.auth, { oauthToken: 't1', oauthVerifier: 'v1' }), ADA);
    const query = browser.network.asked('GET /oauth/twitter/continue')[0]?.url.searchParams;
    assert.deepEqual([query?.get('oauth_token'), query?.get('oauth_verifier')], ['t1', 'v1']);
  });
});
