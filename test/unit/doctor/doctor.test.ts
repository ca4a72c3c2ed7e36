import assert from 'node:assert/strict';
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { pathToFileURL } from 'node:url';
import type { EmulatorOptions } from '../../../src/emulator/index.js';
import {
  ada,
  BASE_URL,
  connection,
  form,
  HOST,
  html,
  script,
  CommandLine,
} from '../../support/command-line.js';

const page = 'https://app.example.com/';
const email = ['--email', ada.email];

interface Broken {
  readonly mistake: string;
  readonly code: string;
  /** Part of the cure. */
  readonly fix: RegExp;
  readonly html: string;
  readonly headers?: Record<string, string>;
  readonly backend?: EmulatorOptions;
  readonly args?: readonly string[];
}

const guard = (content: string) => `<xano-auth-guard>${content}</xano-auth-guard>`;

const broken: readonly Broken[] = [
  {
    mistake: 'no connection',
    code: 'no-connection',
    fix: /<xano-connection base-url=/,
    html: html(form),
  },
  {
    mistake: 'two connections, and a form that does not say which',
    code: 'several-connections',
    fix: /connection="id"/,
    html: html(connection + connection.replace('>', ' name="second">') + form),
  },
  {
    mistake: 'a connection="…" that is the id of none',
    code: 'unknown-connection',
    fix: /id="shop"/,
    html: html(connection + form.replace('>', ' connection="shop">')),
  },
  {
    mistake: 'the Base URL of another group',
    code: 'wrong-group',
    fix: /Base URL of the group that lists auth\/login/,
    html: html(connection.replace('abCD1234', 'orders99') + form),
  },
  {
    mistake: 'an origin that CORS does not allow',
    code: 'cors',
    fix: /Allow https:\/\/app\.example\.com/,
    html: html(),
    backend: { cors: ['https://www.example.com'] },
  },
  {
    mistake: 'a Base URL with http:',
    code: 'configuration',
    fix: /https:/,
    html: html(connection.replace('https:', 'http:') + form),
  },
  {
    mistake: 'a policy that keeps the page from asking the backend',
    code: 'csp-connect',
    fix: /connect-src 'self' https:\/\/xano\.example\.com/,
    html: html(),
    headers: { 'content-security-policy': "default-src 'self'" },
  },
  {
    mistake: 'a policy in the head that blocks the script',
    code: 'csp-script',
    fix: /script-src 'self'/,
    html: html(undefined, `<meta http-equiv="Content-Security-Policy" content="script-src 'none'">${script}`),
  },
  {
    mistake: 'a policy that blocks the style sheet which stands in the page',
    code: 'csp-style',
    fix: /style-src the hash/,
    html: html(
      undefined,
      `<style data-xano-cloak>xano-auth-guard:not(:defined){display:none}</style>${script}`,
    ),
    headers: { 'content-security-policy': "style-src 'self'" },
  },
  {
    mistake: 'a policy of Trusted Types without the one of Lit',
    code: 'csp-trusted-types',
    fix: /lit-html/,
    html: html(),
    headers: { 'content-security-policy': 'trusted-types default' },
  },
  {
    mistake: 'an own form without method="dialog"',
    code: 'form-method',
    fix: /<form method="dialog">/,
    html: html(
      `${connection}<xano-sign-in-form><form><input name="email"><input name="password" type="password"></form></xano-sign-in-form>`,
    ),
  },
  {
    mistake: 'a guard whose content can be seen before the script runs',
    code: 'guard-cloak',
    fix: /<template>/,
    html: html(connection + guard('<p>Members only</p>')),
  },
  {
    mistake: 'a script that is not where the page says',
    code: 'script-missing',
    fix: /cdn/,
    html: html(undefined, script.replace('cdn/', 'scripts/')),
  },
  {
    mistake: 'a module that is loaded as a plain script',
    code: 'script-type',
    fix: /type="module"/,
    html: html(undefined, script.replace(' type="module"', '')),
  },
  {
    mistake: 'no script',
    code: 'no-script',
    fix: /<script type="module"/,
    html: html(undefined, ''),
  },
  {
    mistake: 'an attribute with its hyphen left out',
    code: 'unknown-attribute',
    fix: /data-source/,
    html: html(connection.replace('>', ' datasource="live">') + form),
  },
  {
    mistake: 'an element that the everyday file does not have',
    code: 'element-script',
    fix: /components\/user-menu\.js/,
    html: html(`${connection}${form}<xano-user-menu></xano-user-menu>`),
  },
  {
    mistake: 'an attribute for elements of the page, without its script',
    code: 'element-script',
    fix: /components\/attributes\.js/,
    html: html(`${connection}${form}<a data-xano-show="signed-out" href="#">Sign in</a>`),
  },
  {
    mistake: 'a field of the page without a name',
    code: 'field-name',
    fix: /name="…"/,
    html: html(connection + form.replace('></', '><label slot="fields">Company <input></label></')),
  },
  {
    mistake: 'a tag that closes itself',
    code: 'self-closing',
    fix: /<xano-sign-in-form><\/xano-sign-in-form>/,
    html: html(`${connection}<xano-sign-in-form />`),
  },
  {
    mistake: 'hosts with a protocol',
    code: 'hosts',
    fix: /app\.example\.com/,
    html: html(
      connection.replace(
        '></',
        '><xano-environment name="a" hosts="https://a.example"></xano-environment></',
      ) + form,
    ),
  },
  {
    mistake: 'hosts that leave out the one of the page',
    code: 'environment',
    fix: /Add app\.example\.com/,
    html: html(
      `<xano-connection><xano-environment name="a" hosts="a.example" base-url="${BASE_URL}"></xano-environment></xano-connection>${form}`,
    ),
  },
  {
    mistake: 'a key in the page',
    code: 'secret-in-page',
    fix: /revoke/,
    html: html(
      `${connection}${form}<!-- eyJhbGciOiJSUzI1NiJ9ab.eyJpZCI6MSwibmFtZSI6IkEifQ.c2lnbmF0dXJlLWhlcmU -->`,
    ),
  },
  {
    mistake: 'a host that there is not',
    code: 'dns',
    fix: /Copy the address/,
    html: html(connection.replace(HOST, 'xano.example.invalid') + form),
  },
  {
    mistake: 'a current user at another path',
    code: 'endpoint-missing',
    fix: /current-user-endpoint="GET \/users\/me"/,
    html: html(),
    backend: { endpoints: { me: 'GET /users/me' } },
  },
  {
    mistake: 'a data source that there is not',
    code: 'data-source',
    fix: /data-source/,
    html: html(connection.replace('>', ' data-source="staging">') + form),
  },
  {
    mistake: 'a token under another key',
    code: 'no-token-in-answer',
    fix: /auth-token-key="auth_token"/,
    html: html(),
    backend: { tokenShape: 'auth_token' },
    args: email,
  },
  {
    mistake: 'a user that is wrapped',
    code: 'user-key',
    fix: /user-key="user"/,
    html: html(),
    backend: { wrapUser: true },
    args: email,
  },
  {
    mistake: 'a form that names its field otherwise than the endpoint',
    code: 'form-fields',
    fix: /identifier-field/,
    html: html(connection + form.replace('>', ' identifier="username">')),
  },
  {
    mistake: 'a form with an endpoint that cannot be read',
    code: 'configuration',
    fix: /^$/,
    html: html(connection + form.replace('>', ' endpoint="login">')),
  },
  {
    mistake: 'the emulator in a published page',
    code: 'emulator',
    fix: /Take the attribute/,
    html: html(`<xano-connection emulator></xano-connection>${form}`),
  },
  {
    mistake: 'an emulator that is switched off',
    code: 'form-fields',
    fix: /identifier-field/,
    html: html(connection.replace('>', ' emulator="false">') + form.replace('>', ' identifier="username">')),
  },
  {
    mistake: 'a backend on this machine in a published page',
    code: 'loopback',
    fix: /xano-environment/,
    html: html(connection.replace(`https://${HOST}`, 'http://localhost:5174') + form),
  },
];

