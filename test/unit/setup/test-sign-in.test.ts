import assert from 'node:assert/strict';
import { inspect } from 'node:util';
import { test } from 'node:test';
import { createEmulator } from '../../../src/emulator/index.js';
import type { EmulatorOptions } from '../../../src/emulator/index.js';
import { createSignInTest } from '../../../src/setup/index.js';
import { html, json, Network } from '../../support/core/network.js';
import { failure } from '../../support/setup-account.js';

const baseUrl = 'https://x8ki.example/api:abCD1234';
const ada = { name: 'Ada', email: 'ada@example.com', password: 'lovelace1', role: 'admin' };
const values = { email: ada.email, password: ada.password };

const start = async (options: EmulatorOptions = {}) => {
  const emulator = createEmulator(options);
  await emulator.control.addUser(ada);
  const sent: string[] = [];
  const fetching: typeof fetch = (input, init) => {
    const request = new Request(input, init);
    sent.push(`${request.method} ${request.url} ${request.headers.get('x-data-source') ?? ''}`.trim());
    return emulator.fetch(request);
  };
  return { emulator, sent, signInTest: createSignInTest({ fetch: fetching }) };
};

test('a test sign-in finds the token, and the user with it', async () => {
  const { signInTest } = await start({ tokenShape: 'auth_token', wrapUser: true });
  const { candidates } = await signInTest.signIn({ baseUrl }, values);
  assert.deepEqual(candidates.authToken, [{ path: 'auth_token', usual: false }]);
  const me = await signInTest.currentUser({ baseUrl, authTokenKey: 'auth_token' });
  assert.equal(me.candidates.user[0]?.path, 'user');
  assert.deepEqual(me.candidates.roles[0], { path: 'user.role', usual: true });
  assert.deepEqual(me.settings('user', 'user.role'), { userKey: 'user' });
  assert.deepEqual(me.roles('user.role'), ['admin']);
  assert.deepEqual(me.fields('user'), ['id', 'created_at', 'name', 'email', 'role']);
});

test('nothing that a test hands out holds a token or the password', async () => {
  const answerExtras = () => ({ odd: 'a-second-secret' });
  const { signInTest, emulator } = await start({ tokenShape: 'accessToken+refreshToken', answerExtras });
  const signIn = await signInTest.signIn({ baseUrl }, values);
  const me = await signInTest.currentUser({ baseUrl });
  const shown = inspect([signInTest, signIn, me], { depth: 20, showHidden: true, getters: true });
  const tokens = await emulator.control.tokensFor(ada.email);
  assert.ok(JSON.stringify(tokens).includes('eyJ'));
  assert.doesNotMatch(shown, /eyJ|lovelace1|a-second-secret/);
});

test('with no endpoint for the user, the sign-in answer is the tree, without its token', async () => {
  const answerExtras = ({ id, email }: { id: number; email: string }) => ({ user: { id, email } });
  const { signInTest } = await start({ answerExtras });
  await signInTest.signIn({ baseUrl }, values);
  const me = await signInTest.currentUser({ baseUrl, currentUserEndpoint: 'none' });
  assert.equal(me.candidates.user[0]?.path, 'user');
  assert.doesNotMatch(JSON.stringify(me.tree), /eyJ/);
});

test('data source and branch are used as the page will use them', async () => {
  const { signInTest, sent, emulator } = await start();
  await emulator.control.addUser({ ...ada, dataSource: 'test' });
  await signInTest.signIn({ baseUrl: `${baseUrl}:v1`, dataSource: 'test' }, values);
  assert.deepEqual(sent, [`POST ${baseUrl}:v1/auth/login test`]);
});

test('a wrong password, an unknown group and a page of HTML are told as what they are', async () => {
  const { signInTest, emulator } = await start();
  assert.equal(
    (await failure(signInTest.signIn({ baseUrl }, { ...values, password: 'wrong-1' }))).code,
    'invalid-credentials',
  );
  const elsewhere = { baseUrl: 'https://x8ki.example/api:other123' };
  assert.match(
    (await failure(signInTest.signIn(elsewhere, values))).message,
    /POST \/auth\/login in group other123.*404/,
  );
  emulator.control.fault({ kind: 'html', status: 200 });
  assert.equal((await failure(signInTest.signIn({ baseUrl }, values))).code, 'bad-answer');
  emulator.control.fault({ kind: 'offline' });
  assert.equal((await failure(signInTest.signIn({ baseUrl }, values))).code, 'offline');
});

test('an answer without a token names its keys and no value', async () => {
  const { signInTest } = await start({ tokenShape: 'none', answerExtras: () => ({ note: 'secret-value' }) });
  const { code, message } = await failure(signInTest.signIn({ baseUrl }, values));
  assert.equal(code, 'no-token-in-answer');
  assert.match(message, /the keys success, note, and no token/);
  assert.deepEqual(signInTest.answer?.candidates.authToken, []);
});

test('a mapping that leads nowhere is told with the keys there are', async () => {
  const { signInTest } = await start();
  await signInTest.signIn({ baseUrl }, values);
  const { message } = await failure(signInTest.currentUser({ baseUrl, authTokenKey: 'jwt' }));
  assert.match(message, /no token at auth-token-key="jwt"; it is the keys authToken\./);
  assert.match((await failure(createSignInTest().currentUser({ baseUrl }))).message, /Sign in first/);
});

test('a token is shown to no other backend than the one that gave it', async () => {
  const { signInTest, sent } = await start();
  await signInTest.signIn({ baseUrl }, values);
  const { message } = await failure(signInTest.currentUser({ baseUrl: 'https://evil.example/api:abCD1234' }));
  assert.match(message, /another one since the test sign-in/);
  assert.equal(sent.length, 1);
});

test('a forgotten test has no token left', async () => {
  const { signInTest, sent } = await start();
  await signInTest.signIn({ baseUrl }, values);
  signInTest.forget();
  assert.match((await failure(signInTest.currentUser({ baseUrl }))).message, /Sign in first/);
  assert.equal(sent.length, 1);
});

test('a message repeats nothing of what was sent', async () => {
  const network = new Network()
    .on('POST /auth/login', json({ message: 'Bad password hunter2-secret' }, 400))
    .on('GET /auth/me', html(500));
  const signInTest = createSignInTest({ fetch: network.fetch });
  const { message } = await failure(
    signInTest.signIn({ baseUrl }, { ...values, password: 'hunter2-secret' }),
  );
  assert.doesNotMatch(message, /hunter2/);
});
