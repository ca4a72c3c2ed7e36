// The Content Security Policy of docs/security.md, sent with the demo's own pages: nothing there offends against it.
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { createStaticServer, listen } from '../../demo/server/static.mjs';
import { createEmulator } from '../../src/emulator/index.js';
import { serveEmulator } from '../../src/emulator/http-server.js';
import { engineNames, openBrowser, type Page, type TestBrowser } from '../support/browsers/index.js';
import { blocks, INSTANCE } from '../support/e2e/guide.js';

const root = fileURLToPath(new URL('../../', import.meta.url));
const [block = ''] = blocks('security.md', 'A Content Security Policy', 'http');
const [, printed = ''] = /^Content-Security-Policy: (.*)$/m.exec(block) ?? [];
const watch = '<script src="/watch/watch-csp.js"></script>';

/** The demo and its backend; the provider's page is another server's, and has no such header. */
const openStrictDemo = async () => {
  const emulator = createEmulator({ providerPage: '/provider.html' });
  let backendUrl = '';
  const server = createStaticServer({
    mounts: {
      '/cdn/': join(root, 'cdn'),
      '/watch/': join(root, 'test/support/e2e'),
      '/': join(root, 'demo'),
    },
    replace: (html: string) => html.replaceAll('%EMULATOR%', backendUrl).replace('<head>', `<head>${watch}`),
  });
  server.prependListener('request', ({ url }, response) => {
    if (!url?.startsWith('/provider.html'))
      response.setHeader('Content-Security-Policy', printed.replaceAll(INSTANCE, backendUrl));
  });
  const url = await listen(server, 0);
  // The demo's panel asks the emulator for e-mails; that it may is told here.
  const backend = await serveEmulator({ emulator, control: [url] });
  backendUrl = backend.url;
  return {
    url,
    async close() {
      server.close();
      server.closeAllConnections();
      await backend.close();
      await emulator.close();
    },
  };
};

for (const engine of engineNames())
  describe(`the policy of the guide, in ${engine}`, () => {
    let browser: TestBrowser;
    let demo: Awaited<ReturnType<typeof openStrictDemo>>;
    let page: Page;
    before(async () => {
      browser = await openBrowser(engine);
      demo = await openStrictDemo();
      page = await (await browser.newContext()).newPage();
    });
    after(async () => {
      await browser.close();
      await demo.close();
    });

    const open = (path: string) => page.goto(`${demo.url}/${path}`);
    const at = (path: string) => page.waitFor((wanted) => location.pathname === wanted, path);
    const shows = (selector: string) =>
      page.waitFor((path) => document.querySelector(path)?.checkVisibility(), selector);
    /** What the policy has kept from happening since the tab was opened. */
    const violations = () => page.evaluate('globalThis.violations');

    test('is in force: a script in the page does not run, and is told', async () => {
      const other = await (await browser.newContext()).newPage();
      await other.goto(`${demo.url}/orders.html`);
      // The guard leads on, and what was told goes along.
      await other.waitFor(`location.pathname === '/login.html' && globalThis.violations?.length > 0`);
      assert.match(String(await other.evaluate('globalThis.violations')), /^script-src/);
    });

    test('a stranger signs up, comes to a guarded page, uses the menu and signs out', async () => {
      await open('profile.html');
      await at('/login.html');
      await open('sign-up.html');
      await page.fill('xano-sign-up-form input[name=name]', 'Ada');
      await page.fill('xano-sign-up-form input[name=email]', 'ada@example.com');
      await page.fill('xano-sign-up-form input[name=password]', 'correct-horse-1');
      await page.click('xano-sign-up-form button[type=submit]');
      await at('/account.html');
      await shows('main h1');
      assert.equal(await page.text('main h1'), 'Hello Ada');
      await page.click('a[href="profile.html"]');
      await shows('xano-profile-form button[type=submit]');
      await page.evaluate(() => {
        const input = document.querySelector<HTMLInputElement>('xano-profile-form input[type=file]');
        const pixel = Uint8Array.from(
          atob('R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7'),
          (byte) => byte.charCodeAt(0),
        );
        const chosen = new DataTransfer();
        chosen.items.add(new File([pixel], 'me.gif', { type: 'image/gif' }));
        if (input) input.files = chosen.files;
        input?.dispatchEvent(new Event('input', { bubbles: true }));
      });
      await page.waitFor(() => {
        const picture = document
          .querySelector('xano-profile-form')
          ?.shadowRoot?.querySelector<HTMLImageElement>('img[src^="blob:"]');
        return picture?.complete && picture.naturalWidth > 0;
      });
      // The emulator keeps pictures as `data:`, Xano at an address of its own: this one is not saved.
      await page.evaluate(() => document.querySelector('xano-profile-form')?.reset());
      await page.fill('xano-profile-form input[name=city]', 'London');
      await page.click('xano-profile-form button[type=submit]');
      await page.waitFor(() =>
        document.querySelector('xano-profile-form')?.shadowRoot?.querySelector('[part=notice]'),
      );
      await page.click('xano-user-menu >>> button');
      await page.click('xano-user-menu a[href="account.html"]');
      await page.click('xano-logout-button');
      await at('/login.html');
      await shows('xano-sign-in-form button[type=submit]');
      assert.deepEqual(await violations(), []);
    });

    test('the sign-in page in other languages, an error, and a provider', async () => {
      await open('login.html');
      await shows('xano-sign-in-form button[type=submit]');
      for (const [language, label] of [
        ['de', 'Passwort'],
        ['ar', 'كلمة المرور'],
        ['ja', 'パスワード'],
      ] as const) {
        await page.evaluate((value) => {
          const select = document.querySelector<HTMLSelectElement>('#language');
          if (select) select.value = value;
          select?.dispatchEvent(new Event('change'));
        }, language);
        await page.waitFor(
          (wanted) =>
            document.querySelector('xano-sign-in-form label[for$=password]')?.textContent === wanted,
          label,
        );
      }
      await page.fill('xano-sign-in-form input[name=email]', 'ada@example.com');
      await page.fill('xano-sign-in-form input[name=password]', 'wrong-horse-1');
      await page.press('Enter');
      await page.waitFor(() => document.querySelector('xano-sign-in-form')?.matches(':state(error)'));
      await page.click('xano-oauth-button >>> button');
      await at('/provider.html');
      // Its script has run, at the end of the page.
      await page.waitFor(() => document.querySelector('#host')?.textContent);
      await page.click('button[value=allow]');
      await at('/account.html');
      await shows('main h1');
      assert.deepEqual(await violations(), []);
    });
  });
