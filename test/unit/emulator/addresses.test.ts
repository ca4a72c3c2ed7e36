import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ada, backend, field } from '../../support/emulator-calls.js';

const host = 'https://x8ki.example';

for (const path of [
  '/api:abCD1234/health',
  '/api:abCD1234:v1/health',
  '/tenant/acme/api:abCD1234/health',
  '/tenant/acme/api:abCD1234:v1/health',
]) {
  test(`${path} is an address of the group`, async () => {
    assert.equal((await backend().call(`GET ${host}${path}`)).status, 200);
  });
}

for (const where of [
  `GET ${host}/api:abCD1234/nowhere`,
  `GET ${host}/api:abCD1234/auth/login`,
  `POST ${host}/api:abCD1234/auth/me`,
  `GET ${host}/api:otherone/health`,
  `GET ${host}/api:abCD1234:next/health`,
  `GET ${host}/health`,
  `GET ${host}/tenant/acme/health`,
]) {
  test(`${where} answers 404 in the words of Xano`, async () => {
    const { status, body } = await backend().call(where);
    assert.equal(status, 404);
    assert.deepEqual(body, { code: 'ERROR_CODE_NOT_FOUND', message: 'Unable to locate request.' });
  });
}

test('a branch may be named by header; which name wins can be chosen', async () => {
  const { call } = backend();
  assert.equal((await call('GET /health', undefined, { 'x-branch': 'v1' })).status, 200);
  assert.equal((await call('GET /health', undefined, { 'x-branch': 'nope' })).status, 404);
  const both = `GET ${host}/api:abCD1234:v1/health`;
  assert.equal((await call(both, undefined, { 'x-branch': 'nope' })).status, 200);
  const byHeader = backend({ branchFrom: 'header' });
  assert.equal((await byHeader.call(both, undefined, { 'x-branch': 'nope' })).status, 404);
});

test('each data source has accounts of its own', async () => {
  const { call, signUp, withToken } = backend();
  const token = await signUp(ada, { 'x-data-source': 'test' });
  assert.equal((await call('POST /auth/login', ada)).status, 403);
  assert.equal((await call('POST /auth/login?x-data-source=test', ada)).status, 200);
  const headers = { ...withToken(token), 'x-data-source': 'test' };
  assert.equal((await call('GET /auth/me', undefined, headers)).status, 200);
});

test('a token is bound to its data source', async () => {
  const { call, signUp, withToken } = backend();
  const headers = { ...withToken(await signUp()), 'x-data-source': 'test' };
  const { status, body } = await call('GET /auth/me', undefined, headers);
  assert.equal(status, 401);
  assert.equal(field(body, 'message'), 'This token belongs to a different datasource.');
});

test('an unknown data source is an error', async () => {
  const { status } = await backend().call('GET /health', undefined, { 'x-data-source': 'moon' });
  assert.equal(status, 400);
});

test('endpoints can be moved to another method, group and path', async () => {
  const endpoints = { login: 'POST api:Other123/sign/in', me: '/whoami' };
  const { call, signUp, withToken } = backend({ endpoints });
  const token = await signUp();
  assert.equal((await call(`POST ${host}/api:Other123/sign/in`, ada)).status, 200);
  assert.equal((await call('POST /auth/login', ada)).status, 404);
  assert.equal((await call('GET /whoami', undefined, withToken(token))).status, 200);
});

test('an endpoint that cannot be read is refused at once', () => {
  assert.throws(() => backend({ endpoints: { login: 'POST' } }), TypeError);
});

test('orders are the own ones, filtered by a list in the query', async () => {
  const { call, signUp, withToken } = backend();
  const headers = withToken(await signUp());
  await signUp({ email: 'bob@example.com', password: 'builder12' });
  const orders = (await call('GET /orders', undefined, headers)).body as { status: string }[];
  assert.equal(orders.length, 3);
  const path = 'GET /orders?status[]=paid&status[]=open';
  const some = (await call(path, undefined, headers)).body as { status: string }[];
  assert.deepEqual(some.map(({ status }) => status).sort(), ['open', 'paid']);
  assert.equal((await call('POST /orders', { title: 'Globe', amount: 30 }, headers)).status, 200);
  assert.equal(((await call('GET /orders', undefined, headers)).body as unknown[]).length, 4);
});

test('the report is for admins, and a role counts from the next request', async () => {
  const { call, signUp, withToken, control } = backend();
  const headers = withToken(await signUp());
  const refused = await call('GET /admin/report', undefined, headers);
  assert.equal(refused.status, 403);
  assert.equal(field(refused.body, 'code'), 'ERROR_CODE_ACCESS_DENIED');
  await control.setRole(ada.email, 'admin');
  const { body } = await call('GET /admin/report', undefined, headers);
  assert.deepEqual(body, { users: 1, orders: 3, revenue: 635 });
});

test('the specification of the group lists its endpoints and requires no input', async () => {
  const { status, body } = await backend().call(`GET ${host}/apispec:abCD1234?type=json`);
  assert.equal(status, 200);
  assert.equal(field(body, 'openapi'), '3.0.0');
  assert.deepEqual(field(body, 'servers'), [{ url: `${host}/api:abCD1234` }]);
  const paths = field(body, 'paths');
  assert.ok(field(field(paths, '/auth/me'), 'get'));
  const login = JSON.stringify(field(field(paths, '/auth/login'), 'post'));
  assert.match(login, /"application\/json".*"email".*"password"/);
  assert.doesNotMatch(login, /"required":\[/);
});

test('a leaky backend shows its customers to anyone, and describes the endpoint as one without a token', async () => {
  const where = `GET ${host}/api:abCD1234/customers`;
  assert.equal((await backend().call(where)).status, 404);
  const { call, signUp } = backend({ leaky: true });
  await signUp();
  const { status, body } = await call(where);
  assert.equal(status, 200);
  assert.ok(Array.isArray(body) && body.some((one) => field(one, 'email') === ada.email));
  const { body: spec } = await call(`GET ${host}/apispec:abCD1234?type=json`);
  assert.equal(field(field(field(field(spec, 'paths'), '/customers'), 'get'), 'security'), undefined);
});

test('with docs off the specification is not there', async () => {
  const { status } = await backend({ docs: false }).call(`GET ${host}/apispec:abCD1234?type=json`);
  assert.equal(status, 404);
});
