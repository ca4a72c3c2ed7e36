// The ZIP of `npm run bundle`, unpacked into a fresh folder and opened there by double click.
import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { unzipSync } from 'fflate';
import { bundleName, makeBundle } from '../../docs/make/bundle.mjs';
import { engineNames, openBrowser, type Page, type TestBrowser } from '../support/browsers/index.js';

const root = fileURLToPath(new URL('../../', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'xano-bundle-'));
const zip = makeBundle();
const files = unzipSync(zip);
const textOf = (name: string): string => Buffer.from(files[`${bundleName}/${name}`] ?? []).toString();
const address = (name: string): string => pathToFileURL(join(folder, bundleName, name)).href;
const pages = Object.keys(files).flatMap((path) => /^[^/]+\/([\w-]+\.html)$/.exec(path)?.[1] ?? []);

before(() => {
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content);
  }
});
after(() => rmSync(folder, { recursive: true, force: true }));

describe('the ZIP', () => {
  test('is the same, byte by byte, when it is made again', () => {
    assert.ok(Buffer.from(makeBundle()).equals(Buffer.from(zip)));
  });

  test('has the pages, the themes, cdn/ without its source maps, and says what each page is for', () => {
    assert.deepEqual(pages, [
      'account.html',
      'forgot-password.html',
      'index.html',
      'login.html',
      'profile.html',
      'reset-password.html',
      'sign-up.html',
    ]);
    for (const file of ['LICENSE', 'themes/soft.css', 'cdn/cloak.css', 'cdn/components/account.js'])
      assert.ok(textOf(file), file);
    assert.deepEqual(
      Object.keys(files).filter((path) => path.endsWith('.map')),
      [],
    );
    for (const page of pages) assert.match(textOf('README.txt'), new RegExp(`^${page} {2,}\\S`, 'm'));
    assert.match(textOf('README.txt'), new RegExp(`^xano-auth-elements \\d+\\.\\d+\\.\\d+\\r\\n`));
    assert.doesNotMatch(textOf('README.txt'), /%[A-Z]+%/);
  });

  test('names in README.txt the lines that stand in the pages, and files that are there', () => {
    const readme = textOf('README.txt');
    const lines = [...readme.matchAll(/^\s+(<.*>)\r$/gm)].map(([, line = '']) => line);
    const [emulator = '', own = '', theme = '', classic = ''] = lines;
    for (const page of pages) {
      assert.ok(textOf(page).includes(classic) && textOf(page).includes(emulator), page);
      if (page !== 'index.html') assert.ok(textOf(page).includes(own), page);
    }
    assert.match(theme, /themes\//);
    for (const [, path = ''] of lines.join().matchAll(/(?:href|src)="([^"]+)"/g))
      assert.ok(textOf(path), path);
  });

  test('is made and attached by the workflow of a release', () => {
    const workflow = readFileSync(join(root, '.github/workflows/release.yml'), 'utf8');
    assert.match(workflow, /^ +- run: npm run bundle$/m);
    assert.match(workflow, /gh release create .* release\/\*\.zip$/m);
  });
});

const fill = async (page: Page, form: string, values: Record<string, string>): Promise<void> => {
  // Drawn, so that it moves no more.
  await page.waitFor(
    (path) => document.querySelector(`${path} button[type=submit]`)?.checkVisibility(),
    form,
  );
  for (const [type, value] of Object.entries(values)) await page.fill(`${form} input[${type}]`, value);
  await page.press('Enter');
};
const isAt = (page: Page, name: string) =>
  page.waitFor((path) => location.pathname.endsWith(path), `/${bundleName}/${name}`);
const says = (page: Page, text: string) =>
  page.waitFor((part) => document.body.innerText.includes(part), text);

for (const engine of engineNames())
  describe(`${engine}: the pages of the ZIP, by double click`, () => {
    let browser: TestBrowser;
    let page: Page;
    before(async () => {
      browser = await openBrowser(engine);
      page = await (await browser.newContext()).newPage();
      page.deadline = 30_000;
    });
    after(() => browser.close());

    if (engine === 'firefox') {
      test('say that Firefox keeps their storage apart', async () => {
        await page.goto(address('index.html'));
        await says(page, 'Firefox keeps what files store apart');
      });

      test('make an account, which the next page does not know', async () => {
        await page.goto(address('sign-up.html'));
        await fill(page, 'xano-sign-up-form', {
          'name=name': 'Ada',
          'type=email': 'ada@example.com',
          'type=password': 'compiler1',
        });
        await isAt(page, 'login.html');
        await page.goto(address('sign-up.html'));
        await page.waitFor(
          () => document.querySelector('xano-connection')?.auth?.$session.get().user?.['name'] === 'Ada',
        );
      });
      return;
    }

    test('make an account, sign out, lead strangers to the sign-in and back', async () => {
      await page.goto(address('index.html'));
      await page.waitFor(() => customElements.get('xano-connection') && true);
      assert.equal(await page.evaluate(() => document.querySelector<HTMLElement>('#apart')?.hidden), true);
      await page.click('a[href="sign-up.html"]');
      await fill(page, 'xano-sign-up-form', {
        'name=name': 'Ada',
        'type=email': 'ada@example.com',
        'type=password': 'compiler1',
      });
      await isAt(page, 'account.html');
      await says(page, 'Hello Ada');
      await page.reload();
      await says(page, 'Hello Ada');
      await page.click('xano-logout-button');
      await isAt(page, 'login.html');

      await page.goto(address('profile.html'));
      await isAt(page, 'login.html');
      await fill(page, 'xano-sign-in-form', {
        'type=email': 'ada@example.com',
        'type=password': 'compiler1',
      });
      await isAt(page, 'profile.html');
    });

    test('change the profile', async () => {
      await page.fill('xano-profile-form input[name=name]', 'Ada Lovelace');
      await page.press('Enter');
      await page.waitFor(
        () =>
          document.querySelector('xano-connection')?.auth?.$session.get().user?.['name'] === 'Ada Lovelace',
      );
      await page.goto(address('account.html'));
      await says(page, 'Hello Ada Lovelace');
      await page.click('xano-logout-button');
      await isAt(page, 'login.html');
    });

    test('set a new password by the link that would have been in an e-mail', async () => {
      await page.waitFor(() =>
        document.querySelector('xano-sign-in-form button[type=submit]')?.checkVisibility(),
      );
      await page.click('a[href="forgot-password.html"]');
      await fill(page, 'xano-forgot-password-form', { 'type=email': 'ada@example.com' });
      await page.waitFor(() => !document.querySelector('xano-forgot-password-form input')?.checkVisibility());
      await page.goto(address('index.html'));
      await page.click('#emails a');
      await isAt(page, 'reset-password.html');
      await fill(page, 'xano-reset-password-form', {
        'name=password': 'compiler2',
        'name=confirm-password': 'compiler2',
      });
      await isAt(page, 'account.html');
      await says(page, 'Hello Ada Lovelace');
    });
  });
