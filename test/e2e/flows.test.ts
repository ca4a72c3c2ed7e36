// What a new user does, in every engine, on the built file and the emulator over HTTP.
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

const email = 'ada@example.com';
const password = 'correct-horse-1';

const pages = {
  '/login.html': withElements('<xano-sign-in-form redirect-to="account.html"></xano-sign-in-form>'),
  '/sign-up.html': withElements('<xano-sign-up-form redirect-to="account.html"></xano-sign-up-form>'),
  '/account.html': withElements(`<xano-auth-guard redirect-to="login.html"><template>
    <p>Hello <xano-user field="name"></xano-user></p>
    <xano-logout-button redirect-to="login.html"></xano-logout-button>
  </template></xano-auth-guard>`),
  '/secret.html': withElements(
    `<xano-auth-guard redirect-to="login.html"><template><h1>Secret</h1></template></xano-auth-guard>`,
  ),
};

for (const engine of engineNames())
  describe(`flows in ${engine}`, () => {
    let browser: TestBrowser;
    let site: Site;
    let context: TestContext;
    let page: Page;
    before(async () => {
      browser = await openBrowser(engine);
      site = await openSite(pages);
    });
    after(async () => {
      await browser.close();
      await site.close();
    });
    beforeEach(async () => {
      context = await browser.newContext();
      page = await context.newPage();
      await site.emulator.control.removeUser(email);
    });
    afterEach(() => context.close());

    const at = (path: string) =>
      page.waitFor((wanted: string) => location.pathname + location.search + location.hash === wanted, path);
    const shows = (selector: string, text: string, where = page) =>
      where.waitFor(
        (path: string, wanted: string) =>
          (document.querySelector(path) as HTMLElement | null)?.innerText.includes(wanted) ?? false,
        selector,
        text,
      );
    const signIn = async (pass = password) => {
      await page.fill('xano-sign-in-form input[name=email]', email);
      await page.fill('xano-sign-in-form input[name=password]', pass);
      await page.press('Enter');
    };

    test('sign up, reload, sign out, be sent to the sign-in page, and come back to where one wanted to go', async () => {
      await page.goto(`${site.url}/sign-up.html`);
      await page.fill('xano-sign-up-form input[name=name]', 'Ada');
      await page.fill('xano-sign-up-form input[name=email]', email);
      await page.fill('xano-sign-up-form input[name=password]', password);
      await page.click('xano-sign-up-form button[type=submit]');
      await at('/account.html');
      await shows('xano-auth-guard', 'Hello Ada');

      await page.reload();
      await shows('xano-auth-guard', 'Hello Ada');

      await page.click('xano-logout-button >>> button');
      await at('/login.html');
      await page.goto(`${site.url}/secret.html?tab=2#part`);
      await at(`/login.html?return-to=${encodeURIComponent('/secret.html?tab=2')}`);
      await signIn();
      await at('/secret.html?tab=2#part');
      await shows('xano-auth-guard', 'Secret');
    });

    test('what one tab does is seen in the other', async () => {
      await site.emulator.control.addUser({ email, password, name: 'Ada' });
      await page.goto(`${site.url}/login.html`);
      await signIn();
      await at('/account.html');
      const other = await context.newPage();
      await other.goto(`${site.url}/account.html`);
      await shows('xano-auth-guard', 'Hello Ada', other);
      await page.click('xano-logout-button >>> button');
      await at('/login.html');
      await other.waitFor(() => location.pathname === '/login.html');
    });

    test('the form stays as it is while it leads away', async () => {
      await site.emulator.control.addUser({ email, password, name: 'Ada' });
      await page.goto(`${site.url}/login.html`);
      await page.evaluate(() => {
        const form = document.querySelector('xano-sign-in-form');
        const look = () => {
          sessionStorage['pending'] ??= String(form?.matches(':state(pending)'));
          if (form?.matches(':state(signed-in)')) sessionStorage['flashed'] = 'true';
        };
        document.addEventListener('xano-navigate', () => setInterval(look));
        addEventListener('pagehide', look);
      });
      await signIn();
      await at('/account.html');
      const seen = await page.evaluate(() =>
        ['pending', 'flashed'].map((key) => sessionStorage.getItem(key)),
      );
      assert.deepEqual(seen, ['true', null]);
    });

    test('a visitor who is signed in already is not moved by the sign-in page', async () => {
      await site.emulator.control.addUser({ email, password, name: 'Ada' });
      await page.goto(`${site.url}/login.html`);
      await signIn();
      await at('/account.html');
      await page.goto(`${site.url}/login.html`);
      await page.waitFor(() => document.querySelector('xano-sign-in-form')?.matches(':state(signed-in)'));
      assert.equal(new URL(await page.url()).pathname, '/login.html');
    });

    test('no answer but a refusal signs anyone out on a reload, and a refusal does once', async () => {
      await site.emulator.control.addUser({ email, password, name: 'Ada' });
      await page.goto(`${site.url}/login.html`);
      await signIn();
      await at('/account.html');
      const { control } = site.emulator;
      for (const fault of [
        { kind: 'status', status: 500 },
        { kind: 'status', status: 429 },
        { kind: 'html', status: 200 },
        { kind: 'status', status: 403, message: 'Not for you.' },
        { kind: 'offline' },
      ] as const) {
        control.fault({ on: 'GET /auth/me', times: Number.POSITIVE_INFINITY, ...fault });
        await page.reload();
        await page.waitFor(
          () => document.querySelector('xano-connection')?.auth?.$session.get().status === 'unconfirmed',
        );
        control.clear();
        await page.reload();
        await shows('xano-auth-guard', 'Hello Ada');
      }
      await control.expireTokens();
      await page.reload();
      await page.waitFor(() => location.pathname === '/login.html');
      await page.waitFor(
        () => document.querySelector('xano-connection')?.auth?.$session.get().reason === 'expired',
      );
    });

    test('the bytes of a password reach Xano as they were typed', async () => {
      const odd = '  pass wörd 1 £ "quoted" ';
      await page.goto(`${site.url}/sign-up.html`);
      await page.fill('xano-sign-up-form input[name=name]', 'Ada');
      await page.fill('xano-sign-up-form input[name=email]', email);
      await page.fill('xano-sign-up-form input[name=password]', odd);
      await page.press('Enter');
      await at('/account.html');
      const answer = await fetch(`${site.baseUrl}/auth/login`, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json' },
        body: JSON.stringify({ email, password: odd }),
      });
      assert.equal(answer.status, 200);
    });

    test('a hostile return-to leads nowhere but where the form says', async () => {
      await site.emulator.control.addUser({ email, password, name: 'Ada' });
      for (const attack of [
        'https://evil.example/',
        '//evil.example/',
        '/\\evil.example',
        'javascript:alert(1)',
        'https:evil.example',
        '/..//evil.example/',
        'data:text/html,x',
        '/login.html?again',
      ]) {
        await page.goto(`${site.url}/login.html?return-to=${encodeURIComponent(attack)}`);
        await signIn();
        await at('/account.html');
        await shows('xano-auth-guard', 'Hello Ada');
        await page.evaluate(() => document.querySelector('xano-connection')?.clearSession());
        await at('/login.html');
      }
    });

    test('no secret stands in events, page, address, console or channel', async () => {
      const secret = 's3cret-pass-77';
      await site.emulator.control.addUser({ email, password: secret, name: 'Ada' });
      await page.goto(`${site.url}/login.html`);
      await page.evaluate(() => {
        const seen: unknown[] = [];
        Object.assign(globalThis, { seen });
        const plain = (_: string, value: unknown) => (value instanceof Element ? value.outerHTML : value);
        const { dispatchEvent } = EventTarget.prototype;
        EventTarget.prototype.dispatchEvent = function (event) {
          if (event.type.startsWith('xano-')) {
            const fields: Record<string, unknown> = { type: event.type };
            for (const name in event) fields[name] = (event as unknown as Record<string, unknown>)[name];
            seen.push(
              Object.entries(fields).map(([name, value]) => [
                name,
                value instanceof Window || value instanceof Document ? '' : value,
              ]),
            );
          }
          return dispatchEvent.call(this, event);
        };
        const { postMessage } = BroadcastChannel.prototype;
        BroadcastChannel.prototype.postMessage = function (message) {
          seen.push(message);
          return postMessage.call(this, message);
        };
        document.addEventListener('xano-navigate', (event) => event.preventDefault());
        Object.assign(globalThis, {
          dump: () => {
            const seenNow = seen.map((item) => {
              try {
                return JSON.stringify(item, plain);
              } catch {
                return String(item);
              }
            });
            return [seenNow.join('\n'), document.documentElement.outerHTML, location.href].join('\n');
          },
        });
      });
      await signIn(secret);
      await page.waitFor(
        () => document.querySelector('xano-connection')?.auth?.$session.get().status === 'signed-in',
      );
      await page.evaluate(() =>
        document
          .querySelector('xano-connection')
          ?.signIn({ email: 'nobody@example.com', password: 's3cret-pass-77' })
          .catch(() => {}),
      );
      const token = await page.evaluate(() => document.querySelector('xano-connection')?.getToken());
      const dump = `${String(await page.evaluate('dump()'))}\n${(await page.consoleMessages()).join('\n')}`;
      assert.match(dump, /xano-sign-in/);
      assert.ok(token && !dump.includes(token), 'the token stands nowhere');
      assert.ok(!dump.includes(secret), 'the password stands nowhere');
    });
  });
