// Every entry from outside: in Node, where servers render pages, and in TypeScript.
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { after, before, describe, test } from 'node:test';
import { promisify } from 'node:util';
import { installPackage, type Installed } from '../support/package/installed.js';

const run = promisify(execFile);
const tsc = fileURLToPath(new URL('../../node_modules/typescript/bin/tsc', import.meta.url));

let installed: Installed;
before(async () => {
  installed = await installPackage();
});
after(() => installed.remove());

/** What a program prints that a server runs in the user's folder. */
const node = async (program: string): Promise<string> => {
  const { stdout } = await run(process.execPath, ['--input-type=module', '--eval', program], {
    cwd: installed.root,
  });
  return stdout.trim();
};

describe('in Node', () => {
  test('every entry with code can be imported alone, and lets the program end', async () => {
    const modules = installed.entries.filter((entry) => !/\.(css|json)$/.test(entry));
    assert.ok(modules.length >= 10, modules.join(', '));
    for (const entry of modules) {
      const names = await node(`console.log(Object.keys(await import('${entry}')).join(' '))`);
      // Types for a framework bring no code, and attributes no names.
      const isNameless = /\/(react|preact|solid|vue|svelte|components\/attributes\.js)$/.test(entry);
      assert.match(names, isNameless ? /^$/ : /\w/, entry);
    }
  });

  test('the style sheet and package.json are found', async () => {
    for (const entry of installed.entries.filter((name) => /\.(css|json)$/.test(name)))
      assert.ok(existsSync(fileURLToPath(await node(`console.log(import.meta.resolve('${entry}'))`))), entry);
  });

  test('nothing else of the package can be imported', async () => {
    for (const inside of [
      'dist/src/core/session/stored-session.js',
      'components/shared/xano-element.js',
      'components/messages.js',
      'cdn/core.js',
    ])
      assert.equal(
        await node(
          `import('xano-auth-elements/${inside}').catch(({ code }) => console.log(code.replace('ERR_', '')))`,
        ),
        'PACKAGE_PATH_NOT_EXPORTED',
      );
  });

  test('the core signs in against the emulator', async () => {
    const program = `
      import { createAuth } from 'xano-auth-elements/core';
      import { createEmulator } from 'xano-auth-elements/emulator';
      const { fetch, control } = createEmulator();
      const ada = { email: 'ada@example.com', password: 'correct-horse-1', name: 'Ada' };
      await control.addUser(ada);
      const auth = createAuth({ baseUrl: 'https://x8ki.example/api:abCD1234', fetch });
      console.log((await auth.signIn(ada)).name, auth.$session.get().status);`;
    assert.equal(await node(program), 'Ada signed-in');
  });

  test("a user's own test of the core begins signed in", async () => {
    const program = `
      import { createAuth } from 'xano-auth-elements/core';
      import { startTestBackend } from 'xano-auth-elements/testing';
      const xano = startTestBackend();
      const auth = createAuth({ baseUrl: xano.baseUrl });
      await xano.signedInAs({ name: 'Grace' }, auth);
      console.log(auth.$user.get().name, auth.$session.get().status);
      auth.dispose();
      await xano.stop();`;
    assert.equal(await node(program), 'Grace signed-in');
  });
});

describe('in TypeScript', () => {
  const source = `
    import 'xano-auth-elements';
    import { XanoUser } from 'xano-auth-elements/components/user.js';
    import { type Auth, AuthError, createAuth } from 'xano-auth-elements/core';
    import { createEmulator } from 'xano-auth-elements/emulator';
    import { startTestBackend } from 'xano-auth-elements/testing';

    const { fetch } = createEmulator();
    const auth: Auth = createAuth({ baseUrl: 'https://x8ki.example/api:abCD1234', fetch });
    auth.signIn({ email: 'ada@example.com', password: '…' }).catch((error: unknown) => {
      if (error instanceof AuthError && error.code === 'rate-limited') console.log(error.retryAfter);
    });
    const status: 'unconfigured' | 'signed-out' | 'restoring' | 'unconfirmed' | 'signed-in' =
      auth.$session.get().status;
    document.addEventListener('xano-clear-session', ({ reason }) => console.log(reason, status));
    window.addEventListener('xano-navigate', ({ url }) => console.log(url.href));
    document.body.addEventListener('xano-error', ({ error }) => console.log(error.code));
    document.body.shadowRoot?.addEventListener('xano-set-user', ({ user }) => console.log(user['name']));
    window.addEventListener('xano-sign-in', ({ user }) => console.log(user['name']));
    // @ts-expect-error a sign-up may answer without a token
    window.addEventListener('xano-sign-up', ({ user }) => console.log(user['name']));
    document.querySelector('xano-sign-in-form')?.requestSubmit();
    const user = new XanoUser();
    user.field = 'name';
    const xano = startTestBackend({ baseUrl: 'https://x8ki.example/api:abCD1234' });
    void xano.signedInAs({ name: 'Ada' }, auth);
    void xano.signedInAs({}, document.querySelector('xano-connection') ?? undefined);
    xano.failNext('rate-limited');
    // @ts-expect-error no answer can cause that
    xano.failNext('storage');
    // @ts-expect-error a field is a text
    user.field = 1;
    // @ts-expect-error there is no such code
    if (new AuthError('offline', '').code === 'of-line') console.log();
    // @ts-expect-error tokens are not in the session
    auth.$session.get().authToken;`;

  /** Alone in its project: the fields count everywhere in it. */
  const ownUser = `
    import type { XanoAuthGuard } from 'xano-auth-elements';
    import { type Auth, createAuth } from 'xano-auth-elements/core';

    declare module 'xano-auth-elements/core' {
      interface User {
        readonly name: string;
        readonly plan?: 'free' | 'pro';
      }
    }

    window.addEventListener('xano-sign-in', ({ user }) => console.log(user.name.toUpperCase(), user['other']));
    window.addEventListener('xano-sign-up', ({ user }) => console.log(user?.name.toUpperCase()));
    const auth: Auth = createAuth({ baseUrl: 'https://x8ki.example/api:abCD1234' });
    const name: string | undefined = auth.$user.get()?.name;
    export const closes = (guard: XanoAuthGuard) => (guard.condition = ({ plan }) => plan === 'pro');
    auth.setUser({ name: name ?? '' });
    // @ts-expect-error there is no such plan
    export const opens = (guard: XanoAuthGuard) => (guard.condition = ({ plan }) => plan === 'gold');
    // @ts-expect-error a user has a name
    auth.setUser({ plan: 'pro' });`;

  for (const [module, moduleResolution] of [
    ['NodeNext', 'NodeNext'],
    ['ESNext', 'Bundler'],
  ])
    test(`a strict project compiles, the declarations included (${moduleResolution})`, async () => {
      const compilerOptions = {
        ...{ module, moduleResolution, target: 'ES2022', lib: ['ES2024', 'DOM', 'DOM.Iterable'], types: [] },
        ...{ strict: true, exactOptionalPropertyTypes: true, noUncheckedIndexedAccess: true },
        ...{ skipLibCheck: false, noEmit: true },
      };
      await installed.write({ 'main.ts': source, 'own-user.ts': ownUser });
      for (const file of ['main.ts', 'own-user.ts']) {
        await installed.write({ 'tsconfig.json': JSON.stringify({ compilerOptions, files: [file] }) });
        const told = await run(process.execPath, [tsc, '--project', 'tsconfig.json'], {
          cwd: installed.root,
        }).then(
          () => '',
          (error: { stdout: string }) => error.stdout,
        );
        assert.equal(told, '');
      }
    });
});
