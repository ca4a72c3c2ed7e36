// Canaries: passwords and tokens that are looked for in everything that somebody else can see of a page with every
// element, from a wrong password over a refresh to the sign-out; as they are, and in every form in which a secret may be
// repeated.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { engineNames, openBrowser, type Page, type TestBrowser } from '../../support/browsers/index.js';
import { becomes, orders, ready } from '../../support/e2e/session.js';
import { openSite, type Site, withElements } from '../../support/e2e/site.js';
import { encodings } from '../../support/hostile/encodings.js';

const email = 'ada@example.com';
const password = 'Canary-Kolibri-42!x';
const wrong = 'Wrong-Nachtigall-77!y';

/** Keeps what passes by: events with their fields, histories, messages, requests of the page. Runs before all else. */
const watch = `<script>
  const seen = (globalThis.seen = []);
  const show = (value, depth = 0) => {
    if (value instanceof Node) return value.nodeName;
    if (value instanceof Error) return [value.message, value.stack, show({ ...value }, depth + 1), show(value.cause, depth + 1)];
    if (typeof value !== 'object' || value === null || depth > 6) return String(value);
    return Object.entries(value).map(([name, one]) => [name, show(one, depth + 1)]);
  };
  const note = (where, ...values) => seen.push(where + ' ' + JSON.stringify(show(values)));
  const names = ['before-sign-in', 'before-sign-up', 'before-sign-out', 'authenticate', 'set-user', 'sign-in', 'sign-up',
    'sign-out', 'clear-session', 'navigate', 'session-change', 'error'];
  for (const name of names)
    addEventListener('xano-' + name, (event) => {
      const fields = {};
      for (const key in event) if (!(key in Event.prototype)) fields[key] = event[key];
      note(event.type, { ...fields, ...event });
    }, true);
  const wrap = (object, name, where = name) => {
    const original = object[name];
    object[name] = function (...given) { note(where, given); return original.apply(this, given); };
  };
  wrap(history, 'pushState'); wrap(history, 'replaceState'); wrap(BroadcastChannel.prototype, 'postMessage');
  wrap(globalThis, 'postMessage'); wrap(IDBObjectStore.prototype, 'put'); wrap(navigator, 'sendBeacon');
  wrap(LockManager.prototype, 'request', 'lock');
  for (const level of ['log', 'info', 'warn', 'error', 'debug']) wrap(console, level, 'console');
  addEventListener('error', (event) => note('error', event.error ?? event.message));
  addEventListener('unhandledrejection', (event) => note('rejection', event.reason));
  const places = [];
  const setItem = Storage.prototype.setItem;
  Storage.prototype.setItem = function (key, value) {
    if (!(this === localStorage && key.startsWith('xano:1:'))) places.push(key + ' ' + value);
    return setItem.call(this, key, value);
  };
  globalThis.places = places;
</script>`;

const page = (body: string) =>
  withElements(body, 'refresh-endpoint="POST /auth/token"').replace('<head>', `<head>${watch}`);

const pages = {
  '/': page(`
    <xano-sign-in-form redirect-to="/#in"></xano-sign-in-form>
    <xano-sign-up-form></xano-sign-up-form>
    <xano-auth-guard><template><p id="inside">Members</p></template><p slot="signed-out" id="out">Out</p></xano-auth-guard>
    <xano-user field="email"></xano-user><xano-user></xano-user><xano-logout-button></xano-logout-button>`),
  '/other.html': page('<xano-user></xano-user><xano-logout-button></xano-logout-button>'),
};

/** Everything of the page that a script of a stranger, another tab or a person at the screen can read. */
const everything = (tab: Page): Promise<string> =>
  tab.evaluate(() => {
    const { seen, places } = globalThis as unknown as { seen: string[]; places: string[] };
    const markup = (root: ParentNode): string =>
      [...root.querySelectorAll('*')]
        .map((element) => {
          const attributes = [...element.attributes].map(({ name, value }) => `${name}=${value}`).join(' ');
          const shadow = element.shadowRoot ? markup(element.shadowRoot) : '';
          const value = (element as HTMLInputElement).value ?? '';
          return `${element.localName} ${attributes} ${String(value)} ${shadow}`;
        })
        .join('\n');
    const { auth } = document.querySelector('xano-connection') ?? {};
    return [
      document.documentElement.textContent,
      markup(document),
      document.cookie,
      location.href,
      document.title,
      window.name,
      JSON.stringify(history.state),
      ...performance.getEntries().map(({ name }) => name),
      JSON.stringify([auth?.$session.get(), auth?.$user.get(), auth?.$pending.get(), { ...auth }]),
      ...places,
      ...seen,
    ].join('\n');
  });

