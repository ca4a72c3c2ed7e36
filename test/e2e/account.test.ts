// The whole account, as a person goes through it: a forgotten password, a provider, a code, a profile in two tabs, and the
// end of the account; on the built files and the emulator over HTTP.
import assert from 'node:assert/strict';
import { after, afterEach, before, beforeEach, describe, test } from 'node:test';
import {
  engineNames,
  openBrowser,
  type Page,
  type TestBrowser,
  type TestContext,
} from '../support/browsers/index.js';
import { becomes, signIn, status } from '../support/e2e/session.js';
import { openSite, type Site, withElements } from '../support/e2e/site.js';
import { until } from '../support/until.js';

const email = 'ada@example.com';
const password = 'correct-horse-1';
const newPassword = 'Another-horse-2';
const PICTURE =
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==';

const page = (body: string) =>
  withElements(body).replace(
    '</head>',
    '<script type="module" src="/cdn/components/account.js"></script></head>',
  );

const pages = {
  '/login.html': page(`<xano-notice></xano-notice>
    <xano-sign-in-form redirect-to="account.html">
      <a slot="forgot" href="forgot-password.html">Forgot password?</a>
      <xano-code-form slot="next-step"></xano-code-form>
      <xano-oauth-button slot="providers" provider="google"></xano-oauth-button>
      <xano-oauth-button slot="providers" provider="github" mode="login"></xano-oauth-button>
    </xano-sign-in-form>`),
  '/forgot-password.html': page('<xano-forgot-password-form></xano-forgot-password-form>'),
  '/reset-password.html': page(`<xano-reset-password-form sign-in redirect-to="account.html"
    request-page="forgot-password.html"></xano-reset-password-form>`),
  '/magic-link.html': page(`<xano-magic-link-form endpoint="POST /auth/magic-link"
    redirect-to="account.html"></xano-magic-link-form>`),
  '/account.html':
    page(`<xano-user-menu redirect-to="login.html"><a href="profile.html">Profile</a></xano-user-menu>
    <xano-auth-guard redirect-to="login.html"><template>
      <xano-profile-form fields="name avatar"></xano-profile-form>
      <xano-change-password-form></xano-change-password-form>
      <xano-delete-account-button redirect-to="login.html"></xano-delete-account-button>
    </template></xano-auth-guard>`),
};

