// Next with its app router and server components, on Next's own server.
import { tellStory } from '../support/apps/story.js';
import { runInApp, serveApp } from '../support/apps/toolchain.js';

tellStory({
  name: 'next',
  isHydrated: true,
  hasFormInHtml: true,
  also: {
    'a part that streams in later is taken over as it came': async (page, url) => {
      await page.goto(`${url}/streamed`);
      await page.waitFor(() => document.querySelector('#late')?.textContent === 'Root');
      await page.goto(`${url}/account`);
      await page.click('xano-logout-button >>> button');
      await page.waitFor(() => location.pathname === '/');
      await page.goto(`${url}/streamed`);
      await page.fill('main input[name=email]', 'root@example.com');
      await page.fill('main input[name=password]', 'correct-horse-1');
      await page.press('Enter');
      await page.waitFor(() => document.querySelector('#hello')?.textContent === 'Hello Root');
    },
    'a page that Next keeps hidden leads nobody away, and does again when it is shown': async (page) => {
      const isAt = (path: string, text: string) =>
        page.waitFor(
          (wanted, shown) =>
            location.pathname === wanted && document.querySelector('main')?.innerText.includes(shown),
          path,
          text,
        );
      await page.click('header a[href="/orders"]');
      await isAt('/orders', ' orders');
      await page.click('header a[href="/"]');
      await isAt('/', 'Home');
      await page.evaluate(() => document.querySelector('xano-connection')?.auth?.signOut());
      await page.waitFor(() => document.querySelector('#orders')?.textContent === 'Loading');
      await page.click('header a[href="/own-form"]');
      await isAt('/own-form', 'Own form');
      await page.click('header a[href="/orders"]');
      await isAt('/login', 'Sign in');
      await page.click('header a[href="/"]');
      await isAt('/', 'Home');
      await page.click('header a[href="/orders"]');
      await isAt('/login', 'Sign in');
    },
  },
  open(baseUrl) {
    const env = { NEXT_PUBLIC_XANO_BASE_URL: baseUrl };
    runInApp('next', ['next/dist/bin/next', 'build'], env);
    return serveApp('next', (port) => ['../node_modules/next/dist/bin/next', 'start', '--port', port], env);
  },
});
