// One connection with values for an editor, a staging and a production host: which of them is used where, what is
// sent to which backend, and that the tokens of one never reach another.
import assert from 'node:assert/strict';
import { after, afterEach, before, beforeEach, describe, test } from 'node:test';
import { createEmulator, type Emulator } from '../../src/emulator/index.js';
import { type EmulatorServer, serveEmulator } from '../../src/emulator/http-server.js';
import {
  engineNames,
  openBrowser,
  type Page,
  type TestBrowser,
  type TestContext,
} from '../support/browsers/index.js';
import { openSite, type Site } from '../support/e2e/site.js';

const ada = { email: 'ada@example.com', password: 'correct-horse-1' };

/** A backend that remembers the headers of what it was asked. */
interface Backend {
  readonly emulator: Emulator;
  readonly server: EmulatorServer;
  readonly asked: { path: string; headers: Headers }[];
  readonly baseUrl: string;
}

const openBackend = async (): Promise<Backend> => {
  const emulator = createEmulator({ dataSources: ['test', 'draft'] });
  const asked: Backend['asked'] = [];
  const watched: Emulator = {
    ...emulator,
    respond: (request, from) => {
      if (request.method !== 'OPTIONS')
        asked.push({ path: new URL(request.url).pathname, headers: request.headers });
      return emulator.respond(request, from);
    },
  };
  const server = await serveEmulator({ emulator: watched });
  for (const dataSource of ['live', 'test', 'draft'])
    await emulator.control.addUser({ ...ada, name: `Ada of ${dataSource}`, dataSource });
  return { emulator, server, asked, baseUrl: `${server.url}/api:abCD1234` };
};

/** The tokens that a backend was sent. */
const tokensAt = ({ asked }: Backend): Set<string> =>
  new Set(asked.flatMap(({ headers }) => headers.get('authorization') ?? []));

const page = (port: string, production: string, staging: string, attributes = ''): string => `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>Test</title><link rel="icon" href="data:,">
<script type="module" src="/cdn/xano-auth-elements.js"></script></head><body>
<xano-connection base-url="${production}" data-source="live" ${attributes}>
  <xano-header name="X-App" value="shop"></xano-header>
  <xano-environment name="editor" hosts="editor.localhost 127.0.0.1:1" data-source="draft">
    <xano-header name="X-Stage" value="editor"></xano-header>
  </xano-environment>
  <xano-environment name="staging" hosts="*.localhost localhost:${port}" base-url="${staging}" data-source="test" branch="v1">
    <xano-header name="X-Stage" value="staging"></xano-header>
  </xano-environment>
  <xano-environment name="production" hosts="127.0.0.1:${port} shop.example.com">
    <xano-header name="X-Stage" value="production"></xano-header>
  </xano-environment>
  <xano-environment name="preview" branch="v1"></xano-environment>
</xano-connection>
<xano-user field="name"></xano-user>
</body></html>`;

