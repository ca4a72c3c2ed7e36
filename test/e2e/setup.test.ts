// A person with a Xano account and no JavaScript: from an empty page to copied HTML that works when pasted.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { engineNames, openBrowser, type Page, type TestBrowser } from '../support/browsers/index.js';
import { openSite, type Site } from '../support/e2e/site.js';

const KEY = 'eyJ-the-meta-api-key-of-this-test';
const account = { email: 'ada@example.com', password: 'lovelace-1' };

/** Notes whom the page sends what, and what it copies, before anything else runs. */
const WATCH = `
  globalThis.copied = [];
  globalThis.sent = [];
  Object.defineProperty(navigator, 'clipboard', { value: { writeText: async (text) => void copied.push(text) } });
  const note = (url, text) => sent.push({ origin: new URL(url, location.href).origin, url: String(url), text });
  const { fetch } = globalThis;
  globalThis.fetch = (input, init) => {
    const request = new Request(input, init);
    note(request.url, [...request.headers].join());
    return fetch(request);
  };
  navigator.sendBeacon = (url, body) => note(url, String(body));
  const { open, send, setRequestHeader } = XMLHttpRequest.prototype;
  XMLHttpRequest.prototype.open = function (method, url, ...rest) { this.at = url; note(url, ''); open.call(this, method, url, ...rest); };
  XMLHttpRequest.prototype.setRequestHeader = function (name, value) { note(this.at, value); setRequestHeader.call(this, name, value); };
  XMLHttpRequest.prototype.send = function (body) { note(this.at, String(body)); send.call(this, body); };`;

const setupPage = `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Setup</title><link rel="icon" href="data:,">
<script>${WATCH}</script><script type="module" src="/cdn/setup.js"></script></head>
<body><xano-setup meta-origin="%ORIGIN%"></xano-setup></body></html>`;

