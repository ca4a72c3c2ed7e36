// A page that is prerendered asks nothing, writes nothing and leads nowhere until somebody looks at it.
// In Chromium alone, since no other engine prerenders.
import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, test } from 'node:test';
import {
  openPrerendering,
  type PrerenderingBrowser,
  type PrerenderingTab,
} from '../support/browsers/prerendering.js';
import { until } from '../support/until.js';
import { findBrowsers } from '../install-browsers.mjs';
import { ask, becomes, ready, signIn, signOut, status } from '../support/e2e/session.js';
import { openSite, type Site, withElements } from '../support/e2e/site.js';

const email = 'ada@example.com';
const password = 'correct-horse-1';

/** Notes what is done while nobody looks, whatever comes of it; told to the tab when the page is left. */
const watch = `<script>
  globalThis.early = [];
  const note = (what) => document.prerendering && early.push(what);
  for (const [owner, ...names] of [
    [globalThis, 'fetch'],
    [Storage.prototype, 'setItem', 'removeItem', 'clear'],
    [IDBFactory.prototype, 'open'],
    [BroadcastChannel.prototype, 'postMessage'],
    [LockManager.prototype, 'request'],
  ])
    for (const name of names) {
      const original = owner[name];
      owner[name] = function (...given) {
        note(name);
        return original.apply(this, given);
      };
    }
  navigation.addEventListener('navigate', () => note('navigate'));
  addEventListener('pagehide', () => sessionStorage.setItem('early', JSON.stringify(early)));
</script>`;

const settings = 'refresh-endpoint="POST /auth/token"';

const pages = {
  '/start.html': withElements('<p>Start</p>', settings),
  '/account.html': withElements(
    `<xano-auth-guard redirect-to="login.html"><template><p>Hello <xano-user field="name"></xano-user></p></template></xano-auth-guard>`,
    settings,
  ).replace('<head>', `<head>${watch}`),
  '/reset.html': withElements('<xano-reset-password-form></xano-reset-password-form>')
    .replace('</head>', '<script type="module" src="/cdn/components/account.js"></script></head>')
    .replace('<head>', `<head>${watch}`),
  '/login.html': withElements('<xano-sign-in-form redirect-to="account.html"></xano-sign-in-form>', settings),
};

const engine = findBrowsers().engines.chromium;

