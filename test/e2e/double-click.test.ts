// Pages that are opened from the disk, without a server: README's first ones as they stand there, and as README says
// to write them for it.
import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { type EngineName, engineNames, openBrowser, type TestBrowser } from '../support/browsers/index.js';

const root = fileURLToPath(new URL('../../', import.meta.url));
const readme = readFileSync(join(root, 'README.md'), 'utf8');

/** README's pages, by the names that their first lines say. */
const pages = new Map(
  [...readme.matchAll(/^```html\n<!-- ([\w-]+\.html)\b[^>]*-->\n([^]*?)^```/gm)].map(
    ([, name = '', text = '']) => [
      name,
      `<!doctype html><html lang="en"><meta charset="utf-8"><title>${name}</title>${text}`,
    ],
  ),
);
const moduleTag = '<script type="module" src="cdn/xano-auth-elements.js"></script>';
const [classicTag = ''] = /<script src="[^"]*classic\.js" defer><\/script>/.exec(readme) ?? [];

/** Same, as README says to write them where there is no server and no backend. */
const withoutServer = (page: string): string =>
  page
    .replace(moduleTag, classicTag)
    .replace(/<xano-connection .*><\/xano-connection>/, '<xano-connection emulator></xano-connection>');

/** Firefox keeps each file's storage apart, so that no session goes from one page to the next. */
const sharesStorage = (engine: EngineName): boolean => engine !== 'firefox';

const shownSentence = () => {
  const connection = document.querySelector('xano-connection');
  if (!connection) return '';
  const { visibility, content } = getComputedStyle(connection, '::after');
  return visibility === 'visible' && content !== 'none' ? content : '';
};

for (const engine of engineNames())
  describe(`${engine}: by double click`, () => {
    let folder: string;
    let browser: TestBrowser;
    const address = (name: string): string => pathToFileURL(join(folder, name)).href;
    const open = async (name: string) => {
      const page = await (await browser.newContext()).newPage();
      page.deadline = 30_000;
      await page.goto(address(name));
      return page;
    };

    before(async () => {
      folder = mkdtempSync(join(tmpdir(), 'xano-double-click-'));
      symlinkSync(join(root, 'cdn'), join(folder, 'cdn'), 'junction');
      for (const [name, text] of pages) {
        writeFileSync(join(folder, name), text);
        writeFileSync(join(folder, `classic-${name}`), withoutServer(text));
      }
      writeFileSync(
        join(folder, 'reset.html'),
        `${pages.get('login.html')}<style>*, *::before, *::after { animation-delay: -1ms !important }</style>`,
      );
      browser = await openBrowser(engine);
    });
    after(async () => {
      await browser.close();
      rmSync(folder, { recursive: true, force: true });
    });

    for (const name of ['login.html', 'account.html'])
      test(`README's ${name} says what to write in its script's place`, async () => {
        const page = await open(name);
        assert.equal(await page.evaluate(shownSentence), '');
        const sentence = String(await page.waitFor(shownSentence)).replaceAll('\\"', '"');
        assert.ok(classicTag && sentence.includes(classicTag), sentence);
        assert.equal(await page.evaluate(() => document.documentElement.innerText.includes('Hello')), false);
      });

    test('that is not said at once where a style sheet takes all animations away', async () => {
      const page = await open('reset.html');
      assert.equal(await page.evaluate(shownSentence), '');
      await page.waitFor(shownSentence);
    });

    test('written so, they work', async () => {
      const page = await open('classic-account.html');
      await page.waitFor(() => location.pathname.endsWith('/login.html'));
      await page.goto(address('classic-login.html'));
      await page.waitFor(() => customElements.get('xano-connection') && true);
      assert.equal(await page.evaluate(shownSentence), '');
      await page.evaluate(() =>
        document
          .querySelector('xano-connection')
          ?.signUp({ name: 'Ada', email: 'ada@example.com', password: 'compiler1' })
          .then(() => document.querySelector('xano-connection')?.signOut())
          .then(() => null),
      );
      await page.fill('xano-sign-in-form input[type=email]', 'ada@example.com');
      await page.fill('xano-sign-in-form input[type=password]', 'compiler1');
      await page.press('Enter');
      await page.waitFor(() => location.pathname.endsWith('/account.html'));
      await page.goto(address('classic-account.html'));
      if (sharesStorage(engine)) await page.waitFor(() => document.body.innerText.includes('Hello Ada'));
      else await page.waitFor(() => location.pathname.endsWith('/login.html'));
    });
  });
