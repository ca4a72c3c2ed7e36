// The account's endpoints: links, codes, the profile, and the providers that the emulator plays.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { createEmulator, type EmulatorOptions } from '../../../src/emulator/index.js';

const BASE = 'https://any.example/api:abCD1234';
const ada = { email: 'ada@example.com', password: 'correct-horse-1', name: 'Ada' };

const start = async (options: EmulatorOptions = {}) => {
  let now = 1_750_000_000_000;
  const emulator = createEmulator({ clock: { now: () => now }, ...options });
  await emulator.control.addUser(ada);
  const call = async (at: string, inputs: Record<string, unknown> | FormData = {}, token = '') => {
    const [method = '', path = ''] = at.split(' ');
    const url = new URL(BASE + path);
    const headers = new Headers({
      Origin: 'https://app.example',
      ...(token && { Authorization: `Bearer ${token}` }),
    });
    const init: RequestInit = { method, headers };
    if (inputs instanceof FormData) init.body = inputs;
    else if (method === 'GET')
      for (const [name, value] of Object.entries(inputs)) url.searchParams.set(name, String(value));
    else {
      headers.set('Content-Type', 'application/json');
      init.body = JSON.stringify(inputs);
    }
    const response = await emulator.fetch(url, init);
    return { status: response.status, data: (await response.json()) as Readonly<Record<string, unknown>> };
  };
  const signIn = async (password = ada.password) =>
    String((await call('POST /auth/login', { email: ada.email, password })).data['authToken']);
  return { ...emulator, call, signIn, pass: (seconds: number) => (now += seconds * 1000) };
};

const valuesOf = (link = ''): Record<string, string> => Object.fromEntries(new URL(link).searchParams);

