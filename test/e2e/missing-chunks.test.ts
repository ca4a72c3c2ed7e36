// A deploy while the page was open: no chunk of the library can be loaded any more. A visitor notices nothing of it:
// each failure is told as what it is. Only what developers read may be missing.
import assert from 'node:assert/strict';
import { after, afterEach, before, beforeEach, describe, test } from 'node:test';
import {
  engineNames,
  openBrowser,
  type Page,
  type TestBrowser,
  type TestContext,
} from '../support/browsers/index.js';
import { openSite, type Site, withElements } from '../support/e2e/site.js';

const ENTRY = '/cdn/xano-auth-elements.js';
const email = 'ada@example.com';
const password = 'correct-horse-1';

const pages = {
  '/sign-in.html': withElements('<xano-sign-in-form></xano-sign-in-form>'),
  '/sign-up.html':
    withElements(`<xano-sign-up-form password-strength passwordrules="minlength: 8; required: digit">
    <label slot="fields">Company <input name="company"></label>
    <label slot="fields"><input type="checkbox" name="news"> News</label>
    <label slot="fields">Photo <input type="file" name="photo"></label>
  </xano-sign-up-form>`),
};

for (const engine of engineNames())
  describe(`with no chunk to load, in ${engine}`, () => {
    let browser: TestBrowser;
    let site: Site;
    let context: TestContext;
    let page: Page;
    before(async () => {
      browser = await openBrowser(engine);
      site = await openSite(
        pages,
        {},
        undefined,
        undefined,
        (path) => path.startsWith('/cdn/') && path !== ENTRY,
      );
    });
    after(async () => {
      await browser.close();
      await site.close();
    });
    beforeEach(async () => {
      context = await browser.newContext();
      page = await context.newPage();
      await site.emulator.control.removeUser(email);
      await site.emulator.control.addUser({ email, password, name: 'Ada' });
    });
    afterEach(async () => {
      site.emulator.control.clear();
      await context.close();
    });

    const open = async (path: string) => {
      await page.goto(site.url + path);
      await page.waitFor(() => document.querySelector('xano-connection + * input[name=email]'));
    };
    const signIn = async (pass: string) => {
      await page.fill('input[name=email]', email);
      await page.fill('input[name=password]', pass);
      await page.press('Enter');
    };
    /** Waits for a text in the form's shadow root. */
    const says = (part: string, words: string) =>
      page.waitFor(
        (selector: string, wanted: string) =>
          document
            .querySelector('xano-connection + *')
            ?.shadowRoot?.querySelector(selector)
            ?.textContent?.includes(wanted),
        `[part~=${part}]`,
        words,
      );

    test('a wrong password is a wrong password', async () => {
      await open('/sign-in.html');
      await signIn('something else');
      await says('alert', 'do not match');
      await signIn(password);
      await says('signed-in', 'Ada');
    });

    test('a rate limit says how long to wait', async () => {
      site.emulator.control.fault({ on: 'POST /auth/login', kind: 'status', status: 429 });
      await open('/sign-in.html');
      await signIn(password);
      await says('alert', '20 seconds');
    });

    test('a session that ran out says so', async () => {
      await open('/sign-in.html');
      await signIn(password);
      await says('signed-in', 'Ada');
      await site.emulator.control.expireTokens();
      await page.reload();
      await says('notice', 'Your session has ended');
    });

    test('a sign-up sends its extra fields, shows the rules of its password, and what is wrong with a field', async () => {
      await open('/sign-up.html');
      await page.fill('input[name=name]', 'Grace');
      await page.fill('input[name=email]', 'grace@example.com');
      await page.fill('input[name=password]', 'no digits here');
      await page.fill('input[name=company]', 'ACME');
      await page.click('button[type=submit]');
      await page.waitFor(() =>
        document.querySelector('[data-xano-error=password]')?.textContent?.includes('a digit'),
      );
      await page.fill('input[name=password]', 'digits 1234');
      site.emulator.control.fault({
        ...{ on: 'POST /auth/signup', kind: 'status', status: 400 },
        ...{ code: 'ERROR_CODE_INPUT_ERROR', message: 'Unknown company.', param: 'company' },
      });
      await page.click('button[type=submit]');
      await page.waitFor(() =>
        document.querySelector('[data-xano-error=company]')?.textContent?.includes('Unknown company.'),
      );
      await page.click('button[type=submit]');
      await says('signed-in', 'Grace');
      const [last] = site.emulator.control.log.filter(({ path }) => path === '/auth/signup').slice(-1);
      assert.deepEqual([...(last?.bodyKeys ?? [])].sort(), ['company', 'email', 'name', 'news', 'password']);
      await site.emulator.control.removeUser('grace@example.com');
    });

    test('a file is uploaded', async () => {
      await open('/sign-up.html');
      await page.fill('input[name=name]', 'Grace');
      await page.fill('input[name=email]', 'grace@example.com');
      await page.fill('input[name=password]', 'digits 1234');
      await page.evaluate(() => {
        const files = new DataTransfer();
        files.items.add(new File(['x'], 'me.png', { type: 'image/png' }));
        const input = document.querySelector<HTMLInputElement>('input[type=file]');
        if (input) input.files = files.files;
      });
      await page.click('button[type=submit]');
      await says('signed-in', 'Grace');
      const [last] = site.emulator.control.log.filter(({ path }) => path === '/auth/signup').slice(-1);
      assert.ok(last?.bodyKeys.includes('photo'));
      await site.emulator.control.removeUser('grace@example.com');
    });
  });
