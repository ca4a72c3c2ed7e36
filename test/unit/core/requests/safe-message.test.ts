// What of a backend's message may be repeated: an author's plain reasons, and no form of a secret.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { json, refusal } from '../../../support/core/network.js';
import { REFRESH, runOut } from '../../../support/core/renewing.js';
import { ADA, failure, TestBrowser } from '../../../support/core/test-browser.js';
import { base64, encodings } from '../../../support/hostile/encodings.js';

const SECRET = 'Çorrect-horse&"staple"<1>';

const refusedWith = async (
  message: string,
  values: Record<string, unknown>,
  status = 400,
  param?: string,
) => {
  const browser = new TestBrowser();
  browser.network.on('POST /auth/signup', refusal(status, message, 'ERROR_CODE_INPUT_ERROR', param));
  return failure(browser.tab().auth.signUp(values));
};

describe('an author’s reason reaches the visitor', () => {
  for (const [message, password] of [
    ['Weak Password. Please use at least 1 numbers.', 'password'],
    ['Please use at least 8 characters, a letter and a digit.', 'hunter2'],
    ['Bitte wählen Sie ein längeres Kennwort.', 'geheim'],
    ['There is an account for ada99@example.com already.', 'hunter2'],
    ['Sign-up opens on 1 May 2027.', 'correct-horse'],
    ['Please write to O’Neill & Sons.', 'hunter2'],
    ['Your 14-day trial has ended.', 'hunter2'],
    ['Please type the 6-digit code of your 2-factor app.', 'hunter2'],
    ['No visits without a COVID-19 test.', 'hunter2'],
  ] as const)
    test(message, async () => {
      const error = await refusedWith(message, { email: 'ada99@example.com', password });
      assert.equal(error.userMessage, message);
    });

  test('a word of it may be the name of the next step, but what proves a step is a secret', async () => {
    const message = 'Wait before you ask for another code, 4711.';
    const told = async (values: Record<string, unknown>) => (await refusedWith(message, values)).userMessage;
    assert.equal(await told({ next_step: 'code' }), message);
    assert.equal(await told({ second_step: '4711' }), undefined);
  });

  test('whatever stands in an identity or a name of an input', async () => {
    const message = 'There is an account for a-b+c/d[e](f)^g$h|i{j}@example.com already.';
    const email = 'a-b+c/d[e](f)^g$h|i{j}@example.com';
    const error = await refusedWith(message, { email, 'a-b/[c]': '1', password: 'hunter2' });
    assert.deepEqual([error.code, error.userMessage], ['invalid-input', message]);
  });

  test('also where the name of a company stands in an identity', async () => {
    const message = 'There is an account for ada@example.com already.';
    for (const field of ['email', 'user_email', 'emailAddress', 'userId', 'identifier', 'login']) {
      const values = { [field]: 'ada@example.com', company: 'Example', password: 'hunter2' };
      assert.equal((await refusedWith(message, values)).userMessage, message);
    }
  });

  test('also with a 404 to a sign-in, which is no missing endpoint then', async () => {
    const browser = new TestBrowser();
    browser.network.on(
      'POST /auth/login',
      refusal(404, 'No account with that e-mail.', 'ERROR_CODE_NOT_FOUND'),
    );
    const error = await failure(browser.tab().auth.signIn({ email: 'a@example.com', password: 'hunter2' }));
    assert.deepEqual([error.code, error.userMessage], ['not-found', 'No account with that e-mail.']);
  });
});

