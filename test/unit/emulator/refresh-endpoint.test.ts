import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ada, backend, field, manualClock, textAt } from '../../support/emulator-calls.js';

const pair = { tokenShape: 'accessToken+refreshToken' } as const;

test('a refresh token buys new tokens once', async () => {
  const { call, withToken } = backend(pair);
  const signUp = await call('POST /auth/signup', ada);
  const first = textAt(signUp.body, 'refreshToken');
  const second = await call('POST /auth/token', { refreshToken: first });
  assert.equal(second.status, 200);
  assert.notEqual(textAt(second.body, 'refreshToken'), first);
  const token = textAt(second.body, 'accessToken');
  assert.equal((await call('GET /auth/me', undefined, withToken(token))).status, 200);
  const again = await call('POST /auth/token', { refreshToken: first });
  assert.equal(again.status, 401);
  assert.equal(field(again.body, 'code'), 'ERROR_CODE_UNAUTHORIZED');
});

test('of many refreshes at once one wins', async () => {
  const { call } = backend(pair);
  const refreshToken = textAt((await call('POST /auth/signup', ada)).body, 'refreshToken');
  const attempts = Array.from({ length: 8 }, () => call('POST /auth/token', { refreshToken }));
  const statuses = (await Promise.all(attempts)).map(({ status }) => status);
  assert.equal(statuses.filter((status) => status === 200).length, 1);
});

test('after a reuse the rotated token still works, unless the backend is strict', async () => {
  for (const strict of [false, true]) {
    const { call } = backend({ ...pair, refresh: { strict } });
    const first = textAt((await call('POST /auth/signup', ada)).body, 'refreshToken');
    const second = textAt((await call('POST /auth/token', { refreshToken: first })).body, 'refreshToken');
    await call('POST /auth/token', { refreshToken: first });
    const { status } = await call('POST /auth/token', { refreshToken: second });
    assert.equal(status, strict ? 401 : 200);
  }
});

test('a strict backend revokes the family of the reused token and no other sign-in', async () => {
  const { call } = backend({ ...pair, refresh: { strict: true } });
  const reused = textAt((await call('POST /auth/signup', ada)).body, 'refreshToken');
  const other = textAt((await call('POST /auth/login', ada)).body, 'refreshToken');
  await call('POST /auth/token', { refreshToken: reused });
  await call('POST /auth/token', { refreshToken: reused });
  assert.equal((await call('POST /auth/token', { refreshToken: other })).status, 200);
});

test('with the authToken shape the refresh answers an authToken', async () => {
  const { call } = backend({ refresh: true });
  const { body } = await call('POST /auth/signup', ada);
  const answer = await call('POST /auth/token', { refreshToken: textAt(body, 'refreshToken') });
  assert.deepEqual(Object.keys(answer.body as object), ['authToken', 'refreshToken']);
});

test('refresh tokens expire when they are told to', async () => {
  const clock = manualClock();
  const { call } = backend({ clock, refresh: { lifetime: 60 } });
  const refreshToken = textAt((await call('POST /auth/signup', ada)).body, 'refreshToken');
  clock.pass(60);
  assert.equal((await call('POST /auth/token', { refreshToken })).status, 401);
});

test('revokeRefreshTokens leaves the auth tokens alone', async () => {
  const { call, control, withToken } = backend({ refresh: true });
  const { body } = await call('POST /auth/signup', ada);
  await control.revokeRefreshTokens(ada.email);
  assert.equal((await call('POST /auth/token', { refreshToken: textAt(body, 'refreshToken') })).status, 401);
  assert.equal((await call('GET /auth/me', undefined, withToken(textAt(body, 'authToken')))).status, 200);
});

test('a refresh without a token names the missing input', async () => {
  const { status, body } = await backend({ refresh: true }).call('POST /auth/token', {});
  assert.equal(status, 400);
  assert.deepEqual(field(body, 'payload'), { param: 'refreshToken' });
});

test('without the option there is neither a refresh nor a log-out endpoint', async () => {
  const { call } = backend();
  assert.equal((await call('POST /auth/token', { refreshToken: 'x' })).status, 404);
  assert.equal((await call('POST /auth/logout', {})).status, 404);
});

test('log-out revokes the refresh token that comes along', async () => {
  const { call, withToken } = backend({ refresh: true, logout: true });
  const mine = (await call('POST /auth/signup', ada)).body;
  const elsewhere = (await call('POST /auth/login', ada)).body;
  const [refreshToken, other] = [textAt(mine, 'refreshToken'), textAt(elsewhere, 'refreshToken')];
  const headers = withToken(textAt(mine, 'authToken'));
  assert.equal((await call('POST /auth/logout', { refreshToken }, headers)).status, 200);
  assert.equal((await call('POST /auth/token', { refreshToken })).status, 401);
  assert.equal((await call('POST /auth/token', { refreshToken: other })).status, 200);
});