for (const { mistake, code, fix, html: source, headers, backend, args } of broken) {
  test(`${mistake}: one cause, and its cure`, async () => {
    const cli = (await new CommandLine().backend(backend)).page(source, headers);
    cli.hosts.set('localhost:5174', (request) => cli.emulator.fetch(request));
    const { problems, ok, ...report } = await cli.doctor(page, args, [ada.password]);
    assert.deepEqual(
      problems.map((finding) => finding.code),
      [code],
    );
    assert.match(problems[0]?.fix ?? '', fix);
    assert.equal(ok, false);
    assert.equal(report.code, 1);
  });
}

test('a page that works has no problem, and the doctor says what it found to be right', async () => {
  const cloaked = '<link rel="stylesheet" href="cdn/cloak.css">';
  const body = `${connection}${form}${guard('<template><xano-user></xano-user></template>')}${guard('Bare text <p>Hello</p>')}`;
  const cli = (await new CommandLine().backend()).page(html(body, script + cloaked), {
    'content-security-policy': `default-src 'self'; connect-src https://${HOST}; trusted-types lit-html`,
  });
  const { code, ok, findings, passed } = await cli.doctor(page, email, [ada.password]);
  assert.deepEqual([code, ok, findings], [0, true, []]);
  assert.deepEqual(passed, [
    'Nothing is wrong with the tags, scripts and policy of the page.',
    `${HOST} answers.`,
    'POST /auth/login is there.',
    'POST /auth/signup is there.',
    'GET /auth/me is there.',
    'CORS lets a page of https://app.example.com read the answers.',
    `POST /auth/login in group abCD1234 of ${HOST} answers a token.`,
    'The user has the keys id, created_at, name, email, role.',
  ]);
});

