import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { mkdir, readdir, readFile, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { createConnection } from '../../../src/core/connection/parse.js';
import { parsePage } from '../../../src/doctor/parse-page.js';
import { createEmulator } from '../../../src/emulator/index.js';
import type { EmulatorOptions } from '../../../src/emulator/index.js';
import { readConnections } from '../../../src/doctor/read-tag-settings.js';
import { ada, BASE_URL, CommandLine } from '../../support/command-line.js';
import type { Reply } from '../../support/command-line.js';

const INSTANCE = 'x8ki-letl-twmt.n7.xano.io';
const KEY = 'key-that-nobody-else-may-see-0123456789';

/** An account on Xano with two workspaces, and what they serve. */
async function account(options: EmulatorOptions = {}): Promise<CommandLine> {
  const cli = new CommandLine();
  const meta = {
    keys: [KEY],
    instances: [
      {
        name: 'x8ki-letl-twmt',
        display: 'Shop',
        domain: INSTANCE,
        workspaces: [
          {
            id: 1,
            name: 'Shop',
            branches: [{ label: 'v1' }],
            groups: [{ canonical: 'abCD1234', name: 'Authentication' }],
          },
          { id: 2, name: 'Back office' },
        ],
      },
    ],
  };
  cli.emulator = createEmulator({ meta, ...options });
  await cli.emulator.control.addUser(ada);
  for (const host of ['app.xano.com', INSTANCE])
    cli.hosts.set(host, (request) => cli.emulator.fetch(request));
  await cli.folder();
  return cli;
}

const read = async (cli: CommandLine, name: string) => readFile(join(cli.cwd, 'site', name), 'utf8');

/** Settings of the only connection of a page, as the core reads them. */
function settingsOf(html: string) {
  const [connection] = readConnections({ ...parsePage(html), url: undefined, policies: [] });
  assert.ok(connection);
  return connection.options;
}

/** What the setup writes for a group with all of Xano's quick start. */
const FILES = [
  'login.html',
  'account.html',
  'sign-up.html',
  'forgot-password.html',
  'reset-password.html',
  'magic-link.html',
  'profile.html',
];

test('from a key to pages that work, by taking what is offered', async () => {
  const cli = await account({ refresh: true });
  const replies: Reply[] = ['Meta API Key', KEY, '', '', '', '', '', '', '', ada.email, ada.password, '', ''];
  assert.equal(await cli.run(['setup', '--out', 'site'], replies), 0);
  assert.deepEqual(cli.questions, [
    'How shall the backend be found?',
    'Meta API Key (it is not stored)',
    'Workspace',
    'Data source',
    'Endpoint that signs in',
    'Endpoint of the current user',
    'Endpoint that signs up',
    'Endpoint that renews tokens',
    'Try a sign-in now, to find the token and the user in the answers?',
    'Your email',
    'Your password',
    'Key of the roles',
    'Do some hosts use other data, such as staging?',
  ]);
  const files = await readdir(join(cli.cwd, 'site'));
  assert.deepEqual(files.filter((name) => name.endsWith('.html')).sort(), FILES.toSorted());
  for (const name of FILES) {
    const { baseUrl, refreshEndpoint, authTokenKey } = settingsOf(await read(cli, name));
    assert.deepEqual(
      [baseUrl, refreshEndpoint, authTokenKey],
      [`https://${INSTANCE}/api:abCD1234`, 'POST /auth/token', undefined],
    );
  }
  assert.match(await read(cli, 'account.html'), /<xano-auth-guard redirect-to="login.html">\s*<template>/);
  assert.match(
    cli.out,
    /^<link rel="stylesheet" href="cdn\/cloak.css">\n<script type="module" src="cdn\/xano-auth-elements.js"><\/script>\n<xano-connection/,
  );
  assert.match(cli.err, /^Check it: node dist\/cli\/main\.js doctor site\/login\.html$/m);
  await writeFile(join(cli.cwd, 'site/xano-auth-elements.js'), '');
  for (const name of FILES) {
    cli.out = '';
    const { problems } = await cli.doctor(`site/${name}`, ['--host', 'app.example.com']);
    // Whether the library lies beside the pages depends on whether it has been built here.
    assert.deepEqual(
      problems.filter(({ code }) => code !== 'script-missing'),
      [],
    );
  }
});

test('the key and the password are in no output, file or address, and go to no other host', async () => {
  const cli = await account();
  const replies: Reply[] = ['Meta API Key', KEY, '', '', '', '', '', '', ada.email, ada.password, '', ''];
  assert.equal(await cli.run(['setup', '--out', 'site'], replies), 0);
  const names = (await readdir(join(cli.cwd, 'site'))).filter((name) => name.endsWith('.html'));
  const texts = await Promise.all(names.map((name) => read(cli, name)));
  for (const secret of [KEY, ada.password]) {
    for (const text of [cli.out, cli.err, ...texts, ...cli.questions]) assert.ok(!text.includes(secret));
  }
  const withKey = cli.sent.filter(({ url, headers, body }) =>
    `${url}${body}${[...headers].join()}`.includes(KEY),
  );
  assert.ok(withKey.length > 0);
  for (const { url, headers, body } of withKey) {
    assert.match(url, /^https:\/\/(app\.xano\.com|x8ki-letl-twmt\.n7\.xano\.io)\/api:meta\//);
    assert.ok(!url.includes(KEY) && !body.includes(KEY));
    assert.equal(headers.get('authorization'), `Bearer ${KEY}`);
  }
  const withPassword = cli.sent.filter(({ url, body }) => `${url}${body}`.includes(ada.password));
  assert.deepEqual(
    withPassword.map(({ url }) => url),
    [`https://${INSTANCE}/api:abCD1234/auth/login`],
  );
});

test('the key may come from the environment, and nothing is asked for it', async () => {
  const cli = await account();
  cli.env.XANO_META_API_KEY = KEY;
  assert.equal(await cli.run(['setup', '--json'], ['', '', '', '', '', false, '']), 0);
  assert.ok(!cli.questions.some((question) => /key/i.test(question)));
  const { snippet, pages, written } = JSON.parse(cli.out) as {
    snippet: string;
    pages: Record<string, string>;
    written: string[];
  };
  assert.equal(settingsOf(snippet).baseUrl, `https://${INSTANCE}/api:abCD1234`);
  assert.deepEqual([Object.keys(pages), written], [FILES, []]);
});

for (const args of [
  ['setup', '--key', KEY],
  ['setup', `--key=${KEY}`],
  ['setup', '--meta-api-key', KEY],
  ['setup', '--token', KEY],
  ['setup', 'eyJhbGciOiJSUzI1NiJ9.eyJpZCI6MSwibmFtZSI6IkEifQ.c2lnbmF0dXJl'],
  ['doctor', BASE_URL, '--email', 'a@example.com', '--password', KEY],
]) {
  test(`${args.slice(0, 3).join(' ').slice(0, 40)} … is refused, and not repeated`, async () => {
    const cli = await account();
    assert.equal(await cli.run(args), 2);
    assert.match(cli.err, /is no argument: others could read it/);
    assert.ok(!`${cli.out}${cli.err}`.includes(args.at(-1) ?? ''));
    assert.equal(cli.sent.length, 0);
  });
}

test('a wrong key is refused in words that say what to do', async () => {
  const cli = await account();
  assert.equal(await cli.run(['setup'], ['Meta API Key', 'wrong-key']), 2);
  assert.match(cli.err, /does not accept this Meta API Key/);
  assert.ok(!cli.err.includes('wrong-key'));
});

test('from a Base URL, with token and user found in the answers of a sign-in', async () => {
  const cli = await new CommandLine().backend({ tokenShape: 'auth_token', wrapUser: true });
  const replies: Reply[] = ['Base URL', BASE_URL, '', '', '', '', true, ada.email, ada.password, '', false];
  assert.equal(await cli.run(['setup'], replies), 0);
  const { authTokenKey, userKey, rolesKey } = settingsOf(cli.out.split('\n\n')[0] ?? '');
  assert.deepEqual([authTokenKey, userKey, rolesKey], ['auth_token', 'user', undefined]);
  assert.match(cli.out, /<!-- login.html -->\n<!doctype html>/);
  assert.ok(!/eyJ/.test(cli.out + cli.err));
});

test('a sign-in that fails says why, and can be tried again or left out', async () => {
  const cli = await new CommandLine().backend();
  const before: Reply[] = ['', '', '', '', true, ada.email, 'wrong'];
  assert.equal(await cli.run(['setup', BASE_URL], [...before, true, ada.email, ada.password, '', false]), 0);
  assert.match(cli.err, /Invalid Credentials/);
  assert.match(cli.err, /Signed in/);
  const again = await new CommandLine().backend();
  assert.equal(await again.run(['setup', BASE_URL], [...before, false, false]), 0);
});

test('with the documentation off every endpoint is typed', async () => {
  const cli = await new CommandLine().backend({
    docs: false,
    endpoints: { login: '/sign-in', me: '/whoami' },
  });
  const replies: Reply[] = [
    '',
    'POST /sign-in',
    '/whoami',
    'none',
    '',
    '',
    true,
    ada.email,
    ada.password,
    '',
    false,
  ];
  const code = await cli.run(['setup', BASE_URL, '--json'], replies);
  assert.equal(code, 0);
  const { snippet, pages } = JSON.parse(cli.out) as { snippet: string; pages: object };
  const { signInEndpoint, currentUserEndpoint } = settingsOf(snippet);
  assert.deepEqual([signInEndpoint, currentUserEndpoint], ['POST /sign-in', 'GET /whoami']);
  assert.deepEqual(Object.keys(pages), ['login.html', 'account.html']);
});

test('environments become values for their hosts', async () => {
  const cli = await new CommandLine().backend();
  const staging: Reply[] = [true, '', 'staging.example.com localhost', 'test', ''];
  assert.equal(await cli.run(['setup', BASE_URL], ['', '', '', '', false, ...staging, false]), 0);
  const options = settingsOf(cli.out);
  const header = (host: string) => createConnection(options, host).headers().get('x-data-source');
  assert.deepEqual(['staging.example.com', 'localhost:3000', 'www.example.com'].map(header), [
    'test',
    'test',
    null,
  ]);
});

test('a file that is there is replaced only where the person says so', async () => {
  const cli = await account();
  cli.env.XANO_META_API_KEY = KEY;
  const replies: Reply[] = ['', '', '', '', '', false, ''];
  assert.equal(await cli.run(['setup', '--out', 'site'], replies), 0);
  await writeFile(join(cli.cwd, 'site/login.html'), 'mine');
  await writeFile(join(cli.cwd, 'site/account.html'), 'mine');
  assert.equal(
    await cli.run(['setup', '--out', 'site'], [...replies, '', true, ...FILES.slice(2).map(() => false)]),
    0,
  );
  assert.equal(await read(cli, 'login.html'), 'mine');
  assert.match(await read(cli, 'account.html'), /<xano-auth-guard/);
});

test('nothing is written through a link that leads out of the folder', async () => {
  const replies: Reply[] = ['', '', '', '', '', false, ''];
  for (const target of ['../outside.html', '../there.html', '../outside/deep.html']) {
    const cli = await account();
    cli.env.XANO_META_API_KEY = KEY;
    await mkdir(join(cli.cwd, 'site'));
    await writeFile(join(cli.cwd, 'there.html'), 'mine');
    await symlink(target, join(cli.cwd, 'site/account.html'));
    assert.equal(await cli.run(['setup', '--out', 'site'], [...replies, true, true]), 2);
    assert.match(cli.err, /account\.html is a link that leads out of/);
    assert.equal(await readFile(join(cli.cwd, 'there.html'), 'utf8'), 'mine');
    assert.ok(!existsSync(join(cli.cwd, 'outside.html')));
  }
});

test('a link within the folder, and a folder that is a link, are written to', async () => {
  const cli = await account();
  cli.env.XANO_META_API_KEY = KEY;
  await mkdir(join(cli.cwd, 'pages'));
  await symlink('pages', join(cli.cwd, 'site'));
  await writeFile(join(cli.cwd, 'site/other.html'), 'mine');
  await symlink('other.html', join(cli.cwd, 'site/login.html'));
  assert.equal(await cli.run(['setup', '--out', 'site'], ['', '', '', '', '', false, '', true]), 0);
  assert.match(await readFile(join(cli.cwd, 'pages/other.html'), 'utf8'), /<xano-sign-in-form/);
});

test('a Base URL that cannot be one is refused', async () => {
  const cli = new CommandLine();
  assert.equal(await cli.run(['setup', 'https://xano.example.com']), 2);
  assert.match(cli.err, /Write the Base URL of the API group/);
});
