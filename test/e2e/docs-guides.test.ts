// What the guides tell to write does what they say: the pages are taken from them as they stand.
import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { createStaticServer, listen } from '../../demo/server/static.mjs';
import { engineNames, openBrowser, type Page, type TestBrowser } from '../support/browsers/index.js';

const repository = fileURLToPath(new URL('../../', import.meta.url));

/** Pages on an origin of their own, beside the library. */
const servePages = async (texts: Record<string, string>) => {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'xano-pages-')));
  for (const [name, text] of Object.entries(texts)) writeFileSync(join(folder, name), text);
  const own = createStaticServer({ mounts: { '/cdn/': join(repository, 'cdn'), '/': folder } });
  after(() => {
    own.close();
    own.closeAllConnections();
    rmSync(folder, { recursive: true });
  });
  return listen(own, 0);
};
const guide = (name: string): string => readFileSync(join(repository, 'docs', name), 'utf8');

describe(
  'what the guides tell to write',
  { skip: engineNames().includes('chromium') ? false : 'no Chromium here' },
  () => {
    let browser: TestBrowser;
    before(async () => (browser = await openBrowser('chromium')));
    after(() => browser?.close());
    const shows = (page: Page, text: string) =>
      page.waitFor((wanted: string) => document.body?.innerText.includes(wanted), text);
    const signUp = async (page: Page): Promise<void> => {
      await page.fill('input[name=name]', 'Grace');
      await page.fill('input[name=email]', 'grace@example.com');
      await page.fill('input[name=password]', 'compiler-1');
      await page.click('xano-sign-up-form button[type=submit]');
    };

    test('the three pages of the start lead from nobody to a greeting', async () => {
      const blocks = [...guide('start.md').matchAll(/^`([\w-]+\.html)`:\n\n```html\n([^]*?)^```/gm)];
      const texts = Object.fromEntries(blocks.map(([, name = '', text = '']) => [name, text]));
      assert.deepEqual(Object.keys(texts), ['sign-up.html', 'login.html', 'account.html']);
      const url = await servePages(texts);
      const page = await (await browser.newContext()).newPage();
      await page.goto(`${url}/account.html`);
      await page.waitFor(() => location.pathname === '/login.html');
      await page.click('a[href="sign-up.html"]');
      await signUp(page);
      await shows(page, 'Hello Grace');
      await page.reload();
      await shows(page, 'Hello Grace');
      await page.click('xano-logout-button');
      await page.waitFor(() => location.pathname === '/login.html');
    });

    test('a hand-made localStorage.authToken is taken over', async () => {
      const [, script = ''] =
        /(<script type="module">\n[^]*?authenticate[^]*?<\/script>)/.exec(guide('recipes.md')) ?? [];
      const head = `<!doctype html><html lang="en"><title>Page</title><script type="module" src="cdn/xano-auth-elements.js"></script>
      <xano-connection emulator></xano-connection>`;
      const url = await servePages({
        'sign-up.html': `${head}<xano-sign-up-form></xano-sign-up-form>`,
        'page.html': `${head}${script}<xano-auth-guard><template>Hello <xano-user field="name"></xano-user></template></xano-auth-guard>`,
      });
      const page = await (await browser.newContext()).newPage();
      await page.goto(`${url}/sign-up.html`);
      await signUp(page);
      await page.waitFor(
        () => document.querySelector('xano-connection')?.auth?.$session.get().status === 'signed-in',
      );
      await page.evaluate(async () => {
        const connection = document.querySelector('xano-connection');
        const token = (await connection?.getToken()) ?? '';
        await connection?.clearSession();
        localStorage.setItem('authToken', token);
      });
      await page.goto(`${url}/page.html`);
      await shows(page, 'Hello Grace');
      assert.equal(await page.evaluate(() => localStorage.getItem('authToken')), null);
    });
  },
);
