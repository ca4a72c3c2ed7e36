// Two copies of the library on one page, of which each defines some of the elements: they use one connection, and
// understand each other's errors.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { engineNames, openBrowser, type TestBrowser } from '../support/browsers/index.js';
import { openSite, type Site } from '../support/e2e/site.js';

const email = 'ada@example.com';
const password = 'correct-horse-1';

/** The first copy may define the connection and what belongs to it only; the second defines the rest. */
const html = `<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><title>Two copies</title><link rel="icon" href="data:,"></head>
<body>
<xano-connection base-url="%BASE%"></xano-connection>
<xano-sign-in-form></xano-sign-in-form>
<xano-auth-guard><template><p>Hello <xano-user></xano-user></p></template></xano-auth-guard>
<script type="module">
  const { define } = customElements;
  const first = ['xano-connection', 'xano-environment', 'xano-header'];
  customElements.define = (tag, element) => first.includes(tag) && define.call(customElements, tag, element);
  await import('/cdn/xano-auth-elements.js?copy=1');
  delete customElements.define;
  await import('/cdn/xano-auth-elements.js?copy=2');
</script>
</body></html>`;

for (const engine of engineNames())
  describe(`two copies in ${engine}`, () => {
    let browser: TestBrowser;
    let site: Site;
    before(async () => {
      browser = await openBrowser(engine);
      site = await openSite({ '/': html });
      await site.emulator.control.addUser({ email, password, name: 'Ada' });
    });
    after(async () => {
      await browser.close();
      await site.close();
    });

    test('a form of one shows the errors of the other, and the session is one', async () => {
      const context = await browser.newContext();
      const page = await context.newPage();
      await page.goto(`${site.url}/`);
      await page.waitFor(() => document.querySelector('xano-sign-in-form input[name=email]'));
      assert.equal(
        await page.evaluate(() => document.querySelector('xano-connection')?.auth === undefined),
        false,
      );
      await page.fill('input[name=email]', email);
      await page.fill('input[name=password]', 'wrong');
      await page.press('Enter');
      await page.waitFor(() =>
        document
          .querySelector('xano-sign-in-form')
          ?.shadowRoot?.querySelector('[part=alert]')
          ?.textContent?.includes('do not match'),
      );
      assert.equal(
        await page.evaluate(() => document.querySelector('xano-sign-in-form')?.error?.code),
        'invalid-credentials',
      );

      site.emulator.control.fault({
        ...{ on: 'POST /auth/login', kind: 'status', status: 400 },
        ...{ code: 'ERROR_CODE_INPUT_ERROR', message: 'No such address.', param: 'email' },
      });
      await page.press('Enter');
      await page.waitFor(() =>
        document.querySelector('[data-xano-error=email]')?.textContent?.includes('No such address.'),
      );

      await page.fill('input[name=password]', password);
      await page.press('Enter');
      await page.waitFor(() => document.querySelector('xano-user')?.textContent === 'Ada');
      await context.close();
    });
  });
