// The pages that `setup` writes, in every engine: as they are, one can sign up and in with them. And what `doctor`
// says of a page that loads nothing is what browsers do with it.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { CommandLine } from '../support/command-line.js';
import { engineNames, openBrowser, type Page, type TestBrowser } from '../support/browsers/index.js';
import { openSite, type Site } from '../support/e2e/site.js';

const lifeless = {
  'script-type': '<script src="/cdn/xano-auth-elements.js"></script>',
  'csp-script':
    '<meta http-equiv="Content-Security-Policy" content="script-src \'none\'"><script type="module" src="/cdn/xano-auth-elements.js"></script>',
  'csp-trusted-types':
    '<meta http-equiv="Content-Security-Policy" content="trusted-types own"><script type="module" src="/cdn/xano-auth-elements.js"></script>',
};

const ada = { name: 'Ada', email: 'ada@example.com', password: 'correct-horse-1' };

for (const engine of engineNames())
  describe(`what setup writes, in ${engine}`, () => {
    const pages: Record<string, string> = {};
    let browser: TestBrowser;
    let site: Site;
    before(async () => {
      browser = await openBrowser(engine);
      // Nothing of this backend is where a connection looks by itself.
      site = await openSite(pages, {
        endpoints: { login: 'POST /sign-in', signup: 'POST /register', me: 'GET /whoami' },
        tokenShape: 'auth_token',
        wrapUser: true,
      });
      await site.emulator.control.addUser(ada);
      const cli = new CommandLine();
      cli.hosts.set(new URL(site.url).host, (request) => fetch(request));
      cli.hosts.set(new URL(site.baseUrl).host, (request) => fetch(request));
      const args = ['setup', site.baseUrl, '--json', '--script', '/cdn/xano-auth-elements.js'];
      const code = await cli.run(args, ['', '', '', '', true, ada.email, ada.password, '', false]);
      assert.equal(code, 0, cli.err);
      const written = (JSON.parse(cli.out) as { pages: Record<string, string> }).pages;
      for (const [name, html] of Object.entries(written)) pages[`/${name}`] = html;
      for (const name of Object.keys(written)) {
        cli.out = '';
        const { problems } = await cli.doctor(`${site.url}/${name}`, ['--email', ada.email], [ada.password]);
        assert.deepEqual(problems, [], name);
      }
    });
    after(async () => {
      await browser.close();
      await site.close();
    });

    const at = (page: Page, path: string) =>
      page.waitFor((wanted: string) => location.pathname === wanted, path);

    test('a visitor of the account page signs in, is greeted, and signs out', async () => {
      const context = await browser.newContext();
      const page = await context.newPage();
      await page.goto(`${site.url}/account.html`);
      await at(page, '/login.html');
      await page.fill('xano-sign-in-form input[name=email]', ada.email);
      await page.fill('xano-sign-in-form input[name=password]', ada.password);
      await page.click('xano-sign-in-form button[type=submit]');
      await at(page, '/account.html');
      await page.waitFor(() => document.querySelector('h1 xano-user')?.textContent === 'Ada');
      await page.click('xano-logout-button >>> button');
      await at(page, '/login.html');
      await context.close();
    });

    test('who forgot the password sets another by the pages that were written', async () => {
      const email = `forgetful.${engine}@example.com`;
      await site.emulator.control.addUser({ ...ada, email });
      const context = await browser.newContext();
      const page = await context.newPage();
      await page.goto(`${site.url}/login.html`);
      await page.click('xano-sign-in-form a[slot=forgot]');
      await at(page, '/forgot-password.html');
      await page.fill('xano-forgot-password-form input[name=email]', email);
      await page.press('Enter');
      await page.waitFor(() => document.querySelector('xano-forgot-password-form')?.matches(':state(done)'));
      const [mail] = await site.emulator.control.inbox(email);
      await page.goto(mail?.link ?? '');
      await page.fill('xano-reset-password-form input[name=password]', 'Another-horse-2');
      await page.fill('xano-reset-password-form input[name=confirm-password]', 'Another-horse-2');
      await page.press('Enter');
      await at(page, '/account.html');
      await page.click('a[href="profile.html"]');
      await at(page, '/profile.html');
      await page.waitFor(
        (wanted: string) =>
          document.querySelector<HTMLInputElement>('xano-profile-form input[name=email]')?.value === wanted,
        email,
      );
      await context.close();
    });

    for (const [cause, head] of Object.entries(lifeless)) {
      // The other engines have no Trusted Types yet, or not everywhere.
      if (cause === 'csp-trusted-types' && engine !== 'chromium') continue;
      test(`a page in which the doctor finds ${cause} stays lifeless`, async () => {
        const connection = `<xano-connection base-url="${site.baseUrl}"></xano-connection>`;
        pages['/broken.html'] = `<!doctype html><title>Broken</title>${head}${connection}`;
        const cli = new CommandLine();
        cli.hosts.set(new URL(site.url).host, (request) => fetch(request));
        cli.hosts.set(new URL(site.baseUrl).host, (request) => fetch(request));
        const { findings } = await cli.doctor(`${site.url}/broken.html`);
        assert.ok(findings.some(({ code, severity }) => code === cause && severity === 'error'));
        const context = await browser.newContext();
        const page = await context.newPage();
        await page.goto(`${site.url}/broken.html`);
        assert.equal(await page.evaluate(() => customElements.get('xano-connection') !== undefined), false);
        await page.goto(`${site.url}/login.html`);
        assert.equal(await page.evaluate(() => customElements.get('xano-connection') !== undefined), true);
        await context.close();
      });
    }

    test('a new visitor signs up', async () => {
      const context = await browser.newContext();
      const page = await context.newPage();
      await page.goto(`${site.url}/sign-up.html`);
      await page.fill('xano-sign-up-form input[name=name]', 'Grace');
      await page.fill('xano-sign-up-form input[name=email]', `grace.${engine}@example.com`);
      await page.fill('xano-sign-up-form input[name=password]', ada.password);
      await page.click('xano-sign-up-form button[type=submit]');
      await at(page, '/account.html');
      await page.waitFor(() => document.querySelector('h1 xano-user')?.textContent === 'Grace');
      await context.close();
    });
  });
