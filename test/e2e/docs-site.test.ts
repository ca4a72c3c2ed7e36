// The documentation site, as `npm run build` makes it, from a path below the root of a server: its examples run, its
// search finds, its links lead somewhere, and everybody can read it.
import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import type { Server } from 'node:http';
import { dirname, join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { createStaticServer, listen } from '../../demo/server/static.mjs';
import { engineNames, openBrowser, type Page, type TestBrowser } from '../support/browsers/index.js';

const repository = fileURLToPath(new URL('../../', import.meta.url));
const site = join(repository, 'demo/docs');
const pages = readdirSync(site, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.html'))
  .map((name) => name.replaceAll('\\', '/'));
const htmlOf = (page: string): string => readFileSync(join(site, page), 'utf8');
const withExamples = pages.filter((page) => htmlOf(page).includes('<div class="example"'));

let server: Server;
let origin = '';
before(async () => {
  server = createStaticServer({
    mounts: {
      '/some/path/': site,
      '/axe/': join(repository, 'node_modules/axe-core'),
      '/cdn/': join(repository, 'cdn'),
      '/': join(repository, 'demo'),
    },
  });
  origin = await listen(server, 0);
});
after(() => {
  server.close();
  server.closeAllConnections();
});

const openPage = async (browser: TestBrowser, path: string): Promise<Page> => {
  const page = await (await browser.newContext()).newPage();
  await page.goto(`${origin}/some/path/${path}`);
  return page;
};

/** What each example shows: texts in shadow roots too, and names of controls. Asked until all of them show something. */
const shownByAll = (page: Page): Promise<string[]> =>
  page.waitFor(() => {
    const look = (node: Node): string => {
      if (node.nodeType === Node.TEXT_NODE) return node.nodeValue?.trim() ?? '';
      if (node.nodeType !== Node.ELEMENT_NODE) return '';
      const element = node as HTMLElement;
      if (/^(SCRIPT|STYLE|TEMPLATE|LINK)$/.test(element.tagName)) return '';
      if (getComputedStyle(element).display === 'none') return '';
      const inside = [...(element.shadowRoot?.childNodes ?? []), ...element.childNodes].map(look).join(' ');
      return `${inside} ${element.getAttribute?.('name') ?? ''}`.trim();
    };
    const examples = [...document.querySelectorAll<HTMLElement>('.example')];
    const shown = examples.map((example) => {
      const frame = example.querySelector('iframe')?.contentDocument;
      if (frame?.readyState !== 'complete' || !frame.body) return '';
      const connection = frame.querySelector('xano-connection');
      const status = connection?.auth?.$session.get().status;
      const wanted = 'signedIn' in example.dataset ? 'signed-in' : 'signed-out';
      return status === wanted ? look(frame.body) : '';
    });
    return shown.length > 0 && shown.every(Boolean) && shown;
  }) as Promise<string[]>;

/** What is said for one's information: of the emulator, and of the guard whose way out of the frame is told. */
const information = [
  'xano-auth-elements: <xano-connection emulator> answers',
  "xano-auth-elements: a guard shows nothing while the page's own script leads to",
];
const failures = (messages: string[]): string[] =>
  messages.filter((text) => !information.some((start) => text.startsWith(start)));

describe(
  'the documentation site',
  { skip: engineNames().includes('chromium') ? false : 'no Chromium here' },
  () => {
    let browser: TestBrowser;
    before(async () => (browser = await openBrowser('chromium')));
    after(() => browser?.close());

    test('each example of each page runs, shows something, and says nothing in the console', async () => {
      assert.ok(withExamples.length >= 23, `${withExamples.length} pages with examples`);
      const found: Record<string, string[]> = {};
      const page = await openPage(browser, 'contents.html');
      // So high that all of them are in sight.
      await page.setViewport(1200, 12_000);
      let before = 0;
      for (const path of withExamples) {
        await page.goto(`${origin}/some/path/${path}`);
        await shownByAll(page);
        const all = await page.consoleMessages();
        const said = failures(all.slice(before));
        before = all.length;
        if (said.length > 0) found[path] = said;
      }
      assert.deepEqual(found, {});
    });

    test('what is typed into an example is seen, and Reset brings the first text back', async () => {
      const page = await openPage(browser, 'elements/xano-sign-in-form.html');
      await shownByAll(page);
      await page.fill('.example textarea', '<xano-sign-in-form heading="Come in"></xano-sign-in-form>');
      const heading = (): boolean =>
        !!document
          .querySelector('iframe')
          ?.contentDocument?.querySelector('xano-sign-in-form')
          ?.shadowRoot?.textContent?.includes('Come in');
      await page.waitFor(heading);
      await page.click('.example .tools button');
      await page.waitFor(`!(${String(heading)})()`);
      const text = await page.evaluate(() => document.querySelector('textarea')?.value ?? '');
      assert.match(text, /redirect-to="account.html"/);
    });

    test('nothing of an address comes into an example', async () => {
      const code = encodeURIComponent('<img src=x onerror="parent.ran = true">');
      const page = await openPage(browser, `index.html?html=${code}&code=${code}#${code}`);
      await shownByAll(page);
      const state = await page.evaluate(() => ({
        ran: 'ran' in window,
        holds: document.querySelector('textarea')?.value.includes('onerror'),
      }));
      assert.deepEqual(state, { ran: false, holds: false });
    });

    test('a way out of an example is told, and the frame stays', async () => {
      const page = await openPage(browser, 'elements/xano-logout-button.html');
      await shownByAll(page);
      await page.evaluate(() =>
        document
          .querySelector('iframe')
          ?.contentDocument?.querySelector<HTMLElement>('xano-logout-button')
          ?.click(),
      );
      await page.waitFor(() =>
        /login\.html would open/.test(document.querySelector('.said')?.textContent ?? ''),
      );
      const stays = await page.evaluate(
        () => !!document.querySelector('iframe')?.contentDocument?.querySelector('xano-logout-button'),
      );
      assert.ok(stays);
    });

    test('nobody is led to a provider out of an example', async () => {
      const page = await openPage(browser, 'elements/xano-oauth-button.html');
      await shownByAll(page);
      await page.evaluate(() =>
        document
          .querySelector('iframe')
          ?.contentDocument?.querySelector('xano-oauth-button')
          ?.shadowRoot?.querySelector('button')
          ?.click(),
      );
      await page.waitFor(() => document.querySelector('.said')?.textContent?.includes('provider'));
      assert.deepEqual(failures(await page.consoleMessages()), []);
    });

    for (const [words, expected] of [
      ['forgot password', /xano-forgot-password-form|account/],
      ['xano-clear-session', /xano-connection|session|security/],
      ['rate-limited', /errors/],
    ] as const)
      test(`the search finds “${words}”`, async () => {
        const page = await openPage(browser, 'elements/xano-user.html');
        await page.press('/');
        await page.fill('.search input', words);
        const links = await page.waitFor((wanted: string) => {
          const all = [...document.querySelectorAll<HTMLAnchorElement>('.found a')].map(({ href }) => href);
          return (
            all.length > 0 &&
            document.querySelector<HTMLInputElement>('.search input')?.value === wanted &&
            all
          );
        }, words);
        assert.ok(Array.isArray(links));
        assert.match(links.slice(0, 5).join(' '), expected);
        await page.press('ArrowDown');
        await page.press('Enter');
        await page.waitFor(() => !location.pathname.endsWith('/xano-user.html'));
        assert.match(await page.url(), /\/some\/path\//);
        assert.notEqual(await page.text('h1'), 'Not found');
      });

    test('is reached from the bar of the demo, and explains an attribute two clicks later', async () => {
      const page = await (await browser.newContext()).newPage();
      await page.setViewport(1200, 800);
      await page.goto(`${origin}/gallery.html`);
      await page.click('.bar a[href$="/docs/"]');
      await page.click('.pages a[href="elements/xano-sign-in-form.html"]');
      await page.waitFor(() => location.pathname.endsWith('/xano-sign-in-form.html'));
      assert.equal(await page.text('.pages a[aria-current]'), '<xano-sign-in-form>');
      assert.match(await page.text('article'), /redirect-to\s+string\s+Where to navigate after Authenticate/);
      await page.click('.bar .to-demo');
      await page.waitFor(() => location.pathname.endsWith('/gallery.html'));
      assert.equal(await page.text('h1'), 'Every element in every state');
    });

    test('no page scrolls sideways on the narrowest phone', async () => {
      const page = await openPage(browser, 'contents.html');
      await page.setViewport(320, 640);
      // Frames as wide as that phone, since a load for each page would take its time.
      const wide: string[] = [];
      for (let start = 0; start < pages.length; start += 12)
        wide.push(
          ...(await page.evaluate(
            (paths: string[]) =>
              Promise.all(
                paths.map(
                  (path) =>
                    new Promise<string>((resolve) => {
                      const frame = document.createElement('iframe');
                      frame.style.cssText = 'inline-size: 320px; block-size: 640px; border: 0';
                      frame.src = path;
                      frame.onload = () => {
                        const width = frame.contentDocument?.documentElement.scrollWidth ?? 0;
                        frame.remove();
                        resolve(width > 320 || width === 0 ? `${path}: ${width}` : '');
                      };
                      document.body.append(frame);
                    }),
                ),
              ),
            pages.slice(start, start + 12),
          )),
        );
      assert.deepEqual(wide.filter(Boolean), []);
      await page.click('.fold');
      await page.click('.pages a[href$="start.html"]');
      await page.waitFor(() => location.pathname.endsWith('/start.html'));
      assert.equal(await page.text('h1'), 'A start in five minutes');
    });

    for (const path of ['index.html', 'elements/xano-sign-up-form.html', 'security.html', 'changelog.html'])
      test(`${path} is accessible, light and dark`, async () => {
        const page = await openPage(browser, path);
        if (htmlOf(path).includes('class="example"')) {
          await page.setViewport(1200, 6000);
          await shownByAll(page);
        }
        for (const colorScheme of ['light', 'dark'] as const) {
          await page.emulateMedia({ colorScheme });
          const violations = await page.evaluate(async () => {
            // In the frames of examples, too: axe asks the copy that runs in each of them.
            const windows = [
              window,
              ...[...document.querySelectorAll('iframe')].map((frame) => frame.contentWindow),
            ];
            for (const { document: inner } of windows as Window[]) {
              const script = inner.createElement('script');
              script.src = '/axe/axe.min.js';
              inner.head.append(script);
              await new Promise((resolve) => (script.onload = resolve));
            }
            const { axe } = window as unknown as {
              axe: {
                run(options: object): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }>;
              };
            };
            // An example is a piece of a page: it has no landmarks and no first heading of its own.
            const rules = Object.fromEntries(
              ['landmark-one-main', 'page-has-heading-one', 'region'].map((id) => [id, { enabled: false }]),
            );
            const result = await axe.run({ rules });
            return result.violations.map(
              ({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`,
            );
          });
          assert.deepEqual({ colorScheme, violations }, { colorScheme, violations: [] });
        }
      });
  },
);

test('every link of the documentation site leads to a page and a place that there is', () => {
  const ids = new Map(
    pages.map((page) => [page, new Set([...htmlOf(page).matchAll(/ id="([^"]+)"/g)].map(([, id]) => id))]),
  );
  const isThere = (file: string): boolean => existsSync(file) && statSync(file).isFile();
  const broken: string[] = [];
  let count = 0;
  for (const page of pages)
    for (const [, address = ''] of htmlOf(page).matchAll(/ (?:href|src)="([^"]*)"/g)) {
      if (/^(https?|data|mailto):/.test(address)) continue;
      count++;
      const [path = '', hash] = address.split('#');
      const target = path === '' ? page : join(dirname(page), path).replaceAll('\\', '/');
      const anchors = ids.get(target);
      const isRight =
        hash === undefined ? isThere(join(site, target)) : anchors?.has(decodeURIComponent(hash));
      if (/^(\/|[a-z]+:)/.test(address) || !isRight) broken.push(`${page}: ${address}`);
    }
  assert.ok(count > 2000, `${count} links`);
  assert.deepEqual(broken, []);
});

for (const engine of engineNames().filter((name) => name !== 'chromium'))
  test(`the first page runs in ${engine}: example, search`, async () => {
    const browser = await openBrowser(engine);
    try {
      const page = await openPage(browser, 'index.html');
      await shownByAll(page);
      await page.fill('.search input', 'guard');
      await page.waitFor(() => document.querySelector('.found a'));
      assert.deepEqual(failures(await page.consoleMessages()), []);
    } finally {
      await browser.close();
    }
  });
