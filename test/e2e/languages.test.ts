// The languages of the built package: one file more where a page is in another language, none where it is not; all of
// them in the classic script; a switch on the demo's sign-in page.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { after, before, describe, test } from 'node:test';
import { engineNames, openBrowser, type Page, type TestBrowser } from '../support/browsers/index.js';
import { openSite, type Site, withElements } from '../support/e2e/site.js';

const form = '<xano-sign-in-form></xano-sign-in-form>';
const german = (html: string): string => html.replace('lang="en"', 'lang="de"');
const demo = await readFile(new URL('../../demo/login.html', import.meta.url), 'utf8');

const pages = {
  '/en.html': withElements(form),
  '/de.html': german(withElements(form)),
  '/classic.html': german(withElements(form)).replace(
    '<script type="module" src="/cdn/xano-auth-elements.js">',
    '<script defer src="/cdn/xano-auth-elements.classic.js">',
  ),
  '/demo.html': demo
    .replaceAll('="cdn/', '="/cdn/')
    .replaceAll('="demo.', '="/demo/demo.')
    .replaceAll('="language.js', '="/demo/language.js')
    .replace('%EMULATOR%/api:abCD1234', '%BASE%'),
};

for (const engine of engineNames())
  describe(`languages, in ${engine}`, () => {
    let browser: TestBrowser;
    let site: Site;
    before(async () => {
      browser = await openBrowser(engine);
      site = await openSite(pages);
    });
    after(async () => {
      await browser.close();
      await site.close();
    });

    const open = async (path: string): Promise<Page> => {
      site.served.length = 0;
      const page = await (await browser.newContext()).newPage();
      await page.goto(site.url + path);
      return page;
    };
    const says = (page: Page, label: string) =>
      page.waitFor(
        (wanted: string) =>
          document.querySelector('xano-sign-in-form label[for$=password]')?.textContent === wanted,
        label,
      );
    const languageFiles = () => site.served.filter((path) => path.startsWith('/cdn/messages/'));

    test('an English page loads no other', async () => {
      await says(await open('/en.html'), 'Password');
      assert.deepEqual(languageFiles(), []);
    });

    test('a German page loads one file', async () => {
      await says(await open('/de.html'), 'Passwort');
      assert.deepEqual(languageFiles(), ['/cdn/messages/de.js']);
    });

    test('the classic script has them inside', async () => {
      await says(await open('/classic.html'), 'Passwort');
      assert.deepEqual(languageFiles(), []);
    });

    test('the demo changes it', async () => {
      const page = await open('/demo.html');
      await says(page, 'Password');
      await page.evaluate(() => {
        const select = document.querySelector<HTMLSelectElement>('#language');
        if (select) select.value = 'ar';
        select?.dispatchEvent(new Event('change'));
      });
      await says(page, 'كلمة المرور');
      assert.equal(await page.evaluate(() => document.documentElement.dir), 'rtl');
    });
  });
