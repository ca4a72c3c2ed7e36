// A visitor without a mouse and one who hears the page: sign up with a mistake, mend it, sign out.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { chromium } from 'playwright-core';
import { findBrowsers } from '../install-browsers.mjs';
import { engineNames, openBrowser, type Page } from '../support/browsers/index.js';
import { launchOptions } from '../support/browsers/chromium.js';
import { openSite, type Site, withElements } from '../support/e2e/site.js';

const pages = {
  '/join.html': withElements(`<main>
    <h1>Shop</h1>
    <xano-sign-up-form heading="Join the shop">
      <p slot="after"><a href="/elsewhere.html">Sign in</a></p>
    </xano-sign-up-form>
    <xano-auth-guard><template><p>Hello <xano-user></xano-user></p></template>
      <p slot="signed-out">Nobody is signed in</p></xano-auth-guard>
    <xano-logout-button></xano-logout-button>
  </main>`),
};

/** In the page: what has the focus, by its name. */
const focused = () => {
  let element = document.activeElement;
  while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
  if (!element || element === document.body) return 'nothing';
  const { name, ariaLabel } = element as HTMLInputElement;
  return name || ariaLabel || element.textContent?.trim() || element.localName;
};

const fields = () => document.querySelector('xano-sign-up-form [name=password]') !== null;

describe('sign up, an error, its correction, sign out', () => {
  let site: Site;
  before(async () => {
    site = await openSite(pages);
  });
  after(() => site.close());

  for (const engine of engineNames())
    test(`by keyboard alone, in ${engine}`, async () => {
      const browser = await openBrowser(engine);
      try {
        const page: Page = await (await browser.newContext()).newPage();
        await page.goto(`${site.url}/join.html`);
        await page.waitFor(fields);
        const tabTo = async (wanted: string) => {
          for (let presses = 0; presses < 12; presses++) {
            if ((await page.evaluate(focused)) === wanted) return;
            await page.press('Tab');
          }
          assert.fail(`The Tab key does not lead to ${wanted}, but to ${await page.evaluate(focused)}`);
        };
        const type = async (text: string) => {
          for (const key of text) await page.press(key);
        };
        await tabTo('name');
        await type('Ada');
        await tabTo('email');
        await type(`${engine}@example.com`);
        await tabTo('password');
        await type('short');
        await page.press('Enter');
        await page.waitFor(() => document.querySelector('xano-sign-up-form:state(error)') !== null);
        assert.equal(await page.evaluate(focused), 'password');
        await type('er-than-long-1');
        await tabTo('Show the password');
        await page.press('Space');
        await page.waitFor(
          () => document.querySelector<HTMLInputElement>('[name=password]')?.type === 'text',
        );
        await tabTo('Sign up');
        await page.press('Enter');
        await page.waitFor(() => document.querySelector('xano-sign-up-form:state(signed-in)') !== null);
        await page.waitFor(() =>
          document.querySelector('xano-auth-guard')?.textContent?.includes('Hello Ada'),
        );
        // The form is gone, and the focus is in what stands there now.
        assert.notEqual(await page.evaluate(focused), 'nothing');
        await tabTo('Sign out');
        await page.press('Enter');
        await page.waitFor(() => document.querySelector('xano-auth-guard:state(signed-out)') !== null);
        await page.waitFor(fields);
        assert.notEqual(await page.evaluate(focused), 'nothing');
      } finally {
        await browser.close();
      }
    });

  const engine = findBrowsers().engines.chromium;
  test('in the accessibility tree', { skip: engine ? false : 'only Chromium tells its tree' }, async () => {
    const browser = await chromium.launch(launchOptions(engine?.path ?? ''));
    try {
      const tab = await browser.newPage();
      await tab.goto(`${site.url}/join.html`);
      await tab.waitForFunction(fields);
      const shows = async (...lines: RegExp[]) => {
        const tree = await tab.locator('main').ariaSnapshot();
        for (const line of lines) assert.match(tree, line);
        return tree;
      };
      const button = (name: string) => tab.getByRole('button', { name, exact: true });
      await shows(
        /heading "Shop" \[level=1\]/,
        /heading "Join the shop" \[level=2\]/,
        /textbox "Name"/,
        /textbox "E-mail"/,
        /textbox "Password"/,
        /button "Show the password"/,
        /button "Sign up"/,
        /link "Sign in"/,
      );
      await tab.getByRole('textbox', { name: 'Name' }).fill('Grace');
      await tab.getByRole('textbox', { name: 'E-mail' }).fill('grace@example.com');
      const password = tab.getByRole('textbox', { name: 'Password' });
      await password.fill('short');
      await button('Sign up').press('Enter');
      const devtools = await tab.context().newCDPSession(tab);
      const described = async () => {
        const { nodes } = await devtools.send('Accessibility.getFullAXTree');
        const node = nodes.find(({ role, name }) => role?.value === 'textbox' && name?.value === 'Password');
        const invalid = node?.properties?.find((property) => property.name === 'invalid')?.value.value;
        return [invalid, node?.description?.value as string | undefined] as const;
      };
      await tab.waitForFunction(() => document.querySelector('xano-sign-up-form:state(error)'));
      const [invalid, description] = await described();
      assert.equal(invalid, 'true');
      assert.match(description ?? '', /8/, 'the error is what describes the field');
      await password.fill('a longer one 1');
      assert.equal((await described())[0], 'false');
      await button('Sign up').press('Enter');
      await tab.getByText('You are signed in as Grace').waitFor();
      const tree = await shows(/You are signed in as Grace/, /button/, /Hello Grace/);
      assert.doesNotMatch(tree, /textbox/);
      await tab.locator('main > xano-logout-button').getByRole('button').press('Enter');
      await tab.getByText('Nobody is signed in').waitFor();
      await shows(/textbox "Password"/, /Nobody is signed in/);
    } finally {
      await browser.close();
    }
  });
});
