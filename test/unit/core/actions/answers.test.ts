// The table of answers in SESSION.md, row by row: sign-in, sign-up, the current user, and a page's own call.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { rows } from '../../../support/core/answers.js';
import { empty, json, refusal } from '../../../support/core/network.js';
import { ADA, CREDENTIALS, failure, signedIn, TestBrowser } from '../../../support/core/test-browser.js';

for (const { answer, reply, signIn, signUp = signIn, user, retried, page } of rows)
  describe(answer, () => {
    for (const [flow, code] of [
      ['sign-in', signIn],
      ['sign-up', signUp],
    ] as const)
      test(`to ${flow} means ${code}`, async () => {
        const browser = new TestBrowser();
        const route = flow === 'sign-in' ? 'POST /auth/login' : 'POST /auth/signup';
        browser.network.on(route, reply);
        const tab = browser.tab();
        const result = flow === 'sign-in' ? tab.auth.signIn(CREDENTIALS) : tab.auth.signUp(CREDENTIALS);
        const outcome = code === 'none' ? result : failure(result);
        await browser.advance(60_000);
        if (code === 'none') assert.equal(await outcome, undefined);
        else assert.equal((await failure(result)).code, code);
        await outcome;
        assert.equal(tab.status, 'signed-out');
        assert.equal(browser.network.calls.length, 1, 'it is not tried again');
        assert.equal(browser.disk.size, 0);
        assert.deepEqual(tab.names, code === 'none' ? ['sign-up'] : ['error']);
      });

    for (const known of [true, false])
      test(`to the current user means ${user}, ${known ? 'with the user known' : 'at load'}`, async () => {
        const { browser, tab } = await signedIn();
        browser.random = () => 0.5;
        browser.network.on('GET /auth/me', reply);
        const asked = browser.network.asked('GET /auth/me').length;
        if (known) await Promise.race([failure(tab.auth.fetchCurrentUser()), browser.advance(15_000)]);
        else await tab.reload();
        await browser.advance(known ? 0 : 15_000);
        const session = tab.auth.$session.get();
        if (user === 'end') {
          assert.equal(session.status, 'signed-out');
          assert.equal(session.reason, 'expired');
        } else {
          assert.equal(session.status, known ? 'signed-in' : 'unconfirmed');
          assert.deepEqual(session.user, known ? ADA : undefined);
          assert.equal(session.error?.code, user);
        }
        await browser.advance(90_000);
        const again = browser.network.asked('GET /auth/me').length - asked;
        assert.equal(again > 1, retried, `asked ${again} times`);
        if (!retried) return;
        browser.network.on('GET /auth/me', json(ADA));
        await browser.advance(60_000);
        assert.equal(tab.status, 'signed-in');
        assert.equal(tab.auth.$session.get().error, undefined);
        tab.auth.dispose();
      });

    test(`to a page’s own call ${page === 'passes' ? page : `rejects as ${page}`}`, async () => {
      const { browser, tab } = await signedIn();
      browser.network.on('GET /orders', reply);
      const result = tab.auth.fetch('/orders');
      if (page === 'passes') assert.ok((await result) instanceof Response);
      else {
        const rejection = failure(result);
        await browser.advance(15_000);
        assert.equal((await rejection).code, page);
      }
      await browser.settle();
      assert.equal(browser.network.asked('GET /orders').length, 1);
      assert.equal(tab.status, 'signed-in', 'Ada’s own endpoint still knows her');
      assert.ok(!tab.names.includes('error'));
    });
  });

test('an input error names its field and the author’s words', async () => {
  const browser = new TestBrowser();
  browser.network.on('POST /auth/login', refusal(400, 'Too short.', 'ERROR_CODE_INPUT_ERROR', 'email'));
  const { status, field, userMessage } = await failure(browser.tab().auth.signIn(CREDENTIALS));
  assert.deepEqual(
    { status, field, userMessage },
    { status: 400, field: 'email', userMessage: 'Too short.' },
  );
});

test('"No user exists" is no account that exists', async () => {
  const browser = new TestBrowser();
  browser.network.on(
    'POST /auth/login',
    refusal(403, 'No user exists with these credentials. Try signing up instead.'),
  );
  assert.equal((await failure(browser.tab().auth.signIn(CREDENTIALS))).code, 'invalid-credentials');
});

test('a missing token names the keys of the answer and no value', async () => {
  const browser = new TestBrowser();
  browser.network.on('POST /auth/login', json({ jwt: 'hidden', user: 'private' }));
  const { message } = await failure(browser.tab().auth.signIn(CREDENTIALS));
  assert.match(message, /has the keys "jwt, user".*auth-token-key/);
  assert.doesNotMatch(message, /hidden|private/);
});

test('a wrong API group is told with what to copy', async () => {
  const browser = new TestBrowser();
  browser.network.on('POST /auth/login', empty(404));
  assert.match(
    (await failure(browser.tab().auth.signIn(CREDENTIALS))).message,
    /POST \/auth\/login in group abCD1234 of x8ki\.n7\.xano\.io.*Copy the Base URL/,
  );
});

test('a 403 to a sign-in means wrong credentials only in Xano’s own words; an author’s reason reaches the visitor', async () => {
  const browser = new TestBrowser();
  for (const [message, code, userMessage] of [
    ['Invalid Credentials.', 'invalid-credentials', undefined],
    ['', 'invalid-credentials', undefined],
    ...[
      'Contraseña incorrecta',
      'Your account is suspended.',
      'Your account is locked after too many attempts',
      'Your account is awaiting approval.',
      'Your trial has ended',
      'Ihr Konto ist gesperrt',
    ].map((reason) => [reason, 'forbidden', reason] as const),
  ] as const) {
    browser.network.on('POST /auth/login', refusal(403, message));
    const error = await failure(browser.tab().auth.signIn({ ...CREDENTIALS, password: 'hunter-22' }));
    assert.deepEqual([error.code, error.userMessage], [code, userMessage], message);
  }
});
