// A forgotten password and a link that signs in, from the request to the end.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import {
  hasAskedForLink,
  openResetLink,
  rememberAskedForLink,
  requestLink,
} from '../../../src/account/index.js';
import { json, offline, refusal } from '../../support/core/network.js';
import { ADA, failure, signedIn, TestBrowser } from '../../support/core/test-browser.js';

const REQUEST = 'GET /reset/request-reset-link';
const EXCHANGE = 'POST /reset/magic-link-login';
const UPDATE = 'POST /reset/update_password';
const LINK = { magic_token: 'magic-secret-1', email: ADA.email };
const PASSWORDS = { password: 'new-Secret-1', confirm_password: 'new-Secret-1' };
const SENT = json({ message: { success: true, message: 'magic link sent' } });

const opened = async () => {
  const browser = new TestBrowser();
  browser.network.on(EXCHANGE, json({ authToken: 'token-of-link', user_id: 1 })).on(UPDATE, json({}));
  const tab = browser.tab();
  const link = await openResetLink(tab.auth, LINK);
  return { browser, tab, link };
};

describe('a request for a link', () => {
  for (const [answer, reply] of [
    ['a good answer', SENT],
    ['no such account (404)', refusal(404, 'No account with that address.', 'ERROR_CODE_NOT_FOUND')],
    ['no such account (403)', refusal(403, 'Who is that?', 'ERROR_CODE_ACCESS_DENIED')],
  ] as const)
    test(`ends the same, and after a second, with ${answer}`, async () => {
      const browser = new TestBrowser();
      browser.network.on(REQUEST, reply);
      const tab = browser.tab();
      let isDone = false;
      const asked = requestLink(tab.auth, 'forgot-password', { email: ADA.email }).then(() => {
        isDone = true;
      });
      await browser.advance(999);
      assert.equal(isDone, false);
      await browser.advance(1);
      await asked;
      assert.deepEqual(tab.names, ['forgot-password']);
      assert.equal(browser.network.asked(REQUEST)[0]?.url.searchParams.get('email'), ADA.email);
    });

  for (const [what, reply, code] of [
    ['offline', offline, 'offline'],
    ['429', refusal(429, 'Whoa there!'), 'rate-limited'],
    ['a missing endpoint', refusal(404, 'Unable to locate request.'), 'configuration'],
  ] as const)
    test(`fails as ${code} when ${what}`, async () => {
      const browser = new TestBrowser();
      browser.network.on(REQUEST, reply);
      const tab = browser.tab();
      assert.equal((await failure(requestLink(tab.auth, 'magic-link', { email: 'a@b.c' }))).code, code);
      assert.deepEqual(tab.names, ['error']);
    });

  test('is sent by the method and to the path of an older snippet', async () => {
    const browser = new TestBrowser();
    browser.network.on('POST /auth/magic-link', SENT);
    const tab = browser.tab();
    const asked = requestLink(tab.auth, 'magic-link', { email: 'a@b.c' }, { endpoint: '/auth/magic-link' });
    await browser.advance(1_000);
    await asked;
    assert.equal(browser.network.asked('POST /auth/magic-link')[0]?.body, '{"email":"a@b.c"}');
  });

  test('is held back by the page', async () => {
    const browser = new TestBrowser();
    const tab = browser.tab({ before: (action) => action !== 'forgot-password' });
    const asked = requestLink(tab.auth, 'forgot-password', { email: 'a@b.c' });
    assert.equal((await failure(asked)).code, 'aborted');
    assert.equal(browser.network.calls.length, 0);
  });
});