describe('a prerendered page', { skip: !engine && 'no Chromium here' }, () => {
  let browser: PrerenderingBrowser;
  let site: Site;
  let tab: PrerenderingTab;
  before(async () => {
    browser = await openPrerendering(engine?.path ?? '');
    site = await openSite(pages, { refresh: true, tokenShape: 'accessToken+refreshToken' });
    await site.emulator.control.addUser({ email, password, name: 'Ada' });
  });
  after(async () => {
    await browser.close();
    await site.close();
  });
  beforeEach(async () => {
    tab = await browser.newTab();
    await tab.goto(`${site.url}/start.html`);
    await ready(tab);
  });

  const stored = () => ask(tab, () => JSON.stringify({ ...localStorage }));
  const asked = () =>
    site.emulator.control.log
      .filter(({ method }) => method !== 'OPTIONS')
      .map(({ method, path }) => `${method} ${path}`);
  const served = (path: string) => site.served.filter((one) => one === path).length;

  /** Has the account page prerendered, and looks whether it did anything. */
  const prerender = async (wanted: string): Promise<void> => {
    const before = await stored();
    site.served.length = 0;
    site.emulator.control.clearLog();
    await ask(tab, () => {
      const rules = document.createElement('script');
      rules.type = 'speculationrules';
      const rule = { source: 'list', urls: ['/account.html'], eagerness: 'immediate' };
      rules.textContent = JSON.stringify({ prerender: [rule] });
      document.head.append(rules);
    });
    const page = tab.prerendered;
    await ready(page);
    assert.equal(await status(page), wanted);
    await until('the guard', () =>
      ask(
        page,
        (state) => document.querySelector('xano-auth-guard')?.state === state,
        {
          restoring: 'pending',
          'signed-out': 'signed-out',
        }[wanted] ?? '',
      ),
    );
    assert.deepEqual(await ask(page, () => [document.prerendering, early]), [true, []]);
    assert.equal(await stored(), before);
    assert.deepEqual(asked(), []);
    assert.equal(served('/login.html'), 0);
  };
  /** Goes there, as a click on a link does; the browser then shows the page that it has. */
  const activate = () => tab.evaluate(`void (location.href = '/account.html')`);
  const shows = (text: string) =>
    until(text, () => ask(tab, (wanted) => document.body.innerText.includes(wanted), text));
  const isAt = (path: string) => until(path, () => ask(tab, (wanted) => location.pathname === wanted, path));
  /** What the page that is shown, or the one before, did while nobody saw it. */
  const earlyHere = () => ask(tab, () => early);
  const earlyBefore = () => ask(tab, () => JSON.parse(sessionStorage.getItem('early') ?? '') as unknown);

  test('asks for the current user once it is shown, and once', async () => {
    await signIn(tab, email, password);
    await prerender('restoring');
    await activate();
    await shows('Hello Ada');
    assert.deepEqual(asked(), ['GET /auth/me']);
    assert.deepEqual(await earlyHere(), []);
    assert.equal(served('/account.html'), 1);
  });

  test('leads to the sign-in page once it is shown, if nobody is signed in', async () => {
    await prerender('signed-out');
    await activate();
    await isAt('/login.html');
    assert.equal(await ask(tab, () => location.search), '?return-to=%2Faccount.html');
    assert.deepEqual(await earlyBefore(), []);
    assert.deepEqual(asked(), []);
    assert.deepEqual([served('/account.html'), served('/login.html')], [1, 1]);
  });

  test('leads there as well if the person has signed out meanwhile', async () => {
    await signIn(tab, email, password);
    await prerender('restoring');
    await signOut(tab);
    site.emulator.control.clearLog();
    await activate();
    await isAt('/login.html');
    assert.deepEqual(await earlyBefore(), []);
    assert.deepEqual(asked(), []);
  });

  test('leads nowhere if somebody has signed in meanwhile', async () => {
    await prerender('signed-out');
    await signIn(tab, email, password);
    await becomes(tab, 'signed-in');
    site.emulator.control.clearLog();
    await activate();
    await shows('Hello Ada');
    assert.deepEqual(asked(), ['GET /auth/me']);
    assert.deepEqual(await earlyHere(), []);
    assert.deepEqual([served('/account.html'), served('/login.html')], [1, 0]);
  });

  test('opens the link of an e-mail once it is shown, and not before', async () => {
    const RESET = '/reset.html?magic_token=a-link&email=ada%40example.com';
    await ask(tab, () => document.querySelector('xano-connection')?.auth?.clearSession());
    await becomes(tab, 'signed-out');
    site.emulator.control.clearLog();
    await ask(
      tab,
      (url: string) => {
        const rules = document.createElement('script');
        rules.type = 'speculationrules';
        const rule = { source: 'list', urls: [url], eagerness: 'immediate' };
        rules.textContent = JSON.stringify({ prerender: [rule] });
        document.head.append(rules);
      },
      RESET,
    );
    const page = tab.prerendered;
    await ready(page);
    // It has taken the link out of the address, and is drawn: from now on it could be opened.
    await until('the link is taken', () => ask(page, () => location.search === ''));
    await ask(page, () => document.querySelector('xano-reset-password-form')?.updateComplete);
    assert.deepEqual(asked(), []);
    assert.deepEqual(
      (await ask(page, () => early)).filter((what) => what !== 'navigate'),
      [],
    );
    await tab.evaluate(`void (location.href = '${RESET}')`);
    await until('the link is refused', () =>
      ask(tab, () => document.querySelector('xano-reset-password-form')?.matches(':state(expired)')),
    );
    assert.deepEqual(asked(), ['POST /reset/magic-link-login']);
    assert.equal(await ask(tab, () => location.search), '');
  });
});

declare global {
  // Set by the page's own script, see `watch`.
  var early: string[];
  interface Document {
    readonly prerendering?: boolean;
  }
}
