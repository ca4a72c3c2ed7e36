// The entry `xano-auth-elements/testing` around a page: the test in Node, the page in Playwright's browser.
// Taken from the installed package, as a user's test would.
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { after, afterEach, before, beforeEach, describe, test } from 'node:test';
import { type Browser, chromium, type Page } from 'playwright-core';
import type { startTestBackend, TestBackend } from '../../src/testing/index.js';
import { openSite, type Site } from '../support/e2e/site.js';
import { launchOptions } from '../support/browsers/chromium.js';
import { findBrowsers } from '../install-browsers.mjs';
import { installPackage, type Installed } from '../support/package/installed.js';

const BASE_URL = 'https://x8ki.xano.test/api:abCD1234';

const page = (persist: string): string => `<!doctype html>
<html lang="en"><head><title>Shop</title><link rel="icon" href="data:,">
<script type="module" src="/node_modules/xano-auth-elements/cdn/xano-auth-elements.js"></script></head>
<body><xano-connection base-url="${BASE_URL}" persist="${persist}"></xano-connection>
<xano-auth-guard><template><h1>Hello <xano-user field="name"></xano-user></h1>
  <xano-logout-button></xano-logout-button></template>
  <xano-sign-in-form slot="signed-out"></xano-sign-in-form></xano-auth-guard></body></html>`;

const engine = findBrowsers().engines.chromium;

describe("a page in Playwright's browser", { skip: engine ? false : 'no Chromium here' }, () => {
  let installed: Installed;
  let start: typeof startTestBackend;
  let site: Site;
  let browser: Browser;
  let xano: TestBackend;
  let shop: Page;

  before(async () => {
    installed = await installPackage();
    ({ startTestBackend: start } = await import(
      pathToFileURL(join(installed.folder, 'dist/src/testing/index.js')).href
    ));
    const pages = { '/local.html': page('local'), '/tab.html': page('tab') };
    site = await openSite(pages, {}, undefined, pathToFileURL(`${installed.root}/`));
    browser = await chromium.launch(launchOptions(engine?.path ?? ''));
  });
  after(async () => {
    await browser?.close();
    await site?.close();
    await installed?.remove();
  });
  beforeEach(async () => {
    xano = start({ baseUrl: BASE_URL });
    shop = await (await browser.newContext({ baseURL: site.url })).newPage();
  });
  afterEach(async () => {
    await shop.context().close();
    await xano.stop();
  });

  const signsIn = async (email: string, password: string): Promise<void> => {
    await shop.getByLabel('E-mail').fill(email);
    await shop.getByLabel('Password', { exact: true }).fill(password);
    await shop.keyboard.press('Enter');
  };
  const asksToSignIn = () => shop.getByLabel('E-mail').waitFor();

  for (const persist of ['local', 'tab'] as const)
    test(`opens signed in, and stays signed out after a sign-out (${persist})`, async () => {
      await xano.stop();
      xano = start({ baseUrl: BASE_URL, persist });
      await xano.signedInAs({ name: 'Grace' }, shop);
      await shop.goto(`/${persist}.html`);
      await shop.getByRole('heading', { name: 'Hello Grace' }).waitFor();
      await shop.getByRole('button', { name: 'Sign out' }).click();
      await asksToSignIn();
      await shop.reload();
      await asksToSignIn();
    });

  test('of a whole context opens signed in, and a second tab too', async () => {
    await xano.signedInAs({}, shop.context());
    await shop.goto('/local.html');
    await shop.getByRole('heading', { name: 'Hello Ada' }).waitFor();
    const second = await shop.context().newPage();
    await second.goto('/local.html');
    await second.getByRole('heading', { name: 'Hello Ada' }).waitFor();
  });

  test('opens signed out, and signs in against the test', async () => {
    await xano.control.addUser({ email: 'ada@example.com', password: 'correct-horse-1', name: 'Ada' });
    await xano.signedOut(shop);
    await shop.goto('/local.html');
    await signsIn('ada@example.com', 'wrong');
    await shop.getByRole('alert').filter({ hasText: /./ }).waitFor();
    xano.failNext('offline');
    await signsIn('ada@example.com', 'correct-horse-1');
    await shop
      .getByRole('alert')
      .filter({ hasText: /offline|connection|reach/i })
      .waitFor();
    await signsIn('ada@example.com', 'correct-horse-1');
    await shop.getByRole('heading', { name: 'Hello Ada' }).waitFor();
    assert.ok(xano.control.log.some(({ method, path }) => `${method} ${path}` === 'POST /auth/login'));
  });

  test('is signed out by what expires, at its next load', async () => {
    await xano.signedInAs({}, shop);
    await shop.goto('/local.html');
    await shop.getByRole('heading', { name: 'Hello Ada' }).waitFor();
    await xano.expireNow();
    await shop.reload();
    await asksToSignIn();
  });

  test('begins anew where the test says so', async () => {
    await xano.signedInAs({}, shop);
    await shop.goto('/local.html');
    await shop.getByRole('heading', { name: 'Hello Ada' }).waitFor();
    await xano.signedInAs({ name: 'Grace', email: 'grace@example.com' }, shop);
    await shop.reload();
    await shop.getByRole('heading', { name: 'Hello Grace' }).waitFor();
    await xano.signedOut(shop);
    await shop.reload();
    await asksToSignIn();
  });
});
