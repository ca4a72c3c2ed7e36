// Addresses that try to lead a visitor to another site, through the tags: on the way after a sign-in, in what stands in a
// form's place, for guards, and by a <base> that somebody put into the page.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { engineNames, openBrowser, type Page, type TestBrowser } from '../../support/browsers/index.js';
import { becomes, signOut } from '../../support/e2e/session.js';
import { openSite, type Site, withElements } from '../../support/e2e/site.js';
import { leadingAway, staying } from '../../support/hostile/addresses.js';

const email = 'ada@example.com';
const password = 'correct-horse-1';

const login = withElements(
  '<xano-sign-in-form></xano-sign-in-form>',
  'after-sign-in="/home.html" sign-in-page="/login.html"',
);

const pages = {
  '/login.html': login,
  '/home.html': withElements('<p id="home">Home</p>'),
  '/guarded.html': withElements(
    '<xano-auth-guard><template>Members</template></xano-auth-guard>',
    'sign-in-page="login.html"',
  ).replace('<body>', '<body><base href="https://evil.example/">'),
};

for (const engine of engineNames())
  describe(`redirects in ${engine}`, () => {
    let browser: TestBrowser;
    let site: Site;
    let page: Page;
    before(async () => {
      browser = await openBrowser(engine);
      site = await openSite(pages);
      await site.emulator.control.addUser({ email, password });
      page = await (await browser.newContext()).newPage();
    });
    after(async () => {
      await browser.close();
      await site.close();
    });

    /** Where *Continue* leads with each of these ways back; read in one page, as the form reads its address anew. */
    const continueWith = (values: string[]): Promise<(string | null)[]> =>
      page.evaluate(async (all: string[]) => {
        const form = document.querySelector('xano-sign-in-form');
        const found: (string | null)[] = [];
        for (const value of all) {
          history.replaceState(null, '', `/login.html?${new URLSearchParams({ 'return-to': value })}`);
          form?.requestUpdate();
          await form?.updateComplete;
          found.push(form?.shadowRoot?.querySelector('[part=continue]')?.getAttribute('href') ?? null);
        }
        return found;
      }, values);

    test('a way back to another site is not followed, and one that stays is', async () => {
      await page.goto(`${site.url}/login.html`);
      await page.waitFor(() => document.querySelector('xano-connection')?.auth);
      // A program's own sign-in leads nowhere.
      await page.evaluate(
        async (name, word) => {
          await document.querySelector('xano-connection')?.auth?.signIn({ email: name, password: word });
        },
        email,
        password,
      );
      await becomes(page, 'signed-in');
      const away = leadingAway(site.url);
      const links = await continueWith(away);
      assert.deepEqual(
        links.filter((link) => link !== `${site.url}/home.html`),
        [],
        `${away.length} addresses`,
      );
      for (const link of await continueWith(staying)) assert.equal(new URL(link ?? '').origin, site.url);
      await signOut(page);
    });

    test('after a sign-in of a visitor, none is followed', async () => {
      for (const value of ['//evil.example', '/\\evil.example', 'javascript:document.title="evil"']) {
        await page.goto(`${site.url}/login.html?${new URLSearchParams({ 'return-to': value })}`);
        await page.fill('input[name=email]', email);
        await page.fill('input[name=password]', password);
        await page.press('Enter');
        await page.waitFor(() => document.querySelector('#home'));
        assert.equal(await page.url(), `${site.url}/home.html`);
        await becomes(page, 'signed-in');
        await signOut(page);
      }
    });

    test('a <base> to another site leads no guard there', async () => {
      await page.goto(`${site.url}/guarded.html`);
      await page.waitFor(() => location.pathname === '/login.html');
      assert.equal(await page.url(), `${site.url}/login.html?return-to=%2Fguarded.html`);
    });
  });
