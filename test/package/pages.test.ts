// Pages that use the installed package in every way that the readme names, in a real browser.
import assert from 'node:assert/strict';
import { cp, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { after, before, describe, test } from 'node:test';
import { build as buildWithEsbuild } from 'esbuild';
import { build as buildWithVite } from 'vite';
import { openSite, type Site } from '../support/e2e/site.js';
import { engineNames, openBrowser, type Page, type TestBrowser } from '../support/browsers/index.js';
import { installPackage, type Installed } from '../support/package/installed.js';

const ADA = { email: 'ada@example.com', password: 'correct-horse-1', name: 'Ada' };
const CDN = '/node_modules/xano-auth-elements/cdn/';
const COPY = '/copy/cdn/';

const TAGS = [
  ...['xano-auth-guard', 'xano-connection', 'xano-environment', 'xano-header'],
  ...['xano-logout-button', 'xano-sign-in-form', 'xano-sign-up-form', 'xano-text', 'xano-user'],
];

/** What each module alone defines: itself, and what it draws. */
const DEFINES: Readonly<Record<string, readonly string[]>> = {
  'auth-guard': ['xano-auth-guard'],
  connection: ['xano-connection', 'xano-environment', 'xano-header', 'xano-text'],
  'logout-button': ['xano-logout-button'],
  'sign-in-form': ['xano-logout-button', 'xano-sign-in-form'],
  'sign-up-form': ['xano-logout-button', 'xano-sign-up-form'],
  user: ['xano-user'],
};

/** Two bundles, each with a copy of what all elements share: the connection in one, its users in the other. */
const HALVES: Readonly<Record<string, readonly string[]>> = {
  'half.js': ['connection'],
  'other-half.js': ['sign-in-form', 'auth-guard', 'user'],
};

/** A page where one can sign in and out, around what loads the library. */
const html = (head: string): string => `<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><title>Test</title><link rel="icon" href="data:,">${head}</head>
<body>
<xano-connection base-url="%BASE%" refresh-endpoint="POST /auth/token"></xano-connection>
<xano-sign-in-form></xano-sign-in-form>
<xano-auth-guard><template>
  <p>Hello <xano-user field="name"></xano-user></p><xano-logout-button></xano-logout-button>
</template></xano-auth-guard>
</body></html>`;

const script = (src: string): string => `<script type="module" src="${src}"></script>`;

const importMap = JSON.stringify({
  imports: {
    'xano-auth-elements': `${CDN}xano-auth-elements.js`,
    'xano-auth-elements/core': `${CDN}core.js`,
    'xano-auth-elements/components/': `${CDN}components/`,
  },
});

const pages: Record<string, string> = {
  '/cdn.html': html(script(`${CDN}xano-auth-elements.js`)),
  '/classic.html': html(`<script src="${CDN}xano-auth-elements.classic.js" defer></script>`),
  '/import-map.html': html(`<script type="importmap">${importMap}</script><script type="module">
    import 'xano-auth-elements/components/connection.js';
    import { XanoUser } from 'xano-auth-elements';
    import { AuthError } from 'xano-auth-elements/core';
    globalThis.imported = [customElements.get('xano-user') === XanoUser, typeof AuthError];
  </script>`),
  '/esbuild.html': html(script('/built-by-esbuild/main.js')),
  '/one-file.html': html(script('/built-by-esbuild/one-file.js')),
  '/twice.html': html(script(`${CDN}xano-auth-elements.js`) + script(`${COPY}xano-auth-elements.js`)),
  '/mixed.html': html(
    Object.keys(HALVES)
      .map((file) => script(`/built-by-esbuild/${file}`))
      .join(''),
  ),
};
for (const name of Object.keys(DEFINES))
  pages[`/alone/${name}.html`] = `<!doctype html><title>Alone</title><link rel="icon" href="data:,">
    ${script(`/built-by-esbuild/${name}.js`)}`;

const program = `import 'xano-auth-elements';`;

/** Bundles with esbuild as its own documentation shows it. */
const buildAll = async ({ root, folder, write }: Installed): Promise<void> => {
  const one = (name: string): string => `import 'xano-auth-elements/components/${name}.js';`;
  const alone = Object.keys(DEFINES).map((name) => [`${name}.js`, one(name)]);
  const halves = Object.entries(HALVES).map(([file, names]) => [file, names.map(one).join('\n')]);
  const files = Object.fromEntries([...alone, ...halves]) as Record<string, string>;
  await write({ ...files, 'main.js': program, 'one-file.js': program });
  const common = { absWorkingDir: root, bundle: true, format: 'esm', logLevel: 'silent' } as const;
  const outdir = join(root, 'built-by-esbuild');
  const split = ['main.js', ...alone.map(([file]) => file ?? '')];
  await buildWithEsbuild({ ...common, entryPoints: split, splitting: true, minify: true, outdir });
  await buildWithEsbuild({ ...common, entryPoints: ['one-file.js', ...Object.keys(HALVES)], outdir });
  await cp(join(folder, 'cdn'), join(root, 'copy', 'cdn'), { recursive: true });
};

/** Builds a page with Vite and no configuration; its pages end up in `built-by-vite`. */
const buildPage = async ({ root, write }: Installed): Promise<void> => {
  await write({
    'with-vite/index.html': html(script('./main.js')),
    'with-vite/main.js': program,
  });
  await buildWithVite({
    root: join(root, 'with-vite'),
    base: '/built-by-vite/',
    configFile: false,
    logLevel: 'silent',
    build: { outDir: join(root, 'built-by-vite'), emptyOutDir: true },
  });
  pages['/built-by-vite/index.html'] = await readFile(join(root, 'built-by-vite', 'index.html'), 'utf8');
};

const [engine] = engineNames();

describe('a page', { skip: engine ? false : 'no browser here' }, () => {
  let installed: Installed;
  let site: Site;
  let browser: TestBrowser;

  before(async () => {
    installed = await installPackage();
    await Promise.all([buildAll(installed), buildPage(installed)]);
    const root = pathToFileURL(`${installed.root}/`);
    site = await openSite(pages, { refresh: true }, () => ({}), root);
    await site.emulator.control.addUser(ADA);
    if (engine) browser = await openBrowser(engine);
  });
  after(async () => {
    await browser?.close();
    await site?.close();
    await installed?.remove();
  });

  const open = async (path: string): Promise<Page> => {
    const page = await (await browser.newContext()).newPage();
    await page.goto(site.url + path);
    return page;
  };

  /** Signs in, has the tokens renewed, reads orders: the everyday code and a part that is loaded when used. */
  const use = async (page: Page): Promise<void> => {
    site.emulator.control.clearLog();
    await page.fill('xano-sign-in-form input[name=email]', ADA.email);
    await page.fill('xano-sign-in-form input[name=password]', ADA.password);
    await page.press('Enter');
    await page.waitFor(() => document.querySelector('xano-user')?.textContent === 'Ada');
    await site.emulator.control.expireTokens();
    const status = await page.evaluate(async () => {
      const answer = await document.querySelector('xano-connection')?.fetch('/orders');
      return answer?.status;
    });
    assert.equal(status, 200);
    const renewals = site.emulator.control.log.filter(
      ({ method, path }) => method === 'POST' && path === '/auth/token',
    );
    assert.equal(renewals.length, 1);
    // The browser's own line on the expired token is empty here.
    assert.deepEqual((await page.consoleMessages()).filter(Boolean), []);
  };

  const ways = {
    'built with Vite works': '/built-by-vite/index.html',
    'built with esbuild works': '/esbuild.html',
    'built with esbuild into one file works': '/one-file.html',
    'with the one file of cdn/ works': '/cdn.html',
    'with the classic script works': '/classic.html',
  };
  for (const [title, path] of Object.entries(ways))
    test(title, async () => {
      await use(await open(path));
    });

  test('with an import map works, and has every class once', async () => {
    const page = await open('/import-map.html');
    await use(page);
    assert.deepEqual(await page.evaluate('globalThis.imported'), [true, 'function']);
  });

  test('with two copies of the library works like a page with one', async () => {
    await use(await open('/twice.html'));
  });

  test('with the connection from one copy and its users from another joins them', async () => {
    await use(await open('/mixed.html'));
  });

  for (const [name, tags] of Object.entries(DEFINES))
    test(`that imports ${name}.js alone defines ${tags.join(', ')}`, async () => {
      const page = await open(`/alone/${name}.html`);
      await page.waitFor((tag) => customElements.get(tag) && true, `xano-${name}`);
      const defined = await page.evaluate(
        (all) => all.split(' ').filter((tag) => customElements.get(tag)),
        TAGS.join(' '),
      );
      assert.deepEqual(defined, tags);
    });
});
