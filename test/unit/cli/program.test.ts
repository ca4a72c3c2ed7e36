import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { after, before, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { askTerminal } from '../../../src/cli/ask-terminal.js';
import { Stopped } from '../../../src/cli/io.js';
import { programCall } from '../../../src/cli/package-info.js';
import { ada, form, html, script } from '../../support/command-line.js';

const root = new URL('../../../', import.meta.url);
const program = fileURLToPath(new URL('src/cli/main.ts', root));
const { version } = JSON.parse(await readFile(new URL('package.json', root), 'utf8')) as { version: string };
const metaKey = 'a-key-for-the-local-xano';

let folder = '';
let emulator: Awaited<ReturnType<typeof serve>>;
before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'program-'));
  emulator = await serve();
});
after(async () => {
  assert.equal(await emulator.stop(), 0);
  await rm(folder, { recursive: true });
});

function start(args: readonly string[], input: string, env: Record<string, string> = {}) {
  const child = spawn(process.execPath, ['--import', 'tsx', program, ...args], {
    cwd: fileURLToPath(root),
    env: { ...process.env, XANO_PASSWORD: '', XANO_META_API_KEY: '', ...env },
  });
  if (input !== 'open') child.stdin.end(input);
  const texts = { out: '', err: '' };
  child.stdout.on('data', (data) => (texts.out += String(data)));
  child.stderr.on('data', (data) => (texts.err += String(data)));
  return { child, texts };
}

async function run(args: readonly string[], input = '', env: Record<string, string> = {}) {
  const { child, texts } = start(args, input, env);
  const [code] = (await once(child, 'close')) as [number | null];
  return { code, ...texts };
}

/** `emulator` as a process of its own, until its address is printed. */
async function serve() {
  const { child, texts } = start(['emulator', '--port', '0', '--meta'], 'open', {
    XANO_META_API_KEY: metaKey,
  });
  while (!texts.out.includes('Ctrl-C')) await once(child.stdout, 'data');
  const [baseUrl = ''] = /http:\S+/.exec(texts.out) ?? [];
  const headers = { 'content-type': 'application/json' };
  await fetch(`${baseUrl}/auth/signup`, { method: 'POST', headers, body: JSON.stringify(ada) });
  return {
    baseUrl,
    async stop() {
      const exit = once(child, 'exit') as Promise<[number | null]>;
      child.kill('SIGINT');
      return (await exit)[0];
    },
  };
}

async function page(body: string): Promise<string> {
  const path = join(folder, 'page.html');
  await writeFile(join(folder, 'xano-auth-elements.js'), '');
  await writeFile(join(folder, 'account.html'), '');
  await writeFile(path, html(body, script.replace('cdn/', '')));
  return path;
}

test('it tells its version and its commands, and what the exit codes mean', async () => {
  assert.deepEqual(await run(['--version']), { code: 0, out: `${version}\n`, err: '' });
  const { code, out } = await run(['--help']);
  assert.equal(code, 0);
  for (const command of ['setup', 'doctor', 'emulator']) assert.match(out, new RegExp(`\\n  ${command} `));
  assert.match(
    (await run(['doctor', '--help'])).out,
    /Exit codes: 0 no problem, 1 problems found, 2 could not check/,
  );
  assert.equal((await run([])).code, 2);
});

test('a good page ends with 0, a bad one with 1, one that is not there with 2', async () => {
  const connection = `<xano-connection base-url="${emulator.baseUrl}"></xano-connection>`;
  const good = await run(['doctor', await page(connection + form), '--host', 'localhost:5173']);
  assert.deepEqual([good.code, good.err], [0, '']);
  assert.match(good.out, /No problem found/);
  assert.equal((await run(['doctor', await page(form)])).code, 1);
  assert.equal((await run(['doctor', join(folder, 'lost.html')])).code, 2);
});

test('a server that does not run is told from one that there is not', async () => {
  const connection = '<xano-connection base-url="http://127.0.0.1:1/api:abCD1234"></xano-connection>';
  const { code, out } = await run(['doctor', await page(connection + form), '--json', '--host', 'localhost']);
  const { findings } = JSON.parse(out) as { findings: { code: string }[] };
  assert.deepEqual([code, findings.map((finding) => finding.code)], [1, ['unreachable']]);
});