for (const engine of engineNames())
  describe(`setup in ${engine}`, () => {
    let browser: TestBrowser;
    let site: Site;
    const pages: Record<string, string> = {};
    before(async () => {
      browser = await openBrowser(engine);
      site = await openSite(pages, {
        tokenShape: 'auth_token',
        wrapUser: true,
        meta: {
          keys: [KEY],
          instances: [
            {
              name: 'local',
              workspaces: [
                {
                  id: 1,
                  name: 'Shop',
                  groups: [
                    { canonical: 'orders01', name: 'Orders', endpoints: ['orders'] },
                    { canonical: 'hidden01', name: 'Hidden', endpoints: ['report'], docs: false },
                    { canonical: 'abCD1234', name: 'Authentication' },
                  ],
                },
              ],
            },
          ],
        },
      });
      pages['/setup.html'] = setupPage.replace('%ORIGIN%', new URL(site.baseUrl).origin);
      await site.emulator.control.addUser({ ...account, name: 'Ada Live' });
      await site.emulator.control.addUser({ ...account, name: 'Ada Test', dataSource: 'test' });
    });
    after(async () => {
      await browser.close();
      await site.close();
    });

    const inSetup = (selector: string) => `xano-setup >>> ${selector}`;
    const at = (page: Page, words: string) =>
      page.waitFor(
        (wanted: string) =>
          document.querySelector('xano-setup')?.shadowRoot?.querySelector('h2')?.innerText.includes(wanted) &&
          !document.querySelector('xano-setup')?.matches(':state(busy)'),
        words,
      );
    const go = async (page: Page, to: string): Promise<void> => {
      await page.click(inSetup('[part=submit]'));
      await at(page, to);
    };
    const pick = (page: Page, name: string, value: string) =>
      page.evaluate(
        (field: string, wanted: string) => {
          const list = document
            .querySelector('xano-setup')
            ?.shadowRoot?.querySelector(`select[name="${field}"]`) as HTMLSelectElement;
          list.value = wanted;
          list.dispatchEvent(new Event('change', { bubbles: true }));
        },
        name,
        value,
      );
    /** What the four buttons copy. */
    const copyAll = async (page: Page): Promise<string[]> => {
      for (const number of [0, 1, 2, 3]) {
        await page.evaluate((index: number) => {
          const root = document.querySelector('xano-setup')?.shadowRoot;
          root?.querySelectorAll<HTMLButtonElement>('[part=code] button')[index]?.click();
        }, number);
        await page.waitFor((count: number) => Reflect.get(globalThis, 'copied').length === count, number + 1);
      }
      return page.evaluate(() => Reflect.get(globalThis, 'copied') as string[]);
    };
    const shows = (page: Page, text: string) =>
      page.waitFor((wanted: string) => document.body.innerText.includes(wanted), text);
    const signIn = async (page: Page): Promise<void> => {
      await page.fill('xano-sign-in-form input[name=email]', account.email);
      await page.fill('xano-sign-in-form input[name=password]', account.password);
      await page.click('xano-sign-in-form button[type=submit]');
    };

    test('what was copied works when pasted, and the key went to Xano alone', async () => {
      const context = await browser.newContext();
      const page = await context.newPage();
      await page.goto(`${site.url}/setup.html`);
      await page.fill(inSetup('[name=key]'), KEY);
      await go(page, 'Which workspace');
      await go(page, 'Which API group');
      await go(page, 'Which endpoints');
      await go(page, 'Sign in once');
      await page.fill(inSetup('[name=identifier]'), account.email);
      await page.fill(inSetup('[name=password]'), account.password);
      await page.click(inSetup('[part=submit]'));
      await page.text(inSetup('[part=tree]'));
      await go(page, 'Where is the user');
      await go(page, 'Does it differ');
      await page.click(inSetup('form button'));
      await page.fill(inSetup('[name=hosts-0]'), '127.0.0.1');
      await pick(page, 'dataSource-0', 'test');
      await go(page, 'Copy it');
      const [snippet = '', login = '', accountPage = '', signUp = ''] = await copyAll(page);

      // Nothing of the key is left, wherever one looks.
      const left = await page.evaluate(async () => {
        const root = document.querySelector('xano-setup')?.shadowRoot as ShadowRoot;
        const databases = await indexedDB.databases?.();
        const values = [...root.querySelectorAll('input')].map(({ value }) => value);
        const requests = performance.getEntriesByType('resource').map(({ name }) => name);
        return JSON.stringify([
          { ...localStorage },
          { ...sessionStorage },
          databases,
          document.cookie,
          location.href,
          history.state,
          document.documentElement.outerHTML + root.innerHTML,
          values,
          requests,
        ]);
      });
      const said = await page.consoleMessages();
      const { log } = site.emulator.control;
      for (const [what, text] of Object.entries({
        left,
        said: said.join(),
        log: JSON.stringify(log),
        snippet,
        login,
      }))
        assert.ok(
          !text.includes(KEY) && !text.includes(account.password),
          `the key or the password is in ${what}`,
        );
      const sent = await page.evaluate(
        () => Reflect.get(globalThis, 'sent') as { origin: string; url: string; text: string }[],
      );
      const withKey = sent.filter(({ url, text }) => `${url} ${text}`.includes(KEY));
      const xano = new URL(site.baseUrl).origin;
      assert.ok(withKey.length >= 5, `${withKey.length} calls with the key`);
      assert.deepEqual([...new Set(sent.map(({ origin }) => origin))], [xano]);
      assert.ok(withKey.every(({ url }) => url.startsWith(`${xano}/api:meta/`) && !url.includes(KEY)));

      // The snippet, in a page of one's own.
      pages['/own.html'] = `<!doctype html><html lang="en"><title>Own</title><body>${snippet}
        <xano-sign-in-form></xano-sign-in-form>
        <xano-auth-guard><template><p>Welcome <xano-user field="name"></xano-user></p></template></xano-auth-guard></body></html>`;
      await page.goto(`${site.url}/own.html`);
      await signIn(page);
      await shows(page, 'Welcome Ada Test');
      assert.equal(
        await page.evaluate(
          () => document.querySelector('xano-connection')?.auth?.$session.get().environment,
        ),
        'production',
      );

      // The pages, beside each other.
      Object.assign(pages, { '/login.html': login, '/account.html': accountPage, '/sign-up.html': signUp });
      await page.goto(`${site.url}/account.html`);
      await shows(page, 'Hello Ada Test');
      await page.click('xano-logout-button');
      await page.waitFor(() => location.pathname === '/login.html');
      await signIn(page);
      await page.waitFor(() => location.pathname === '/account.html');
      await page.click('xano-logout-button');
      await page.waitFor(() => location.pathname === '/login.html');
      // The link stands below the form: it moves when the form is drawn.
      await page.waitFor(
        () => document.querySelector('xano-sign-in-form input[name=password]')?.clientHeight,
      );
      await page.click('a[href="sign-up.html"]');
      await page.fill('xano-sign-up-form input[name=name]', 'Grace');
      await page.fill('xano-sign-up-form input[name=email]', `grace-${engine}@example.com`);
      await page.fill('xano-sign-up-form input[name=password]', 'compiler-1');
      await page.click('xano-sign-up-form button[type=submit]');
      await shows(page, 'Hello Grace');
      await context.close();
    });

    test('leaving the page in the middle leaves no key in it when one comes back', async () => {
      const context = await browser.newContext();
      const page = await context.newPage();
      await page.goto(`${site.url}/setup.html`);
      await page.fill(inSetup('[name=key]'), KEY);
      await go(page, 'Which workspace');
      pages['/elsewhere.html'] = '<!doctype html><title>Elsewhere</title>';
      await page.goto(`${site.url}/elsewhere.html`);
      await page.back();
      await page.waitFor(() => document.querySelector('xano-setup')?.shadowRoot?.querySelector('h2'));
      site.emulator.control.clearLog();
      await page.click(inSetup('[part=submit]'));
      const answer = await page.waitFor(() => {
        const root = document.querySelector('xano-setup')?.shadowRoot;
        return root?.querySelector<HTMLElement>('[part=alert] p, [part=field-error]')?.innerText;
      });
      assert.match(answer ?? '', /Meta API Key is needed|[Pp]aste the key/);
      assert.deepEqual(site.emulator.control.log, []);
      await context.close();
    });
  });
