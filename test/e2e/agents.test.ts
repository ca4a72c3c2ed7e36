// What docs/AGENTS.md tells a program to write, written and used: the pages are made of the file's own lines.
import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, test } from 'node:test';
import { engineNames, openBrowser, type Page, type TestBrowser } from '../support/browsers/index.js';
import { addUserScript, inside, page, row, written } from '../support/e2e/agents-file.js';
import { ask, becomes, status } from '../support/e2e/session.js';
import { openSite, type Site } from '../support/e2e/site.js';
import { until } from '../support/until.js';

const email = 'ada@example.com';
const password = 'correct-horse-1';
const admin = { email: 'grace@example.com', password: 'compiler1', name: 'Grace' };

const links = ['<p slot="after">', '<a slot="forgot"'].map(written);
const header = row('header of every page');
const pages = {
  '/login.html': page('emulator', header, inside(row('login.html'), ...links)),
  '/sign-up.html': page(
    'emulator',
    inside(
      row('sign-up.html'),
      written('<label slot="fields">Company'),
      written('<label slot="fields"><input type="checkbox"'),
    ),
  ),
  '/account.html': page(
    'emulator',
    header,
    inside(
      row('a protected page'),
      `<p id="hello">Hello ${row('a value of the user')}</p>`,
      inside(row('a part for a role'), '<p id="admins">For admins</p>'),
      row('sign-out'),
    ),
  ),
  '/forgot-password.html': page('emulator', row('forgot-password.html')),
  '/reset-password.html': page('emulator', row('the page that the e-mail leads to')),
  '/profile.html': page('emulator', inside(row('a protected page'), row('profile'))),
  '/add-user.html': page('emulator', addUserScript(admin)),
  '/second-step.html': page('over HTTP', inside(row('login.html'), row('a second step'))),
  '/providers.html': page('over HTTP', inside(row('login.html'), row('sign-in by a provider'))),
};

// What each element does is tried in every engine elsewhere; here it is the file that is tried.
for (const engine of engineNames().slice(0, 1))
  describe(`${engine}: pages written by AGENTS.md`, () => {
    let browser: TestBrowser;
    let site: Site;
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
      tab = await (await browser.newContext()).newPage();
      tab.deadline = 30_000;
    });

    const open = (path: string) => tab.goto(site.url + path);
    const at = (path: string) => tab.waitFor((wanted) => location.pathname === wanted, path);
    /** Drawn, so that what stands in the form's slots moves no more. */
    const drawn = (form: string) => shows(`${form} button[type=submit]`);
    /** A notice that comes above a form moves its fields under the pointer: then it is done once more. */
    const type = (field: string, value: string) =>
      until(`${value} in ${field}`, async () => {
        await tab.fill(field, value);
        const typed = (path: string) => document.querySelector<HTMLInputElement>(path)?.value;
        return (await tab.evaluate(typed, field)) === value;
      });
    const fill = async (form: string, values: Record<string, string>): Promise<void> => {
      await drawn(form);
      for (const [name, value] of Object.entries(values)) await type(`${form} input[name=${name}]`, value);
      await tab.press('Enter');
    };
    const isShown = (selector: string) =>
      tab.evaluate((path) => document.querySelector(path)?.checkVisibility() ?? false, selector);
    const shows = (selector: string) =>
      tab.waitFor((path) => document.querySelector(path)?.checkVisibility(), selector);

    test('a stranger signs up with the consent, and has no part in what admins see', async () => {
      await open('/account.html');
      await at('/login.html');
      await drawn('xano-sign-in-form');
      await shows('xano-sign-in-form [slot=forgot]');
      await tab.click('xano-sign-in-form [slot=after] a');
      await at('/sign-up.html');
      await fill('xano-sign-up-form', { name: 'Ada', email, password, company: 'Analytical' });
      await tab.waitFor(() => document.querySelector('xano-sign-up-form input[name=terms]:user-invalid'));
      assert.equal(await status(tab), 'signed-out');
      await tab.click('xano-sign-up-form input[name=terms]');
      await tab.click('xano-sign-up-form button[type=submit]');
      await at('/account.html');
      await shows('#hello');
      assert.equal(await tab.text('#hello'), 'Hello Ada');
      const user = await ask(
        tab,
        () => document.querySelector('xano-connection')?.auth?.$session.get().user ?? {},
      );
      assert.deepEqual([user['company'], user['terms']], ['Analytical', true]);
      assert.equal(await isShown('#admins'), false);
      await shows('xano-user-menu');
    });

    test('an admin sees the part for admins in the page for people, until the sign-out', async () => {
      await open('/add-user.html');
      await tab.waitFor(() => document.title === 'Added');
      await open('/account.html');
      await at('/login.html');
      await fill('xano-sign-in-form', { email: admin.email, password: admin.password });
      await at('/account.html');
      await shows('#admins');
      await tab.click('xano-logout-button');
      await at('/login.html');
      assert.equal(await isShown('#admins'), false);
      await shows('xano-sign-in-form button[type=submit]');
    });

    test('a forgotten password is set anew, and the profile has its forms', async () => {
      await open('/add-user.html');
      await tab.waitFor(() => document.title === 'Added');
      await open('/login.html');
      await drawn('xano-sign-in-form');
      await tab.click('xano-sign-in-form [slot=forgot]');
      await at('/forgot-password.html');
      await fill('xano-forgot-password-form', { email: admin.email });
      await tab.waitFor(() => document.querySelector('xano-forgot-password-form')?.matches(':state(done)'));
      await open('/add-user.html');
      const link = await tab.evaluate(
        "import('/cdn/emulator.js').then(({ pageAccounts }) => pageAccounts().inbox()).then(([mail]) => mail.link)",
      );
      await tab.goto(String(link));
      await at('/reset-password.html');
      await fill('xano-reset-password-form', { password, 'confirm-password': password });
      await tab.waitFor(() => document.querySelector('xano-reset-password-form')?.matches(':state(done)'));

      await open('/profile.html');
      await at('/login.html');
      await fill('xano-sign-in-form', { email: admin.email, password });
      await at('/profile.html');
      for (const form of ['xano-profile-form', 'xano-change-password-form'])
        await shows(`${form} button[type=submit]`);
      await shows('xano-delete-account-button');
    });

    test('a code is the second step', async () => {
      const { control } = site.emulator;
      await control.clearAccounts();
      await control.addUser({ email, password, name: 'Ada' });
      control.secondStep(true);
      await open('/second-step.html');
      await fill('xano-sign-in-form', { email, password });
      const { code = '' } = await until('an e-mail', async () => (await control.inbox(email)).at(0));
      assert.equal(await status(tab), 'signed-out');
      await fill('xano-code-form', { code });
      await at('/account.html');
      control.secondStep(false);
    });

    test('a provider signs in', async () => {
      await open('/providers.html');
      await drawn('xano-sign-in-form');
      await tab.click('xano-oauth-button >>> button');
      await at('/demo/provider.html');
      await tab.click('button[value=allow]');
      await at('/account.html');
      await open('/providers.html');
      await becomes(tab, 'signed-in');
    });
  });
