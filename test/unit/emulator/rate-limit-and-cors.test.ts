import assert from 'node:assert/strict';
import { test } from 'node:test';
import { backend, base, field, manualClock } from '../../support/emulator-calls.js';

test('the free plan allows ten requests in twenty seconds', async () => {
  const clock = manualClock();
  const { call } = backend({ clock, rateLimit: true });
  for (let index = 0; index < 10; index++) assert.equal((await call('GET /health')).status, 200);
  const { status, body, headers } = await call('GET /health');
  assert.equal(status, 429);
  assert.equal(field(body, 'code'), 'ERROR_CODE_TOO_MANY_REQUESTS');
  assert.match(
    String(field(body, 'message')),
    /^Whoa there! Your plan only supports 10 requests per 20 seconds\. /,
  );
  assert.equal(headers.get('retry-after'), null);
  clock.pass(20);
  assert.equal((await call('GET /health')).status, 200);
});

test('each client has a limit of its own', async () => {
  const { respond } = backend({ rateLimit: { max: 1, seconds: 20 } });
  const ask = async (client: string) => (await respond(new Request(`${base}/health`), { client })).status;
  assert.deepEqual([await ask('a'), await ask('a'), await ask('b')], [200, 429, 200]);
});

test('the limit is off by default and can be switched', async () => {
  const { call, control } = backend({ clock: manualClock() });
  for (let index = 0; index < 12; index++) assert.equal((await call('GET /health')).status, 200);
  control.rateLimit({ max: 1, seconds: 5 });
  assert.equal((await call('GET /health')).status, 200);
  assert.equal((await call('GET /health')).status, 429);
  control.rateLimit(false);
  assert.equal((await call('GET /health')).status, 200);
});

const ask = (method: string, headers: Record<string, string>) =>
  new Request(`${base}/health`, { method, headers: { origin: 'https://shop.example', ...headers } });
const preflight = ask('OPTIONS', {
  'access-control-request-method': 'GET',
  'access-control-request-headers': 'authorization,x-data-source',
});

test('default CORS lets any origin read, with any header', async () => {
  const { respond, control } = backend();
  const allowed = await respond(preflight.clone());
  assert.equal(allowed.status, 204);
  assert.equal(allowed.headers.get('access-control-allow-origin'), '*');
  assert.equal(allowed.headers.get('access-control-allow-credentials'), 'true');
  assert.equal(allowed.headers.get('access-control-allow-headers'), 'authorization,x-data-source');
  assert.match(allowed.headers.get('access-control-allow-methods') ?? '', /PATCH/);
  const answer = await respond(ask('GET', {}));
  assert.equal(answer.headers.get('access-control-allow-origin'), '*');
  assert.equal(answer.headers.get('access-control-expose-headers'), null);
  assert.deepEqual(
    control.log.map(({ method }) => method),
    ['OPTIONS', 'GET'],
  );
});

test('refusals carry CORS headers too', async () => {
  const { respond } = backend();
  const answer = await respond(new Request(`${base}/auth/me`, { headers: { origin: 'https://a.example' } }));
  assert.equal(answer.status, 401);
  assert.equal(answer.headers.get('access-control-allow-origin'), '*');
});

test('custom CORS allows its exact origins and gives others no headers', async () => {
  const { respond } = backend({ cors: ['https://shop.example'] });
  const mine = await respond(ask('GET', {}));
  assert.equal(mine.headers.get('access-control-allow-origin'), 'https://shop.example');
  assert.equal(mine.headers.get('vary'), 'Origin');
  const other = await respond(ask('GET', { origin: 'https://evil.example' }));
  assert.equal(other.headers.get('access-control-allow-origin'), null);
  const asked = { origin: 'https://evil.example', 'access-control-request-method': 'GET' };
  const refused = await respond(ask('OPTIONS', asked));
  assert.equal(refused.headers.get('access-control-allow-methods'), null);
});

test('disabled CORS sends no headers', async () => {
  const { respond } = backend({ cors: 'disabled' });
  for (const request of [preflight.clone(), ask('GET', {})]) {
    const { headers } = await respond(request);
    assert.ok(![...headers.keys()].some((name) => name.startsWith('access-control')));
  }
});
