// What a browser does to its tabs: crash, freeze, back/forward cache, forbidden and full storage,
// a caching service worker. In Chromium alone, which can be told to do so. Prerendering has a file of its own.
import assert from 'node:assert/strict';
import { after, afterEach, before, beforeEach, describe, test } from 'node:test';
import { chromium, type Browser, type BrowserContext, type Page } from 'playwright-core';
import { findBrowsers } from '../install-browsers.mjs';
import type { Hold } from '../../src/emulator/request-gates.js';
import {
  becomes,
  orders,
  ordersAnswer,
  ready,
  signIn,
  signOut,
  startOrders,
} from '../support/e2e/session.js';
import { openSite, type Site, withElements } from '../support/e2e/site.js';

const email = 'ada@example.com';
const password = 'correct-horse-1';
const refreshing = 'refresh-endpoint="POST /auth/token" timeout="1500"';
const guarded = `<xano-auth-guard><template><p>Hello <xano-user field="name"></xano-user></p></template></xano-auth-guard>`;

const pages = {
  '/': withElements(guarded, refreshing),
  '/back.html': withElements(
    `${guarded}<script>
      addEventListener('pageshow', ({ persisted }) =>
        requestAnimationFrame(() => (globalThis.painted = { persisted, text: document.body.innerText })));
    </script>`,
    refreshing,
  ),
  '/other.html': withElements('<p>Other</p>', refreshing),
  '/frame.html': '<!doctype html><iframe sandbox="allow-scripts allow-forms" src="/framed.html"></iframe>',
  // A frame of no origin may load no module of ours, but the classic file.
  '/framed.html': withElements(guarded, refreshing)
    .replace('type="module"', 'defer')
    .replace('elements.js', 'elements.classic.js'),
  '/heap.html': withElements('<main></main>'),
};

const engine = findBrowsers().engines.chromium;