for (const engine of engineNames())
  describe(`the account in ${engine}`, () => {
    let browser: TestBrowser;
    let site: Site;
    let context: TestContext;
    let tab: Page;
    before(async () => {
      browser = await openBrowser(engine);
      site = await openSite(pages, { providerPage: '/demo/provider.html' });
    });
    after(async () => {
      await browser.close();
      await site.close();
    });
    beforeEach(async () => {
      context = await browser.newContext();
      tab = await context.newPage();
      await site.emulator.control.clearAccounts();
      site.emulator.control.secondStep(false);
      await site.emulator.control.addUser({ email, password, name: 'Ada' });
    });
    afterEach(() => context.close());

    const at = (path: string, where = tab) =>
      where.waitFor((wanted: string) => location.pathname + location.search === wanted, path);
    const shows = (selector: string, text: string, where = tab) =>
      where.waitFor(
        (path: string, wanted: string) => {
          const element = document.querySelector<HTMLElement>(path);
          return `${element?.innerText} ${element?.shadowRoot?.textContent}`.includes(wanted);
        },
        selector,
        text,
      );
    const inState = (tag: string, state: string, where = tab) =>
      where.waitFor(
        (name: string, wanted: string) => document.querySelector(name)?.matches(`:state(${wanted})`),
        tag,
        state,
      );
    const newestMail = () => until('an e-mail', async () => (await site.emulator.control.inbox(email)).at(0));
    /** What has no place in an address, a history or what a script of a stranger can read. */
    const secretsIn = (where: Page) =>
      where.evaluate(() =>
        [location.href, JSON.stringify(history.state), JSON.stringify({ ...sessionStorage })].join(),
      );

    test('a forgotten password is set anew by the link of an e-mail, which then is dead', async () => {
      await tab.goto(`${site.url}/login.html`);
      await tab.click('xano-sign-in-form a[slot=forgot]');
      await at('/forgot-password.html');
      await tab.fill('xano-forgot-password-form input[name=email]', email);
      await tab.press('Enter');
      await inState('xano-forgot-password-form', 'done');
      const { link = '' } = await newestMail();
      const token = new URL(link).searchParams.get('magic_token') ?? '';
      assert.ok(token.length > 20, link);

      await tab.goto(link);
      await at('/reset-password.html');
      await tab.waitFor(() => document.querySelector('xano-reset-password-form input[name=password]'));
      assert.ok(!(await secretsIn(tab)).includes(token));
      await tab.fill('xano-reset-password-form input[name=password]', newPassword);
      await tab.fill('xano-reset-password-form input[name=confirm-password]', newPassword);
      await tab.press('Enter');
      await at('/account.html');
      await becomes(tab, 'signed-in');

      const stranger = await browser.newContext();
      const other = await stranger.newPage();
      await other.goto(link);
      await inState('xano-reset-password-form', 'expired', other);
      await other.goto(`${site.url}/login.html`);
      await assert.rejects(signIn(other, email, password));
      await signIn(other, email, newPassword);
      await becomes(other, 'signed-in');
      await stranger.close();
    });

    test('nobody learns who has an account', async () => {
      await tab.goto(`${site.url}/forgot-password.html`);
      await tab.fill('xano-forgot-password-form input[name=email]', 'nobody@example.com');
      await tab.press('Enter');
      await inState('xano-forgot-password-form', 'done');
      assert.deepEqual(await site.emulator.control.inbox('nobody@example.com'), []);
    });

    test('a link signs in whoever asked for it, and asks a browser that did not', async () => {
      await tab.goto(`${site.url}/magic-link.html`);
      await tab.fill('xano-magic-link-form input[name=email]', email);
      await tab.press('Enter');
      await inState('xano-magic-link-form', 'done');
      const { link = '' } = await newestMail();

      const stranger = await browser.newContext();
      const other = await stranger.newPage();
      await other.goto(link);
      await inState('xano-magic-link-form', 'confirm', other);
      assert.equal(await status(other), 'signed-out');
      await stranger.close();

      await tab.goto(link);
      await at('/account.html');
      await becomes(tab, 'signed-in');
    });

    const atProvider = async (button: string, answer: string, address = email) => {
      await tab.waitFor(
        (path: string) => document.querySelector(path)?.shadowRoot?.querySelector('button'),
        button,
      );
      await tab.click(`${button} >>> [part=button]`);
      await tab.waitFor(() => location.pathname === '/demo/provider.html');
      await tab.fill('[name=email]', address);
      // The buttons of a provider that means no good are folded away.
      await tab.evaluate(() => document.querySelector('details')?.setAttribute('open', ''));
      await tab.click(`[value=${answer}]`);
      await tab.waitFor(() => location.pathname !== '/demo/provider.html');
    };
    const GOOGLE = 'xano-oauth-button[provider=google]';
    const GITHUB = 'xano-oauth-button[provider=github]';

    test('a provider is canceled, tried again, and signs in; a forged return does nothing', async () => {
      await tab.goto(`${site.url}/login.html`);
      await atProvider(GOOGLE, 'cancel');
      await at('/login.html');
      await inState(GOOGLE, 'error');
      assert.equal(await status(tab), 'signed-out');

      await atProvider(GOOGLE, 'forged-state');
      await at('/login.html');
      await inState(GOOGLE, 'error');
      assert.equal(await status(tab), 'signed-out');

      await atProvider(GOOGLE, 'markup');
      await at('/login.html');
      await inState(GOOGLE, 'error');
      assert.equal(
        await tab.evaluate(
          (path: string) => document.querySelector(path)?.shadowRoot?.querySelector('img'),
          GOOGLE,
        ),
        null,
      );

      await atProvider(GOOGLE, 'allow');
      await at('/account.html');
      await becomes(tab, 'signed-in');
      await tab.evaluate(() => history.back());
      await at('/login.html');
      await becomes(tab, 'signed-in');
    });

    test('a provider whose page is slow to come is asked for once', async () => {
      // Its page never comes, and the visitor is still here: as with one that takes long.
      const slow = await openSite(pages, { providerPage: '/slow' }, undefined, undefined, undefined, [
        '/slow',
      ]);
      try {
        await slow.emulator.control.addUser({ email, password, name: 'Ada' });
        await tab.goto(`${slow.url}/login.html`);
        await tab.click(`${GOOGLE} >>> [part=button]`);
        await until('the provider', () => slow.served.includes('/slow'));
        // Longer than any other page is waited for.
        await tab.evaluate(() => new Promise<void>((resolve) => setTimeout(resolve, 2_500)));
        const isWaiting = await tab.evaluate(
          (path: string) => document.querySelector(path)?.matches(':state(pending)'),
          GOOGLE,
        );
        assert.equal(isWaiting, true);
      } finally {
        await slow.close();
      }
    });

    test('whom the backend does not know may sign up instead', async () => {
      await tab.goto(`${site.url}/login.html`);
      await atProvider(GITHUB, 'allow', 'grace@example.com');
      await at('/login.html');
      // At the button that it began with.
      await tab.waitFor(
        (path: string) => document.querySelector(path)?.shadowRoot?.querySelector('[part=sign-up-button]'),
        GITHUB,
      );
      assert.equal(await status(tab), 'signed-out');
    });

    test('a code is the second step of a sign-in; a wrong one is told at its field', async () => {
      site.emulator.control.secondStep(true);
      await tab.goto(`${site.url}/login.html`);
      await tab.fill('xano-sign-in-form input[name=email]', email);
      await tab.fill('xano-sign-in-form input[name=password]', password);
      await tab.press('Enter');
      await tab.waitFor(() =>
        document.querySelector('xano-code-form')?.checkVisibility({ visibilityProperty: true }),
      );
      const { code = '' } = await newestMail();
      await tab.fill('xano-code-form input[name=code]', code === '000000' ? '000001' : '000000');
      await tab.press('Enter');
      await inState('xano-code-form', 'error');
      assert.equal(await status(tab), 'signed-out');
      await tab.fill('xano-code-form input[name=code]', `${code.slice(0, 3)} ${code.slice(3)}`);
      await tab.press('Enter');
      await at('/account.html');
      await becomes(tab, 'signed-in');
    });

    test('a changed profile is seen in the menu of another tab; the account ends for both', async () => {
      await tab.goto(`${site.url}/login.html`);
      await signIn(tab, email, password);
      await tab.goto(`${site.url}/account.html`);
      const other = await context.newPage();
      await other.goto(`${site.url}/account.html`);
      await shows('xano-user-menu', 'Ada', other);

      await tab.fill('xano-profile-form input[name=name]', 'Ada Lovelace');
      await tab.evaluate((base64: string) => {
        const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
        const files = new DataTransfer();
        files.items.add(new File([bytes], 'me.png', { type: 'image/png' }));
        const field = document.querySelector<HTMLInputElement>('xano-profile-form input[name=avatar]');
        if (!field) throw new Error('There is no field for a picture.');
        field.files = files.files;
        field.dispatchEvent(new Event('input', { bubbles: true }));
      }, PICTURE);
      await tab.click('xano-profile-form button[type=submit]');
      for (const where of [tab, other]) {
        await shows('xano-user-menu', 'Ada Lovelace', where);
        await where.waitFor(
          (data: string) =>
            document.querySelector('xano-user-menu')?.shadowRoot?.querySelector('img')?.src.endsWith(data),
          PICTURE,
        );
      }

      await tab.fill('xano-change-password-form input[name=current_password]', password);
      await tab.fill('xano-change-password-form input[name=password]', newPassword);
      await tab.fill('xano-change-password-form input[name=confirm-password]', newPassword);
      await tab.press('Enter');
      await inState('xano-change-password-form', 'done');

      await tab.click('xano-delete-account-button >>> [part=button]');
      await tab.fill('xano-delete-account-button >>> [part=input]', 'somebody@example.com');
      await tab.press('Enter');
      await tab.waitFor(() =>
        document.querySelector('xano-delete-account-button')?.shadowRoot?.querySelector('[part=error]'),
      );
      await tab.fill('xano-delete-account-button >>> [part=input]', email);
      await tab.press('Enter');
      await at('/login.html');
      await shows('xano-notice', 'deleted');
      await other.waitFor(() => location.pathname === '/login.html');
      await assert.rejects(signIn(tab, email, newPassword));
    });

    test('by keyboard alone: a menu, a profile, and a dialog that is thought better of', async () => {
      await tab.goto(`${site.url}/login.html`);
      await signIn(tab, email, password);
      await tab.goto(`${site.url}/account.html`);
      await shows('xano-user-menu', 'Ada');
      await tab.waitFor(() => document.querySelector<HTMLInputElement>('[name=name]')?.value === 'Ada');
      const focused = () => {
        let element = document.activeElement;
        while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
        const { name, id } = element as HTMLInputElement;
        return name || id || element?.textContent?.replace(/\s+/g, ' ').trim() || element?.localName || '';
      };
      const has = (wanted: string) =>
        until(`the focus at ${wanted}`, async () => (await tab.evaluate(focused)) === wanted);
      const tabTo = async (wanted: string) => {
        for (let presses = 0; presses < 20; presses++) {
          if ((await tab.evaluate(focused)) === wanted) return;
          await tab.press('Tab');
        }
        assert.fail(`The Tab key does not lead to ${wanted}, but to ${await tab.evaluate(focused)}`);
      };
      await tabTo('A Ada');
      await tab.press('ArrowDown');
      await has('Profile');
      await tab.press('ArrowDown');
      await has('Sign out');
      await tab.press('Escape');
      await has('A Ada');
      await tab.press('Tab');
      await has('name');
      await tab.press('End');
      await tab.press('x');
      await tab.press('Enter');
      await shows('xano-user-menu', 'Adax');
      await tabTo('Delete the account');
      await tab.press('Enter');
      await has('typed');
      await tab.press('Escape');
      await has('Delete the account');
      assert.equal(await status(tab), 'signed-in');
    });
  });
