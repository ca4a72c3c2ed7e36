// What any page of the web can send to a server on this machine: nothing of it ends the server, and controls are
// not for strangers.
import assert from 'node:assert/strict';
import { once } from 'node:events';
import { connect } from 'node:net';
import { after, test } from 'node:test';
import { WebSocket } from 'ws';
import { createEmulator } from '../../../src/emulator/index.js';
import { serveEmulator } from '../../../src/emulator/http-server.js';
import { ada, field } from '../../support/emulator-calls.js';
import { sendRaw, statusOf } from '../../support/raw-requests.js';

const closers: (() => Promise<void>)[] = [];
after(() => Promise.all(closers.map((close) => close())));

async function served(control: boolean | readonly string[] = true) {
  const emulator = createEmulator();
  const { url, close } = await serveEmulator({ emulator, control });
  closers.push(close, emulator.close);
  const base = `${url}/api:abCD1234`;
  const isAlive = async () => (await fetch(`${base}/health`)).status === 200;
  return { emulator, url, base, isAlive, host: new URL(url).host };
}

test('a body of 11 MB, as a page can send it without asking, is answered 413', async () => {
  const { base, isAlive } = await served();
  const body = 'x'.repeat(11 * 1024 * 1024);
  const headers = { 'content-type': 'text/plain' };
  const response = await fetch(`${base}/auth/login`, { method: 'POST', headers, body });
  assert.equal(response.status, 413);
  assert.match(String(field(await response.json(), 'message')), /longer than/);
  assert.ok(await isAlive());
});

test('a body without an end is answered 413 and cut off', async () => {
  const { url, host, isAlive } = await served();
  const socket = connect(Number(new URL(url).port), '127.0.0.1');
  let answer = '';
  socket.on('data', (data) => (answer += String(data)));
  socket.on('error', () => {});
  const closed = new Promise((resolve) => socket.once('close', resolve));
  socket.write(
    `POST /api:abCD1234/auth/login HTTP/1.1\r\nhost: ${host}\r\ncontent-length: 9999999999\r\n\r\n`,
  );
  const chunk = Buffer.alloc(1024 * 1024);
  const write = (): void => {
    while (!socket.destroyed && socket.writable && socket.write(chunk));
  };
  socket.on('drain', write);
  write();
  await closed;
  assert.ok(answer === '' || statusOf(answer) === 413);
  assert.ok(await isAlive());
});

for (const [what, line, statuses] of [
  ['an address of two slashes', 'GET // HTTP/1.1', [404]],
  ['an address of another host', 'GET //evil.example/_emulator/log HTTP/1.1', [404]],
  ['an absolute address', 'GET http://evil.example/ HTTP/1.1', [400]],
  ['a method that no Request can have', 'TRACE /api:abCD1234/health HTTP/1.1', [400]],
  ['a tunnel', 'CONNECT evil.example:443 HTTP/1.1', [0]],
  ['bytes that are no HTTP', 'EHLO evil.example', [400]],
  ['an escape that is none', 'GET /%ff%zz HTTP/1.1', [404]],
] as const) {
  test(`${what} is refused, and the next request answered`, async () => {
    const { url, host, isAlive } = await served();
    const answer = await sendRaw(url, `${line}\r\nhost: ${host}\r\n\r\n`);
    assert.ok((statuses as readonly number[]).includes(statusOf(answer)), answer);
    assert.ok(await isAlive());
  });
}

test('a body nested deeper than the stack is refused', async () => {
  const { base, isAlive } = await served();
  const deep = `${'['.repeat(200_000)}${']'.repeat(200_000)}`;
  const body = `{"email":"a@b.c","password":"lovelace1","extra":${deep}}`;
  const headers = { 'content-type': 'application/json' };
  const { status } = await fetch(`${base}/auth/signup`, { method: 'POST', headers, body });
  assert.equal(status, 500);
  assert.ok(await isAlive());
});

test('a connection that is given up, before or after its work, harms nobody', async () => {
  const { emulator, url, host, isAlive } = await served();
  for (const after of [false, true]) {
    const hold = emulator.control.hold('/health', { after });
    const socket = connect(Number(new URL(url).port), '127.0.0.1');
    socket.write(`GET /api:abCD1234/health HTTP/1.1\r\nhost: ${host}\r\n\r\n`);
    await hold.arrived;
    socket.resetAndDestroy();
    await once(socket, 'close');
    hold.release();
    assert.ok(await isAlive());
  }
});

