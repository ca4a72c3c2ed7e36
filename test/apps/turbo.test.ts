// Turbo Drive: plain pages whose bodies are exchanged, with snapshots for Back.
import assert from 'node:assert/strict';
import { serveStatic } from '../support/apps/static-files.js';
import { tellStory } from '../support/apps/story.js';
import { writePages } from '../support/apps/html-pages.js';

tellStory({
  name: 'turbo',
  also: {
    'a page that is morphed keeps what is being typed, and the focus': async (page, url) => {
      await page.goto(`${url}/account`);
      await page.click('xano-logout-button >>> button');
      await page.waitFor(() => location.pathname === '/');
      await page.click('header a[href="/login"]');
      await page.fill('main input[name=email]', 'ada@exam');
      const rendered = await page.evaluate(async () => {
        document.head.insertAdjacentHTML('beforeend', '<meta name="turbo-refresh-method" content="morph">');
        Object.assign(document.body, { isSame: true });
        const { session } = (globalThis as unknown as { Turbo: { session: { refresh(url: string): void } } })
          .Turbo;
        const done = new Promise((resolve) =>
          document.addEventListener('turbo:render', ({ detail }: CustomEventInit<{ renderMethod: string }>) =>
            resolve(detail?.renderMethod),
          ),
        );
        session.refresh(location.href);
        return [await done, 'isSame' in document.body];
      });
      assert.deepEqual(rendered, ['morph', true]);
      const field = await page.evaluate(() => {
        const { activeElement } = document;
        return activeElement instanceof HTMLInputElement && [activeElement.name, activeElement.value];
      });
      assert.deepEqual(field, ['email', 'ada@exam']);
    },
  },
  async open(baseUrl) {
    const folder = await writePages('turbo', '@hotwired/turbo/dist/turbo.es2017-esm.js', {
      connection: 'id="xano" data-turbo-permanent',
    });
    return serveStatic(folder, { replace: { '%BASE%': baseUrl } });
  },
});