describe('an author’s reason that begins like one of Xano’s own reaches the visitor', () => {
  for (const [status, message, code] of [
    [403, 'Access denied: your account is locked.', 'forbidden'],
    [403, 'Forbidden. Your trial has ended.', 'forbidden'],
    [401, 'Unauthorized device. Ask your administrator.', 'invalid-credentials'],
    [404, 'Not found in our list of members.', 'not-found'],
    [429, 'Too many failed attempts. Your account is locked for one hour.', 'rate-limited'],
  ] as const)
    test(message, async () => {
      const browser = new TestBrowser();
      browser.network.on('POST /auth/login', refusal(status, message));
      const error = await failure(
        browser.tab().auth.signIn({ email: 'a@example.com', password: 'qwxzqwxz' }),
      );
      assert.deepEqual([error.code, error.userMessage], [code, message]);
    });

  for (const [status, message, code] of [
    [403, 'Access Denied', 'invalid-credentials'],
    [403, 'Forbidden.', 'invalid-credentials'],
    [401, 'Unauthorized - Authentication Required', 'invalid-credentials'],
    [404, 'Not found', 'not-found'],
    [429, 'Too Many Requests', 'rate-limited'],
    [429, 'Whoa there! Your plan only supports 10 requests per 20 seconds.', 'rate-limited'],
  ] as const)
    test(`but not ${message}`, async () => {
      const browser = new TestBrowser();
      browser.network.on('POST /auth/login', refusal(status, message));
      const error = await failure(
        browser.tab().auth.signIn({ email: 'a@example.com', password: 'qwxzqwxz' }),
      );
      assert.deepEqual([error.code, error.userMessage], [code, undefined]);
    });
});

describe('a secret is in no message', () => {
  for (const [how, write] of Object.entries(encodings))
    for (const [where, values] of Object.entries({
      password: { password: SECRET },
      pwd: { pwd: SECRET },
      kennwort: { kennwort: SECRET },
      'login.code': { login: { code: SECRET } },
      'a list': { secrets: [SECRET] },
    }))
      test(`${how}, sent as ${where}`, async () => {
        const message = `Refused: ${write(SECRET)}`;
        const error = await refusedWith(message, { email: 'ada@example.com', ...values }, 400, write(SECRET));
        assert.equal(error.userMessage, undefined);
        assert.equal(error.field, undefined);
        assert.doesNotMatch(error.message, /Refused/);
      });

  for (const [what, message, values] of [
    [
      'that differs from a name by its case',
      'hunter22 is weak.',
      { username: 'Hunter22', password: 'hunter22' },
    ],
    ['that begins as a name does', 'hunter22! is weak.', { username: 'hunter22', password: 'hunter22!' }],
    ['that has the name of an input in it', 'my-password-7 is weak.', { password: 'my-password-7' }],
    ['of a field that begins as a name does', 'Not zebrafish.', { user_pw: 'zebrafish' }],
    ['of a field that begins as a login does', 'Not zebrafish.', { loginKennwort: 'zebrafish' }],
    ['in upper case, where two letters have one', 'Not KIRMIZI.', { password: 'kırmızı' }],
    ['in hex that has digits alone', 'Not 61736466676869.', { password: 'asdfghi' }],
  ] as const)
    test(what, async () => {
      const error = await refusedWith(message, { email: 'ada@example.com', ...values });
      assert.equal(error.userMessage, undefined);
      assert.match(error.message, /gave 400\.$/);
    });

  test('nor is a text that is too long for a sentence', async () => {
    const error = await refusedWith(
      'No! '.repeat(1_000),
      { email: 'ada@example.com', password: SECRET },
      400,
    );
    assert.equal(error.userMessage, undefined);
    assert.ok(error.message.length < 1_000);
  });

  test('nor more keys of an answer than a person reads', async () => {
    const browser = new TestBrowser();
    const many = Object.fromEntries(Array.from({ length: 5_000 }, (_, at) => [`k${at}`, 1]));
    browser.network.on('POST /auth/login', json(many));
    const error = await failure(browser.tab().auth.signIn({ email: 'a@example.com', pw: SECRET }));
    assert.ok((error.keys?.length ?? Infinity) < 100);
  });

  test('nor in the keys of an answer', async () => {
    const browser = new TestBrowser();
    browser.network.on('POST /auth/login', json({ [SECRET]: 1, [base64(SECRET)]: 2, jwt: 3 }));
    const error = await failure(browser.tab().auth.signIn({ email: 'a@example.com', pw: SECRET }));
    assert.deepEqual(error.keys, ['jwt']);
    assert.match(error.message, /has the keys "jwt"/);
  });
});

