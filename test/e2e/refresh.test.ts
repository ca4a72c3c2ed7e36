// Refresh in real tabs: however many there are and whatever happens to them, a one-time token is sent once.
import assert from 'node:assert/strict';
import { after, afterEach, before, beforeEach, describe, test } from 'node:test';
import {
  engineNames,
  openBrowser,
  type Page,
  type TestBrowser,
  type TestContext,
} from '../support/browsers/index.js';
import { until } from '../support/until.js';
import {
  becomes,
  orders,
  ordersAnswer,
  ready,
  signIn,
  signOut,
  startOrders,
  status,
} from '../support/e2e/session.js';
import { openSite, type Site, withElements } from '../support/e2e/site.js';

const email = 'ada@example.com';
const password = 'correct-horse-1';
/** How many calls each tab makes at once, round after round: many share one refresh, one has nobody to share with. */
const CALLERS = [5, 1, 2];
const callersOf = (round: number) => CALLERS[round % CALLERS.length] as number;

/** Each tab makes its calls when a message says so, all tabs at the same moment, and reports how they went. */
const crowd = `<xano-user field="name"></xano-user>
<button id="twin-button" onclick="globalThis.twin = window.open('/tab.html')">Twin</button>
<script>
  const go = new BroadcastChannel('test-go');
  const done = new BroadcastChannel('test-done');
  const reports = {};
  const report = ({ round, statuses }) => (reports[round] ??= []).push(statuses);
  const run = async (round) => {
    const backend = document.querySelector('xano-connection');
    const length = ${JSON.stringify(CALLERS)}[round % ${CALLERS.length}];
    const calls = Array.from({ length }, () => backend.fetch('/orders').then((answer) => answer.status, (error) => error.code));
    const told = { round, statuses: (await Promise.all(calls)).join(' ') };
    report(told);
    done.postMessage(told);
  };
  go.onmessage = ({ data }) => run(data);
  done.onmessage = ({ data }) => report(data);
  globalThis.startRound = (round) => (go.postMessage(round), run(round), true);
</script>`;

const withRefresh = 'refresh-endpoint="POST /auth/token"';
// A hundred calls at once on a busy machine may each take longer than a person would wait.
const patient = `${withRefresh} timeout="60000"`;
const withoutLocks = `<script>Object.defineProperty(navigator, 'locks', { value: undefined });</script>`;

const pages = {
  '/crowd.html': withElements(crowd, patient),
  '/no-locks.html': withElements(crowd, patient).replace('<head>', `<head>${withoutLocks}`),
  '/tab.html': withElements(crowd, `${withRefresh} persist="tab"`),
  '/account.html': withElements(
    `<xano-auth-guard><template><p>Hello <xano-user field="name"></xano-user></p></template></xano-auth-guard>
     <script>
       addEventListener('pagehide', () => delete globalThis.painted);
       addEventListener('pageshow', ({ persisted }) =>
         requestAnimationFrame(() => (globalThis.painted = { persisted, text: document.body.innerText })));
     </script>`,
    withRefresh,
  ),
  '/other.html': withElements('<p>Other</p>', withRefresh),
  '/plain.html': withElements(crowd),
};

