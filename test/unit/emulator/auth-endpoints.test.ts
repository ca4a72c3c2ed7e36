import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ada, backend, field, textAt } from '../../support/emulator-calls.js';

test('sign-up answers a token, and the token answers the user', async () => {
  const { call, signUp, withToken } = backend();
  const token = await signUp();
  const me = await call('GET /auth/me', undefined, withToken(token));
  assert.equal(me.status, 200);
  const createdAt = field(me.body, 'created_at');
  assert.deepEqual(me.body, {
    id: 1,
    created_at: createdAt,
    name: 'Ada',
    email: 'ada@example.com',
    role: 'user',
  });
  assert.ok(typeof createdAt === 'number' && createdAt > 1_700_000_000_000);
});

test('sign-in finds the account whatever the case and the blanks of the e-mail', async () => {
  const { call, signUp } = backend();
  await signUp({ ...ada, email: ' Ada@Example.COM ' });
  const answer = await call('POST /auth/login', { email: 'ADA@example.com  ', password: ada.password });
  assert.equal(answer.status, 200);
  assert.equal(textAt(answer.body, 'authToken').split('.').length, 5);
});

test('a sign-up needs no name', async () => {
  const { call, signUp, withToken } = backend();
  const token = await signUp({ email: ada.email, password: ada.password });
  const me = await call('GET /auth/me', undefined, withToken(token));
  assert.equal(field(me.body, 'name'), null);
});

test('further sign-up fields are kept on the user, but never a role or a second password', async () => {
  const { call, signUp, withToken } = backend();
  const extra = { company: 'Engines', newsletter: true, tags: ['a'], role: 'admin', id: 99 };
  const token = await signUp({ ...ada, ...extra, confirm_password: ada.password });
  const { body } = await call('GET /auth/me', undefined, withToken(token));
  assert.equal(field(body, 'company'), 'Engines');
  assert.equal(field(body, 'newsletter'), true);
  assert.deepEqual(field(body, 'tags'), ['a']);
  assert.equal(field(body, 'role'), 'user');
  assert.equal(field(body, 'id'), 1);
  assert.equal(field(body, 'confirm_password'), undefined);
});

test('a second account with the same e-mail is refused with 403', async () => {
  const { call, signUp } = backend();
  await signUp();
  const { status, body } = await call('POST /auth/signup', { ...ada, email: 'ADA@example.com' });
  assert.equal(status, 403);
  assert.deepEqual(body, {
    code: 'ERROR_CODE_ACCESS_DENIED',
    message: 'This account is already in use.',
    payload: '',
  });
});

test('two sign-ups at once make one account', async () => {
  const { call } = backend();
  const answers = await Promise.all([1, 2, 3].map(() => call('POST /auth/signup', ada)));
  assert.deepEqual(answers.map(({ status }) => status).sort(), [200, 403, 403]);
});

for (const [status, code] of [
  [403, 'ERROR_CODE_ACCESS_DENIED'],
  [500, 'ERROR_FATAL'],
  [401, 'ERROR_CODE_UNAUTHORIZED'],
] as const) {
  test(`wrong credentials answer ${status} where the project is built so`, async () => {
    const { call, signUp } = backend({ wrongCredentials: status });
    await signUp();
    for (const email of [ada.email, 'nobody@example.com']) {
      const answer = await call('POST /auth/login', { email, password: 'wrong-one-1' });
      assert.equal(answer.status, status);
      assert.equal(field(answer.body, 'code'), code);
      assert.equal(field(answer.body, 'message'), 'Invalid Credentials.');
    }
  });
}

