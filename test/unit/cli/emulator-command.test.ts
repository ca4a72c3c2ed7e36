import assert from 'node:assert/strict';
import { once } from 'node:events';
import { stat, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { test } from 'node:test';
import { ada, CommandLine } from '../../support/command-line.js';

/** Starts the command and hands on what it answers; it is stopped when `use` is done. */
async function started<T>(
  cli: CommandLine,
  args: readonly string[],
  use: (baseUrl: string) => Promise<T>,
): Promise<T> {
  cli.out = '';
  cli.stop = new AbortController();
  const ended = cli.run(['emulator', '--port', '0', '--json', ...args]);
  while (cli.out === '') await Promise.race([new Promise(setImmediate), ended]);
  try {
    return await use((JSON.parse(cli.out) as { baseUrl: string }).baseUrl);
  } finally {
    cli.stop.abort();
    assert.equal(await ended, 0);
  }
}

async function post(url: string, body: object): Promise<{ status: number; body: Record<string, unknown> }> {
  const headers = { 'content-type': 'application/json' };
  const response = await fetch(url, { method: 'POST', headers, body: JSON.stringify(body) });
  return { status: response.status, body: (await response.json()) as Record<string, unknown> };
}

const get = (url: string, headers: Record<string, string> = {}) => fetch(url, { headers });

test('the emulator starts, answers, and stops', async () => {
  const cli = new CommandLine();
  const url = await started(cli, [], async (baseUrl) => {
    assert.equal((await post(`${baseUrl}/auth/signup`, ada)).status, 200);
    assert.equal((await post(`${baseUrl}/auth/login`, ada)).status, 200);
    return baseUrl;
  });
  await assert.rejects(fetch(`${url}/health`), TypeError);
});

test('it says where it is and how to stop it', async () => {
  const cli = new CommandLine();
  const ended = cli.run(['emulator', '--port', '0']);
  while (!cli.out.includes('Ctrl-C')) await Promise.race([new Promise(setImmediate), ended]);
  cli.stop.abort();
  await ended;
  assert.match(
    cli.out,
    /^Local Xano +http:\/\/127\.0\.0\.1:\d+\/api:abCD1234\n.*<xano-connection base-url="http/,
  );
  assert.match(cli.out, /Accounts are in memory\./);
  assert.match(cli.out, /For roles, start it with --control\./);
});

test('with --data accounts and sessions outlive it, in files for their owner only', async () => {
  const cli = new CommandLine();
  const folder = await cli.folder();
  const args = ['--data', 'accounts'];
  const token = await started(cli, args, async (baseUrl) => {
    const { body } = await post(`${baseUrl}/auth/signup`, ada);
    return String(body.authToken);
  });
  await started(cli, args, async (baseUrl) => {
    assert.equal((await post(`${baseUrl}/auth/login`, ada)).status, 200);
    assert.equal((await get(`${baseUrl}/auth/me`, { authorization: `Bearer ${token}` })).status, 200);
    assert.equal((await post(`${baseUrl}/auth/signup`, ada)).status, 403);
  });
  if (process.platform === 'win32') return;
  for (const name of ['users.json', 'settings.json']) {
    assert.equal((await stat(join(folder, 'accounts', name))).mode & 0o077, 0);
  }
});

test('a folder that another program has, or with a broken file in it, is refused', async () => {
  const cli = new CommandLine();
  const folder = await cli.folder();
  // The program that runs these tests is there for sure.
  await writeFile(join(folder, 'running.pid'), String(process.ppid));
  assert.equal(await cli.run(['emulator', '--port', '0', '--data', '.']), 2);
  assert.match(cli.err, /in use by another emulator/);
  // One that has died leaves its mark behind.
  await writeFile(join(folder, 'running.pid'), '999999999');
  await writeFile(join(folder, 'users.json'), '[broken');
  await started(cli, ['--data', '.'], async (baseUrl) => {
    const { status, body } = await post(`${baseUrl}/auth/login`, ada);
    assert.equal(status, 500);
    assert.match(String(body.message), /users\.json is not a table of the emulator/);
  });
});

test('a taken port is refused, with what to do', async () => {
  const other = createServer().listen(0, '127.0.0.1');
  await once(other, 'listening');
  const { port } = other.address() as AddressInfo;
  const cli = new CommandLine();
  assert.equal(await cli.run(['emulator', '--port', String(port)]), 2);
  assert.match(cli.err, new RegExp(`Port ${port} is in use\\. Name another with --port`));
  other.close();
});

test('where the usual port is in use, it is said that another is taken', async () => {
  const other = createServer().listen(5174, '127.0.0.1');
  // It may be in use already, by whoever develops here: that is the same for this test.
  await new Promise((resolve) => other.once('listening', resolve).once('error', resolve));
  const cli = new CommandLine();
  const ended = cli.run(['emulator']);
  while (!cli.out.includes('Ctrl-C')) await Promise.race([new Promise(setImmediate), ended]);
  cli.stop.abort();
  assert.equal(await ended, 0);
  assert.match(cli.err, /Port 5174 is in use, so a free one is taken/);
  assert.doesNotMatch(cli.out, /:5174\//);
  other.close();
});

test('it says where accounts lie and how to empty them, and how to try roles', async () => {
  const cli = new CommandLine();
  await cli.folder();
  const ended = cli.run(['emulator', '--port', '0', '--data', 'accounts', '--control']);
  while (!cli.out.includes('Ctrl-C')) await Promise.race([new Promise(setImmediate), ended]);
  const [url = ''] = /http:[^/]+\/\/[^/]+|http:\/\/[^/]+/.exec(cli.out) ?? [];
  await post(`${url}/api:abCD1234/auth/signup`, ada);
  const role = await post(`${url}/_emulator/setRole`, { email: ada.email, role: 'admin' });
  assert.equal(role.status, 200);
  assert.equal((await post(`${url}/_emulator/clearAccounts`, {})).status, 200);
  assert.equal((await post(`${url}/api:abCD1234/auth/login`, ada)).status, 403);
  cli.stop.abort();
  assert.equal(await ended, 0);
  assert.match(cli.out, /Accounts are kept in accounts; remove that folder to begin anew\./);
  assert.match(cli.out, /\/_emulator\/setRole -d '\{"email":"…","role":"admin"\}'/);
});

test('strict rotation ends the session of a refresh token that is used twice', async () => {
  for (const [mode, status] of [
    ['strict', 401],
    ['lenient', 200],
  ] as const) {
    await started(new CommandLine(), ['--rotation', mode], async (baseUrl) => {
      const { body: first } = await post(`${baseUrl}/auth/signup`, ada);
      const { body: second } = await post(`${baseUrl}/auth/token`, { refreshToken: first.refreshToken });
      await post(`${baseUrl}/auth/token`, { refreshToken: first.refreshToken });
      const again = await post(`${baseUrl}/auth/token`, { refreshToken: second.refreshToken });
      assert.equal(again.status, status);
    });
  }
});

test('its options reach the backend', async () => {
  const args = [
    ...['--group', 'shop1234', '--token-shape', 'auth_token', '--expires-in', '--token-lifetime', '60'],
    ...[
      '--wrap-user',
      '--wrong-credentials',
      '401',
      '--cors',
      'https://app.example.com',
      '--no-docs',
      '--leaky',
    ],
    ...['--data-sources', 'staging', '--control'],
  ];
  await started(new CommandLine(), args, async (baseUrl) => {
    assert.match(baseUrl, /\/api:shop1234$/);
    const { body } = await post(`${baseUrl}/auth/signup`, ada);
    assert.deepEqual([typeof body.auth_token, body.expiresIn], ['string', 60]);
    const me = await get(`${baseUrl}/auth/me`, { authorization: `Bearer ${String(body.auth_token)}` });
    assert.deepEqual(Object.keys((await me.json()) as object), ['user', 'permissions']);
    assert.equal((await post(`${baseUrl}/auth/login`, { ...ada, password: 'wrong-one1' })).status, 401);
    assert.equal((await get(`${baseUrl.replace('api:', 'apispec:')}?type=json`)).status, 404);
    assert.equal((await get(`${baseUrl}/customers`)).status, 200);
    assert.equal((await get(`${baseUrl}/health`, { 'x-data-source': 'staging' })).status, 200);
    const allowed = async (origin: string) =>
      (await get(`${baseUrl}/health`, { origin })).headers.get('access-control-allow-origin');
    assert.deepEqual(
      [await allowed('https://app.example.com'), await allowed('https://evil.example')],
      ['https://app.example.com', null],
    );
    assert.equal((await get(`${new URL(baseUrl).origin}/_emulator/log`)).status, 200);
  });
});

test("the rate limit is the free plan's, or the one that is given", async () => {
  const count = async (baseUrl: string) => {
    const answers = await Promise.all(Array.from({ length: 12 }, () => get(`${baseUrl}/health`)));
    return answers.filter(({ status }) => status === 200).length;
  };
  assert.equal(await started(new CommandLine(), ['--rate-limit'], count), 10);
  assert.equal(await started(new CommandLine(), ['--rate-limit', '3/60'], count), 3);
});

test('the Metadata API is there on demand, with a key of its own', async () => {
  const cli = new CommandLine();
  await started(cli, ['--meta'], async (baseUrl) => {
    const { metaKey } = JSON.parse(cli.out) as { metaKey: string };
    const url = `${new URL(baseUrl).origin}/api:meta/instance`;
    assert.equal((await get(url, { authorization: `Bearer ${metaKey}` })).status, 200);
    assert.equal((await get(url)).status, 401);
  });
  cli.env.XANO_META_API_KEY = 'a-key-of-my-own';
  await started(cli, ['--meta'], async (baseUrl) => {
    assert.ok(!`${cli.out}${cli.err}`.includes('a-key-of-my-own'));
    const headers = { authorization: 'Bearer a-key-of-my-own' };
    assert.equal((await get(`${new URL(baseUrl).origin}/api:meta/instance`, headers)).status, 200);
  });
});

for (const [args, words] of [
  [['--port', 'http'], /whole number up to 65535/],
  [['--port', '70000'], /whole number up to 65535/],
  [['--rotation', 'loose'], /strict, lenient/],
  [['--token-shape', 'cookie'], /authToken/],
  [['--cors', 'everyone'], /default, disabled, or origins/],
  [['--rate-limit', 'fast'], /such as 10\/20/],
  [['--group', 'api:abCD'], /such as abCD1234/],
] as const) {
  test(`emulator ${args.join(' ')} is refused, with what to write`, async () => {
    const cli = new CommandLine();
    assert.equal(await cli.run(['emulator', ...args]), 2);
    assert.match(cli.err, words);
  });
}