describe('what Chromium does to its tabs', { skip: !engine && 'no Chromium here' }, () => {
  let browser: Browser;
  let site: Site;
  let context: BrowserContext;
  before(async () => {
    browser = await chromium.launch({
      ...(engine && { executablePath: engine.path }),
      args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking'],
      ignoreDefaultArgs: ['--disable-back-forward-cache'],
    });
    site = await openSite(pages, { refresh: true, tokenShape: 'accessToken+refreshToken' });
    await site.emulator.control.addUser({ email, password, name: 'Ada' });
  });
  after(async () => {
    await browser.close();
    await site.close();
  });
  beforeEach(async () => {
    context = await browser.newContext();
    site.emulator.control.clear();
    site.emulator.control.clearLog();
  });
  afterEach(() => context.close());

  const open = async (path = '/'): Promise<Page> => {
    const page = await context.newPage();
    await page.goto(site.url + path);
    await ready(page);
    return page;
  };
  const posts = () =>
    site.emulator.control.log.filter(({ method, path }) => method === 'POST' && path === '/auth/token');
  const rotated = () => posts().filter(({ status }) => status === 200).length;

  const pair = async (): Promise<[Page, Page]> => {
    const first = await open();
    await signIn(first, email, password);
    const second = await open();
    await becomes(second, 'signed-in');
    await site.emulator.control.expireTokens();
    site.emulator.control.clearLog();
    return [first, second];
  };

  /** Has a tab refresh, and its request wait at the backend. */
  const midway = async (page: Page): Promise<Hold> => {
    const hold = site.emulator.control.hold('POST /auth/token');
    await startOrders(page);
    await hold.arrived;
    return hold;
  };

  /** Has another tab call, and take the first one's place, whose request is then lost. */
  const takeOver = async (page: Page, hold: Hold): Promise<void> => {
    await startOrders(page);
    await hold.reached(2);
    // Answered without its work: a browser sends a POST again by itself when its connection breaks.
    site.emulator.control.fault({ on: 'POST /auth/token', kind: 'status', status: 503 });
    hold.release();
    assert.equal(await ordersAnswer(page), 200);
  };

  test('a tab that crashes in the middle of a refresh leaves the work to another', async () => {
    const [first, second] = await pair();
    const hold = await midway(first);
    const crashed = new Promise((resolve) => first.once('crash', resolve));
    const devtools = await context.newCDPSession(first);
    devtools.send('Page.crash').catch(() => {});
    await crashed;
    await takeOver(second, hold);
    assert.equal(rotated(), 1);
    await becomes(second, 'signed-in');
  });

  test('a frozen tab holds nobody up for ever, and takes over what the others did when it thaws', async () => {
    const [first, second] = await pair();
    const hold = await midway(first);
    const devtools = await context.newCDPSession(first);
    await devtools.send('Page.setWebLifecycleState', { state: 'frozen' });
    await takeOver(second, hold);
    await devtools.send('Page.setWebLifecycleState', { state: 'active' });
    await ordersAnswer(first);
    assert.equal(await orders(first), 200);
    assert.equal(rotated(), 1);
  });

  test('Back after a sign-out, out of the back/forward cache, paints nothing of the person', async () => {
    const page = await open('/back.html');
    await signIn(page, email, password);
    await page.getByText('Hello Ada').waitFor();
    await page.evaluate(() => void (location.href = '/other.html'));
    await page.waitForURL('**/other.html');
    await becomes(page, 'signed-in');
    await signOut(page);
    await page.evaluate(() => history.back());
    await page.waitForFunction(() => location.pathname === '/back.html');
    const painted = await page.waitForFunction('globalThis.painted?.persisted && globalThis.painted');
    const { text } = (await painted.jsonValue()) as { text: string };
    assert.ok(!text.includes('Ada'), text);
  });

  test('a sandboxed frame without storage keeps the session for the page', async () => {
    const page = await context.newPage();
    await page.goto(`${site.url}/frame.html`);
    const frame = page.frames()[1];
    assert.ok(frame);
    await ready(frame);
    await signIn(frame, email, password);
    await frame.getByText('Hello Ada').waitFor();
    const session = await frame.evaluate(() => {
      const { status, persist } = document.querySelector('xano-connection')?.auth?.$session.get() ?? {};
      return [status, persist];
    });
    assert.deepEqual(session, ['signed-in', 'memory']);
  });

  test('a full storage keeps the session for the page, and says so', async () => {
    const page = await open();
    await page.evaluate(() => {
      for (let size = 2 ** 22; size >= 1; size = size >> 1)
        try {
          for (let part = 0; ; part++) localStorage.setItem(`fill-${size}-${part}`, 'x'.repeat(size));
        } catch {
          // Full for this size.
        }
    });
    await signIn(page, email, password);
    await page.getByText('Hello Ada').waitFor();
    const session = await page.evaluate(() => {
      const { status, persist, error } =
        document.querySelector('xano-connection')?.auth?.$session.get() ?? {};
      return [status, persist, error?.code];
    });
    assert.deepEqual(session, ['signed-in', 'memory', 'storage']);
    assert.equal(await orders(page), 200);
  });

  test('pages out of a service worker do not bring anybody back', async () => {
    const page = await context.newPage();
    await page.goto(`${site.url}/test/support/e2e/worker.html`);
    await page.waitForFunction('globalThis.ready');
    await page.goto(`${site.url}/test/support/e2e/cached.html?base=${encodeURIComponent(site.baseUrl)}`);
    await signIn(page, email, password);
    await page.getByText('Hello Ada').waitFor();
    await page.reload();
    await page.getByText('Hello Ada').waitFor();
    await signOut(page);
    await page.reload();
    await becomes(page, 'signed-out');
    assert.ok(!(await page.locator('body').innerText()).includes('Ada'));
  });

  test('a thousand rounds of drawing and removing everything leave the heap as it was', async () => {
    const page = await open('/heap.html');
    const devtools = await context.newCDPSession(page);
    const cycle = (count: number) =>
      page.evaluate(async (rounds) => {
        const main = document.querySelector('main') as HTMLElement;
        for (let round = 0; round < rounds; round++) {
          main.innerHTML = `<xano-sign-in-form></xano-sign-in-form><xano-sign-up-form></xano-sign-up-form>
            <xano-logout-button></xano-logout-button><xano-user></xano-user>
            <xano-auth-guard><template>In</template><p slot="signed-out">Out</p></xano-auth-guard>`;
          await new Promise((resolve) => setTimeout(resolve));
          main.replaceChildren();
        }
      }, count);
    const used = async () => {
      for (let time = 0; time < 3; time++) await devtools.send('HeapProfiler.collectGarbage');
      return (await devtools.send('Runtime.getHeapUsage')).usedSize;
    };
    await cycle(50);
    const start = await used();
    await cycle(1_000);
    const grown = (await used()) - start;
    assert.ok(grown < 1_000_000, `${grown} bytes more`);
  });
});
