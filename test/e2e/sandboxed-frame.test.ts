// The library in a sandboxed frame. Without `allow-same-origin` its origin is opaque: storage, locks, IndexedDB and
// channels are there, and refuse.
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
import { until } from '../support/until.js';

const email = 'ada@example.com';
const password = 'correct-horse-1';

/** Runs what its parent sends, and answers with what came of it: a value, or what an error says of itself. */
const listener = `<script>
  const failures = [];
  addEventListener('error', ({ message }) => failures.push(message));
  addEventListener('unhandledrejection', ({ reason }) => failures.push(String(reason)));
  const backend = () => document.querySelector('xano-connection');
  const said = (error) => error && { name: error.name, code: error.code };
  addEventListener('message', async ({ data: { id, code } }) => {
    const answer = await (async () => (0, eval)(code))().catch(said);
    parent.postMessage({ id, answer: answer ?? null }, '*');
  });
</script>`;

const frame = withElements(
  '<xano-sign-in-form></xano-sign-in-form><p id="user"><xano-user></xano-user></p>',
  'refresh-endpoint="POST /auth/token"',
).replace('<head>', `<head>${listener}`);
const around = (sandbox: string, file: string): string => `<!doctype html><title>Around</title>
<link rel="icon" href="data:,">
<script>
  const waiting = new Map();
  addEventListener('message', ({ data: { id, answer } }) => waiting.get(id)?.(answer));
  globalThis.inFrame = (code) => new Promise((resolve) => {
    const id = Math.random();
    waiting.set(id, resolve);
    document.querySelector('iframe').contentWindow.postMessage({ id, code }, '*');
  });
</script>
<iframe sandbox="${sandbox}" src="${file}" width="700" height="500"></iframe>`;

const pages: Record<string, string> = {
  '/frame.html': frame,
  '/classic.html': frame.replace(
    /<script type="module".*<\/script>/,
    '<script src="/cdn/xano-auth-elements.classic.js" defer></script>',
  ),
};
const kinds = [
  ['allow-scripts', '/frame.html'],
  ['allow-scripts', '/classic.html'],
  ['allow-scripts allow-same-origin', '/frame.html'],
] as const;
kinds.forEach(([sandbox, file], index) => (pages[`/${index}.html`] = around(sandbox, file)));
pages['/form.html'] = around('allow-scripts allow-forms', '/frame.html');

for (const engine of engineNames())
  describe(`a sandboxed frame in ${engine}`, () => {
    let browser: TestBrowser;
    let site: Site;
    let context: TestContext;
    let page: Page;
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
      page = await context.newPage();
      site.emulator.control.clear();
      await site.emulator.control.removeUser(email);
      await site.emulator.control.addUser({ email, password, name: 'Ada' });
      site.emulator.control.clearLog();
    });
    afterEach(() => context.close());

    const inFrame = (code: string) =>
      page.evaluate(
        (text) => (globalThis as unknown as { inFrame(code: string): Promise<string> }).inFrame(text),
        code,
      ) as Promise<unknown>;
    const becomes = (status: string) =>
      until(
        `the status ${status}`,
        async () => (await inFrame('backend().auth.$session.get().status')) === status,
      );
    const refreshes = () =>
      site.emulator.control.log.filter(({ method, path }) => method === 'POST' && path === '/auth/token')
        .length;
    const open = async (path: string) => {
      await page.goto(site.url + path);
      await until('the connection in the frame', () => inFrame('Boolean(backend()?.auth)'));
    };
    const ordersStatus = () => inFrame("backend().fetch('/orders').then(({ status }) => status)");
    const sessionError = () => inFrame('said(backend().auth.$session.get().error)');

    kinds.forEach(([sandbox, file], index) => {
      test(`sandbox="${sandbox}" with ${file}: a session is refreshed, and ends for a reason`, async () => {
        await open(`/${index}.html`);
        const isOpaque = !sandbox.includes('allow-same-origin');
        const refuses = await inFrame("navigator.locks.request('a', () => false).catch(() => true)");
        assert.deepEqual([refuses, (await inFrame('localStorage.length')) !== 0], [isOpaque, isOpaque]);
        await inFrame(`backend().signIn(${JSON.stringify({ email, password })})`);
        await becomes('signed-in');
        assert.equal(await inFrame("document.querySelector('#user').textContent"), 'Ada');

        await site.emulator.control.expireTokens(email);
        assert.deepEqual([await ordersStatus(), refreshes()], [200, 1]);
        await site.emulator.control.expireTokens(email);
        assert.deepEqual([await ordersStatus(), refreshes()], [200, 2]);
        // Where nothing can be stored, the session says so, and lives in memory.
        assert.deepEqual(
          [await inFrame('backend().auth.$session.get().status'), await sessionError()],
          ['signed-in', isOpaque ? { name: 'AuthError', code: 'storage' } : null],
        );

        await site.emulator.control.revokeRefreshTokens(email);
        await site.emulator.control.expireTokens(email);
        assert.equal(await ordersStatus(), 401);
        await becomes('signed-out');
        assert.equal(await inFrame('backend().auth.$session.get().reason'), 'expired');
        assert.deepEqual(await inFrame('failures'), []);
      });

      test(`sandbox="${sandbox}" with ${file}: a refresh that fails for now ends nothing`, async () => {
        await open(`/${index}.html`);
        await inFrame(`backend().signIn(${JSON.stringify({ email, password })})`);
        await becomes('signed-in');
        await site.emulator.control.expireTokens(email);
        site.emulator.control.fault({ kind: 'status', status: 503, on: 'POST /auth/token' });
        assert.equal(await ordersStatus(), 401);
        assert.equal(await inFrame('backend().auth.$session.get().status'), 'signed-in');
        assert.equal(await ordersStatus(), 200);
        await inFrame('backend().signOut()');
        await becomes('signed-out');
        assert.deepEqual(await inFrame('failures'), []);
      });
    });

    test('a visitor signs in by the form where the frame allows forms', async () => {
      await open('/form.html');
      await until('the form', () => inFrame("Boolean(document.querySelector('input[name=password]'))"));
      await inFrame(`
        document.querySelector('input[name=email]').value = '${email}';
        document.querySelector('input[name=password]').value = '${password}';
        document.querySelector('button[type=submit]').click();`);
      await becomes('signed-in');
    });
  });