for (const engine of engineNames())
  describe(`refresh in ${engine}`, () => {
    let browser: TestBrowser;
    let site: Site;
    let context: TestContext;
    before(async () => {
      browser = await openBrowser(engine);
      site = await openSite(pages, { refresh: true, tokenShape: 'accessToken+refreshToken' });
    });
    after(async () => {
      await browser.close();
      await site.close();
    });
    beforeEach(async () => {
      context = await browser.newContext();
      site.emulator.control.clear();
      await site.emulator.control.removeUser(email);
      await site.emulator.control.addUser({ email, password, name: 'Ada' });
      site.emulator.control.clearLog();
    });
    afterEach(() => context.close());

    const posts = () =>
      site.emulator.control.log.filter(({ method, path }) => method === 'POST' && path === '/auth/token');
    const open = async (path: string) => {
      const page = await context.newPage();
      await page.goto(site.url + path);
      await ready(page);
      return page;
    };
    const crowdOf = async (path: string, size: number): Promise<Page> => {
      const first = await open(path);
      // Twenty tabs on a busy machine take their time.
      first.deadline = 60_000;
      await signIn(first, email, password);
      for (let tab = 1; tab < size; tab++) await becomes(await open(path), 'signed-in');
      return first;
    };

    /** Rotates so often, all tabs calling at once, and returns what the server saw. */
    const rotate = async (
      first: Page,
      size: number,
      rounds: number,
    ): Promise<{ posts: number; replays: number }> => {
      const seen = { posts: 0, replays: 0 };
      for (let round = 0; round < rounds; round++) {
        const good = Array.from({ length: callersOf(round) }, () => 200).join(' ');
        site.emulator.control.clearLog();
        await site.emulator.control.expireTokens();
        await first.evaluate(`startRound(${round})`);
        const reports = await first.waitFor(
          `(reports[${round}] ?? []).length === ${size} && reports[${round}]`,
        );
        assert.deepEqual(
          reports,
          Array.from({ length: size }, () => good),
          `round ${round}`,
        );
        seen.posts += posts().length;
        seen.replays += posts().filter((post) => post.status !== 200).length;
      }
      return seen;
    };

    const [size, rounds] = engine === 'chromium' ? [20, 100] : [8, 25];

    test(`${size} tabs and ${rounds} rotations make ${rounds} requests and no replay`, async () => {
      const first = await crowdOf('/crowd.html', size);
      assert.deepEqual(await rotate(first, size, rounds), { posts: rounds, replays: 0 });
    });

    test('so they do without Web Locks', async () => {
      const first = await crowdOf('/no-locks.html', size);
      assert.deepEqual(await rotate(first, size, rounds), { posts: rounds, replays: 0 });
    });

    test('a sign-out in another tab beats a refresh under way', async () => {
      const page = await open('/crowd.html');
      await signIn(page, email, password);
      const other = await open('/crowd.html');
      await becomes(other, 'signed-in');
      await site.emulator.control.expireTokens();
      const hold = site.emulator.control.hold('POST /auth/token');
      await startOrders(page);
      await hold.arrived;
      await signOut(other);
      hold.release();
      await ordersAnswer(page);
      await becomes(page, 'signed-out');
      await other.reload();
      await ready(other);
      assert.equal(await status(other), 'signed-out');
      assert.equal(
        await page.evaluate(() => Object.values(localStorage).some((value) => value.includes('authToken'))),
        false,
      );
    });

    test('a tab that is closed in the middle leaves the work to another', async () => {
      const page = await open('/crowd.html');
      await signIn(page, email, password);
      const other = await open('/crowd.html');
      await becomes(other, 'signed-in');
      await site.emulator.control.expireTokens();
      const hold = site.emulator.control.hold('POST /auth/token');
      await startOrders(page);
      await hold.arrived;
      await page.close();
      await startOrders(other);
      // The other's turn has come, though the first was never answered.
      await hold.reached(2);
      // An answer without its work, since browsers send a POST again when its connection breaks.
      site.emulator.control.fault({ on: 'POST /auth/token', kind: 'status', status: 503 });
      hold.release();
      assert.equal(await ordersAnswer(other), 200);
      assert.equal(await status(other), 'signed-in');
      assert.deepEqual(
        posts().map((post) => post.status),
        [503, 200],
      );
    });

    test('an answer that is lost after Xano has rotated costs nobody the session while the token works', async () => {
      const short = await openSite(pages, {
        refresh: true,
        tokenShape: 'accessToken+refreshToken',
        answerExtras: () => ({ expiresIn: 1 }),
      });
      await short.emulator.control.addUser({ email, password, name: 'Ada' });
      const page = await context.newPage();
      await page.goto(`${short.url}/crowd.html`);
      await ready(page);
      await signIn(page, email, password);
      short.emulator.control.fault({ on: 'POST /auth/token', kind: 'offline', after: true });
      // A token of one second is due at once: each call renews it first.
      for (let call = 0; call < 4; call++) {
        await page.waitFor((since: number) => Date.now() > since, Date.now() + 1_000);
        assert.equal(await orders(page), 200);
      }
      assert.equal(await status(page), 'signed-in');
      const sent = short.emulator.control.log.filter(({ path }) => path === '/auth/token');
      assert.ok(
        sent.some((post) => post.status === 0),
        'an answer was lost',
      );
      await short.close();
    });

    test('what a tab of its own and its duplicate spend is one token', async () => {
      const page = await open('/tab.html');
      await signIn(page, email, password);
      await page.click('#twin-button');
      await page.waitFor(
        '(twin.document.querySelector("xano-connection")?.auth?.$session.get().status) === "signed-in"',
      );
      await site.emulator.control.expireTokens();
      site.emulator.control.clearLog();
      const statuses = (await page.evaluate(`Promise.all([document, twin.document].map((root) =>
        root.querySelector('xano-connection').fetch('/orders').then(({ status }) => status, ({ code }) => code)))`)) as unknown[];
      assert.ok(statuses.includes(200), String(statuses));
      assert.equal(posts().length, 1);
    });

    test('Back after a sign-out paints nothing of the person', async () => {
      const page = await open('/account.html');
      await signIn(page, email, password);
      await page.waitFor(() => document.body.innerText.includes('Hello Ada'));
      await page.evaluate(() => location.assign('/other.html'));
      await page.waitFor(
        () => location.pathname === '/other.html' && document.querySelector('xano-connection')?.auth,
      );
      await becomes(page, 'signed-in');
      await signOut(page);
      await page.back();
      const painted = (await page.waitFor('location.pathname === "/account.html" && globalThis.painted')) as {
        text: string;
      };
      assert.ok(!painted.text.includes('Ada'), painted.text);
    });

    test('a page without a refresh endpoint does not load the part for it', async () => {
      const parts = () => site.served.filter((path) => path.includes('refresh'));
      site.served.length = 0;
      const page = await open('/plain.html');
      // What the page asked for on its way is there before this.
      await page.evaluate(() => fetch('/other.html').then(() => null));
      assert.deepEqual(parts(), []);
      await open('/crowd.html');
      await until('the part', () => parts().length === 1);
    });
  });