test('elements of the account may come by their own file, by that of all, or by a bundle', async () => {
  const menu = '<xano-user-menu></xano-user-menu><p data-xano-user="name"></p>';
  const attributes = '<script type="module" src="cdn/components/attributes.js"></script>';
  for (const scripts of [
    `<script type="module" src="cdn/components/user-menu.js"></script>${attributes}`,
    `<script type="module" src="cdn/components/account.js"></script>${attributes}`,
    '<script type="module" src="assets/app-1a2b3c.js"></script>',
    `<script type="module">import 'https://cdn.example.com/components/account.js'</script>`,
  ]) {
    const cli = (await new CommandLine().backend()).page(html(connection + menu + form, script + scripts));
    const { findings } = await cli.doctor(page);
    assert.deepEqual(
      findings.filter(({ code }) => code === 'element-script'),
      [],
      scripts,
    );
  }
});

test('the everyday file has the elements that components/index.ts has, and no other', async () => {
  const index = await readFile(new URL('../../../components/index.ts', import.meta.url), 'utf8');
  const everyday = [...index.matchAll(/Xano\w+ \} from '\.\/[\w-]+\/([\w-]+)\.js'/g)].map(
    ([, name = '']) => `xano-${name}`,
  );
  assert.ok(everyday.includes('xano-user'));
  const tags = [...everyday, 'xano-user-menu', 'xano-notice', 'xano-setup'];
  const body = tags.map((tag) => `<${tag}></${tag}>`).join('\n');
  const cli = (await new CommandLine().backend()).page(html(connection + body));
  const { findings } = await cli.doctor(page);
  assert.deepEqual(
    findings.filter(({ code }) => code === 'element-script').map(({ message }) => message.split(' ')[0]),
    ['<xano-user-menu>', '<xano-notice>', '<xano-setup>'],
  );
});

test('people read the causes in sentences, with lines, and a count', async () => {
  const cli = (await new CommandLine().backend()).page(html(connection + guard('<p>Members only</p>')));
  assert.equal(await cli.run(['doctor', page]), 1);
  assert.match(
    cli.out,
    /^https:\/\/app\.example\.com\/, as served from app\.example\.com\nConnection https:/,
  );
  assert.match(
    cli.out,
    /\nwarning {2}line 6: The content of <xano-auth-guard> can be seen .*\n {9}Put it into/,
  );
  assert.match(cli.out, /\n0 errors, 1 warning, 0 notes\.\n$/);
  const fine = (await new CommandLine().backend()).page(html());
  assert.equal(await fine.run(['doctor', page]), 0);
  assert.match(fine.out, /\nNo problem found\.\n$/);
});

