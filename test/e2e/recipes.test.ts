// The recipes of docs/recipes.md and the style sheets of docs/themes.md, word for word, in the hands of somebody.
import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, test } from 'node:test';
import { engineNames, openBrowser, type Page, type TestBrowser } from '../support/browsers/index.js';
import { BASE_URL, blocks } from '../support/e2e/guide.js';
import { becomes, signIn, user } from '../support/e2e/session.js';
import { openSite, type Site } from '../support/e2e/site.js';

const email = 'ada@example.com';
const password = 'correct-horse-1';
const head = `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Page</title><base href="/">
<link rel="icon" href="data:,"><link rel="stylesheet" href="cdn/cloak.css">`;
const library = '<script type="module" src="cdn/xano-auth-elements.js"></script>';
const connection = '<xano-connection base-url="%BASE%"></xano-connection>';
const recipe = (heading: string): string[] => blocks('recipes.md', heading);
const page = (body: string, before = ''): string =>
  `${head}${before}${library}</head><body>${body}</body></html>`;
const css = (heading: string): string => blocks('themes.md', heading, 'css').join('');

const [guard = '', list = ''] = recipe('Content for a role');
const [menu = '', scripts = ''] = recipe('A menu in the header');
const [environments = ''] = recipe('Staging and production');
const [route = ''] = blocks('recipes.md', 'Single-page routers', 'js');
const pages = {
  '/role.html': page(connection + guard + list, scripts),
  '/menu.html': page(connection + menu, scripts),
  '/fields.html': page(connection + recipe('More fields, and a consent').join('')),
  '/own-form.html': page(connection + recipe('A form of your own').join('')),
  '/remember.html': page(connection + recipe('Remember me').join('')),
  '/environments.html': page(environments.replace(BASE_URL, '%BASE%')),
  '/router.html': page(
    `${connection}<xano-sign-in-form redirect-to="/orders?of=today#first"></xano-sign-in-form>`,
    `<script>const router = { push(address) { history.pushState({}, '', address); } };${route}</script>`,
  ),
  '/texts.html': page(recipe('Own texts').join('')),
  '/german.html': page(connection + recipe('Other languages').join('')),
  '/dark.html': page(connection + recipe('Dark pages').join('')),
  '/colours.html': page(connection + recipe('Your colours').join('')),
  '/themes.html': page(
    `<style>${css('The means')}${css('Fields of your own')}</style>${connection}
<xano-sign-in-form remember-me></xano-sign-in-form>
<xano-sign-up-form><label slot="fields">Plan <select name="plan"><option>Free</option></select></label></xano-sign-up-form>`,
  ),
};

