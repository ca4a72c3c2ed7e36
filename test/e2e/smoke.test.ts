// The tools of the end-to-end tests themselves: two tabs of one origin, driven as a user would, in every engine.

import assert from 'node:assert/strict';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { after, before, describe, test } from 'node:test';
import { CONSOLE_HOOK, engineNames, openBrowser, type TestBrowser } from '../support/browsers/index.js';

const html = `<!doctype html><html lang="en"><title>Two tabs</title>
<script>${CONSOLE_HOOK}</script>
<p id="heard"></p>
<label>Name <input id="name" value="old" /></label>
<div id="host"><template shadowrootmode="open"><button>Save</button></template></div>
<script type="module">
  console.log('early', { count: 1 });
  setTimeout(() => { throw new Error('boom'); });
  localStorage.getItem('name'); // else a WebKit tab hears no storage events
  addEventListener('storage', (event) => (document.querySelector('#heard').textContent = event.newValue));
  document.querySelector('#host').shadowRoot.querySelector('button').onclick = (event) => {
    localStorage.setItem('name', document.querySelector('#name').value + (event.isTrusted ? '!' : '?'));
  };
</script>`;

let server: Server;
let address: string;

before(async () => {
  server = createServer((_, response) => response.setHeader('content-type', 'text/html').end(html));
  await new Promise<void>((resolve) => server.listen(0, resolve));
  address = `http://localhost:${(server.address() as AddressInfo).port}/`;
});

after(() => {
  server.close();
  server.closeAllConnections();
});

for (const engine of engineNames()) {
  describe(engine, () => {
    let browser: TestBrowser;
    before(async () => {
      browser = await openBrowser(engine);
    });
    after(() => browser.close());

    test('one tab hears what another stores, and a tab of another context does not', async () => {
      const context = await browser.newContext();
      const stranger = await browser.newContext();
      const [left, right, other] = [
        await context.newPage(),
        await context.newPage(),
        await stranger.newPage(),
      ];
      for (const page of [left, right, other]) await page.goto(address);

      await left.fill('#name', 'Zoë A+b@c.d');
      await left.click('#host >>> button');

      await right.waitFor((value) => document.querySelector('#heard')?.textContent === value, 'Zoë A+b@c.d!');
      assert.equal(await right.text('#heard'), 'Zoë A+b@c.d!');
      assert.equal(await other.evaluate(() => localStorage.getItem('name')), null);
      await context.close();
      await stranger.close();
    });

    test('a page has keys, focus, history, media features, a size, a console and a picture', async () => {
      const context = await browser.newContext();
      const page = await context.newPage();
      await page.goto(address);

      await page.click('#name');
      assert.equal(await page.evaluate(() => document.querySelector('#name')?.matches(':focus')), true);
      await page.press('Tab');
      await page.press('Enter');
      await page.waitFor(() => localStorage.getItem('name') === 'old!');
      await page.press('Shift+Tab');
      assert.equal(await page.evaluate(() => document.activeElement?.id), 'name');

      await page.goto(`${address}?second`);
      await page.back();
      assert.equal(await page.url(), address);
      await page.reload();

      await page.emulateMedia({ colorScheme: 'dark', reducedMotion: 'reduce' });
      await page.setViewport(500, 400);
      const seen = () => [
        matchMedia('(prefers-color-scheme: dark)').matches,
        matchMedia('(prefers-reduced-motion: reduce)').matches,
        innerWidth,
        innerHeight,
      ];
      assert.deepEqual(await page.evaluate(seen), [true, true, 500, 400]);
      await page.goto(`${address}?third`);
      assert.deepEqual(await page.evaluate(seen), [true, true, 500, 400]);

      const messages = await page.consoleMessages();
      assert.equal(messages[0], 'early {"count":1}');
      assert.match(messages[1] ?? '', /boom/);

      page.deadline = 100;
      await assert.rejects(
        page.waitFor(() => 'never' in window),
        /in vain for: .*never.*\nAt http/,
      );
      await assert.rejects(page.click('#host >>> a'), /nothing matches "a"/);
      await context.close();
    });
  });
}
