// A form that stands in the page's HTML: there before the script is, and the same nodes afterwards.
import assert from 'node:assert/strict';
import { after, afterEach, before, beforeEach, describe, test } from 'node:test';
import { readFileSync } from 'node:fs';
import { fillForms } from '../../src/cli/prerender/fill-forms.js';
import { inlineCloak, policySource } from '../../src/cli/prerender/inline-cloak.js';
import {
  engineNames,
  openBrowser,
  type Page,
  type TestBrowser,
  type TestContext,
} from '../support/browsers/index.js';
import { openSite, type Site, withElements } from '../support/e2e/site.js';
import { signIn, status } from '../support/e2e/session.js';

const email = 'ada@example.com';
const password = 'correct-horse-1';
const SCRIPT = '<script type="module" src="/cdn/xano-auth-elements.js"></script>';

const filled = async (body: string): Promise<string> => {
  const { source, problems } = await fillForms(withElements(body));
  assert.deepEqual(problems, []);
  return source;
};
/** With the style sheet for the time before the script, which the test loads. */
const look = async (body: string): Promise<string> =>
  (await filled(body)).replace(SCRIPT, '<link rel="stylesheet" href="/components/cloak.css">');
const cloak = readFileSync(new URL('../../cdn/cloak.css', import.meta.url), 'utf8').trim();
const form = await filled('<xano-sign-in-form></xano-sign-in-form>');

const pages = {
  // Its script comes when the test says so.
  '/late.html': form.replace(SCRIPT, ''),
  '/at-once.html': form,
  '/sign-in-look.html': await look(
    '<xano-sign-in-form remember-me><h2 slot="heading">Welcome</h2><p slot="after"><a href="/">Help</a></p></xano-sign-in-form>',
  ),
  '/sign-up-look.html': await look('<xano-sign-up-form confirm-password></xano-sign-up-form>'),
  '/card-look.html': await look('<xano-sign-in-form appearance="card"></xano-sign-in-form>'),
  '/forgot-look.html': await look('<xano-forgot-password-form></xano-forgot-password-form>'),
  '/magic-look.html': await look(
    '<xano-magic-link-form><p slot="after"><a href="/">Help</a></p><p slot="expired">Too old</p></xano-magic-link-form>',
  ),
  '/styled.html': inlineCloak(await look('<xano-sign-in-form></xano-sign-in-form>'), () => cloak, true)
    .source,
  '/guard.html': await filled(
    '<xano-auth-guard><template><p id="inside">In</p></template><template slot="signed-out"><xano-sign-in-form></xano-sign-in-form></template></xano-auth-guard>',
  ),
};