for (const engine of engineNames())
  describe(`environments in ${engine}`, () => {
    let browser: TestBrowser;
    let context: TestContext;
    let site: Site;
    let production: Backend;
    let staging: Backend;
    let port: string;
    before(async () => {
      browser = await openBrowser(engine);
      [production, staging] = await Promise.all([openBackend(), openBackend()]);
      const pages: Record<string, string> = {};
      site = await openSite(pages);
      port = new URL(site.url).port;
      pages['/shop.html'] = page(port, production.baseUrl, staging.baseUrl);
      pages['/named.html'] = page(port, production.baseUrl, staging.baseUrl, 'environment="staging"');
      pages['/elsewhere.html'] = page('1', production.baseUrl, staging.baseUrl);
    });
    after(async () => {
      await browser.close();
      await site.close();
      for (const { server, emulator } of [production, staging]) {
        await server.close();
        await emulator.close();
      }
    });
    beforeEach(async () => {
      context = await browser.newContext();
      for (const backend of [production, staging]) {
        backend.emulator.control.clear();
        backend.asked.length = 0;
      }
    });
    afterEach(() => context.close());

    const open = async (host = '127.0.0.1', path = '/shop.html'): Promise<Page> => {
      const opened = await context.newPage();
      await opened.goto(`http://${host}:${port}${path}`);
      await opened.waitFor(() => document.querySelector('xano-connection')?.auth);
      return opened;
    };
    const session = (opened: Page) =>
      opened.evaluate(() => {
        const { status, environment, user } =
          document.querySelector('xano-connection')?.auth?.$session.get() ?? {};
        return `${environment} ${status} ${String(user?.['name'] ?? '')}`.trim();
      });
    const is = (opened: Page, wanted: string) =>
      opened.waitFor((text: string) => {
        const { status, environment, user } =
          document.querySelector('xano-connection')?.auth?.$session.get() ?? {};
        return `${environment} ${status} ${String(user?.['name'] ?? '')}`.trim() === text;
      }, wanted);
    const signIn = (opened: Page) =>
      opened.evaluate(
        async (values: typeof ada) =>
          void (await document.querySelector('xano-connection')?.signIn({ ...values })),
        ada,
      );
    const choose = (opened: Page, name: string) =>
      opened.evaluate((chosen: string) => {
        document.querySelector('xano-connection')?.setAttribute('environment', chosen);
      }, name);

    test('the first environment whose hosts fit the page is used, and the session says which', async () => {
      const chosen = async (host: string, path?: string) => session(await open(host, path));
      assert.equal(await chosen('127.0.0.1'), 'production signed-out');
      assert.equal(await chosen('localhost'), 'staging signed-out');
      assert.equal(await chosen('editor.localhost'), 'editor signed-out');
      assert.equal(await chosen('feature-7.localhost'), 'staging signed-out');
      assert.equal(await chosen('localhost', '/elsewhere.html'), 'undefined signed-out');
    });

    test('its backend alone is asked, with its data source, branch and headers', async () => {
      await signIn(await open('localhost'));
      assert.equal(production.asked.length, 0);
      assert.deepEqual(
        staging.asked.map(({ path }) => path),
        ['/api:abCD1234/auth/login', '/api:abCD1234/auth/me'],
      );
      for (const { headers } of staging.asked)
        assert.deepEqual(
          ['x-data-source', 'x-branch', 'x-app', 'x-stage'].map((name) => headers.get(name)),
          ['test', 'v1', 'shop', 'staging'],
        );

      staging.asked.length = 0;
      await signIn(await open());
      assert.equal(staging.asked.length, 0);
      assert.equal(production.asked.length, 2);
      for (const { headers } of production.asked)
        assert.deepEqual(
          ['x-data-source', 'x-branch', 'x-app', 'x-stage'].map((name) => headers.get(name)),
          ['live', null, 'shop', 'production'],
        );
    });

    test('one that is named is used on any host', async () => {
      const named = await open('127.0.0.1', '/named.html');
      assert.equal(await session(named), 'staging signed-out');
      await signIn(named);
      assert.equal(await session(named), 'staging signed-in Ada of test');
      assert.equal(production.asked.length, 0);
    });

    test('a choice at run time leads to another session, and no token crosses over', async () => {
      const opened = await open();
      await signIn(opened);
      await is(opened, 'production signed-in Ada of live');
      await choose(opened, 'staging');
      await is(opened, 'staging signed-out');
      assert.equal(staging.asked.length, 0);
      await opened.waitFor(() => document.querySelector('xano-user')?.textContent === '');
      await signIn(opened);
      await is(opened, 'staging signed-in Ada of test');

      await choose(opened, 'production');
      await is(opened, 'production signed-in Ada of live');
      await opened.evaluate(() =>
        document
          .querySelector('xano-connection')
          ?.fetch('/orders')
          .then(({ status }) => status),
      );
      await opened.reload();
      await is(opened, 'production signed-in Ada of live');
      const [live, test] = [tokensAt(production), tokensAt(staging)];
      assert.equal(live.size, 1);
      assert.equal(test.size, 1);
      assert.deepEqual(
        [...live].filter((token) => test.has(token)),
        [],
      );
    });

    test('two data sources of one backend are two sessions', async () => {
      const opened = await open();
      await signIn(opened);
      await choose(opened, 'editor');
      await is(opened, 'editor signed-out');
      await signIn(opened);
      await is(opened, 'editor signed-in Ada of draft');
      await choose(opened, 'production');
      await is(opened, 'production signed-in Ada of live');
      for (const { headers } of production.asked.filter(({ path }) => path.endsWith('/auth/me')))
        assert.equal(headers.get('x-stage') === 'editor', headers.get('x-data-source') === 'draft');
      assert.ok(production.emulator.control.log.every(({ status }) => status < 400));
    });

    test('a deployed branch is another environment and the same session', async () => {
      const opened = await open();
      await signIn(opened);
      await choose(opened, 'preview');
      await is(opened, 'preview signed-in Ada of live');
      await opened.evaluate(() =>
        document
          .querySelector('xano-connection')
          ?.fetch('/orders')
          .then(({ status }) => status),
      );
      const { headers } = production.asked.at(-1) ?? {};
      assert.deepEqual([headers?.get('x-branch'), headers?.get('x-stage')], ['v1', null]);
    });

    test('an answer that is late for its environment changes nothing in the next', async () => {
      const opened = await open();
      const hold = production.emulator.control.hold('POST /auth/login');
      await opened.evaluate((values: typeof ada) => {
        const page = globalThis as { outcome?: string };
        document
          .querySelector('xano-connection')
          ?.signIn({ ...values })
          .then(
            () => (page.outcome = 'signed in'),
            ({ code }) => (page.outcome = code as string),
          );
      }, ada);
      await hold.arrived;
      await choose(opened, 'staging');
      await is(opened, 'staging signed-out');
      hold.release();
      assert.equal(await opened.waitFor('globalThis.outcome'), 'aborted');
      assert.equal(await session(opened), 'staging signed-out');
      assert.equal(staging.asked.length, 0);
    });

    test('hosts and values may change in place', async () => {
      const opened = await open();
      await opened.evaluate(() =>
        document.querySelector('xano-environment[name=editor]')?.setAttribute('hosts', '*.0.0.1'),
      );
      await is(opened, 'editor signed-out');
      await opened.evaluate((baseUrl: string) => {
        document.querySelector('xano-environment[name=editor]')?.setAttribute('base-url', baseUrl);
      }, staging.baseUrl);
      await opened.waitFor(
        (origin: string) => document.querySelector('xano-connection')?.auth?.connection?.origin === origin,
        staging.server.url,
      );
      await signIn(opened);
      await is(opened, 'editor signed-in Ada of draft');
      assert.equal(production.asked.length, 0);
    });

    test('a name that no environment bears signs nobody in, and says which there are', async () => {
      const opened = await open();
      await choose(opened, 'prod');
      await is(opened, 'undefined unconfigured');
      const told = await opened.evaluate(
        () => document.querySelector('xano-connection')?.auth?.$session.get().error?.message,
      );
      assert.match(String(told), /environment="prod".*editor, staging, production, preview/);
    });
  });
