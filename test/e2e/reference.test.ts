// The demo's reference, as somebody finds it who looks for an attribute.
import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { createStaticServer, listen } from '../../demo/server/static.mjs';
import { createManifest } from '../../docs/make/manifest.mjs';
import { referencePages } from '../../docs/make/reference.mjs';
import { engineNames, openBrowser, type Page, type TestBrowser } from '../support/browsers/index.js';

const repository = fileURLToPath(new URL('../../', import.meta.url));

describe('the reference in the demo', () => {
  let browser: TestBrowser;
  let server: Server = createServer();
  let origin = '';
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'xano-reference-')));
  before(async () => {
    mkdirSync(join(folder, 'reference'));
    for (const [name, text] of Object.entries(referencePages(createManifest())))
      writeFileSync(join(folder, 'reference', name), String(text));
    server = createStaticServer({
      mounts: {
        '/reference/': join(folder, 'reference'),
        '/axe/': join(repository, 'node_modules/axe-core'),
        '/cdn/': join(repository, 'cdn'),
        '/': join(repository, 'demo'),
      },
    });
    origin = await listen(server, 0);
    browser = await openBrowser(engineNames()[0] ?? 'chromium');
  });
  after(async () => {
    await browser.close();
    server.close();
    server.closeAllConnections();
    rmSync(folder, { recursive: true });
  });

  const openPage = async (path: string): Promise<Page> => {
    const page = await (await browser.newContext()).newPage();
    await page.goto(`${origin}/${path}`);
    return page;
  };

  test('is reached from the bar of every page, and explains an attribute two clicks later', async () => {
    const page = await openPage('gallery.html');
    await page.click('.bar a[href$="/reference/"]');
    await page.click('main a[href="xano-sign-in-form.html"]');
    assert.equal(await page.text('.bar a[aria-current]'), 'Reference');
    assert.equal(await page.text('.panel a[aria-current]'), '<xano-sign-in-form>');
    assert.match(
      await page.text('#attributes'),
      /redirect-to\s+string\s+Where to navigate after Authenticate/,
    );
    await page.click('.bar a[href$="/gallery.html"]');
    assert.equal(await page.text('h1'), 'Every element in every state');
  });

  for (const colorScheme of ['light', 'dark'] as const)
    test(`is accessible, ${colorScheme}, and fits a phone`, async () => {
      const page = await openPage('reference/xano-auth-guard.html');
      await page.emulateMedia({ colorScheme });
      await page.setViewport(360, 640);
      await page.text('.bar a[aria-current]');
      const found = await page.evaluate(async () => {
        const script = document.createElement('script');
        script.src = '/axe/axe.min.js';
        document.head.append(script);
        await new Promise((resolve) => (script.onload = resolve));
        const { axe } = window as unknown as {
          axe: { run(): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> };
        };
        const { violations } = await axe.run();
        return {
          violations: violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`),
          tooWide: document.documentElement.scrollWidth > innerWidth,
        };
      });
      assert.deepEqual(found, { violations: [], tooWide: false });
    });
});