test('where there is no terminal, the password is a line of standard input', async () => {
  const args = ['doctor', emulator.baseUrl, '--email', ada.email];
  const { code, out, err } = await run(args, `${ada.password}\n`);
  assert.equal(code, 0);
  assert.match(out, /answers a token/);
  assert.ok(!`${out}${err}`.includes(ada.password));
  const without = await run(args);
  assert.equal(without.code, 2);
  assert.match(without.err, /Nobody answers/);
});

test('setup can be answered by lines', async () => {
  const answers = ['test', 'POST /auth/login', '2', '', 'n', 'n'];
  const args = ['setup', '--meta-origin', new URL(emulator.baseUrl).origin];
  const { code, out, err } = await run(args, answers.join('\n'), { XANO_META_API_KEY: metaKey });
  assert.equal(code, 0, err);
  assert.match(out, /current-user-endpoint="GET \/orders"/);
  assert.match(out, /data-source="test"/);
  assert.ok(!`${out}${err}`.includes(metaKey));
});

function terminal() {
  const input = Object.assign(new PassThrough(), { isTTY: true, setRawMode: () => {} });
  const output = Object.assign(new PassThrough(), { isTTY: true, columns: 80, rows: 24 });
  let shown = '';
  output.on('data', (data) => (shown += String(data)));
  const ask = askTerminal(input, output, new AbortController().signal);
  return { ask, shown: () => shown, type: (keys: string) => void input.write(keys) };
}

test('in a terminal a secret is not shown', async () => {
  const { ask, shown, type } = terminal();
  const answer = ask.secret('Meta API Key');
  type('s3cret');
  type('\r');
  assert.equal(await answer, 's3cret');
  assert.match(shown(), /Meta API Key/);
  assert.ok(!shown().includes('s3cret'));
});

test('in a terminal choices are made with the arrow keys, and what is offered with Enter', async () => {
  const { ask, type } = terminal();
  const choices = ['live', 'test'].map((label) => ({ value: label, label }));
  const second = ask.choose('Data source', choices);
  type('\x1b[B');
  type('\r');
  assert.equal(await second, 'test');
  const offered = ask.text('Data source', { initial: 'live' });
  type('\r');
  assert.equal(await offered, 'live');
  const no = ask.confirm('Try again?', false);
  type('\r');
  assert.equal(await no, false);
});

test('Ctrl-C in a question stops the command', async () => {
  const { ask, type } = terminal();
  const answer = ask.text('Base URL');
  type('\x03');
  await assert.rejects(answer, Stopped);
});

test('twenty questions in a terminal leave no warning behind', async () => {
  const warnings: Error[] = [];
  const listen = (warning: Error): void => void warnings.push(warning);
  process.on('warning', listen);
  const { ask, type } = terminal();
  for (let index = 0; index < 20; index++) {
    const answer = ask.text('Name', { initial: 'Ada' });
    type('\r');
    assert.equal(await answer, 'Ada');
  }
  // Warnings are emitted on the next tick.
  await new Promise((resolve) => setImmediate(resolve));
  process.off('warning', listen);
  assert.deepEqual(warnings, []);
});

test('the program says how it is called again: by its path in a clone, by npx where it is installed', () => {
  assert.equal(programCall('/home/ada/clone/dist/cli/main.js', '/home/ada/clone'), 'node dist/cli/main.js');
  assert.equal(
    programCall('/home/ada/clone/dist/cli/main.js', '/home/ada/site'),
    'node ../clone/dist/cli/main.js',
  );
  assert.equal(programCall('/a b/dist/cli/main.js', '/'), 'node "a b/dist/cli/main.js"');
  for (const installed of [
    '/x/node_modules/.bin/xano-auth-elements',
    '/usr/bin/xano-auth-elements',
    '/x/node_modules/xano-auth-elements/dist/cli/main.js',
  ])
    assert.equal(programCall(installed, '/x'), 'npx xano-auth-elements');
});
