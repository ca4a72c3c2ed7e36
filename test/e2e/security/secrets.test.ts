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
    'sign-out', 'clear-session', 'navigate', 'session-change', 'error', 'next-step'];
  for (const name of ['forgot-password', 'reset-password', 'magic-link', 'send-code', 'oauth', 'update-user',
    'change-password', 'delete-account'])
    names.push(name, 'before-' + name);
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

const accountPage = (body: string) =>
  page(body).replace('</head>', '<script type="module" src="/cdn/components/account.js"></script></head>');

const pages = {
  '/': page(`
    <xano-sign-in-form redirect-to="/#in"></xano-sign-in-form>
    <xano-sign-up-form></xano-sign-up-form>
    <xano-auth-guard><template><p id="inside">Members</p></template><p slot="signed-out" id="out">Out</p></xano-auth-guard>
    <xano-user field="email"></xano-user><xano-user></xano-user><xano-logout-button></xano-logout-button>`),
  '/other.html': page('<xano-user></xano-user><xano-logout-button></xano-logout-button>'),
  '/forgot-password.html': accountPage('<xano-forgot-password-form></xano-forgot-password-form>'),
  '/reset-password.html': accountPage(
    '<xano-reset-password-form sign-in redirect-to="/account.html"></xano-reset-password-form>',
  ),
  '/magic-link.html': accountPage(`<xano-magic-link-form endpoint="POST /auth/magic-link"
    redirect-to="/account.html"></xano-magic-link-form>`),
  '/login.html': accountPage(`<xano-notice></xano-notice><xano-sign-in-form redirect-to="/account.html">
    <xano-code-form slot="next-step"></xano-code-form>
    <xano-oauth-button slot="providers" provider="google" pkce></xano-oauth-button></xano-sign-in-form>`),
  '/account.html': accountPage(`<xano-user-menu></xano-user-menu><xano-profile-form></xano-profile-form>
    <xano-change-password-form></xano-change-password-form>
    <xano-delete-account-button redirect-to="/login.html"></xano-delete-account-button>`),
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
      // Which address a page was opened by, the browser says to each script of it: only a backend can keep a link's secret
      // out of there, by a fragment.
      ...performance
        .getEntries()
        .flatMap(({ name, entryType }) => (entryType === 'navigation' ? [] : [name])),
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
      site = await openSite(pages, { refresh: true, providerPage: '/demo/provider.html' });
      await site.emulator.control.addUser({ email, password, name: 'Ada' });
    });
    after(async () => {
      await browser.close();
      await site.close();
    });

    /** @param own addresses that carry a secret because a person, or a provider, opened them: that request, and what it loads */
    const checkFor =
      (tab: Page, canaries: Set<string>, own: readonly string[] = []) =>
      async (when: string): Promise<void> => {
        for (const token of await storedTokens(tab)) canaries.add(token);
        const requested = site.requested.filter((line) => !own.some((path) => line.includes(path)));
        const all = [await everything(tab), ...(await tab.consoleMessages()), ...requested].join('\n');
        for (const canary of canaries)
          for (const [how, write] of Object.entries(encodings)) {
            const needle = write(canary);
            // A cut secret is looked for as a run that is long enough to be no word.
            assert.ok(!all.includes(needle), `${when}: "${needle.slice(0, 12)}…" ${how}`);
          }
      };

    test('are nowhere but in their place, whatever happens to a session', async () => {
      const canaries = new Set([password, wrong]);
      const context = await browser.newContext();
      const tab = await context.newPage();
      const check = checkFor(tab, canaries);
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

    test('of links, codes and providers are nowhere either, nor are the passwords of an account', async () => {
      const address = 'grace@example.com';
      const [first, second, third] = ['Canary-Adler-11!a', 'Canary-Bussard-22!b', 'Canary-Condor-33!c'];
      await site.emulator.control.addUser({ email: address, password: first, name: 'Grace' });
      const context = await browser.newContext();
      const tab = await context.newPage();
      const canaries = new Set([first, second, third]);
      const check = checkFor(tab, canaries, [
        '/reset-password.html?',
        '/magic-link.html?',
        '/login.html?',
        '/demo/',
      ]);
      const newest = async () => (await site.emulator.control.inbox(address)).at(0);
      const openLink = async () => {
        const { link = '' } = (await newest()) ?? {};
        const token = new URL(link).searchParams.get('magic_token') ?? '';
        assert.ok(token.length > 20);
        canaries.add(token);
        await tab.goto(link);
      };
      const submitTo = async (tag: string, values: Record<string, string>): Promise<void> => {
        for (const [name, value] of Object.entries(values))
          await tab.fill(`${tag} input[name=${name}]`, value);
        await tab.press('Enter');
      };
      const inState = (tag: string, state: string) =>
        tab.waitFor(
          (name: string, wanted: string) => document.querySelector(name)?.matches(`:state(${wanted})`),
          tag,
          state,
        );
      const at = (path: string) => tab.waitFor((wanted: string) => location.pathname === wanted, path);

      await tab.goto(`${site.url}/forgot-password.html`);
      await submitTo('xano-forgot-password-form', { email: address });
      await inState('xano-forgot-password-form', 'done');
      await openLink();
      await tab.waitFor(() => document.querySelector('xano-reset-password-form input[name=password]'));
      await check('with a link that is open');
      await submitTo('xano-reset-password-form', { password: second, 'confirm-password': second });
      await at('/account.html');
      await becomes(tab, 'signed-in');
      await check('with another password');

      await submitTo('xano-change-password-form', {
        current_password: second,
        password: third,
        'confirm-password': third,
      });
      await inState('xano-change-password-form', 'done');
      await check('with a third one');
      await submitTo('xano-profile-form', { name: 'Grace Hopper' });
      await tab.waitFor(() =>
        document.querySelector('xano-user-menu')?.shadowRoot?.textContent?.includes('Hopper'),
      );
      await tab.evaluate(() => document.querySelector('xano-connection')?.clearSession());

      await tab.goto(`${site.url}/magic-link.html`);
      await submitTo('xano-magic-link-form', { email: address });
      await inState('xano-magic-link-form', 'done');
      await openLink();
      await at('/account.html');
      await becomes(tab, 'signed-in');
      await check('signed in by a link');
      await tab.evaluate(() => document.querySelector('xano-connection')?.clearSession());

      site.emulator.control.secondStep(true);
      await tab.goto(`${site.url}/login.html`);
      await submitTo('xano-sign-in-form', { email: address, password: third });
      await tab.waitFor(() => document.querySelector('xano-code-form')?.checkVisibility());
      const { code = '' } = (await newest()) ?? {};
      await submitTo('xano-code-form', { code });
      await at('/account.html');
      await becomes(tab, 'signed-in');
      site.emulator.control.secondStep(false);
      await check('signed in by a code');
      // Six digits are in many numbers: they are looked for where none belongs.
      const kept = await tab.evaluate(() =>
        [location.href, JSON.stringify(history.state), ...Object.values({ ...sessionStorage })].join(),
      );
      assert.ok(!kept.includes(code));
      await tab.evaluate(() => document.querySelector('xano-connection')?.clearSession());

      await tab.goto(`${site.url}/login.html`);
      await tab.click('xano-oauth-button >>> [part=button]');
      await at('/demo/provider.html');
      await tab.fill('[name=email]', address);
      site.requested.length = 0;
      await tab.click('[value=allow]');
      await at('/account.html');
      await becomes(tab, 'signed-in');
      const returned = site.requested.find((line) => line.startsWith('GET /login.html?')) ?? '';
      const oauthCode = /[?&]code=([^&\s]+)/.exec(returned)?.[1] ?? '';
      assert.ok(oauthCode.length > 20, returned);
      canaries.add(oauthCode);
      await check('signed in by a provider');

      await tab.click('xano-delete-account-button >>> [part=button]');
      await tab.fill('xano-delete-account-button >>> [part=input]', address);
      await tab.press('Enter');
      await at('/login.html');
      await check('deleted');
      await context.close();
    });
  });
