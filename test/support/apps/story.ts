// What a visitor does in each app. The apps have the same addresses and the same words; how they are written is each
// framework's own way.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { createEmulator } from '../../../src/emulator/index.js';
import { serveEmulator } from '../../../src/emulator/http-server.js';
import { engineNames, openBrowser, type Page, type TestBrowser } from '../browsers/index.js';
import { holdScripts } from './held-scripts.js';
import type { Served } from './toolchain.js';

const ADA = { email: 'ada@example.com', password: 'correct-horse-1', name: 'Ada' };
const ROOT = { email: 'root@example.com', password: 'correct-horse-1', name: 'Root', role: 'admin' };

/** Milliseconds: a neighbour may be building meanwhile. */
const PATIENCE = 30_000;

export interface App {
  /** Its folder in test/apps/. */
  readonly name: string;
  /** Builds it, types checked, for the backend at `baseUrl`, and serves it. */
  open(baseUrl: string): Promise<Served>;
  /** What only this framework does to a page; somebody is signed in. */
  readonly also?: Readonly<Record<string, (page: Page, url: string) => Promise<void>>>;
  /** Whether a page comes drawn from the server and is taken over by the framework. */
  readonly isHydrated?: boolean;
  /** Whether the sign-in form stands in the page's HTML, before any script has come. */
  readonly hasFormInHtml?: boolean;
}