const storedTokens = (tab: Page): Promise<string[]> =>
  tab.evaluate(() =>
    Object.entries(localStorage).flatMap(([key, value]) => {
      if (!key.startsWith('xano:1:')) return [];
      const { authToken, refreshToken } = JSON.parse(value as string) as Record<string, string | undefined>;
      return [authToken, refreshToken].filter((token) => token !== undefined);
    }),
  );

for (const engine of engineNames())
  describe(`secrets in ${engine}`, () => {
    let browser: TestBrowser;
    let site: Site;
    before(async () => {
      browser = await openBrowser(engine);
      site = await openSite(pages, { refresh: true });
      await site.emulator.control.addUser({ email, password, name: 'Ada' });
    });
    after(async () => {
      await browser.close();
      await site.close();
    });

    test('are nowhere but in their place, whatever happens to a session', async () => {
      const canaries = new Set([password, wrong]);
      const context = await browser.newContext();
      const tab = await context.newPage();
      const check = async (when: string): Promise<void> => {
        for (const token of await storedTokens(tab)) canaries.add(token);
        const all = [await everything(tab), ...(await tab.consoleMessages()), ...site.requested].join('\n');
        for (const canary of canaries)
          for (const [how, write] of Object.entries(encodings)) {
            const needle = write(canary);
            // A cut secret is looked for as a run that is long enough to be no word.
            assert.ok(!all.includes(needle), `${when}: "${needle.slice(0, 12)}…" ${how}`);
          }
      };
      const failing = (message: string) =>
        site.emulator.control.fault({
          ...{ on: 'POST /auth/login', kind: 'status', status: 400 },
          ...{ code: 'ERROR_CODE_INPUT_ERROR', message, param: 'password' },
        });
      const submit = async (word: string): Promise<void> => {
        await tab.fill('xano-sign-in-form input[name=password]', word);
        await tab.press('Enter');
      };
      const empty = async (): Promise<void> =>
        tab.evaluate(() => {
          for (const field of document.querySelectorAll<HTMLInputElement>('[type=password]'))
            field.value = '';
        });

      await tab.goto(`${site.url}/`);
      await ready(tab);
      await tab.fill('xano-sign-in-form input[name=email]', email);
      await submit(wrong);
      await tab.waitFor(() => document.querySelector('xano-sign-in-form')?.error);
      await empty();
      await check('after a wrong password');

      for (const [how, write] of Object.entries(encodings)) {
        failing(`Cannot take ${write(wrong)}`);
        await tab.evaluate((word) => {
          const field = document.querySelector<HTMLInputElement>('xano-sign-in-form [name=password]');
          if (field) field.value = word;
          document.querySelector('xano-sign-in-form')?.requestSubmit();
        }, wrong);
        await tab.waitFor(() => document.querySelector('xano-sign-in-form')?.pending === false);
        await empty();
        await check(`after a backend repeated it ${how}`);
      }

      await submit(password);
      await becomes(tab, 'signed-in');
      await tab.waitFor(() => document.querySelector('#inside'));
      await check('signed in');
      assert.equal(canaries.size, 4, 'both tokens are looked for');

      await tab.reload();
      await becomes(tab, 'signed-in');
      site.emulator.control.fault({ on: 'GET /orders', kind: 'status', status: 401, times: 1 });
      await orders(tab);
      await check('after a refresh');
      assert.ok(canaries.size > 4, 'and the new ones');

      await tab.goto(`${site.url}/other.html?a=1`);
      await becomes(tab, 'signed-in');
      await tab.click('xano-logout-button');
      await becomes(tab, 'signed-out');
      await check('signed out');
      assert.deepEqual(await storedTokens(tab), []);
      assert.equal(await tab.evaluate(() => Object.keys(sessionStorage).length), 0);
    });
  });
