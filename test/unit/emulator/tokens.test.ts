import assert from 'node:assert/strict';
import { test } from 'node:test';
import { memoryTables } from '../../../src/emulator/index.js';
import { ada, backend, field, manualClock, textAt } from '../../support/emulator-calls.js';

test('a token is a five-part JWE with the header of Xano, and says nothing about its owner', async () => {
  const token = await backend().signUp();
  const parts = token.split('.');
  assert.equal(parts.length, 5);
  const header: unknown = JSON.parse(Buffer.from(parts[0] ?? '', 'base64url').toString());
  assert.deepEqual(header, { alg: 'A256KW', enc: 'A256CBC-HS512', zip: 'DEF' });
  assert.ok(!Buffer.from(token, 'base64url').toString().includes('ada'));
});

test('without a token a protected endpoint answers 401', async () => {
  const { status, body } = await backend().call('GET /auth/me');
  assert.equal(status, 401);
  assert.deepEqual(body, {
    code: 'ERROR_CODE_UNAUTHORIZED',
    message: 'Unauthorized - Authentication Required',
  });
});

test('an unreadable token answers 401, or what the project is set to', async () => {
  const headers = { authorization: 'Bearer not.a.token.at.all' };
  assert.equal((await backend().call('GET /auth/me', undefined, headers)).status, 401);
  const other = backend({ invalidTokenStatus: 403 });
  assert.equal((await other.call('GET /auth/me', undefined, headers)).status, 403);
});

test('a token of another backend is not taken', async () => {
  const stranger = await backend().signUp();
  const { call, signUp, withToken } = backend();
  await signUp();
  assert.equal((await call('GET /auth/me', undefined, withToken(stranger))).status, 401);
});

test('a token expires after a day', async () => {
  const clock = manualClock();
  const { call, signUp, withToken } = backend({ clock });
  const token = await signUp();
  clock.pass(86_399);
  assert.equal((await call('GET /auth/me', undefined, withToken(token))).status, 200);
  clock.pass(1);
  const { status, body } = await call('GET /auth/me', undefined, withToken(token));
  assert.equal(status, 401);
  assert.equal(field(body, 'message'), 'This token is expired.');
});

test('an expired token answers 403 where the project is set to it', async () => {
  const clock = manualClock();
  const { call, signUp, withToken } = backend({ clock, expiredStatus: 403, tokenLifetime: 60 });
  const token = await signUp();
  clock.pass(60);
  const { status, body } = await call('GET /auth/me', undefined, withToken(token));
  assert.equal(status, 403);
  assert.equal(field(body, 'message'), 'This token is expired.');
});

test('a lifetime of 0 never ends', async () => {
  const clock = manualClock();
  const { call, signUp, withToken } = backend({ clock, tokenLifetime: 0 });
  const token = await signUp();
  clock.pass(10 * 365 * 86_400);
  assert.equal((await call('GET /auth/me', undefined, withToken(token))).status, 200);
});

test('expireTokens ends the tokens so far and not the next ones', async () => {
  const { call, signUp, withToken, control } = backend();
  const old = await signUp();
  const bob = await signUp({ email: 'bob@example.com', password: 'builder12' });
  await control.expireTokens('ADA@example.com');
  const refused = await call('GET /auth/me', undefined, withToken(old));
  assert.equal(field(refused.body, 'message'), 'This token is expired.');
  assert.equal((await call('GET /auth/me', undefined, withToken(bob))).status, 200);
  const fresh = textAt((await call('POST /auth/login', ada)).body, 'authToken');
  assert.equal((await call('GET /auth/me', undefined, withToken(fresh))).status, 200);
  await control.expireTokens();
  assert.equal((await call('GET /auth/me', undefined, withToken(bob))).status, 401);
});

test('X-Xano-Authorization carries the token where Authorization is taken', async () => {
  const { call, signUp } = backend();
  const bearer = `Bearer ${await signUp()}`;
  const basic = { authorization: 'Basic dTpw', 'x-xano-authorization': bearer };
  assert.equal((await call('GET /auth/me', undefined, basic)).status, 200);
  const only = { authorization: bearer, 'x-xano-authorization-only': 'true' };
  assert.equal((await call('GET /auth/me', undefined, only)).status, 401);
});

test('what /auth/me answers for a deleted user can be chosen', async () => {
  for (const [deletedUser, status] of [
    ['null', 200],
    ['unauthorized', 401],
    ['not-found', 404],
  ] as const) {
    const { call, signUp, withToken, control } = backend({ deletedUser });
    const token = await signUp();
    await control.removeUser(ada.email);
    const answer = await call('GET /auth/me', undefined, withToken(token));
    assert.equal(answer.status, status);
    if (status === 200) assert.equal(answer.body, null);
  }
});

test('a backend that starts again on the same tables still knows its tokens', async () => {
  const tables = memoryTables();
  const token = await backend({ tables }).signUp();
  const { call, withToken } = backend({ tables });
  assert.equal((await call('GET /auth/me', undefined, withToken(token))).status, 200);
});

test('tokensFor gives the answer of a sign-in without a request', async () => {
  const { call, control, withToken } = backend();
  await control.addUser({ email: 'eve@example.com', password: 'x', role: 'admin', team: 'red' });
  const token = textAt(await control.tokensFor('eve@example.com'), 'authToken');
  const { body } = await call('GET /auth/me', undefined, withToken(token));
  assert.equal(field(body, 'team'), 'red');
  assert.equal(field(body, 'role'), 'admin');
  assert.equal(control.log.length, 1);
});
