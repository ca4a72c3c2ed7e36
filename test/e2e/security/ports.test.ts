// Parts of a real browser that are missing, refuse or hang, alone and in pairs: whoever signs in, comes back and signs out
// gets there in a bounded time. All pairs are tried in test/unit/core/ports-in-pairs.test.ts.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { engineNames, openBrowser, type Page, type TestBrowser } from '../../support/browsers/index.js';
import { becomes, orders, ready, signIn, signOut } from '../../support/e2e/session.js';
import { openSite, type Site, withElements } from '../../support/e2e/site.js';

const email = 'ada@example.com';
const password = 'correct-horse-1';

/** Breaks what the address names, before all else. */
const breakParts = `<script>
  const refuse = () => { throw new DOMException('Not here.', 'SecurityError'); };
  const never = () => new Promise(() => {});
  const put = (object, name, value) => Object.defineProperty(object, name, { ...value, configurable: true });
  const parts = {
    'locks-refuse': () => put(LockManager.prototype, 'request', { value: async () => refuse() }),
    'locks-hang': () => put(LockManager.prototype, 'request', { value: never }),
    'locks-missing': () => put(Navigator.prototype, 'locks', { value: undefined }),
    'database-refuses': () => put(IDBFactory.prototype, 'open', { value: refuse }),
    'database-hangs': () => put(IDBFactory.prototype, 'open', { value: () => ({}) }),
    'database-full': () => put(IDBObjectStore.prototype, 'put', { value: refuse }),
    'database-missing': () => put(globalThis, 'indexedDB', { value: undefined }),
    'channel-refuses': () => put(globalThis, 'BroadcastChannel', { value: refuse }),
    'channel-missing': () => put(globalThis, 'BroadcastChannel', { value: undefined }),
    'channel-silent': () => put(BroadcastChannel.prototype, 'postMessage', { value: refuse }),
    'local-forbidden': () => put(globalThis, 'localStorage', { get: refuse }),
    'local-missing': () => put(globalThis, 'localStorage', { value: null }),
    'tab-forbidden': () => put(globalThis, 'sessionStorage', { get: refuse }),
    'storage-full': () => put(Storage.prototype, 'setItem', { value: refuse }),
    'crypto-missing': () => put(globalThis, 'crypto', { value: undefined }),
  };
  for (const part of new URLSearchParams(location.search).getAll('broken')) parts[part]();
</script>`;

const html = (persist: string) =>
  withElements('<xano-user></xano-user>', `refresh-endpoint="POST /auth/token" persist="${persist}"`).replace(
    '<head>',
    `<head>${breakParts}`,
  );

const singles = [
  ...['locks-refuse', 'locks-hang', 'locks-missing', 'database-refuses', 'database-hangs', 'database-full'],
  ...['database-missing', 'channel-refuses', 'channel-missing', 'channel-silent', 'local-forbidden'],
  ...['local-missing', 'tab-forbidden', 'storage-full'],
];

const pairs = [
  ['locks-hang', 'database-hangs'],
  ['locks-refuse', 'database-full'],
  ['locks-missing', 'database-missing'],
  ['channel-refuses', 'tab-forbidden'],
  ['local-forbidden', 'tab-forbidden'],
  ['storage-full', 'database-refuses'],
];

const forgets = /local-|tab-|storage-/;

for (const engine of engineNames())
  describe(`refusing parts in ${engine}`, () => {
    let browser: TestBrowser;
    let site: Site;
    before(async () => {
      browser = await openBrowser(engine);
      site = await openSite({ '/local.html': html('local'), '/tab.html': html('tab') }, { refresh: true });
      await site.emulator.control.addUser({ email, password, name: 'Ada' });
    });
    after(async () => {
      await browser.close();
      await site.close();
    });

    const open = async (broken: readonly string[], persist: string): Promise<Page> => {
      const page = await (await browser.newContext()).newPage();
      page.deadline = 20_000;
      const query = broken.map((part) => `broken=${part}`).join('&');
      await page.goto(`${site.url}/${persist}.html?${query}`);
      await ready(page);
      return page;
    };

    for (const broken of [...singles.map((part) => [part]), ...pairs])
      test(broken.join(' and '), async () => {
        const persist = broken.some((part) => /channel|tab/.test(part)) ? 'tab' : 'local';
        const page = await open(broken, persist);
        await signIn(page, email, password);
        await becomes(page, 'signed-in');
        if (!broken.some((part) => forgets.test(part))) {
          await page.reload();
          await becomes(page, 'signed-in');
        }
        site.emulator.control.fault({ on: 'GET /orders', kind: 'status', status: 401 });
        assert.equal(await orders(page), 200, 'after a refresh');
        await signOut(page);
        await becomes(page, 'signed-out');
        const raw = (await page.consoleMessages()).filter((line) => /uncaught|unhandled/i.test(line));
        assert.deepEqual(raw, []);
        await page.close();
      });

    test('no random numbers: nobody is signed in, and the error says so', async () => {
      const page = await open(['crypto-missing'], 'local');
      await assert.rejects(signIn(page, email, password), /unexpected/);
      assert.equal(await page.evaluate(() => Object.keys(localStorage).length), 0);
      await page.close();
    });
  });