// What the elements do is tried in every engine elsewhere; here it is the text.
for (const engine of engineNames().slice(0, 1))
  describe(`recipes, in ${engine}`, () => {
    let browser: TestBrowser;
    let site: Site;
    let tab: Page;
    before(async () => {
      browser = await openBrowser(engine);
      site = await openSite(pages);
      await site.emulator.control.addUser({ email, password, name: 'Ada' });
    });
    after(async () => {
      await browser.close();
      await site.close();
    });
    beforeEach(async () => {
      tab = await (await browser.newContext()).newPage();
    });

    const driven = { evaluate: (expression: string) => tab.evaluate(expression) };
    const open = async (path: string, form = '', origin = site.url): Promise<void> => {
      await tab.goto(origin + path);
      await tab.waitFor(() => document.querySelector('xano-connection')?.auth);
      if (form) await shows(`${form} button`);
    };
    const shows = (path: string) =>
      tab.waitFor((selector) => document.querySelector(selector)?.checkVisibility(), path);
    const isShown = (path: string) =>
      tab.evaluate((selector) => document.querySelector(selector)?.checkVisibility() ?? false, path);
    /** A computed value of the element, or of its part. */
    const look = (path: string, part: string, property: string) =>
      tab.evaluate(
        (selector, name, key) => {
          const host = document.querySelector(selector);
          const element = name ? host?.shadowRoot?.querySelector(`[part~=${name}]`) : host;
          return element ? getComputedStyle(element).getPropertyValue(key) : 'nothing';
        },
        path,
        part,
        property,
      );

    test('content for a role, and the entries of a list', async () => {
      await open('/role.html');
      await shows('li:nth-child(3)');
      assert.equal(await isShown('xano-auth-guard p'), false);
      await signIn(driven, email, password);
      await shows('xano-auth-guard [slot=forbidden]');
      await tab.waitFor(() => !document.querySelector('li:nth-child(3)')?.checkVisibility());
      assert.equal(await isShown('li:nth-child(2)'), false);
      await site.emulator.control.setRole(email, 'admin');
      await tab.reload();
      await shows('li:nth-child(2)');
      await shows('xano-auth-guard > p:not([slot])');
      assert.equal(await tab.text('xano-auth-guard > p:not([slot])'), 'Here you can edit.');
      await site.emulator.control.setRole(email, 'user');
    });

    test('a menu in the header', async () => {
      await open('/menu.html');
      await shows('a[href="login.html"]');
      assert.equal(await isShown('xano-user-menu'), false);
      await signIn(driven, email, password);
      await tab.click('xano-user-menu >>> button');
      await shows('a[href="account.html"]');
      assert.equal(await isShown('a[href="login.html"]'), false);
    });

    test('more fields and a consent are sent', async () => {
      await open('/fields.html', 'xano-sign-up-form');
      const values = { name: 'Grace', email: `grace@${engine}.example`, password, company: 'Navy' };
      for (const [name, value] of Object.entries(values))
        await tab.fill(`xano-sign-up-form input[name=${name}]`, value);
      await tab.evaluate(() => {
        const date = document.querySelector<HTMLInputElement>('input[name=birthday]');
        if (date) date.value = '1906-12-09';
      });
      await tab.click('input[name=terms]');
      await tab.click('xano-sign-up-form button[type=submit]');
      await becomes(driven, 'signed-in');
      const { company, birthday, terms } = await user(driven);
      assert.deepEqual([company, birthday, terms], ['Navy', '1906-12-09', true]);
    });

    test('a form of your own says what is wrong, and signs in', async () => {
      await open('/own-form.html', 'xano-sign-in-form');
      await tab.fill('input[name=email]', email);
      await tab.fill('input[name=password]', 'wrong-horse-1');
      await tab.click('xano-sign-in-form button');
      await tab.waitFor(() => document.querySelector('p[data-xano-error]')?.textContent);
      await tab.fill('input[name=password]', password);
      await tab.click('xano-sign-in-form button');
      await becomes(driven, 'signed-in');
    });

    test('an unchecked box keeps the session for this tab', async () => {
      await open('/remember.html', 'xano-sign-in-form');
      await tab.fill('input[name=email]', email);
      await tab.fill('input[name=password]', password);
      const isChecked = await tab.evaluate(
        () => document.querySelector<HTMLInputElement>('xano-sign-in-form input[type=checkbox]')?.checked,
      );
      if (isChecked) await tab.click('xano-sign-in-form input[type=checkbox]');
      await tab.click('xano-sign-in-form button[type=submit]');
      await becomes(driven, 'signed-in');
      const kept = await tab.evaluate(() =>
        [localStorage, sessionStorage].map((storage) =>
          Object.keys(storage).some((key) => (storage.getItem(key) ?? '').includes('oken')),
        ),
      );
      assert.deepEqual(kept, [false, true]);
    });

    test('the host decides on the environment', async () => {
      const environment = () =>
        tab.evaluate(() => document.querySelector('xano-connection')?.auth?.$session.get().environment ?? '');
      await open('/environments.html');
      assert.equal(await environment(), '');
      await open('/environments.html', '', site.url.replace('127.0.0.1', 'localhost'));
      assert.equal(await environment(), 'staging');
    });

    test('a router of the page goes to the next page', async () => {
      await open('/router.html', 'xano-sign-in-form');
      await tab.fill('input[name=email]', email);
      await tab.fill('input[name=password]', password);
      await tab.press('Enter');
      await tab.waitFor(() => location.pathname === '/orders');
      assert.equal(await tab.evaluate(() => location.search + location.hash), '?of=today#first');
      assert.equal(await isShown('xano-sign-in-form'), true);
    });

    test('texts, languages and colours', async () => {
      await open('/texts.html', 'xano-sign-in-form');
      assert.equal(await tab.text('xano-sign-in-form button[type=submit]'), 'Let me in');
      await open('/german.html', 'xano-sign-in-form');
      assert.equal(await tab.text('xano-sign-in-form button[type=submit]'), 'Anmelden');
      await open('/dark.html', 'xano-sign-in-form');
      assert.equal(await look('xano-sign-in-form', '', 'color'), 'rgb(238, 238, 238)');
      assert.equal(await look('xano-sign-in-form', '', 'color-scheme'), 'dark');
      await open('/colours.html', 'xano-sign-in-form');
      assert.equal(await look('xano-sign-in-form', 'label', 'text-transform'), 'uppercase');
      assert.equal(await look('xano-sign-in-form', 'input', 'border-top-left-radius'), '0px');
      assert.equal(await look('xano-sign-in-form', 'submit', 'background-color'), 'rgb(11, 122, 83)');
    });

    test('the means of the look', async () => {
      await open('/themes.html', 'xano-sign-up-form');
      assert.equal(await look('xano-sign-in-form', 'label', 'text-transform'), 'uppercase');
      assert.equal(await look('xano-sign-in-form', 'submit', 'background-color'), 'rgb(11, 122, 83)');
      assert.equal(await look('xano-sign-in-form', 'checkbox', 'inline-size'), '32px');
      assert.equal(await look('xano-sign-up-form select', '', 'border-top-width'), '2px');
    });
  });