test('sockets with odd addresses, and messages nested too deep, harm nobody', async () => {
  const { url, host, isAlive } = await served();
  const upgrade = 'connection: upgrade\r\nupgrade: websocket\r\nsec-websocket-version: 13';
  for (const path of ['//', 'http://evil.example/', '/rt/', '/rt/emulatorConnectionHash'])
    await sendRaw(url, `GET ${path} HTTP/1.1\r\nhost: ${host}\r\n${upgrade}\r\n\r\n`);
  assert.ok(await isAlive());

  const { base } = await served();
  const headers = { 'content-type': 'application/json' };
  const signUp = await fetch(`${base}/auth/signup`, { method: 'POST', headers, body: JSON.stringify(ada) });
  const token = String(field(await signUp.json(), 'authToken'));
  const socket = new WebSocket(`${new URL(base).origin.replace('http', 'ws')}/rt/emulatorConnectionHash`, [
    token,
  ]);
  await once(socket, 'open');
  socket.send('{"action":"join","options":{"channel":"c"}}');
  const deep = `${'['.repeat(200_000)}${']'.repeat(200_000)}`;
  socket.send(`{"action":"message","options":{"channel":"c"},"payload":${deep}}`);
  const [code] = (await once(socket, 'close')) as [number];
  assert.equal(code, 1011);
  assert.equal((await fetch(`${base}/health`)).status, 200);
});

test('a name that is not of this machine gets nothing: a page may have pointed it here', async () => {
  const { url, host } = await served();
  const port = host.split(':')[1];
  for (const path of ['/api:abCD1234/health', '/_emulator/log'])
    for (const [name, status] of [
      ['evil.example', 403],
      [`evil.example:${port}`, 403],
      ['127.0.0.1.evil.example', 403],
      ['localhost.evil.example', 403],
      ['', 403],
      [`localhost:${port}`, 200],
      [`shop.localhost:${port}`, 200],
      [`[::1]:${port}`, 200],
    ] as const) {
      const answer = await sendRaw(url, `GET ${path} HTTP/1.1\r\nhost: ${name}\r\n\r\n`);
      assert.deepEqual([name, statusOf(answer)], [name, status]);
    }
  const upgrade = 'connection: upgrade\r\nupgrade: websocket';
  const socket = await sendRaw(
    url,
    `GET /rt/emulatorConnectionHash HTTP/1.1\r\nhost: evil.example\r\n${upgrade}\r\n\r\n`,
  );
  assert.equal(statusOf(socket), 403);
});

test('a page of another origin reaches the API, as with Xano, and no control', async () => {
  const headers = { 'content-type': 'application/json', origin: 'https://evil.example' };
  const init = { method: 'POST', headers, body: JSON.stringify({ ...ada, role: 'admin' }) };
  for (const control of [true, ['http://localhost:5173']]) {
    const { emulator, url, base } = await served(control);
    assert.equal((await fetch(`${url}/_emulator/addUser`, init)).status, 403);
    assert.equal((await fetch(`${url}/_emulator/log`, { headers })).status, 403);
    await assert.rejects(emulator.control.setRole(ada.email, 'admin'), /No user/);
    const signUp = await fetch(`${base}/auth/signup`, init);
    assert.deepEqual([signUp.status, signUp.headers.get('access-control-allow-origin')], [200, '*']);
  }
});

test('the inbox is read by GET, by pages that may', async () => {
  const { emulator, url, base } = await served();
  await emulator.control.addUser(ada);
  const body = JSON.stringify({ email: ada.email });
  const headers = { 'content-type': 'application/json', origin: 'http://localhost:5173' };
  await fetch(`${base}/reset/request-reset-link`, { method: 'POST', headers, body });
  const mails = (await (await fetch(`${url}/_emulator/inbox`, { headers })).json()) as { to: string }[];
  assert.deepEqual(
    mails.map(({ to }) => to),
    [ada.email],
  );
  const stranger = { headers: { origin: 'https://evil.example' } };
  assert.equal((await fetch(`${url}/_emulator/inbox`, stranger)).status, 403);
});

test('pages of this machine may use the controls where any may', async () => {
  const { url } = await served();
  for (const origin of ['http://localhost:5173', 'http://127.0.0.1:3000', 'https://shop.localhost']) {
    const response = await fetch(`${url}/_emulator/log`, { headers: { origin } });
    assert.deepEqual([response.status, response.headers.get('access-control-allow-origin')], [200, origin]);
  }
  for (const origin of ['null', 'http://localhost.evil.example', 'file://'])
    assert.equal((await fetch(`${url}/_emulator/log`, { headers: { origin } })).status, 403);
});