test('machines read one JSON object with everything in it', async () => {
  const cli = (await new CommandLine().backend()).page(html(form));
  const { code: _, problems: __, ...report } = await cli.doctor(page);
  assert.deepEqual(report, {
    ok: false,
    target: page,
    host: 'app.example.com',
    connections: [],
    findings: [
      {
        severity: 'error',
        code: 'no-connection',
        message: 'No <xano-connection> found; forms do nothing and guarded content stays hidden.',
        fix: 'Write <xano-connection base-url="…"></xano-connection>, with the Base URL of the API group.',
        line: null,
      },
    ],
    passed: [],
    summary: { errors: 1, warnings: 0, notes: 0 },
  });
});

test('a page on the disk is checked for the host that it will be served from', async () => {
  const cli = await new CommandLine().backend({ cors: ['https://app.example.com'] });
  const folder = await cli.folder();
  await mkdir(join(folder, 'cdn'));
  await writeFile(join(folder, 'cdn/xano-auth-elements.js'), '');
  await writeFile(join(folder, 'login.html'), html());
  await writeFile(join(folder, 'account.html'), '');
  const { code, connections } = await cli.doctor('login.html', ['--host', 'app.example.com']);
  assert.equal(code, 0);
  assert.deepEqual(connections, [{ id: null, baseUrl: BASE_URL, environment: null, dataSource: null }]);
  cli.out = '';
  const other = await cli.doctor('login.html', ['--host', 'localhost:3000']);
  assert.match(other.problems[0]?.fix ?? '', /Allow http:\/\/localhost:3000/);
  cli.out = '';
  const opened = await cli.doctor(pathToFileURL(join(folder, 'login.html')).href, [
    '--host',
    'app.example.com',
  ]);
  assert.deepEqual(
    opened.problems.map(({ code: kind }) => kind),
    ['file-url'],
  );
});

test('the environment is the one for the host, or the one that is named', async () => {
  const environments =
    '<xano-environment name="staging" hosts="staging.example.com" data-source="test"></xano-environment>';
  const source = html(connection.replace('></', `>${environments}</`) + form);
  const cli = (await new CommandLine().backend()).page(source);
  assert.equal((await cli.doctor(page)).connections[0]?.environment, null);
  cli.out = '';
  const { connections } = await cli.doctor(page, ['--host', 'staging.example.com']);
  assert.deepEqual(connections, [
    { id: null, baseUrl: BASE_URL, environment: 'staging', dataSource: 'test' },
  ]);
  cli.out = '';
  assert.equal((await cli.doctor(page, ['--environment', 'staging'])).connections[0]?.environment, 'staging');
  cli.out = '';
  const { problems } = await cli.doctor(page, ['--environment', 'stagin']);
  assert.match(problems[0]?.message ?? '', /environment="stagin" cannot be used/);
});

test('of several connections each is checked, or the one that is named', async () => {
  const second = connection
    .replace('<xano-connection', '<xano-connection id="second" name="2"')
    .replace('abCD1234', 'other999');
  const source = html(
    connection.replace('>', ' id="first">') + second + form.replace('>', ' connection="first">'),
  );
  const cli = (await new CommandLine().backend()).page(source);
  assert.deepEqual(
    (await cli.doctor(page)).problems.map(({ code }) => code),
    ['wrong-group'],
  );
  cli.out = '';
  const { code, connections } = await cli.doctor(page, ['--connection', 'first', ...email], [ada.password]);
  assert.deepEqual([code, connections.map(({ id }) => id)], [0, ['first']]);
  cli.out = '';
  assert.equal(await cli.run(['doctor', page, ...email]), 2);
  assert.match(cli.err, /--connection/);
});

test('a Base URL is checked without a page', async () => {
  const cli = await new CommandLine().backend();
  const { code, connections } = await cli.doctor(BASE_URL);
  assert.deepEqual([code, connections[0]?.baseUrl], [0, BASE_URL]);
});

