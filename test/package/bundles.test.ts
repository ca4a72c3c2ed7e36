// Who imports one element gets that one and what it draws; the rest stays out of the bundle.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { brotliCompressSync } from 'node:zlib';
import { type Bundle, bundlers } from '../support/package/bundlers.js';
import { elementFolders } from '../support/package/element-folders.js';
import { installPackage, type Installed } from '../support/package/installed.js';

/** The folders of elements that come with each, and how much of the whole it may weigh. */
const ALONE: Readonly<Record<string, { brings: readonly string[]; share: number }>> = {
  'auth-guard': { brings: ['auth-guard'], share: 0.45 },
  connection: { brings: ['connection'], share: 0.75 },
  'logout-button': { brings: ['logout-button'], share: 0.45 },
  // To a visitor who is signed in already, a form offers to log out.
  'sign-in-form': { brings: ['logout-button', 'sign-in-form'], share: 0.65 },
  'sign-up-form': { brings: ['logout-button', 'sign-up-form'], share: 0.65 },
  user: { brings: ['user'], share: 0.4 },
};

/** What is loaded beside the everyday entry. */
const BESIDE = {
  'change-password-form': 0.7,
  'code-form': 0.7,
  'delete-account-button': 0.6,
  'forgot-password-form': 0.7,
  'magic-link-form': 0.75,
  notice: 0.5,
  'oauth-button': 0.6,
  'profile-form': 0.7,
  'reset-password-form': 0.75,
  'user-menu': 0.5,
};

const inside = 'node_modules/xano-auth-elements/dist/';
const has = ({ modules }: Bundle, path: string): boolean => modules.includes(inside + path);

const elementsIn = ({ modules }: Bundle): string[] =>
  elementFolders(modules.filter((path) => path.startsWith(inside)));

const weigh = ({ code }: Bundle): number => brotliCompressSync(code).length;

let installed: Installed;
before(async () => {
  installed = await installPackage();
});
after(() => installed.remove());

for (const [name, bundle] of Object.entries(bundlers))
  describe(name, () => {
    const bundled = (program: string) => bundle(installed.root, program);
    let everything: Bundle;
    before(async () => {
      everything = await bundled(`import 'xano-auth-elements'`);
    });

    test('the everyday entry brings every element, and nothing that is loaded when used', () => {
      assert.deepEqual(elementsIn(everything), Object.keys(ALONE).sort());
      assert.deepEqual(
        everything.modules.filter((path) =>
          /emulator\/|refresh\/protocol|vendor|developer\/explain\.js/.test(path),
        ),
        [],
      );
    });

    test('there is an entry for each element', () => {
      const entries = installed.entries.flatMap((entry) => /\/components\/(.+)\.js$/.exec(entry)?.[1] ?? []);
      const bundles = ['account', 'attributes', 'setup'];
      assert.deepEqual(entries.sort(), [...Object.keys(ALONE), ...Object.keys(BESIDE), ...bundles].sort());
    });

    for (const [element, { brings, share }] of Object.entries(ALONE))
      test(`<xano-${element}> alone leaves the others out`, async () => {
        const alone = await bundled(`import 'xano-auth-elements/components/${element}.js'`);
        assert.deepEqual(elementsIn(alone), brings);
        assert.equal(has(alone, 'src/core/create-auth.js'), element === 'connection', 'the core');
        const [bytes, all] = [weigh(alone), weigh(everything)];
        assert.ok(bytes < share * all, `${bytes} of ${all} bytes`);
      });

    for (const [element, share] of Object.entries(BESIDE))
      test(`<xano-${element}> brings no other element of the account`, async () => {
        const alone = await bundled(`import 'xano-auth-elements/components/${element}.js'`);
        const others = elementsIn(alone).filter((name) => name !== element);
        assert.deepEqual(
          others.filter((name) => name in BESIDE),
          [],
        );
        assert.equal(has(alone, 'src/core/create-auth.js'), false, 'the core');
        const [bytes, all] = [weigh(alone), weigh(everything)];
        assert.ok(bytes < share * all, `${bytes} of ${all} bytes`);
      });

    test('the core knows no element and no Lit', async () => {
      const core = await bundled(
        `import { createAuth } from 'xano-auth-elements/core'; createAuth({ baseUrl: location.hash })`,
      );
      assert.ok(has(core, 'src/core/create-auth.js'));
      assert.deepEqual(
        core.modules.filter((path) => /components|lit|emulator\//.test(path)),
        [],
      );
    });

    test('who imports an error gets the error', async () => {
      const errors = await bundled(
        `import { AuthError } from 'xano-auth-elements/core'; throw new AuthError('aborted', '')`,
      );
      assert.deepEqual(
        errors.modules.filter((path) => path.startsWith('node_modules')),
        [`${inside}src/core/errors.js`],
      );
    });

    test('an entry without elements that nobody uses leaves nothing behind', async () => {
      const entries = installed.entries.filter((entry) => /elements\/(?!setup)[\w-]+$/.test(entry));
      assert.ok(entries.includes('xano-auth-elements/core'));
      for (const entry of entries) assert.equal((await bundled(`import '${entry}'`)).code.trim(), '', entry);
    });
  });