test('what lies too deep to be written is left out of metadata and user', async () => {
  const browser = new TestBrowser();
  browser.network
    .on(
      'POST /auth/login',
      () => new Response(`{"authToken":"token","metadata":${'{"a":'.repeat(20_000)}1${'}'.repeat(20_001)}`),
    )
    .on('GET /auth/me', () => new Response(`{"id":1,"deep":${'['.repeat(20_000)}${']'.repeat(20_000)}}`));
  const tab = await browser.tab().signIn();
  assert.equal(tab.status, 'signed-in');
  assert.equal(tab.auth.$user.get()?.['id'], 1);
  assert.ok(JSON.stringify(tab.auth.$session.get()).length < 5_000);
});

describe('a token is cut by its value', () => {
  const token = 'token-of-ada-0123456789';
  const user = {
    ...ADA,
    session: { current: token, header: `Bearer ${token}`, list: [token, 'kept'], [token]: 1 },
    refresh: 'refresh-of-ada-0123456789',
  };
  const answer = {
    authToken: token,
    refreshToken: 'refresh-of-ada-0123456789',
    metadata: { plan: 'pro', ...user },
  };

  for (const endpoint of ['/auth/me', 'none'])
    test(`from metadata, from the user and from what is kept (current-user-endpoint="${endpoint}")`, async () => {
      const browser = new TestBrowser();
      browser.network.on('POST /auth/login', json({ ...answer, ...user })).on('GET /auth/me', json(user));
      const tab = await browser.tab({ currentUserEndpoint: endpoint, userMaxAge: 60 }).signIn();
      const session = tab.auth.$session.get();
      assert.deepEqual((session.user as typeof user).session, { list: ['kept'] });
      assert.equal((session.metadata as { plan: string }).plan, 'pro');
      const users = [...browser.disk, ...tab.session.map].filter(([key]) => key.endsWith(':user'));
      assert.ok(users.length > 0);
      assert.doesNotMatch(JSON.stringify([session, tab.told, users]), /0123456789/);
    });

  test('from roles, which may stand beside the user', async () => {
    const browser = new TestBrowser();
    const roles = ['admin', token, { name: `Bearer ${token}` }, { name: 'editor' }];
    browser.network
      .on('POST /auth/login', json({ ...ADA, authToken: token, roles }))
      .on('GET /auth/me', json({ ...ADA, roles }));
    for (const currentUserEndpoint of ['/auth/me', 'none']) {
      const tab = await browser.tab({ currentUserEndpoint, userMaxAge: 60 }).signIn();
      assert.deepEqual(tab.auth.$session.get().roles, ['admin', 'editor']);
    }
  });

  test('also where several keys lead to one, and only the first is used', async () => {
    const browser = new TestBrowser();
    const accessToken = 'another-of-ada-0123456789';
    browser.network.on(
      'POST /auth/login',
      json({ authToken: token, accessToken, metadata: { plan: 'pro', copy: accessToken } }),
    );
    const tab = await browser.tab().signIn();
    assert.deepEqual(tab.auth.$session.get().metadata, { plan: 'pro' });
  });

  test('from the metadata of a refresh that keeps the refresh token', async () => {
    const { browser, tab } = await runOut();
    const metadata = { plan: 'pro', refresh: 'r0', before: 'old' };
    browser.network.on(REFRESH, json({ authToken: 'new', metadata }));
    await tab.auth.fetch('/orders');
    assert.doesNotMatch(JSON.stringify([...browser.disk]), /"(refresh|before)"/);
    await tab.reload();
    await browser.settle();
    assert.deepEqual(tab.auth.$session.get().metadata, { plan: 'pro' });
  });
});