test('with the documentation off, endpoints are found by calls that change nothing', async () => {
  const cli = (await new CommandLine().backend({ docs: false })).page(html());
  const { code, findings } = await cli.doctor(page);
  assert.deepEqual([code, findings.map((finding) => finding.code)], [0, ['docs-off']]);
  assert.ok(!cli.emulator.control.log.some(({ path }) => path === '/auth/signup'));
  const without = (await new CommandLine().backend({ docs: false, endpoints: { me: '/whoami' } })).page(
    html(),
  );
  assert.deepEqual(
    (await without.doctor(page)).problems.map((finding) => finding.code),
    // No GET /auth/me, and nothing else can be known without a POST: most likely it is another group.
    ['wrong-group'],
  );
});

test('a certificate that browsers refuse is named as such', async () => {
  const cli = (await new CommandLine().backend()).page(html());
  cli.hosts.set(HOST, () => {
    throw new TypeError('fetch failed', { cause: { code: 'CERT_HAS_EXPIRED' } });
  });
  const { problems } = await cli.doctor(page);
  assert.deepEqual(
    problems.map(({ code }) => code),
    ['tls'],
  );
  assert.equal(problems[0]?.message, `The certificate of ${HOST} has expired (TLS: CERT_HAS_EXPIRED).`);
});

test('a host that is no Xano is named as such', async () => {
  const cli = (await new CommandLine().backend()).page(html());
  cli.hosts.set(HOST, () => new Response('<h1>Welcome</h1>', { headers: { 'content-type': 'text/html' } }));
  assert.deepEqual(
    (await cli.doctor(page)).problems.map(({ code }) => code),
    ['not-xano'],
  );
});

test('a host that gives no answer in time, at once or in the middle, is a cause', async () => {
  for (const after of [0, 1, 2]) {
    const cli = (await new CommandLine().backend()).page(html());
    let left = after;
    cli.hosts.set(HOST, (request) => {
      if (left-- === 0) throw new DOMException('too late', 'TimeoutError');
      return cli.emulator.fetch(request);
    });
    const { code, problems } = await cli.doctor(page);
    assert.deepEqual([code, problems.map((finding) => finding.code)], [1, ['timeout']]);
  }
});

test('no sign-in is tried where there is no endpoint for it', async () => {
  const cli = (await new CommandLine().backend({ endpoints: { login: '/enter' } })).page(html());
  const { problems } = await cli.doctor(page, email, [ada.password]);
  assert.deepEqual(
    problems.map(({ code }) => code),
    ['endpoint-missing'],
  );
});

test('a token of another data source is explained', async () => {
  const cli = (await new CommandLine().backend()).page(html());
  cli.hosts.set(HOST, (request) => {
    const moved = new Request(request);
    if (new URL(request.url).pathname.endsWith('/auth/me')) moved.headers.set('x-data-source', 'test');
    return cli.emulator.fetch(moved);
  });
  const { problems } = await cli.doctor(page, email, [ada.password]);
  assert.deepEqual(
    problems.map(({ code }) => code),
    ['unauthorized'],
  );
  assert.equal(problems[0]?.fix, 'Use one data-source on every page.');
});

test('a guard that asks for roles, and a user who has none', async () => {
  const source = html(
    `${connection}${form}<xano-auth-guard roles="admin"><template>x</template></xano-auth-guard>`,
  );
  const cli = (await new CommandLine().backend()).page(
    source.replace('abCD1234"', 'abCD1234" roles-key="groups"'),
  );
  const { problems } = await cli.doctor(page, email, [ada.password]);
  assert.deepEqual(
    problems.map(({ code }) => code),
    ['roles-key'],
  );
  assert.equal(problems[0]?.fix, 'Write roles-key="role".');
});

test('ten requests in twenty seconds are not exceeded, and a refused one is tried again', async () => {
  const clock = { max: 10, seconds: 20 };
  const cli = (await new CommandLine().backend({ rateLimit: clock })).page(html());
  const { code } = await cli.doctor(page, ['--leaks', ...email], [ada.password]);
  assert.equal(code, 0);
  assert.ok(cli.waits.length > 0);
  assert.ok(cli.emulator.control.log.every(({ status }) => status !== 429));

  const busy = (await new CommandLine().backend({ rateLimit: { max: 1, seconds: 20 } })).page(html());
  const { problems, passed } = await busy.doctor(page);
  assert.deepEqual(
    problems.map((finding) => finding.code),
    ['rate-limit'],
  );
  assert.match(problems[0]?.fix ?? '', /user-max-age="60"/);
  assert.ok(passed.includes('GET /auth/me is there.'));
});

