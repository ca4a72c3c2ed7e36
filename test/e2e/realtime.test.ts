// Realtime in real tabs: Xano's own script, the library, and who the backend takes the sockets for.
import assert from 'node:assert/strict';
import { after, afterEach, before, beforeEach, describe, test } from 'node:test';
import {
  engineNames,
  openBrowser,
  type Page,
  type TestBrowser,
  type TestContext,
} from '../support/browsers/index.js';
import { openSite, type Site, withElements } from '../support/e2e/site.js';

const ada = { email: 'ada@example.com', password: 'correct-horse-1', name: 'Ada' };
const bob = { email: 'bob@example.com', password: 'correct-horse-2', name: 'Bob' };

/** Joins a room as a page would, and shows who is there and what was said. */
const room = `<script src="/node_modules/@xano/js-sdk/dist/xano.min.js"></script>
<p id="present"></p><ul id="messages"></ul>
<script type="module">
  import { connectRealtime } from '/cdn/realtime.js';
  const realtime = await connectRealtime(document.querySelector('xano-connection'));
  const channel = realtime.client.channel('room', { presence: true });
  const names = () => channel.getPresence().map(({ extras }) => extras.name ?? 'somebody').sort().join(', ');
  channel.on(({ action, payload }) => {
    if (action === 'message') messages.append(Object.assign(document.createElement('li'), { textContent: payload.text }));
    // The list in the SDK is brought up to date before a page hears of it.
    if (action.startsWith('presence')) present.textContent = names();
  });
  globalThis.say = (text) => channel.message({ text });
  globalThis.realtime = realtime;
  globalThis.remount = () => {
    channel.destroy();
    const again = realtime.client.channel('room', { presence: true });
    again.on(() => (present.textContent = 'again ' + again.getPresence().map(({ extras }) => extras.name)));
  };
</script>`;

const settings = 'realtime-connection-hash="emulatorConnectionHash" refresh-endpoint="POST /auth/token"';
const pages = { '/room.html': withElements(room, settings) };

for (const engine of engineNames())
  describe(`realtime in ${engine}`, () => {
    let browser: TestBrowser;
    let site: Site;
    let context: TestContext;
    before(async () => {
      browser = await openBrowser(engine);
      site = await openSite(pages, {
        tokenShape: 'accessToken+refreshToken',
        realtime: { extras: ({ name }) => ({ name }) },
      });
      await site.emulator.control.addUser(ada);
      await site.emulator.control.addUser(bob);
    });
    after(async () => {
      await browser.close();
      await site.close();
    });
    beforeEach(async () => {
      context = await browser.newContext();
      site.emulator.control.clearLog();
    });
    afterEach(() => context.close());

    const open = async (): Promise<Page> => {
      const page = await context.newPage();
      await page.goto(`${site.url}/room.html`);
      return page;
    };
    const signIn = (page: Page, { email, password }: typeof ada) =>
      page.evaluate(
        async (values: object) =>
          void (await document.querySelector('xano-connection')?.signIn(values as Record<string, string>)),
        { email, password },
      );
    const signOut = (page: Page) =>
      page.evaluate(() =>
        document
          .querySelector('xano-connection')
          ?.signOut()
          .then(() => null),
      );
    const shows = (page: Page, names: string) =>
      page.waitFor((wanted: string) => document.querySelector('#present')?.textContent === wanted, names);
    const backendHas = (condition: () => boolean): Promise<void> =>
      new Promise((resolve) => {
        const look = () => (condition() ? resolve() : setTimeout(look, 20));
        look();
      });
    const handshakes = () =>
      site.emulator.control.log
        .filter(({ path }) => path.startsWith('/rt/'))
        .map(({ hasToken, status }) => `${hasToken ? 'user' : 'anonymous'} ${status}`);

    test('two tabs in one channel see each other and speak', async () => {
      const one = await open();
      await signIn(one, ada);
      await shows(one, 'Ada');
      const two = await open();
      await shows(two, 'Ada, Ada');
      await shows(one, 'Ada, Ada');
      await one.evaluate('say("Hello")');
      for (const page of [one, two])
        await page.waitFor(() => document.querySelector('#messages')?.textContent === 'Hello');
    });

    test('after a sign-out in one tab the sockets of both are anonymous', async () => {
      const one = await open();
      await signIn(one, ada);
      const two = await open();
      await shows(one, 'Ada, Ada');
      await signOut(one);
      await shows(one, 'somebody, somebody');
      await shows(two, 'somebody, somebody');
      assert.deepEqual(
        site.emulator.control.sockets.map(({ user }) => user),
        [undefined, undefined],
      );
      await one.evaluate('say("Who am I?")');
      await two.evaluate('say("Nobody.")');
      assert.deepEqual(await two.evaluate('document.querySelector("#messages").textContent'), '');
    });

    test('after a reload it is the user again, with one handshake', async () => {
      const page = await open();
      await signIn(page, ada);
      await shows(page, 'Ada');
      site.emulator.control.clearLog();
      await page.reload();
      await shows(page, 'Ada');
      assert.deepEqual(handshakes(), ['user 101']);
    });

    test('after a refresh every tab authenticates anew', async () => {
      const one = await open();
      await signIn(one, ada);
      const two = await open();
      await shows(one, 'Ada, Ada');
      site.emulator.control.clearLog();
      await site.emulator.control.expireTokens();
      await one.evaluate(() =>
        document
          .querySelector('xano-connection')
          ?.fetch('/orders')
          .then(({ status }) => status),
      );
      // WebKit tells a tab of another's storage only after it has used it; here each does.
      await two.evaluate(() =>
        document
          .querySelector('xano-connection')
          ?.fetch('/orders')
          .then(({ status }) => status),
      );
      await backendHas(() => handshakes().length === 2);
      await shows(one, 'Ada, Ada');
      await shows(two, 'Ada, Ada');
      assert.deepEqual(handshakes(), ['user 101', 'user 101']);
    });

    test('another user is another user there too', async () => {
      const page = await open();
      await signIn(page, ada);
      await shows(page, 'Ada');
      await signIn(page, bob);
      await shows(page, 'Bob');
    });

    test('a channel that is left and entered in one moment is entered', async () => {
      const page = await open();
      await signIn(page, ada);
      await shows(page, 'Ada');
      await page.evaluate('remount()');
      await shows(page, 'again Ada');
      await backendHas(() => site.emulator.control.sockets.length === 1);
    });

    test("the SDK's token lies in no storage, and is gone after the end", async () => {
      const page = await open();
      await signIn(page, ada);
      await shows(page, 'Ada');
      const keys = (await page.evaluate(
        'Object.keys({ ...localStorage, ...sessionStorage }).filter((key) => !key.startsWith("xano:1:"))',
      )) as string[];
      assert.deepEqual(keys, []);
      await page.evaluate('realtime.disconnect()');
      await backendHas(() => site.emulator.control.sockets.length === 0);
      assert.equal(await page.evaluate('realtime.client.hasRealtimeAuthToken()'), false);
    });
  });