for (const [what, values, message, param] of [
  ['a missing e-mail', { password: 'lovelace1' }, 'Missing param: email', 'email'],
  ['a missing password', { email: 'a@b.c' }, 'Missing param: password', 'password'],
  [
    'a short password',
    { email: 'a@b.c', password: 'short1' },
    'Input does not meet minimum length requirement of 8 characters',
    'password',
  ],
  [
    'a password without a letter',
    { email: 'a@b.c', password: '12345678' },
    'Weak password detected. Please use at least 1 letters.',
    'password',
  ],
  [
    'a password without a number',
    { email: 'a@b.c', password: 'lovelace' },
    'Weak password detected. Please use at least 1 numbers.',
    'password',
  ],
  [
    'something that is no e-mail',
    { email: 'ada', password: 'lovelace1' },
    'Input is not a valid email address.',
    'email',
  ],
] as const) {
  test(`a sign-up with ${what} answers 400 and names the input`, async () => {
    const { status, body } = await backend().call('POST /auth/signup', values);
    assert.equal(status, 400);
    assert.deepEqual(body, { code: 'ERROR_CODE_INPUT_ERROR', message, payload: { param } });
  });
}

test('a body that is no JSON answers 400', async () => {
  const { fetch } = backend();
  const url = 'https://x8ki.example/api:abCD1234/auth/login';
  const response = await fetch(url, { method: 'POST', body: '{"email":' });
  assert.equal(response.status, 400);
});

test('a multipart form signs up as JSON does, and lists come as k[]', async () => {
  const { fetch, call, withToken } = backend();
  const form = new FormData();
  for (const [name, value] of Object.entries(ada)) form.append(name, value);
  form.append('tags[]', 'a');
  form.append('tags[]', 'b');
  form.append('photo', new File(['bytes'], 'ada.png', { type: 'image/png' }));
  const url = 'https://x8ki.example/api:abCD1234/auth/signup';
  const response = await fetch(url, { method: 'POST', body: form });
  const token = textAt(await response.json(), 'authToken');
  const me = await call('GET /auth/me', undefined, withToken(token));
  assert.deepEqual(field(me.body, 'tags'), ['a', 'b']);
  assert.deepEqual(field(me.body, 'photo'), { name: 'ada.png', size: 5, type: 'image/png' });
});

test('a wrapped current user comes with permissions', async () => {
  const { call, signUp, withToken } = backend({ wrapUser: true });
  const { body } = await call('GET /auth/me', undefined, withToken(await signUp()));
  assert.equal(field(field(body, 'user'), 'email'), ada.email);
  assert.ok(field(body, 'permissions'));
});

for (const [shape, keys] of [
  ['authToken', ['authToken']],
  ['authToken+user_id', ['authToken', 'user_id']],
  ['accessToken+refreshToken', ['accessToken', 'refreshToken']],
  ['auth_token', ['auth_token']],
  ['none', ['success']],
] as const) {
  test(`the token shape ${shape} has the keys ${keys.join(' and ')}`, async () => {
    const { call } = backend({ tokenShape: shape });
    const { body } = await call('POST /auth/signup', ada);
    assert.deepEqual(Object.keys(body as object), keys);
  });
}

test('the bare token shape is a JSON string', async () => {
  const { body } = await backend({ tokenShape: 'bare' }).call('POST /auth/signup', ada);
  assert.ok(typeof body === 'string' && body.split('.').length === 5);
});

test('answers can carry expiresIn and keys of the project', async () => {
  const options = {
    expiresIn: true,
    tokenLifetime: 600,
    answerExtras: ({ name }: { name: string | null }) => ({ name }),
  };
  const { body } = await backend(options).call('POST /auth/signup', ada);
  assert.equal(field(body, 'expiresIn'), 600);
  assert.equal(field(body, 'name'), 'Ada');
});

test('with e-mail confirmation, sign-up answers a message and sign-in waits for the confirmation', async () => {
  const { call, control } = backend({ confirmEmail: true });
  const signUp = await call('POST /auth/signup', ada);
  assert.equal(signUp.status, 200);
  assert.deepEqual(Object.keys(signUp.body as object), ['message']);
  assert.equal((await call('POST /auth/login', ada)).status, 403);
  await control.confirm(ada.email);
  assert.equal((await call('POST /auth/login', ada)).status, 200);
});

test('passwords are kept as hashes only', async () => {
  const { memoryTables } = await import('../../../src/emulator/index.js');
  const tables = memoryTables();
  await backend({ tables }).signUp();
  const [user] = await tables.find('users', {});
  assert.match(user?.password ?? '', /^pbkdf2-sha256\$\d+\$/);
  assert.ok(!JSON.stringify(user).includes(ada.password));
});