for (const engine of engineNames())
  describe(`a form in the HTML, in ${engine}`, () => {
    let browser: TestBrowser;
    let site: Site;
    let context: TestContext;
    let page: Page;
    before(async () => {
      browser = await openBrowser(engine);
      site = await openSite(pages, {}, (baseUrl) => ({
        'Content-Security-Policy': `default-src 'self'; style-src 'self' ${policySource(cloak)}; img-src data:; connect-src ${new URL(baseUrl).origin}`,
      }));
      await site.emulator.control.addUser({ email, password, name: 'Ada' });
    });
    after(async () => {
      await browser.close();
      await site.close();
    });
    beforeEach(async () => {
      context = await browser.newContext();
      page = await context.newPage();
    });
    afterEach(() => context.close());

    const loadScript = async (tag = 'xano-sign-in-form') => {
      await page.evaluate(() => {
        for (const file of ['xano-auth-elements.js', 'components/account.js']) {
          const script = document.createElement('script');
          script.type = 'module';
          script.src = `/cdn/${file}`;
          document.head.append(script);
        }
      });
      await page.waitFor(
        (name: string) => document.querySelector(name)?.shadowRoot?.querySelector('slot'),
        tag,
      );
    };

    /** Where everything is that somebody sees. */
    const places = (tag: string) =>
      page.evaluate(
        (name: string) =>
          [...document.querySelectorAll(`${name} > :is(label, input, button, h2, p)`)]
            .filter((node) => node.checkVisibility() && (node.localName !== 'p' || node.slot === 'after'))
            .map((node) => {
              // A control fills its box; before the script it is its own.
              const box = node.assignedSlot?.closest('[part~=input], [part=checkbox], [part=submit]') ?? node;
              const text = document.createRange();
              text.selectNodeContents(node);
              const { x, y, width, height } =
                node.localName === 'label' ? text.getBoundingClientRect() : box.getBoundingClientRect();
              return [node.slot, ...[x, y, width, height].map(Math.round)].join(' ');
            }),
        tag,
      );

    test('keeps what was typed before the script, with focus and selection, in the same nodes', async () => {
      await page.goto(`${site.url}/late.html`);
      await page.fill('input[name=email]', email);
      await page.fill('input[name=password]', password);
      await page.evaluate(() => {
        const field = document.querySelector<HTMLInputElement>('input[name=password]');
        field?.setSelectionRange(2, 5);
        Object.assign(globalThis, { before: [...document.querySelectorAll('xano-sign-in-form > *')], field });
      });
      await loadScript();
      const kept = await page.evaluate(() => {
        const { before, field } = globalThis as unknown as { before: Element[]; field: HTMLInputElement };
        const nodes = [...document.querySelectorAll('xano-sign-in-form > *')];
        return {
          same: nodes.length === before.length && nodes.every((node, at) => node === before[at]),
          focused: document.activeElement === field,
          selection: [field.selectionStart, field.selectionEnd],
        };
      });
      assert.deepEqual(kept, { same: true, focused: true, selection: [2, 5] });
      await page.press('Enter');
      await page.waitFor(
        () => document.querySelector('xano-connection')?.auth?.$session.get().status === 'signed-in',
      );
    });

    test('a submit before the script sends nothing anywhere, and loses nothing', async () => {
      await page.goto(`${site.url}/late.html`);
      site.requested.length = 0;
      await page.fill('input[name=email]', email);
      await page.fill('input[name=password]', password);
      await page.press('Enter');
      await page.click('xano-sign-in-form > button');
      assert.equal(site.requested.length, 0);
      assert.equal(await page.url(), `${site.url}/late.html`);
      await loadScript();
      await page.click('xano-sign-in-form > button');
      await page.waitFor(
        () => document.querySelector('xano-connection')?.auth?.$session.get().status === 'signed-in',
      );
      assert.ok(site.requested.every((request) => !request.includes(password)));
    });

    test('works with the script in the head, under a strict Content Security Policy', async () => {
      await page.goto(`${site.url}/at-once.html`);
      await signIn(page, email, password);
      assert.equal(await status(page), 'signed-in');
      // Who comes back signed in is not asked again.
      await page.reload();
      await page.waitFor(
        () => document.querySelector('xano-connection')?.auth?.$session.get().status === 'signed-in',
      );
      assert.equal(
        await page.evaluate(
          () =>
            document
              .querySelector('xano-sign-in-form')
              ?.shadowRoot?.querySelector('[part=form]')
              ?.checkVisibility() ?? false,
        ),
        false,
      );
      assert.deepEqual(
        (await page.consoleMessages()).filter((line) => /security policy|error/i.test(line)),
        [],
      );
    });

    for (const [path, tag] of [
      ['/sign-in-look.html', 'xano-sign-in-form'],
      ['/sign-up-look.html', 'xano-sign-up-form'],
      ['/card-look.html', 'xano-sign-in-form'],
      ['/forgot-look.html', 'xano-forgot-password-form'],
      ['/magic-look.html', 'xano-magic-link-form'],
      // Its style sheet stands in the page, and no other is asked for.
      ['/styled.html', 'xano-sign-in-form'],
    ] as const)
      test(`nothing moves when the script comes: ${path}`, async () => {
        await page.goto(site.url + path);
        await page.waitFor(
          (name: string) => getComputedStyle(document.querySelector(name) as Element).display === 'grid',
          tag,
        );
        const before = await places(tag);
        assert.ok(before.length > 2, String(before));
        await loadScript(tag);
        assert.deepEqual(await places(tag), before);
      });

    test('asks for a link by a form that was there before the script', async () => {
      await page.goto(`${site.url}/forgot-look.html`);
      await page.fill('input[name=email]', email);
      await page.press('Enter');
      assert.equal(await page.url(), `${site.url}/forgot-look.html`);
      await loadScript('xano-forgot-password-form');
      await page.click('xano-forgot-password-form > button');
      await page.waitFor(() => document.querySelector('xano-forgot-password-form')?.matches(':state(done)'));
      assert.equal((await site.emulator.control.inbox(email)).length, 1);
    });

    test('comes out of the template of a guard', async () => {
      await page.goto(`${site.url}/guard.html`);
      await page.fill('input[name=email]', email);
      await page.fill('input[name=password]', password);
      await page.press('Enter');
      await page.waitFor(() => document.querySelector('#inside')?.checkVisibility());
    });
  });
