// What somebody has who installs the package: an editor that knows its tags, and types that find mistakes.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { getLanguageService, newHTMLDataProvider } from 'vscode-html-languageservice';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { openInEditor } from '../support/e2e/language-server.js';
import { type Project, projectWithPackage } from '../support/e2e/packed.js';

const tsc = fileURLToPath(new URL('../../node_modules/typescript/bin/tsc', import.meta.url));

const settings = {
  compilerOptions: {
    target: 'ES2022',
    lib: ['ES2024', 'DOM', 'DOM.Iterable'],
    module: 'NodeNext',
    jsx: 'preserve',
    strict: true,
    exactOptionalPropertyTypes: true,
    noEmit: true,
    types: [],
    // The libraries' own declarations are not what is tested; ours are, by their use.
    skipLibCheck: true,
  },
};

/** Right and wrong tags in JSX. A line marked as wrong must be wrong, or the compiler says so. */
const jsx = (
  framework: string,
  source: string,
  on: string,
  more = '',
): string => `/** @jsxImportSource ${source} */
import type {} from 'xano-auth-elements/${framework}';

export const right = (
  <xano-connection base-url="https://example.xano.io/api:abCD1234" timeout="15000" idle-timeout={60} emulator>
    <xano-header name="X-App" value="shop" />
    <xano-sign-in-form
      id="form"
      redirect-to="account.html"
      remember-me
      identifier="username"
      ${on}xano-sign-in={(event) => event.user['name']}
    >
      <h3 slot="heading">Welcome back</h3>
    </xano-sign-in-form>
    <xano-sign-up-form passwordrules="minlength: 10" rememberless-data="hyphens are anybody's" />
    <xano-auth-guard redirectTo="login.html" condition={(user) => user['plan'] === 'pro'} />
    <xano-user field="name" format="date" />
    <xano-connection emulator="" />
    <xano-connection emulator={Math.random() > 0.5} ${on}xano-sign-up={(event) => event.user?.['name']} />
  </xano-connection>
);
export const wrong = [
  // @ts-expect-error no such identifier
  <xano-sign-in-form identifier="mail" />,
  // @ts-expect-error no such property
  <xano-sign-in-form redirectTwo="account.html" />,
  // @ts-expect-error an attribute is text
  <xano-sign-in-form redirect-to={5} />,
  // @ts-expect-error it counts by being there
  <xano-sign-in-form remember-me="yes" />,
  // @ts-expect-error no event has a token
  <xano-sign-in-form ${on}xano-sign-in={(event) => event.token} />,
  // @ts-expect-error a sign-up may answer without a token
  <xano-sign-up-form ${on}xano-sign-up={(event) => event.user['name']} />,
  // @ts-expect-error no such tag
  <xano-sign-in-frame />,
  // @ts-expect-error it is not set from outside
  <xano-sign-in-form pending />,
  ${more}
];
`;

const frameworks: Record<string, [file: string, text: string]> = {
  'React 19': [
    'react.tsx',
    jsx(
      'react',
      'react',
      'on',
      `];
export const styled = [
  <xano-sign-in-form style={{ '--xano-radius': 0 }} className="own" key="form" ref={(form) => void form?.reset()} />,`,
    ),
  ],
  Preact: [
    'preact.tsx',
    jsx(
      'preact',
      'preact',
      'on',
      `// @ts-expect-error it might be written as "false"
  <xano-sign-in-form remember-me={false} />,
  <xano-sign-in-form rememberMe={false} class="own" ref={(form) => void form?.reset()} />,`,
    ),
  ],
  Solid: [
    'solid.tsx',
    jsx('solid', 'solid-js', 'on:', '<xano-auth-guard prop:roles="admin" class="own" />,'),
  ],
  Vue: [
    'vue.ts',
    `import 'xano-auth-elements/vue';
import type { GlobalComponents } from 'vue';
type Props<T extends keyof GlobalComponents> = InstanceType<GlobalComponents[T]>['$props'];
type Form = Props<'xano-sign-in-form'>;
export const right: Form = {
  redirectTo: 'account.html',
  rememberMe: true,
  identifier: 'email',
  class: 'own',
  onXanoSignIn: (event) => event.user,
};
export const numbers: Props<'xano-connection'> = { timeout: '15000', idleTimeout: 60, emulator: '' };
// @ts-expect-error no such identifier
export const wrong: Form = { identifier: 'mail' };
// @ts-expect-error no such property
export const absent: Form = { redirectTwo: 'account.html' };
// @ts-expect-error no event has a token
export const secret: Form = { onXanoSignIn: (event) => event.token };
`,
  ],
  Svelte: [
    'svelte.ts',
    `import 'xano-auth-elements/svelte';
import type { SvelteHTMLElements } from 'svelte/elements';
type Form = SvelteHTMLElements['xano-sign-in-form'];
export const right: Form = {
  'redirect-to': 'account.html',
  'remember-me': true,
  rememberMe: false,
  identifier: 'email',
  class: 'own',
  'onxano-sign-in': (event) => event.user,
  'on:xano-sign-in': (event) => event.user,
};
export const connection: SvelteHTMLElements['xano-connection'][] = [{ emulator: '' }, { emulator: false }];
export const outside: [
  SvelteHTMLElements['svelte:document'],
  SvelteHTMLElements['svelte:window'],
  SvelteHTMLElements['svelte:body'],
  SvelteHTMLElements['main'],
] = [
  { 'onxano-navigate': ({ url }) => url.pathname },
  { 'on:xano-error': ({ error }) => error.code },
  { 'onxano-clear-session': ({ reason }) => reason },
  { 'onxano-set-user': ({ user }) => user },
];
// @ts-expect-error no event has a token
export const told: SvelteHTMLElements['svelte:window'] = { 'onxano-sign-in': ({ token }) => token };
// @ts-expect-error no such identifier
export const wrong: Form = { identifier: 'mail' };
// @ts-expect-error it would be written as "false"
export const no: Form = { 'remember-me': false };
// @ts-expect-error no event has a token
export const secret: Form = { 'onxano-sign-in': (event) => event.token };
`,
  ],
};

