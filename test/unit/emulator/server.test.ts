import assert from 'node:assert/strict';
import { connect } from 'node:net';
import { after, test } from 'node:test';
import { createEmulator } from '../../../src/emulator/index.js';
import type { EmulatorOptions } from '../../../src/emulator/index.js';
import { serveEmulator } from '../../../src/emulator/http-server.js';
import { ada, field, textAt } from '../../support/emulator-calls.js';

const closers: (() => Promise<void>)[] = [];
after(() => Promise.all(closers.map((close) => close())));

async function served(options: EmulatorOptions = {}, control: boolean | readonly string[] = true) {
  const emulator = createEmulator(options);
  const server = await serveEmulator({ emulator, control });
  closers.push(server.close, emulator.close);
  const base = `${server.url}/api:abCD1234`;
  const post = (path: string, body: unknown = {}, headers: Record<string, string> = {}) =>
    fetch(path.startsWith('/_') ? server.url + path : base + path, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify(body),
    });
  return { emulator, server, base, post };
}

test('a backend over HTTP signs up and answers the user', async () => {
  const { base, post } = await served();
  const token = textAt(await (await post('/auth/signup', ada)).json(), 'authToken');
  const me = await fetch(`${base}/auth/me`, { headers: { authorization: `Bearer ${token}` } });
  assert.equal(me.headers.get('content-type'), 'application/json');
  assert.equal(field(await me.json(), 'email'), ada.email);
});

test('it listens on the loopback address, on a free port', async () => {
  const { server } = await served();
  assert.match(server.url, /^http:\/\/127\.0\.0\.1:\d+$/);
});

test('a multipart form arrives over HTTP', async () => {
  const { base } = await served();
  const body = new FormData();
  for (const [name, value] of Object.entries(ada)) body.append(name, value);
  const response = await fetch(`${base}/auth/signup`, { method: 'POST', body });
  textAt(await response.json(), 'authToken');
});

test('a preflight is answered over HTTP', async () => {
  const { base } = await served({ cors: ['https://shop.example'] });
  const headers = { 'access-control-request-method': 'POST', 'access-control-request-headers': 'x-branch' };
  const ask = (origin: string) =>
    fetch(`${base}/auth/login`, { method: 'OPTIONS', headers: { ...headers, origin } });
  const allowed = await ask('https://shop.example');
  assert.equal(allowed.status, 204);
  assert.equal(allowed.headers.get('access-control-allow-headers'), 'x-branch');
  const refused = await ask('https://evil.example');
  assert.equal(refused.headers.get('access-control-allow-origin'), null);
});

test('offline destroys the socket, and the next request is answered', async () => {
  const { emulator, base } = await served();
  emulator.control.fault({ kind: 'offline' });
  await assert.rejects(fetch(`${base}/health`), TypeError);
  assert.equal((await fetch(`${base}/health`)).status, 200);
});

test('the rate limit counts by client address', async () => {
  const { base } = await served({ rateLimit: { max: 1, seconds: 60 } });
  assert.equal((await fetch(`${base}/health`)).status, 200);
  assert.equal((await fetch(`${base}/health`)).status, 429);
});

test('a redirect is a real one', async () => {
  const { emulator, base } = await served();
  emulator.control.fault({ kind: 'redirect' });
  const response = await fetch(`${base}/health`, { redirect: 'manual' });
  assert.equal(response.status, 302);
  assert.equal(response.headers.get('location'), '/_redirected');
});

test('an aborted request does its work and harms nobody', async () => {
  const { emulator, base, post } = await served();
  const hold = emulator.control.hold('/auth/signup', { after: true });
  const leave = new AbortController();
  const init = { method: 'POST', body: JSON.stringify(ada), headers: { 'content-type': 'application/json' } };
  const signUp = fetch(`${base}/auth/signup`, { ...init, signal: leave.signal });
  await hold.arrived;
  leave.abort();
  await assert.rejects(signUp, { name: 'AbortError' });
  hold.release();
  assert.equal((await post('/auth/login', ada)).status, 200);
});

test('a request that breaks off in its body harms nobody', async () => {
  const { server, base } = await served();
  const socket = connect(Number(new URL(server.url).port), '127.0.0.1');
  socket.write('POST /api:abCD1234/auth/login HTTP/1.1\r\nhost: a\r\ncontent-length: 99\r\n\r\n{"em', () =>
    socket.destroy(),
  );
  await new Promise((resolve) => socket.once('close', resolve));
  assert.equal((await fetch(`${base}/health`)).status, 200);
});

test('closing ends requests that are held', async () => {
  const { emulator, server, base } = await served();
  const hold = emulator.control.hold('/health');
  const waiting = assert.rejects(fetch(`${base}/health`), TypeError);
  await hold.arrived;
  closers.splice(closers.indexOf(server.close), 1);
  await server.close();
  await waiting;
});

test('a taken port rejects', async () => {
  const { emulator, server } = await served();
  const port = Number(new URL(server.url).port);
  await assert.rejects(serveEmulator({ emulator, port }), { code: 'EADDRINUSE' });
});

test('the controls can be used over HTTP', async () => {
  const { server, base, post } = await served();
  assert.equal((await post('/_emulator/addUser', { ...ada, role: 'admin' })).status, 200);
  await post('/_emulator/fault', { on: 'GET /health', kind: 'status', status: 503, times: null });
  assert.equal((await fetch(`${base}/health`)).status, 503);
  assert.equal((await fetch(`${base}/health`)).status, 503);
  await post('/_emulator/clear');
  assert.equal((await fetch(`${base}/health`)).status, 200);
  const log: unknown = await (await fetch(`${server.url}/_emulator/log`)).json();
  assert.ok(Array.isArray(log) && log.length === 3 && field(log[0], 'status') === 503);
});

test('a hold can be waited for and released over HTTP', async () => {
  const { base, post } = await served();
  const { id } = (await (await post('/_emulator/hold', { on: '/health' })).json()) as { id: number };
  const answer = fetch(`${base}/health`);
  assert.equal(field(await (await post('/_emulator/reached', { id, count: 1 })).json(), 'count'), 1);
  await post('/_emulator/release', { id });
  assert.equal((await answer).status, 200);
});

test('a control that fails says why, and an unknown one is not found', async () => {
  const { post } = await served();
  const refused = await post('/_emulator/setRole', { email: 'nobody@example.com', role: 'admin' });
  assert.equal(refused.status, 400);
  assert.equal(field(await refused.json(), 'message'), 'No user nobody@example.com.');
  assert.equal((await post('/_emulator/tokensFor', { email: ada.email })).status, 404);
  assert.equal((await post('/_emulator/constructor')).status, 404);
  assert.equal((await post('/_emulator/clear', {}, { 'content-type': 'text/plain' })).status, 400);
});

test('the controls are there only when asked for, and for the origins that may use them', async () => {
  const without = await served({}, false);
  assert.equal((await without.post('/_emulator/clear')).status, 404);
  const { server } = await served({}, ['http://localhost:5173']);
  const ask = async (origin: string) => {
    const headers = { origin, 'access-control-request-method': 'POST' };
    const response = await fetch(`${server.url}/_emulator/clear`, { method: 'OPTIONS', headers });
    return response.headers.get('access-control-allow-origin');
  };
  assert.equal(await ask('http://localhost:5173'), 'http://localhost:5173');
  assert.equal(await ask('https://evil.example'), null);
});
