import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { request } from 'node:http';
import type { Server } from 'node:http';
import { connect, createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { WebSocket } from 'ws';
import { ada } from '../../support/emulator-calls.js';
import { sendRaw } from '../../support/raw-requests.js';

const demoServer = new URL('../../../demo/server/', import.meta.url);
let folder = '';
before(async () => void (folder = await mkdtemp(join(tmpdir(), 'demo-'))));
after(() => rm(folder, { recursive: true }));

interface StaticModule {
  createStaticServer(options: { mounts: Record<string, string>; replace?: (text: string) => string }): Server;
  listen(server: Server, port: number): Promise<string>;
}

test('the static server gives files and nothing outside of their folders', async () => {
  const { createStaticServer, listen } = (await import(
    new URL('static.mjs', demoServer).href
  )) as StaticModule;
  await mkdir(join(folder, 'demo/sub'), { recursive: true });
  await mkdir(join(folder, 'dist'));
  await writeFile(join(folder, 'secret.txt'), 'secret');
  await writeFile(join(folder, 'demo/.hidden'), 'secret');
  await symlink(join(folder, 'secret.txt'), join(folder, 'demo/link.txt'));
  await writeFile(join(folder, 'demo/index.html'), 'at %EMULATOR%/api');
  await writeFile(join(folder, 'demo/sub/index.html'), 'sub');
  await writeFile(join(folder, 'dist/a.js'), 'let a = "%EMULATOR%"');
  const mounts = { '/dist/': join(folder, 'dist'), '/': join(folder, 'demo') };
  const replace = (text: string) => text.replaceAll('%EMULATOR%', 'http://e');
  const server = createStaticServer({ mounts, replace });
  const origin = await listen(server, 0);
  try {
    const page = await ask(`${origin}/?x=1`);
    assert.deepEqual([page.status, page.text], [200, 'at http://e/api']);
    assert.equal(page.headers['content-type'], 'text/html; charset=utf-8');
    assert.equal(page.headers['cache-control'], 'no-store');
    const script = await ask(`${origin}/dist/a.js`);
    assert.deepEqual([script.status, script.text], [200, 'let a = "%EMULATOR%"']);
    assert.equal(script.headers['content-type'], 'text/javascript; charset=utf-8');
    const redirect = await ask(`${origin}/sub?return-to=%2Fa`);
    assert.deepEqual([redirect.status, redirect.headers.location], [302, '/sub/?return-to=%2Fa']);
    for (const path of [
      '/../secret.txt',
      '/%2e%2e/secret.txt',
      '/..%2fsecret.txt',
      '/dist/..%2fsecret.txt',
      '/dist/../../secret.txt',
      '/link.txt',
      '/.hidden',
      '/a%00b',
      '/%ff',
      '/nowhere',
    ]) {
      const { status, text } = await ask(origin + path, path);
      assert.deepEqual([path, status, text], [path, 404, 'Not found']);
    }
  } finally {
    server.close();
    server.closeAllConnections();
  }
});

test('the static server survives hostile requests, and leads to no other site', async () => {
  const { createStaticServer, listen } = (await import(
    new URL('static.mjs', demoServer).href
  )) as StaticModule;
  const site = join(folder, 'site');
  await mkdir(join(site, 'sub'), { recursive: true });
  await writeFile(join(site, 'index.html'), 'index');
  await writeFile(join(site, 'large.png'), Buffer.alloc(32 * 1024 * 1024));
  const pipe = createServer().listen(join(site, 'socket'));
  const server = createStaticServer({ mounts: { '/': site } });
  const origin = await listen(server, 0);
  const { host } = new URL(origin);
  try {
    for (const path of [
      '/.//evil.example/..%2f',
      '/.//evil.example/..%2fsub',
      '//evil.example/..%2fsub',
      '//evil.example/%2e%2e/sub',
      '/sub/..%2f%2fsub',
      '/%2f%2fsub',
      '/%5cevil.example/..%2fsub',
      '/sub',
    ]) {
      const { location } = (await ask(origin + '/', path)).headers;
      const target = new URL(String(location ?? '/'), origin);
      assert.deepEqual([path, target.origin], [path, origin]);
    }
    for (const request of [
      `GET // HTTP/1.1\r\nhost: ${host}\r\n\r\n`,
      `GET http://evil.example/ HTTP/1.1\r\nhost: ${host}\r\n\r\n`,
      `GET /socket HTTP/1.1\r\nhost: ${host}\r\n\r\n`,
      `EHLO evil.example\r\n\r\n`,
    ])
      assert.match(await sendRaw(origin, request), /^HTTP\/1\.1 (200|400|404) /);
    const body = 'x'.repeat(11 * 1024 * 1024);
    assert.equal((await fetch(origin, { method: 'POST', body })).status, 405);
    // A download that is given up.
    const socket = connect(Number(new URL(origin).port), '127.0.0.1');
    socket.write(`GET /large.png HTTP/1.1\r\nhost: ${host}\r\n\r\n`);
    await once(socket, 'data');
    socket.resetAndDestroy();
    await once(socket, 'close');
    for (const name of ['evil.example', `evil.example:${new URL(origin).port}`, 'localhost.evil.example'])
      assert.match(await sendRaw(origin, `GET / HTTP/1.1\r\nhost: ${name}\r\n\r\n`), /^HTTP\/1\.1 403 /);
    assert.equal((await fetch(origin.replace('127.0.0.1', 'localhost'))).status, 200);
  } finally {
    pipe.close();
    server.close();
    server.closeAllConnections();
  }
});

test('npm start says which ports it took in place of those in use', async () => {
  const taken = createServer().listen(0, '127.0.0.1');
  await once(taken, 'listening');
  const { port } = taken.address() as AddressInfo;
  const { text, stop } = await start({ DEMO_PORT: String(port) });
  taken.close();
  assert.match(
    text,
    new RegExp(`Port ${port} is in use; the demo is at http://127\\.0\\.0\\.1:\\d+ instead`),
  );
  assert.equal(await stop(), 0);
});

test('npm start serves both origins, stops on a signal, and keeps the accounts', async () => {
  const first = await start();
  assert.notEqual(new URL(first.demo).origin, new URL(first.emulator).origin);
  assert.equal((await post(`${first.emulator}/auth/signup`)).status, 200);
  assert.equal(await first.stop(), 0);
  const second = await start();
  assert.equal((await post(`${second.emulator}/auth/login`)).status, 200);
  assert.equal(await second.stop(), 0);
});

test('the page for realtime finds its script and its sockets', async () => {
  const { demo, emulator, stop } = await start();
  const page = (await ask(new URL('realtime.html', demo).href)).text;
  const hash = /realtime-connection-hash="(\w+)"/.exec(page)?.[1] ?? '';
  const script = /<script src="(\S+xano\.min\.js)"/.exec(page)?.[1] ?? '';
  assert.match((await ask(new URL(script, demo).href)).text, /XanoClient/);
  const socket = new WebSocket(`${emulator.replace(/^http(.*)\/api:.*$/, 'ws$1')}/rt/${hash}`);
  await once(socket, 'open');
  socket.terminate();
  assert.equal(await stop(), 0);
});

function post(url: string): Promise<Response> {
  const headers = { 'content-type': 'application/json' };
  return fetch(url, { method: 'POST', headers, body: JSON.stringify(ada) });
}

async function start(more: Record<string, string> = {}) {
  const script = fileURLToPath(new URL('start.mjs', demoServer));
  const env = { ...process.env, DEMO_PORT: '0', EMULATOR_PORT: '0', DATA_DIR: join(folder, 'data'), ...more };
  const child = spawn(process.execPath, [script, '--no-build'], {
    env,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let text = '';
  for await (const chunk of child.stdout as AsyncIterable<Buffer>) {
    text += String(chunk);
    if (text.includes('Ctrl-C')) break;
  }
  const [demo = '', emulator = ''] = text.match(/http:\S+/g) ?? [];
  return {
    text,
    demo,
    emulator,
    async stop() {
      const exit = once(child, 'exit') as Promise<[number | null]>;
      child.kill('SIGINT');
      return (await exit)[0];
    },
  };
}

/** A request whose path goes out as it is: `fetch` would tidy up the dots. */
function ask(url: string, path?: string) {
  const options = path === undefined ? {} : { path };
  return new Promise<{ status: number; text: string; headers: Record<string, unknown> }>(
    (resolve, reject) => {
      const outgoing = request(url, options, (response) => {
        let text = '';
        response.on('data', (chunk) => (text += String(chunk)));
        response.on('end', () =>
          resolve({ status: response.statusCode ?? 0, text, headers: response.headers }),
        );
      });
      outgoing.on('error', reject);
      outgoing.end();
    },
  );
}