describe('a link', () => {
  test('is sent to who has an account, and the answer is the same for who has none', async () => {
    const { call, control } = await start();
    for (const method of ['GET', 'POST']) {
      const known = await call(`${method} /reset/request-reset-link`, { email: ' ADA@example.com' });
      const unknown = await call(`${method} /reset/request-reset-link`, { email: 'eve@example.com' });
      assert.deepEqual(known, unknown);
    }
    const mails = await control.inbox();
    assert.deepEqual(
      mails.map(({ to }) => to),
      [ada.email, ada.email],
    );
    assert.match(
      mails[0]?.link ?? '',
      /^https:\/\/app\.example\/reset-password\.html\?magic_token=[\w-]+&email=ada%40/,
    );
    await control.clearInbox();
    assert.deepEqual(await control.inbox(ada.email), []);
  });

  test('lets a password be set, once', async () => {
    const { call, control, signIn } = await start();
    await call('GET /reset/request-reset-link', { email: ada.email });
    const values = valuesOf((await control.inbox())[0]?.link);
    const { data } = await call('POST /reset/magic-link-login', values);
    assert.equal(data['user_id'], 1);
    const passwords = { password: 'other-horse-2', confirm_password: 'other-horse-2' };
    assert.equal((await call('POST /reset/update_password', passwords)).status, 401);
    const token = String(data['authToken']);
    const differing = { ...passwords, confirm_password: 'x' };
    assert.equal((await call('POST /reset/update_password', differing, token)).status, 400);
    const set = await call('POST /reset/update_password', passwords, token);
    assert.deepEqual(set.data, { message: { success: 'true', message: 'Password updated' } });
    assert.equal(await signIn(), 'undefined');
    assert.notEqual(await signIn('other-horse-2'), 'undefined');
    const again = await call('POST /reset/magic-link-login', values);
    assert.deepEqual([again.status, again.data['message']], [403, 'This link has already been used.']);
  });

  test('opens nothing when it is too old, replaced, forged or of somebody else', async () => {
    const { call, control, pass } = await start();
    const ask = async () => {
      await call('GET /reset/request-reset-link', { email: ada.email });
      return valuesOf((await control.inbox())[0]?.link);
    };
    const open = async (values: Record<string, string>) =>
      (await call('POST /reset/magic-link-login', values)).data['message'];
    const first = await ask();
    const second = await ask();
    assert.equal(await open(first), 'This link is not valid.');
    assert.equal(await open({ ...second, email: 'eve@example.com' }), 'This link is not valid.');
    assert.equal(await open({ magic_token: 'forged', email: ada.email }), 'This link is not valid.');
    pass(3600);
    assert.equal(await open(second), 'This link has expired.');
  });

  test('has its query behind a hash route, and the older snippets answer a bare token', async () => {
    const { call, control } = await start({ magicLinkPage: '/#/in?tab=1' });
    await call('POST /auth/magic-link', { email: ada.email });
    const link = (await control.inbox())[0]?.link ?? '';
    assert.match(link, /^https:\/\/app\.example\/#\/in\?tab=1&magic_token=/);
    const magic_token = new URLSearchParams(link.split('?')[1]).get('magic_token');
    const { data } = await call('POST /auth/magic-login', { magic_token });
    assert.equal(typeof data, 'string');
  });
});

describe('a code', () => {
  test('is the second step of a sign-in', async () => {
    const { call, control } = await start({ secondStep: true });
    const { data } = await call('POST /auth/login', ada);
    assert.deepEqual(Object.keys(data), ['next_step', 'challenge']);
    const code = (await control.inbox())[0]?.code;
    const { challenge } = data;
    const wrong = await call('POST /auth/verify-code', { challenge, code: 'x' });
    assert.deepEqual([wrong.status, wrong.data['message']], [403, 'That code is not right.']);
    assert.equal((await call('POST /auth/send-code', { challenge })).data['success'], true);
    assert.equal(
      (await call('POST /auth/verify-code', { challenge, code })).status,
      code === (await control.inbox())[0]?.code ? 200 : 403,
    );
    const newer = (await control.inbox())[0]?.code;
    assert.ok((await call('POST /auth/verify-code', { challenge, code: newer })).data['authToken']);
    assert.equal((await call('POST /auth/verify-code', { challenge, code: newer })).status, 403);
  });

  test('dies after five tries, and after ten minutes', async () => {
    const { call, control, pass } = await start({ secondStep: true });
    const begin = async () => String((await call('POST /auth/login', ada)).data['challenge']);
    const say = async (challenge: string, code?: string) =>
      (await call('POST /auth/verify-code', { challenge, code })).data['message'];
    const first = await begin();
    for (let tries = 0; tries < 5; tries++) await say(first, 'x');
    assert.equal(await say(first, (await control.inbox())[0]?.code), 'That code has expired.');
    const second = await begin();
    pass(600);
    assert.equal(await say(second, (await control.inbox())[0]?.code), 'That code has expired.');
  });

  test('confirms an address', async () => {
    const { call, control } = await start({ confirmEmail: true });
    const bob = { email: 'bob@example.com', password: 'correct-horse-1' };
    await call('POST /auth/signup', bob);
    assert.equal((await call('POST /auth/login', bob)).status, 403);
    assert.deepEqual(
      await call('POST /auth/send-verification', bob),
      await call('POST /auth/send-verification', { email: 'eve@example.com' }),
    );
    const code = (await control.inbox(bob.email))[0]?.code;
    assert.ok((await call('POST /auth/verify-email', { ...bob, code })).data['authToken']);
    assert.equal((await call('POST /auth/login', bob)).status, 200);
  });
});

describe('the account of a user', () => {
  test('is changed, with a picture', async () => {
    const { call, signIn } = await start();
    const token = await signIn();
    const { data } = await call(
      'PATCH /auth/me',
      { name: ' Countess ', city: 'London', role: 'admin', id: 9 },
      token,
    );
    assert.deepEqual(
      [data['name'], data['city'], data['role'], data['id']],
      ['Countess', 'London', 'user', 1],
    );
    const form = new FormData();
    form.append('avatar', new File(['abc'], 'me.png', { type: 'image/png' }));
    await call('PATCH /user/edit_profile', form, token);
    const me = await call('GET /auth/me', {}, token);
    assert.equal(Object(me.data['avatar']).url, `data:image/png;base64,${btoa('abc')}`);
    assert.equal(me.data['city'], 'London');
    const text = new FormData();
    text.append('avatar', new File(['abc'], 'me.txt', { type: 'text/plain' }));
    assert.equal((await call('PATCH /auth/me', text, token)).status, 400);
  });

  test('is emptied by a form as by JSON', async () => {
    const { call, signIn } = await start();
    const token = await signIn();
    await call('PATCH /auth/me', { age: 36, likes: ['a'], bio: 'x', news: true }, token);
    const form = new FormData();
    for (const name of ['age', 'likes', 'bio', 'news', 'city']) form.append(name, '');
    const { data } = await call('PATCH /auth/me', form, token);
    const { age, likes, bio, news, city } = data;
    assert.deepEqual(
      { age, likes, bio, news, city },
      { age: null, likes: [], bio: '', news: null, city: '' },
    );
  });

  test('keeps its address to itself', async () => {
    const { call, control, signIn } = await start();
    await control.addUser({ email: 'bob@example.com', password: 'x' });
    const { data } = await call('PATCH /auth/me', { email: 'BOB@example.com' }, await signIn());
    assert.equal(data['message'], 'This account is already in use.');
  });

  test('gets another password by the one that it has', async () => {
    const { call, signIn } = await start();
    const passwords = { password: 'other-horse-2', confirm_password: 'other-horse-2' };
    const change = async (current_password: string) =>
      (await call('POST /auth/change-password', { current_password, ...passwords }, await signIn())).status;
    assert.equal(await change('wrong'), 403);
    assert.equal(await change(ada.password), 200);
    assert.notEqual(await signIn('other-horse-2'), 'undefined');
  });

  test('is deleted with all that is its', async () => {
    const { call, signIn } = await start();
    const token = await signIn();
    assert.equal((await call('DELETE /auth/me', {}, token)).status, 200);
    assert.equal((await call('GET /auth/me', {}, token)).data, null);
    assert.equal(await signIn(), 'undefined');
  });
});

describe('a provider', () => {
  const back = 'https://app.example/login.html';
  /** What the provider's page does when somebody agrees. */
  const agree = (address: string, email = ada.email) => {
    const query = new URL(address).searchParams;
    const code = {
      provider: query.get('provider'),
      email,
      name: 'Ada',
      redirectUri: query.get('redirect_uri'),
      challenge: query.get('code_challenge') ?? '',
    };
    return Buffer.from(JSON.stringify(code)).toString('base64url');
  };

  for (const [provider, addressOf] of [
    ['google', (data: unknown) => String(Object(data).authUrl)],
    ['github', (data: unknown) => String(Object(data).github_authurl)],
    ['facebook', (data: unknown) => String(Object(data).facebook_authurl)],
    ['linkedin', (data: unknown) => String(data)],
  ] as const)
    test(`${provider} signs in, once`, async () => {
      const { call } = await start();
      const { data } = await call(`GET /oauth/${provider}/init`, { redirect_uri: back });
      const address = addressOf(data);
      assert.match(address, /^https:\/\/app\.example\/provider\.html\?/);
      const inputs = { code: agree(address), redirect_uri: back };
      const first = await call(`GET /oauth/${provider}/continue`, inputs);
      assert.deepEqual(Object.keys(first.data), ['token', 'name', 'email']);
      assert.equal((await call(`GET /oauth/${provider}/continue`, inputs)).status, 403);
      const elsewhere = { code: agree(`${address}&n=1`), redirect_uri: 'https://evil.example/' };
      assert.equal((await call(`GET /oauth/${provider}/continue`, elsewhere)).status, 403);
    });

  test('refuses as Xano’s templates do', async () => {
    const { call } = await start();
    const { data } = await call('GET /oauth/google/init', { redirect_uri: back });
    const say = async (mode: string, email: string) => {
      const { status, data: answer } = await call(`GET /oauth/google/${mode}`, {
        code: agree(String(data['authUrl']), email),
        redirect_uri: back,
      });
      return [status, answer['message']];
    };
    assert.deepEqual(await say('login', 'new@example.com'), [
      404,
      'No user exists with these credentials. Try signing up instead.',
    ]);
    assert.deepEqual(await say('signup', ada.email), [
      403,
      'There is already an account with these credentials. Try logging in instead.',
    ]);
    assert.deepEqual(await say('signup', 'newer@example.com'), [200, undefined]);
  });

  test('ties a code to its verifier', async () => {
    const { call } = await start();
    const { data } = await call('GET /oauth/google/init', { redirect_uri: back });
    const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode('verifier'));
    const address = `${data['authUrl']}&code_challenge=${Buffer.from(digest).toString('base64url')}`;
    const inputs = { code: agree(address), redirect_uri: back };
    assert.equal((await call('GET /oauth/google/continue', { ...inputs, code_verifier: 'x' })).status, 403);
    assert.equal(
      (await call('GET /oauth/google/continue', { ...inputs, code_verifier: 'verifier' })).status,
      200,
    );
  });

  test('Twitter answers by tokens of its own', async () => {
    const { call } = await start();
    const { data } = await call('GET /oauth/twitter/request_token', { redirect_uri: back });
    const oauth_token = new URL(String(data['authUrl'])).searchParams.get('oauth_token');
    const inputs = { oauth_token, oauth_verifier: agree(String(data['authUrl'])), redirect_uri: back };
    assert.ok((await call('GET /oauth/twitter/continue', inputs)).data['authToken']);
  });
});