describe('with the package installed', () => {
  let project: Project;
  before(() => {
    project = projectWithPackage({
      'package.json': '{ "type": "module" }',
      'tsconfig.json': JSON.stringify({ ...settings, include: ['page.tsx'] }),
      ...Object.fromEntries(Object.values(frameworks)),
    });
  });
  after(() => project.remove());

  const packageJson = () =>
    JSON.parse(readFileSync(join(project.folder, 'node_modules/xano-auth-elements/package.json'), 'utf8'));
  const ofPackage = (path: string) =>
    readFileSync(join(project.folder, 'node_modules/xano-auth-elements', path), 'utf8');

  /** What the compiler says to a file. */
  const check = (file: string): string => {
    const config = project.write(`tsconfig.${file}.json`, JSON.stringify({ ...settings, files: [file] }));
    const { status, stdout } = spawnSync(process.execPath, [tsc, '--project', config], { encoding: 'utf8' });
    return status === 0 ? '' : stdout || `ended with ${status}`;
  };

  for (const [name, [file]] of Object.entries(frameworks))
    test(`types for ${name} take what is right and find what is wrong`, () => {
      assert.equal(check(file), '');
    });

  test('the declarations themselves have no mistake', () => {
    const place = 'node_modules/xano-auth-elements/dist/types/';
    const files = ['elements', 'react'].map((name) => `${place}${name}.d.ts`);
    const config = project.write(
      'tsconfig.strict.json',
      JSON.stringify({ compilerOptions: { ...settings.compilerOptions, skipLibCheck: false }, files }),
    );
    const { stdout } = spawnSync(process.execPath, [tsc, '--project', config], { encoding: 'utf8' });
    assert.deepEqual(
      stdout.split('\n').filter((line) => line.includes('xano-auth-elements/dist/types')),
      [],
    );
  });

  test('a mistake in JSX is told by the compiler', () => {
    project.write(
      'mistake.tsx',
      '/** @jsxImportSource react */\nimport \'xano-auth-elements/react\';\nexport default <xano-user format="time" />;\n',
    );
    assert.match(check('mistake.tsx'), /mistake\.tsx\(3,.*"time"/);
  });

  test('a language server for TypeScript completes redirect-to and explains it', async () => {
    const page = project.write(
      'page.tsx',
      `/** @jsxImportSource react */
import 'xano-auth-elements/react';
export const written = <xano-sign-in-form redirect-to="account.html" />;
export const begun = <xano-sign-in-form re />;
`,
    );
    const editor = await openInEditor(project.folder, page);
    try {
      const items = await editor.complete('begun = <xano-sign-in-form re');
      const item = items.find(({ label }) => /^redirect-to\b/.test(label));
      assert.ok(item, `completed: ${items.map(({ label }) => label).join(', ')}`);
      assert.match(await editor.explain(item), /Where to navigate after Authenticate/);
      assert.match(
        await editor.hover('written = <xano-sign-in-form redirect-'),
        /Where to navigate after Authenticate/,
      );
    } finally {
      await editor.close();
    }
  });

  test('a language service for HTML completes redirect-to and explains it, from the file that README names', () => {
    const data = JSON.parse(ofPackage('dist/vscode.html-custom-data.json'));
    const service = getLanguageService({
      customDataProviders: [newHTMLDataProvider('page', data)],
    });
    const text = '<xano-sign-in-form ></xano-sign-in-form>';
    const document = TextDocument.create('file:///page.html', 'html', 1, text);
    const { items } = service.doComplete(
      document,
      document.positionAt(19),
      service.parseHTMLDocument(document),
    );
    const { documentation } = items.find(({ label }) => label === 'redirect-to') ?? {};
    assert.match(JSON.stringify(documentation), /Where to navigate after Authenticate/);
  });

  test('tools find the manifest and the web-types by package.json', () => {
    const { customElements, 'web-types': webTypes, version } = packageJson();
    const manifest = JSON.parse(ofPackage(customElements));
    for (const { path } of manifest.modules) assert.ok(ofPackage(path), path);
    assert.equal(JSON.parse(ofPackage(webTypes)).version, version);
    assert.match(ofPackage('dist/llms.txt'), /^# xano-auth-elements/);
  });
});