export const tellStory = ({
  name,
  open,
  also = {},
  isHydrated = false,
  hasFormInHtml = false,
}: App): void => {
  const [engine] = engineNames();

  describe(name, { skip: engine ? false : 'no browser here' }, () => {
    const emulator = createEmulator();
    let backend: Awaited<ReturnType<typeof serveEmulator>>;
    let site: Served;
    let browser: TestBrowser;
    let page: Page;

    before(async () => {
      backend = await serveEmulator({ emulator, control: true });
      site = await open(`${backend.url}/api:abCD1234`);
      await emulator.control.addUser(ADA);
      await emulator.control.addUser(ROOT);
      if (engine) browser = await openBrowser(engine);
      page = await (await browser.newContext()).newPage();
      page.deadline = PATIENCE;
    });
    after(async () => {
      await browser?.close();
      await site?.close();
      await backend?.close();
      await emulator.close();
    });

    /** The page at an address, once its heading is there, and the router and its transition between pages are done. */
    const arrives = (path: string, heading: string) =>
      page.waitFor(
        (wanted, text) =>
          location.pathname.replace(/(.)\/$/, '$1') === wanted &&
          document.documentElement.ariaBusy !== 'true' &&
          !Reflect.get(document, 'activeViewTransition') &&
          [...document.querySelectorAll('h1')].some((h1) => h1.textContent === text && h1.checkVisibility()),
        path,
        heading,
      );
    const follow = (path: string) => page.click(`header a[href="${path}"], header a[href="${path}/"]`);
    const mark = () =>
      page.evaluate(() => {
        Object.assign(globalThis, { isSame: true });
        Object.assign(document.querySelector('xano-connection') ?? {}, { isSame: true });
      });
    /** Whether the document and the connection in it are those that were marked. */
    const areSame = () =>
      page.evaluate(() =>
        [globalThis, document.querySelector('xano-connection')].map((one) => 'isSame' in Object(one)),
      );

    const signIn = async (user: typeof ADA) => {
      await page.fill('main input[name=email]', user.email);
      await page.fill('main input[name=password]', user.password);
      await page.press('Enter');
    };
    const signOut = async () => {
      await page.click('xano-logout-button >>> button');
      await arrives('/', 'Home');
    };
    /** Nothing in the console but the guards' note that the router is at work. */
    const isQuiet = async () => {
      const isNote = (text: string) => /a guard shows nothing while the page's own script leads/.test(text);
      assert.deepEqual(
        (await page.consoleMessages()).filter((text) => text && !isNote(text)),
        [],
      );
    };

    test('a deep link to a guarded page leads to sign-in, to a sign-up with consent, and back', async () => {
      await page.goto(`${site.url}/orders`);
      await arrives('/login', 'Sign in');
      await mark();
      await page.click('main a[href^="/sign-up"]');
      await arrives('/sign-up', 'Sign up');
      await page.fill('main input[name=name]', 'Grace');
      await page.fill('main input[name=email]', 'grace@example.com');
      await page.fill('main input[name=password]', 'correct-horse-1');
      await page.press('Enter');
      await page.waitFor(() => document.activeElement?.getAttribute('name') === 'terms');
      await page.press('Space');
      await page.press('Enter');
      await arrives('/orders', 'Orders');
      await page.waitFor(() => /^\d+ orders$/.test(document.querySelector('#orders')?.textContent ?? ''));
      assert.equal(await page.text('#who'), 'Grace');
      assert.deepEqual(await areSame(), [true, true]);
      const signUps = emulator.control.log.filter(
        ({ method, path }) => method === 'POST' && path === '/auth/signup',
      );
      assert.deepEqual(
        signUps.map(({ bodyKeys }) => bodyKeys.includes('terms')),
        [true],
      );
      await isQuiet();
    });

    test('guards lead away again after each sign-out, on both routes', async () => {
      await follow('/account');
      await arrives('/account', 'Account');
      assert.equal(await page.text('#hello'), 'Hello Grace');
      await signOut();
      for (const [path, heading] of [
        ['/account', 'Account'],
        ['/orders', 'Orders'],
      ] as const) {
        await follow(path);
        await arrives('/login', 'Sign in');
        await signIn(ADA);
        await arrives(path, heading);
        assert.equal(await page.text('#who'), 'Ada');
        if (path === '/orders') await follow('/account');
        await arrives('/account', 'Account');
        assert.equal(
          await page.evaluate(() => document.querySelector('#admin')?.checkVisibility() ?? false),
          false,
        );
        await signOut();
      }
      await isQuiet();
    });

    test('Back from the sign-in page leads past the page that a guard has closed', async () => {
      await follow('/own-form');
      await arrives('/own-form', 'Own form');
      await follow('/orders');
      await arrives('/login', 'Sign in');
      await page.back();
      await arrives('/own-form', 'Own form');
      await isQuiet();
    });

    test('a form of the page signs an administrator in, who sees what is for administrators', async () => {
      await follow('/own-form');
      await arrives('/own-form', 'Own form');
      await signIn(ROOT);
      await arrives('/account', 'Account');
      await page.waitFor(() => document.querySelector('#admin')?.checkVisibility() ?? false);
      await isQuiet();
    });

    test('Back, forward by a link, and a reload keep who is signed in', async () => {
      await follow('/orders');
      await arrives('/orders', 'Orders');
      await page.back();
      await arrives('/account', 'Account');
      assert.equal(await page.text('#hello'), 'Hello Root');
      await page.reload();
      await arrives('/account', 'Account');
      assert.equal(await page.text('#hello'), 'Hello Root');
      await page.goto(`${site.url}/orders`);
      await arrives('/orders', 'Orders');
      await isQuiet();
    });

    for (const [title, run] of Object.entries(also))
      test(title, async () => {
        await run(page, site.url);
        await isQuiet();
      });

    if (isHydrated)
      test('the framework takes the page over as it came, with what was typed by then', async () => {
        const held = await holdScripts(site.url);
        const fresh = await (await browser.newContext()).newPage();
        fresh.deadline = PATIENCE;
        const visible = (selector: string) =>
          fresh.waitFor((path) => document.querySelector(path)?.checkVisibility() ?? false, selector);
        try {
          const arrived = fresh.goto(`${held.url}/login`);
          arrived.catch(() => {});
          await visible('input[name=search]');
          await fresh.fill('input[name=search]', 'lamp');
          if (hasFormInHtml) await fresh.fill('input[name=email]', ADA.email);
          const nodes =
            'h1, header input, xano-connection, xano-user, xano-sign-in-form, xano-sign-in-form *';
          const before = await fresh.evaluate((selector) => {
            const all = [...document.querySelectorAll(selector)];
            for (const node of all) Object.assign(node, { isOriginal: true });
            return all.length;
          }, nodes);
          held.release();
          await arrived;
          await fresh.waitFor(
            () => document.querySelector('xano-connection')?.auth?.$session.get().status === 'signed-out',
          );
          await visible('xano-sign-in-form input[name=password]');
          const originals = await fresh.evaluate(
            (selector) =>
              [...document.querySelectorAll(selector)].filter((node) => 'isOriginal' in node).length,
            nodes,
          );
          assert.equal(originals, before);
          assert.equal(
            await fresh.evaluate(() => document.querySelector<HTMLInputElement>('input[name=search]')?.value),
            'lamp',
          );
          if (!hasFormInHtml) await fresh.fill('main input[name=email]', ADA.email);
          await fresh.fill('main input[name=password]', ADA.password);
          await fresh.press('Enter');
          await fresh.waitFor(() => document.querySelector('#hello')?.textContent === 'Hello Ada');
          assert.deepEqual((await fresh.consoleMessages()).filter(Boolean), []);
        } finally {
          await held.close();
        }
      });
  });
};