test('the password comes from the prompt or from XANO_PASSWORD, and is in no output', async () => {
  for (const given of ['prompt', 'environment', 'wrong']) {
    const cli = (await new CommandLine().backend()).page(html());
    const password = given === 'wrong' ? 'wrong-password-1' : ada.password;
    if (given === 'environment') cli.env.XANO_PASSWORD = password;
    const { code } = await cli.doctor(page, email, given === 'environment' ? [] : [password]);
    assert.equal(code, given === 'wrong' ? 1 : 0);
    assert.equal(cli.questions.length, given === 'environment' ? 0 : 1);
    assert.ok(!`${cli.out}${cli.err}`.includes(password));
    const withPassword = cli.sent.filter(({ url, body }) => `${url}${body}`.includes(password));
    assert.deepEqual(
      withPassword.map(({ url }) => url),
      [`${BASE_URL}/auth/login`],
    );
  }
});

for (const [why, args, words] of [
  ['a page that is not there', ['doctor', 'nowhere.html'], /There is no file/],
  ['an address that answers an error', ['doctor', 'https://app.example.com/lost.html'], /answers 404/],
  ['a host that there is not', ['doctor', 'https://nowhere.example/'], /No host is called nowhere\.example/],
  ['no page', ['doctor'], /missing required argument/],
  ['an unknown option', ['doctor', page, '--colour'], /unknown option/],
  ['an unknown command', ['heal'], /unknown command/],
  ['an unusable host', ['doctor', page, '--host', 'a b'], /--host "a b" cannot be used/],
  [
    'a choice among connections where there is no page',
    ['doctor', BASE_URL, '--connection', 'a'],
    /is a Base URL/,
  ],
  ['an unknown connection', ['doctor', page, '--connection', 'shop'], /No <xano-connection id="shop">/],
] as const) {
  test(`${why} ends with the exit code for what could not be done`, async () => {
    const cli = (await new CommandLine().backend()).page(html());
    assert.equal(await cli.run(args), 2);
    assert.match(cli.err, words);
    assert.equal(cli.out, '');
  });
}

test('what could not be done is JSON too', async () => {
  const cli = new CommandLine();
  assert.equal(await cli.run(['doctor', 'nowhere.html', '--json']), 2);
  assert.match(String((JSON.parse(cli.out) as { error: string }).error), /There is no file/);
});

test('a stop from outside is no result', async () => {
  const cli = (await new CommandLine().backend()).page(html());
  cli.hosts.set(HOST, () => {
    cli.stop.abort();
    throw new DOMException('stopped', 'AbortError');
  });
  assert.equal(await cli.run(['doctor', page]), 130);
});

test('the documentation lists every code that the checks can find', async () => {
  const root = new URL('../../../', import.meta.url);
  const docs = await readFile(new URL('docs/command-line.md', root), 'utf8');
  const folders = ['src/doctor/'].map((path) => new URL(path, root));
  const sources = await Promise.all(
    folders.map(async (folder) => {
      const names = await readdir(folder);
      return Promise.all(names.map((name) => readFile(new URL(name, folder), 'utf8')));
    }),
  );
  const codes = [
    ...sources
      .flat()
      .join('\n')
      .matchAll(/\bcode: (?:\w+ \? )?'([a-z-]+)'/g),
  ].map(([, code]) => code);
  assert.ok(codes.length > 40);
  assert.deepEqual(
    codes.filter((code) => !docs.includes(`\`${code}\``)),
    [],
  );
});

test('what a page or a server says cannot command the terminal', async () => {
  const cli = (await new CommandLine().backend()).page(
    html(connection + form.replace('>', ' connection="a\x1b[2Jb">')),
  );
  assert.equal(await cli.run(['doctor', page]), 1);
  assert.match(cli.out, /connection="a\ufffd\[2Jb"/);
});

