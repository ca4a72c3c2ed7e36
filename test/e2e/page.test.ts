// What the page around the elements may be like, and what they cost it.
import assert from 'node:assert/strict';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { engineNames, openBrowser, type Page, type TestBrowser } from '../support/browsers/index.js';
import { tooHeavy } from '../bench/size/budgets.js';
import { openSite, type Site, withElements } from '../support/e2e/site.js';

const everything = `<xano-sign-in-form remember-me></xano-sign-in-form>
<xano-sign-up-form confirm-password></xano-sign-up-form>
<xano-logout-button show-when-signed-out></xano-logout-button>
<xano-auth-guard><template><xano-user></xano-user></template></xano-auth-guard>`;

const hostile =
  '<style>input, button, p, label { border: 7px solid red; padding: 20px; margin: 9px; display: block }</style>';

for (const engine of engineNames())
  describe(`a page in ${engine}`, () => {
    let browser: TestBrowser;
    let site: Site;
    let strict: Site;
    const newPage = async (): Promise<Page> => (await browser.newContext()).newPage();
    before(async () => {
      browser = await openBrowser(engine);
      site = await openSite({
        '/all.html': withElements(everything),
        '/hostile.html': withElements(hostile + everything),
      });
      const watch = '<script src="/test/support/e2e/watch-csp.js"></script>';
      strict = await openSite(
        { '/all.html': withElements(everything).replace('<head>', `<head>${watch}`) },
        {},
        (baseUrl) => ({
          'Content-Security-Policy': [
            "default-src 'none'",
            "script-src 'self'",
            "style-src 'none'",
            'img-src data:',
            `connect-src ${new URL(baseUrl).origin}`,
            "require-trusted-types-for 'script'",
            'trusted-types lit-html',
          ].join('; '),
        }),
      );
    });
    after(async () => {
      await browser.close();
      await site.close();
      await strict.close();
    });

    test('a strict content security policy is not violated', async () => {
      const page = await newPage();
      await page.goto(`${strict.url}/all.html`);
      await page.waitFor(() => document.querySelector('xano-sign-in-form input'));
      await strict.emulator.control.addUser({
        email: 'ada@example.com',
        password: 'correct-horse-1',
        name: 'Ada',
      });
      await page.fill('xano-sign-in-form input[name=email]', 'ada@example.com');
      await page.fill('xano-sign-in-form input[name=password]', 'wrong');
      await page.press('Enter');
      await page.waitFor(() => document.querySelector('xano-sign-in-form')?.matches(':state(error)'));
      await page.evaluate(() =>
        document
          .querySelector('xano-connection')
          ?.signIn({ email: 'ada@example.com', password: 'correct-horse-1' })
          .then(() => null),
      );
      await page.waitFor(() => document.querySelector('xano-user')?.textContent === 'Ada');
      assert.deepEqual(await page.evaluate('globalThis.violations'), []);
    });

    test("a page's own rules for input leave one box a field", async () => {
      const page = await newPage();
      await page.goto(`${site.url}/hostile.html`);
      await page.waitFor(() => document.querySelector('xano-sign-in-form input[name=email]'));
      const looks = await page.evaluate(() => {
        const { borderTopWidth, marginTop, backgroundColor } = getComputedStyle(
          document.querySelector('xano-sign-in-form input[name=email]') as Element,
        );
        return [borderTopWidth, marginTop, backgroundColor];
      });
      assert.deepEqual(looks, ['0px', '0px', 'rgba(0, 0, 0, 0)']);
    });

    test('a page that was opened as a file says so when its backend keeps it out', async () => {
      const closed = await openSite({}, { cors: ['https://example.com'] });
      const folder = await mkdtemp(join(tmpdir(), 'xano-file-'));
      const script = new URL('../../cdn/xano-auth-elements.classic.js', import.meta.url);
      const file = pathToFileURL(join(folder, 'page.html'));
      const html = withElements('<xano-sign-in-form></xano-sign-in-form>')
        .replace('type="module" src="/cdn/xano-auth-elements.js"', `src="${script.href}"`)
        .replace('%BASE%', closed.baseUrl);
      await writeFile(file, html);
      const page = await newPage();
      await page.goto(file.href);
      await page.waitFor(() => document.querySelector('xano-sign-in-form input'));
      await page.fill('xano-sign-in-form input[name=email]', 'ada@example.com');
      await page.fill('xano-sign-in-form input[name=password]', 'correct-horse-1');
      await page.press('Enter');
      await page.waitFor(() =>
        document
          .querySelector('xano-sign-in-form')
          ?.shadowRoot?.querySelector('[part=developer-message]')
          ?.textContent?.includes('opened as a file'),
      );
      await closed.close();
      await rm(folder, { recursive: true });
    });

    test('the six elements cost no more than they did, and the page nothing else', async () => {
      site.served.length = 0;
      const page = await newPage();
      await page.goto(`${site.url}/all.html`);
      await page.waitFor(() => document.querySelector('xano-sign-up-form input'));
      // What the page asked for on its way is there before this.
      await page.evaluate(() => fetch('/all.html').then(() => null));
      // Some time later, on the developer's own machine, what he alone reads: for this page, or for the one before it.
      const scripts = site.served.filter(
        (path) => path.endsWith('.js') && !path.startsWith('/cdn/developer-'),
      );
      const weights = await Promise.all(scripts.map((path) => site.weigh(path)));
      const total = weights.reduce((sum, bytes) => sum + bytes, 0);
      const complaint = tooHeavy('everyday', total);
      assert.ok(!complaint, `${complaint} Loaded: ${scripts.join(', ')}`);
    });
  });

test('the core stands once in what a page loads', async () => {
  const text = await readFile(new URL('../../cdn/xano-auth-elements.js', import.meta.url), 'utf8');
  assert.equal(text.split('xano:1:').length - 1, 1);
});
