// Two people's or two tabs' doings that cross each other, held at the backend until the worst moment.
// The others of the ten stand in refresh.test.ts and lifecycle.test.ts; death between two writes in core/model/.
import assert from 'node:assert/strict';
import { after, afterEach, before, beforeEach, describe, test } from 'node:test';
import {
  engineNames,
  openBrowser,
  type Page,
  type TestBrowser,
  type TestContext,
} from '../support/browsers/index.js';
import { becomes, ordersAnswer, ready, signOut, startOrders, status } from '../support/e2e/session.js';
import { openSite, type Site, withElements } from '../support/e2e/site.js';

const password = 'correct-horse-1';
const ada = 'ada@example.com';
const charles = 'charles@example.com';

for (const engine of engineNames())
  describe(`crossing actions in ${engine}`, () => {
    let browser: TestBrowser;
    let site: Site;
    let context: TestContext;
    let page: Page;
    before(async () => {
      browser = await openBrowser(engine);
      site = await openSite(
        { '/': withElements('<xano-user field="email"></xano-user>', 'refresh-endpoint="POST /auth/token"') },
        { refresh: true, tokenShape: 'accessToken+refreshToken' },
      );
      await site.emulator.control.addUser({ email: ada, password });
      await site.emulator.control.addUser({ email: charles, password });
    });
    after(async () => {
      await browser.close();
      await site.close();
    });
    const open = async (): Promise<Page> => {
      const tab = await context.newPage();
      await tab.goto(`${site.url}/`);
      await ready(tab);
      return tab;
    };
    beforeEach(async () => {
      context = await browser.newContext();
      site.emulator.control.clear();
      page = await open();
    });
    afterEach(() => context.close());

    /** Signs in; the outcome is kept in the page, to be asked for later. */
    const startSignIn = (tab: Page, email: string, pass = password) =>
      tab.evaluate(
        (address: string, word: string) => {
          document
            .querySelector('xano-connection')
            ?.signIn({ email: address, password: word })
            .then(
              () => Object.assign(globalThis, { outcome: 'in' }),
              ({ code }) => Object.assign(globalThis, { outcome: code as string }),
            );
        },
        email,
        pass,
      );
    const outcome = (tab: Page) => tab.waitFor('globalThis.outcome');
    const shown = (tab: Page) => tab.evaluate(() => document.querySelector('xano-user')?.textContent);

    test('a wrong password during a refresh does not undo the refresh', async () => {
      await startSignIn(page, ada);
      await becomes(page, 'signed-in');
      await site.emulator.control.expireTokens();
      const hold = site.emulator.control.hold('POST /auth/token');
      await startOrders(page);
      await hold.reached(1);
      await page.evaluate('globalThis.outcome = undefined');
      await startSignIn(page, ada, 'wrong');
      assert.equal(await outcome(page), 'invalid-credentials');
      hold.release();
      assert.equal(await ordersAnswer(page), 200);
      assert.equal(await status(page), 'signed-in');
    });

    test('a sign-in under way gives way to a sign-out in another tab', async () => {
      await startSignIn(page, ada);
      await becomes(page, 'signed-in');
      const other = await open();
      await becomes(other, 'signed-in');
      const hold = site.emulator.control.hold('POST /auth/login');
      await page.evaluate('globalThis.outcome = undefined');
      await startSignIn(page, charles);
      await hold.reached(1);
      await signOut(other);
      await becomes(page, 'signed-out');
      hold.release();
      assert.equal(await outcome(page), 'aborted');
      assert.equal(await status(page), 'signed-out');
      assert.equal(await status(other), 'signed-out');
    });

    test('the late answer about one person is never shown to the next', async () => {
      const hold = site.emulator.control.hold('GET /auth/me');
      await startSignIn(page, ada);
      await hold.reached(1);
      await page.evaluate('globalThis.outcome = undefined');
      await page.evaluate(() => {
        const user = document.querySelector('xano-user') as Element;
        const seen: unknown[] = [];
        Object.assign(globalThis, { seen });
        const all = { childList: true, characterData: true, subtree: true };
        new MutationObserver(() => seen.push(user.textContent)).observe(user, all);
      });
      await startSignIn(page, charles);
      await hold.reached(2);
      hold.release();
      await page.waitFor(
        (email: string) => document.querySelector('xano-user')?.textContent === email,
        charles,
      );
      assert.equal(await shown(page), charles);
      assert.equal(await page.evaluate(`seen.includes('${ada}')`), false);
    });

    test('a cleared storage signs out every tab', async () => {
      await startSignIn(page, ada);
      await becomes(page, 'signed-in');
      const other = await open();
      await becomes(other, 'signed-in');
      await page.evaluate('localStorage.clear()');
      await becomes(other, 'signed-out');
      assert.equal(await shown(other), '');
    });
  });
