// Real navigations on the built file, in every engine: what a server gets to see, links from form to form, pages that
// differ by their query or route alone, and pages that are still there after all.
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
import { until } from '../support/until.js';

const email = 'ada@example.com';
const password = 'correct-horse-1';

const guard = (to: string): string =>
  `<xano-auth-guard redirect-to="${to}"><template><h1>Secret</h1></template></xano-auth-guard>`;

/** A page of several: each is shown at one address. */
const router = (views: Record<string, string>, key: string): string =>
  `<main></main><script>
    const views = ${JSON.stringify(views)};
    const show = () => (document.querySelector('main').innerHTML = views[${key}] ?? '');
    addEventListener('hashchange', show);
    show();
  </script>`;

const form = '<xano-sign-in-form redirect-to="account.html"></xano-sign-in-form>';

const pages = {
  '/login.html': withElements(`${form}<a href="sign-up.html">Sign up</a>`),
  // As any page is until its script has come.
  '/early.html':
    '<!doctype html><title>Early</title><link rel="icon" href="data:,"><a href="sign-up.html">Sign up</a>',
  '/sign-up.html': withElements(
    '<xano-sign-up-form redirect-to="account.html" without-name></xano-sign-up-form>',
  ),
  '/account.html': withElements(guard('login.html')),
  '/secret.html': withElements(guard('login.html')),
  '/': withElements(
    router({ 7: guard('/?page_id=5'), 5: form }, "new URLSearchParams(location.search).get('page_id')"),
  ),
  '/app.html': withElements(
    router({ '#/account': guard('#/login'), '#/login': form }, "location.hash.replace(/\\?.*/, '')"),
  ),
  '/late.html': withElements(`${guard('login.html')}<script>
    addEventListener('load', () => setTimeout(() => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => document.addEventListener('xano-navigate', (event) => {
        event.preventDefault();
        history.pushState(null, '', event.url);
      });
      port2.postMessage('effects');
    }));
  </script>`),
  '/stuck.html': withElements(`<xano-sign-in-form redirect-to="/empty"></xano-sign-in-form>
    <xano-logout-button redirect-to="/empty"></xano-logout-button>`),
  '/stuck-guard.html': withElements(guard('/empty')),
};

for (const engine of engineNames())
  describe(`navigation in ${engine}`, () => {
    let browser: TestBrowser;
    let site: Site;
    let context: TestContext;
    let page: Page;
    before(async () => {
      browser = await openBrowser(engine);
      site = await openSite(pages, {}, () => ({}), undefined, undefined, ['/empty']);
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
      site.requested.length = 0;
    });
    afterEach(() => context.close());

    const at = (path: string) =>
      page.waitFor((wanted: string) => location.pathname + location.search + location.hash === wanted, path);
    const signIn = async (tag = 'xano-sign-in-form') => {
      await page.fill(`${tag} input[name=email]`, email);
      await page.fill(`${tag} input[name=password]`, password);
      await page.press('Enter');
    };
    const ready = () => page.waitFor(() => Boolean(document.querySelector('xano-connection')?.auth));
    const shows = (selector: string) =>
      page.waitFor((path: string) => document.querySelector(path) !== null, selector);
    const formIs = (state: string) =>
      page.waitFor(
        (wanted: string) =>
          document.querySelector('xano-sign-in-form')?.matches(`:state(${wanted})`) ?? false,
        state,
      );

    test('the fragment of a guarded page reaches no server, and is there again after the sign-in', async () => {
      await page.goto(`${site.url}/secret.html?tab=2#access_token=x`);
      await at('/login.html?return-to=%2Fsecret.html%3Ftab%3D2');
      await signIn();
      await at('/secret.html?tab=2#access_token=x');
      await shows('h1');
      assert.ok(site.requested.some((line) => line.includes('return-to')));
      assert.deepEqual(
        site.requested.filter((line) => line.includes('access_token')),
        [],
      );
    });

    test("the page's plain link to the sign-up page does not lose where one wanted to go", async () => {
      await site.emulator.control.removeUser(email);
      await page.goto(`${site.url}/secret.html`);
      await at('/login.html?return-to=%2Fsecret.html');
      await ready();
      await page.click('a');
      await at('/sign-up.html');
      await signIn('xano-sign-up-form');
      await at('/secret.html');
      await shows('h1');
    });

    test('a link that is pressed before the elements are there does not lose it either', async () => {
      await site.emulator.control.removeUser(email);
      await page.goto(`${site.url}/early.html?return-to=%2Fsecret.html`);
      await page.click('a');
      await at('/sign-up.html');
      await signIn('xano-sign-up-form');
      await at('/secret.html');
      await shows('h1');
    });

    test('Continue of a visitor who signed in in another tab leads to where one wanted to go', async () => {
      await page.goto(`${site.url}/secret.html#part`);
      await at('/login.html?return-to=%2Fsecret.html');
      const other = await context.newPage();
      await other.goto(`${site.url}/login.html`);
      await other.evaluate(
        (...given: string[]) =>
          document.querySelector('xano-connection')?.signIn({ email: given[0], password: given[1] }),
        email,
        password,
      );
      await page.reload();
      await page.click('xano-sign-in-form >>> [part=continue]');
      await at('/secret.html#part');
      await shows('h1');
    });

    test('pages that differ by their query alone are led to, and back', async () => {
      await page.goto(`${site.url}/?page_id=7`);
      await at('/?page_id=5&return-to=%2F%3Fpage_id%3D7');
      await signIn();
      await at('/?page_id=7');
      await shows('h1');
    });

    test('a hash router is led by its fragment, in one document, and back', async () => {
      await page.goto(`${site.url}/app.html#/account`);
      await at('/app.html#/login?return-to=%2Fapp.html%23%2Faccount');
      await signIn();
      await at('/app.html#/account');
      await shows('h1');
      assert.equal(site.served.filter((path) => path === '/app.html').length, 1);
      site.served.length = 0;
    });

    test('a listener that a framework adds in an effect after the page has loaded hears the first redirect', async () => {
      await page.goto(`${site.url}/late.html`);
      await at('/login.html?return-to=%2Flate.html');
      assert.ok(!site.requested.some((line) => line.includes('GET /login.html')));
    });

    test('an answer without content leaves a form that works and a sign-out that works', async () => {
      await page.goto(`${site.url}/stuck.html`);
      for (const round of [1, 2]) {
        await signIn();
        await formIs('signed-in');
        await page.click('xano-logout-button >>> button');
        await page.waitFor(
          () => document.querySelector('xano-connection')?.auth?.$session.get().status === 'signed-out',
        );
        const requests = () => site.requested.filter((line) => line.startsWith('GET /empty')).length;
        await until('both navigations of the round', () => requests() >= 2 * round);
        assert.equal(requests(), 2 * round);
      }
      await at('/stuck.html');
    });

    test('a guard that could not lead away shows a link', async () => {
      await page.goto(`${site.url}/stuck-guard.html`);
      await page.waitFor(() =>
        Boolean(document.querySelector('xano-auth-guard')?.shadowRoot?.querySelector('[part=sign-in-link]')),
      );
      await at('/stuck-guard.html');
    });
  });
