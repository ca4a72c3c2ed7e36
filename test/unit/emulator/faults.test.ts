import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ada, backend, base, field, manualClock, textAt } from '../../support/emulator-calls.js';

test('a fault counts once, and then the backend is well again', async () => {
  const { call, control } = backend();
  control.fault({ kind: 'status', status: 503 });
  assert.equal((await call('GET /health')).status, 503);
  assert.equal((await call('GET /health')).status, 200);
});

test('a fault counts as often as told, until cleared', async () => {
  const { call, control } = backend();
  control.fault({ on: '/health', kind: 'status', times: 2 });
  control.fault({ on: 'POST /auth/login', kind: 'null', times: Infinity });
  assert.equal((await call('GET /health')).status, 500);
  assert.equal((await call('GET /health')).status, 500);
  assert.equal((await call('GET /health')).status, 200);
  for (let index = 0; index < 3; index++) assert.equal((await call('POST /auth/login', ada)).body, null);
  control.clear();
  assert.equal((await call('POST /auth/login', ada)).status, 403);
});

test('a status fault is an envelope of Xano', async () => {
  const { call, control } = backend();
  control.fault({ kind: 'status', status: 400, message: 'No such plan.', param: 'plan' });
  const { body } = await call('GET /health');
  assert.deepEqual(body, {
    code: 'ERROR_CODE_INPUT_ERROR',
    message: 'No such plan.',
    payload: { param: 'plan' },
  });
});

test('offline rejects like fetch does, and does no work', async () => {
  const { call, control } = backend();
  control.fault({ on: '/auth/signup', kind: 'offline' });
  await assert.rejects(call('POST /auth/signup', ada), TypeError);
  assert.equal((await call('POST /auth/login', ada)).status, 403);
  assert.equal(control.log[0]?.status, 0);
});

test('offline after the work loses the answer only', async () => {
  const { call, control } = backend();
  control.fault({ on: '/auth/signup', kind: 'offline', after: true });
  await assert.rejects(call('POST /auth/signup', ada), TypeError);
  assert.equal((await call('POST /auth/login', ada)).status, 200);
});

test('html is a page of a gateway', async () => {
  const { fetch, control } = backend();
  control.fault({ kind: 'html' });
  const response = await fetch(`${base}/health`);
  assert.equal(response.status, 502);
  assert.match(response.headers.get('content-type') ?? '', /^text\/html/);
  assert.match(await response.text(), /<h1>/);
});

test('a redirect is followed, handed out opaque, or refused, as fetch is told', async () => {
  const { fetch, control } = backend();
  control.fault({ kind: 'redirect', times: 3 });
  const followed = await fetch(`${base}/health`);
  assert.equal(followed.redirected, true);
  assert.match(await followed.text(), /<html/);
  const manual = await fetch(`${base}/health`, { redirect: 'manual' });
  assert.equal(manual.type, 'opaqueredirect');
  assert.equal(manual.status, 0);
  await assert.rejects(fetch(`${base}/health`, { redirect: 'error' }), TypeError);
});

test('bad JSON does not parse', async () => {
  const { fetch, control } = backend();
  control.fault({ kind: 'bad-json' });
  const response = await fetch(`${base}/auth/login`, { method: 'POST' });
  assert.equal(response.status, 200);
  await assert.rejects(response.json(), SyntaxError);
});

test('the other odd answers have status 200', async () => {
  const { call, control } = backend();
  control.fault({ kind: 'throw-error-200' });
  control.fault({ kind: 'null' });
  control.fault({ kind: 'no-token' });
  const answers = [await call('GET /health'), await call('GET /health'), await call('GET /health')];
  assert.deepEqual(
    answers.map(({ status }) => status),
    [200, 200, 200],
  );
  assert.equal(field(answers[0]?.body, 'statement'), 'Throw Error');
  assert.equal(answers[1]?.body, null);
  assert.deepEqual(Object.keys(answers[2]?.body as object), ['jwt', 'user']);
});

test('slow is the real answer, late', async () => {
  const clock = manualClock();
  const { call, control } = backend({ clock });
  const before = clock.now();
  control.fault({ kind: 'slow', delay: 7000 });
  const { status, body } = await call('GET /health');
  assert.equal(status, 200);
  assert.equal(field(body, 'time'), before + 7000);
});

test('an unknown kind of fault is refused', () => {
  assert.throws(() => backend().control.fault({ kind: 'moon' as 'null' }), TypeError);
});

test('a hold before the work keeps it undone until released', async () => {
  const { call, control } = backend();
  const hold = control.hold('POST /auth/signup');
  const signUp = call('POST /auth/signup', ada);
  await hold.arrived;
  assert.equal((await call('POST /auth/login', ada)).status, 403);
  hold.release();
  assert.equal((await signUp).status, 200);
  assert.equal((await call('POST /auth/signup', { ...ada, email: 'b@c.de' })).status, 200);
});

test('a hold after the work keeps its answer only', async () => {
  const { call, control } = backend();
  const hold = control.hold('/auth/signup', { after: true });
  const signUp = call('POST /auth/signup', ada);
  await hold.arrived;
  assert.equal((await call('POST /auth/login', ada)).status, 200);
  hold.release();
  textAt((await signUp).body, 'authToken');
});

test('a hold gathers as many requests as a test waits for', async () => {
  const { call, control } = backend();
  const hold = control.hold('/health');
  const answers = Promise.all([1, 2, 3].map(() => call('GET /health')));
  await hold.reached(3);
  assert.equal(hold.count, 3);
  control.clear();
  assert.equal((await answers).length, 3);
});

test('a request that is aborted rejects at once, and its work goes on', async () => {
  const { fetch, call, control } = backend();
  const hold = control.hold('/auth/signup');
  const leave = new AbortController();
  const body = JSON.stringify(ada);
  const headers = { 'content-type': 'application/json' };
  const init = { method: 'POST', body, headers, signal: leave.signal };
  const signUp = fetch(`${base}/auth/signup`, init);
  await hold.arrived;
  leave.abort();
  await assert.rejects(signUp, { name: 'AbortError' });
  await assert.rejects(fetch(`${base}/health`, { signal: leave.signal }), { name: 'AbortError' });
  const committed = control.hold('/auth/signup', { after: true });
  hold.release();
  await committed.arrived;
  assert.equal((await call('POST /auth/login', ada)).status, 200);
  committed.release();
});

test('the log remembers what was asked and no value of it', async () => {
  const { call, signUp, withToken, control } = backend();
  const token = await signUp(ada, { 'x-data-source': 'test' });
  const headers = { ...withToken(token), 'x-data-source': 'test', 'x-branch': 'v1' };
  await call('GET /auth/me?secret=s3cret', undefined, headers);
  const [first, second] = control.log;
  assert.deepEqual(first?.bodyKeys, ['name', 'email', 'password']);
  assert.equal(first?.hasToken, false);
  assert.deepEqual(
    { ...second, at: 0 },
    {
      method: 'GET',
      group: 'abCD1234',
      path: '/auth/me',
      status: 200,
      at: 0,
      dataSource: 'test',
      branch: 'v1',
      hasToken: true,
      bodyKeys: ['secret'],
    },
  );
  const text = JSON.stringify(control.log);
  for (const secret of [ada.password, ada.email, token, 's3cret']) assert.ok(!text.includes(secret));
  control.clearLog();
  assert.equal(control.log.length, 0);
});