test('a password is asked for with the host that it goes to, and only where there is one', async () => {
  const cli = (await new CommandLine().backend()).page(html());
  await cli.doctor(page, email, [ada.password]);
  assert.deepEqual(cli.questions, [`Password of ${ada.email} at ${HOST}`]);
  const without = (await new CommandLine().backend()).page(html(form));
  await without.doctor(page, email);
  assert.deepEqual(without.questions, []);
});

test('a page nested 20,000 deep is checked like any other', async () => {
  for (const tag of ['div', 'xano-auth-guard']) {
    const deep = `${`<${tag}>`.repeat(20_000)}<form><input type="password"></form>`;
    const cli = (await new CommandLine().backend()).page(html(connection + form + deep));
    const { findings } = await cli.doctor(page);
    assert.ok(findings.some(({ code }) => code === 'form-method'));
  }
});

/** Everything that left for the backend, save preflights. */
const asked = (cli: CommandLine) =>
  cli.sent
    .filter(({ url, method }) => url.startsWith(BASE_URL) && method !== 'OPTIONS')
    // A GET of the library's own has a parameter that keeps caches out.
    .map(({ url, method }) => `${method} ${url.slice(BASE_URL.length).replace(/\?_=\w+$/, '')}`);

const dangerous = `<xano-connection base-url="${BASE_URL}" sign-in-endpoint="POST /orders/delete-all"
  sign-up-endpoint="PUT /users/1" current-user-endpoint="DELETE /users/me" refresh-endpoint="PATCH /users/1"
  sign-out-endpoint="DELETE /sessions"></xano-connection>`;

for (const docs of [true, false])
  test(`endpoints that a page names are never called, save by GET, with the documentation ${docs ? 'on' : 'off'}`, async () => {
    for (const args of [[], email]) {
      const cli = (await new CommandLine().backend({ docs })).page(
        html(`${dangerous}${form}<xano-sign-in-form endpoint="DELETE /users"></xano-sign-in-form>`),
      );
      await cli.doctor(page, args, [ada.password]);
      assert.deepEqual(asked(cli), []);
      assert.ok(!JSON.stringify(cli.sent).includes(ada.password));
    }
  });

test('what cannot be known without changing something is said', async () => {
  const cli = (await new CommandLine().backend({ docs: false })).page(html());
  const { findings } = await cli.doctor(page, email, [ada.password]);
  assert.match(
    findings.find(({ code }) => code === 'docs-off')?.message ?? '',
    /Whether there is POST \/auth\/login, POST \/auth\/signup cannot be known without calling it/,
  );
  const untried = findings.find(({ code }) => code === 'sign-in-not-tried');
  assert.match(untried?.message ?? '', /No sign-in was tried: no description says what POST \/auth\/login/);
  assert.deepEqual(asked(cli), ['GET /auth/me']);
});

for (const [what, attributes] of [
  ['a sign-in that is no POST', 'sign-in-endpoint="PUT /auth/login"'],
  ['a current user that is no GET', 'current-user-endpoint="POST /auth/login"'],
] as const)
  test(`${what} gets neither password nor token`, async () => {
    const cli = (await new CommandLine().backend()).page(
      html(connection.replace('></', ` ${attributes}></`) + form),
    );
    const { findings } = await cli.doctor(page, email, [ada.password]);
    const codes = findings.map(({ code }) => code);
    assert.ok(codes.includes('sign-in-not-tried') || codes.includes('endpoint-missing'), codes.join());
    assert.ok(!JSON.stringify(cli.sent).includes(ada.password));
  });

test('a sign-in asks for the user and calls nothing else, whatever the page names for refresh and sign-out', async () => {
  const cli = (await new CommandLine().backend({ refresh: true, logout: true, expiresIn: true })).page(
    html(
      connection.replace('></', ' refresh-endpoint="/auth/token" sign-out-endpoint="DELETE /orders"></') +
        form,
    ),
  );
  await cli.doctor(page, email, [ada.password]);
  assert.deepEqual(asked(cli), ['GET /auth/me', 'POST /auth/login', 'GET /auth/me']);
});
