// The recipes for Webflow and WeWeb, word for word, on pages like those that the two publish.
import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, test } from 'node:test';
import { engineNames, openBrowser, type Page, type TestBrowser } from '../support/browsers/index.js';
import { embed, formBlock, webflowPage, wewebPage } from '../support/e2e/builders.js';
import { BASE_URL, blocks } from '../support/e2e/guide.js';
import { becomes } from '../support/e2e/session.js';
import { openSite, type Site } from '../support/e2e/site.js';

const email = 'ada@example.com';
const password = 'correct-horse-1';

/** The library comes from a server of its own, as the recipes have it. */
const makePages = (files: string): Record<string, string> => {
  const filled = (heading: string) =>
    blocks('recipes.md', heading).map((code) =>
      code.replaceAll('https://files.example.com', files).replaceAll(BASE_URL, '%BASE%'),
    );
  const [head = '', connection = '', form = '', guard = ''] = filled('Webflow');
  const [script = '', login = '', account = ''] = filled('WeWeb');
  const views = { '/log-in': login, '/account': account };
  const application = Object.fromEntries(
    Object.keys(views).map((path) => [path, wewebPage(script, views, path)]),
  );
  return {
    ...application,
    '/webflow/log-in': webflowPage(head, connection, formBlock() + embed(form)),
    '/webflow/in-form-block': webflowPage(head, connection, formBlock(embed(form))),
    '/webflow/account': webflowPage(head, connection, embed(guard)),
  };
};

for (const engine of engineNames())
  describe(`recipes for builders, in ${engine}`, () => {
    let browser: TestBrowser;
    let files: Site;
    let webflow: Site;
    let weweb: Site;
    let page: Page;
    before(async () => {
      browser = await openBrowser(engine);
      files = await openSite({});
      const pages = Object.entries(makePages(files.url));
      const isWebflow = ([path]: [string, string]) => path.startsWith('/webflow');
      webflow = await openSite(
        Object.fromEntries(pages.filter(isWebflow).map(([path, html]) => [path.slice(8), html])),
      );
      weweb = await openSite(Object.fromEntries(pages.filter((entry) => !isWebflow(entry))));
      for (const { emulator } of [webflow, weweb])
        await emulator.control.addUser({ email, password, name: 'Ada' });
    });
    after(async () => {
      await browser.close();
      for (const site of [files, webflow, weweb]) await site.close();
    });
    beforeEach(async () => {
      page = await (await browser.newContext()).newPage();
    });

    const at = (path: string) => page.waitFor((wanted) => location.pathname === wanted, path);
    const shows = (text: string) => page.waitFor((wanted) => document.body.innerText.includes(wanted), text);
    const submit = async (word: string) => {
      await page.waitFor(() =>
        document.querySelector('xano-sign-in-form button[type=submit]')?.checkVisibility(),
      );
      await page.fill('xano-sign-in-form input[name=email]', email);
      await page.fill('xano-sign-in-form input[name=password]', word);
      await page.press('Enter');
    };

    test('Webflow: from a guarded page to the sign-in, back, and out', async () => {
      await page.goto(`${webflow.url}/account`);
      await at('/log-in');
      await submit('wrong-horse-1');
      await page.waitFor(() => document.querySelector('xano-sign-in-form')?.matches(':state(error)'));
      assert.deepEqual(await page.evaluate('taken'), []);
      await submit(password);
      await at('/account');
      await shows('Hello Ada');
      await page.click('xano-logout-button');
      await at('/log-in');
      await becomes({ evaluate: (expression) => page.evaluate(expression) }, 'signed-out');
    });

    test("Webflow: the designer's form and styles keep to themselves", async () => {
      await page.goto(`${webflow.url}/log-in`);
      await page.waitFor(() => document.querySelector('xano-sign-in-form input[name=email]'));
      const borders = await page.evaluate(() => {
        const field = document.querySelector('xano-sign-in-form input[name=email]') as Element;
        const { borderTopWidth, marginBottom } = getComputedStyle(field);
        return [borderTopWidth, marginBottom];
      });
      assert.deepEqual(borders, ['0px', '0px']);
      await page.fill('#news', email);
      await page.click('#wf-form-Newsletter [type=submit]');
      await page.waitFor('taken.length > 0');
      assert.deepEqual(await page.evaluate('taken'), ['news']);
    });

    test('Webflow: an embed that was put into a form block signs in, and gives nothing to it', async () => {
      await page.goto(`${webflow.url}/in-form-block`);
      await submit('wrong-horse-1');
      await page.waitFor(() => document.querySelector('xano-sign-in-form')?.matches(':state(error)'));
      assert.deepEqual(await page.evaluate('taken'), []);
    });

    test('WeWeb: its router opens every page, and the session outlives the HTML element', async () => {
      await page.goto(`${weweb.url}/log-in`);
      await page.waitFor('globalThis.wwLib');
      const first = await page.evaluate(() => performance.timeOrigin);
      await page.evaluate("wwLib.getFrontRouter().push('/account')");
      await at('/log-in');
      await submit(password);
      await at('/account');
      await shows('Hello Ada');
      await page.evaluate(() => {
        Object.assign(globalThis, { drawn: document.querySelector('.html-holder') });
      });
      await page.setViewport(700, 500);
      await page.waitFor(() => {
        const { drawn } = globalThis as unknown as { drawn: Element };
        return !drawn.isConnected && document.querySelector('.html-holder');
      });
      await shows('Hello Ada');
      await page.click('xano-logout-button');
      await at('/log-in');
      await page.setViewport(800, 600);
      await page.waitFor(() => document.querySelector('xano-sign-in-form button')?.checkVisibility());
      assert.equal(await page.evaluate(() => performance.timeOrigin), first);
    });

    test('WeWeb: a guarded page that is opened first leads to the sign-in, and back', async () => {
      await page.goto(`${weweb.url}/account`);
      await at('/log-in');
      await submit(password);
      await at('/account');
      await shows('Hello Ada');
    });
  });