describe('a link that sets a password', () => {
  test('sends the token of the link, and none of a session', async () => {
    const { browser, tab, link } = await opened();
    await link.setPassword(PASSWORDS);
    const [update] = browser.network.asked(UPDATE);
    assert.equal(update?.headers.get('authorization'), 'Bearer token-of-link');
    assert.deepEqual(JSON.parse(update?.body ?? ''), PASSWORDS);
    assert.equal(tab.status, 'signed-out');
    assert.deepEqual(tab.names, ['reset-password']);
    assert.equal(browser.disk.size, 0);
  });

  test('leaves the session of somebody else alone', async () => {
    const { browser, tab } = await signedIn();
    browser.network.on(EXCHANGE, json({ authToken: 'token-of-link' })).on(UPDATE, json({}));
    const link = await openResetLink(tab.auth, LINK);
    await link.setPassword(PASSWORDS);
    assert.equal(await tab.auth.getToken(), 'token-ada');
  });

  test('signs in where it is asked to, as any sign-in does', async () => {
    const { tab, link } = await opened();
    await link.setPassword(PASSWORDS);
    assert.equal((await link.signIn())?.['name'], 'Ada');
    assert.equal(tab.status, 'signed-in');
    assert.deepEqual(tab.names, ['reset-password', 'authenticate', 'set-user', 'sign-in']);
  });

  for (const status of [400, 401, 403, 404])
    test(`is told as too old where the backend answers ${status}`, async () => {
      const browser = new TestBrowser();
      browser.network.on(EXCHANGE, refusal(status, `magic-secret-1 is used up`, 'ERROR_CODE_INPUT_ERROR'));
      const tab = browser.tab();
      const error = await failure(openResetLink(tab.auth, LINK));
      assert.equal(error.code, 'flow-expired');
      assert.deepEqual(tab.names, ['error'], 'the page is told');
      assert.doesNotMatch(`${error.message}${String(error.cause)}`, /magic-secret-1/);
    });

  for (const [what, reply, code] of [
    ['offline', offline, 'offline'],
    ['a failure of the backend', refusal(500, 'Oops'), 'server-error'],
    ['an endpoint that is not there', refusal(404, 'Unable to locate request.'), 'configuration'],
  ] as const)
    test(`is not called too old when ${what}`, async () => {
      const browser = new TestBrowser();
      browser.network.on(EXCHANGE, reply);
      assert.equal((await failure(openResetLink(browser.tab().auth, LINK))).code, code);
    });

  test('is told as too old where it is refused at the last step, unless a value is at fault', async () => {
    const { browser, link } = await opened();
    browser.network.on(
      UPDATE,
      refusal(400, 'Please use at least 12 characters.', 'ERROR_CODE_INPUT_ERROR', 'password'),
      refusal(401, 'This token is expired.'),
    );
    assert.equal((await failure(link.setPassword(PASSWORDS))).code, 'invalid-input');
    assert.equal((await failure(link.setPassword(PASSWORDS))).code, 'flow-expired');
  });

  test('is still good where the author refuses the password, in the words of the author', async () => {
    const { browser, link } = await opened();
    const used = 'You have used this password before.';
    browser.network.on(UPDATE, refusal(403, used), refusal(403, ''), json({}));
    const error = await failure(link.setPassword(PASSWORDS));
    assert.deepEqual([error.code, error.userMessage], ['forbidden', used]);
    assert.equal((await failure(link.setPassword(PASSWORDS))).code, 'flow-expired', 'a bare refusal');
    await link.setPassword(PASSWORDS);
  });

  test('never puts its token into an address', async () => {
    const browser = new TestBrowser();
    const { auth } = browser.tab();
    const error = await failure(openResetLink(auth, LINK, { endpoint: 'GET /reset/magic-link-login' }));
    assert.equal(error.code, 'configuration');
    assert.equal(browser.network.calls.length, 0);
  });

  test('sends all at once where there is no exchange', async () => {
    const browser = new TestBrowser();
    browser.network.on('POST /auth/reset', json({}));
    const link = await openResetLink(browser.tab().auth, LINK, { endpoint: 'none' });
    await link.setPassword(PASSWORDS, { endpoint: '/auth/reset' });
    const [call] = browser.network.asked('POST /auth/reset');
    assert.deepEqual(JSON.parse(call?.body ?? ''), { ...LINK, ...PASSWORDS });
    assert.equal(call?.headers.get('authorization'), null);
    assert.equal(await link.signIn(), undefined);
  });
});

describe('whether this browser has asked for a link', () => {
  test('is known for an hour, however the address is written, and nothing readable is kept', async () => {
    const browser = new TestBrowser();
    const { auth } = browser.tab();
    await rememberAskedForLink(auth, ADA.email);
    assert.equal(await hasAskedForLink(auth, ' ADA@example.com '), true);
    assert.equal(await hasAskedForLink(auth, 'eve@example.com'), false);
    assert.doesNotMatch(JSON.stringify([...browser.disk]), /ada/i);
    await browser.advance(3_600_000);
    assert.equal(await hasAskedForLink(auth, ADA.email), false);
  });

  test('is not known where what is kept was written by somebody else', async () => {
    const browser = new TestBrowser();
    const { auth } = browser.tab();
    for (const text of ['{', '[null, 1, {"digest":1}]', '{"digest":"x"}']) {
      browser.write('xano-asked-for-link', text);
      assert.equal(await hasAskedForLink(auth, ADA.email), false);
    }
  });
});
