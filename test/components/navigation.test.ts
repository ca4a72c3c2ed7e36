// Where elements lead, and that everything is usable where the page stays.
import { expect, html, nextFrame } from '@open-wc/testing';
import '../../components/auth-guard/auth-guard.js';
import type { XanoAuthGuard } from '../../components/auth-guard/auth-guard.js';
import type { XanoConnection } from '../../components/connection/connection.js';
import '../../components/logout-button/logout-button.js';
import { whenPageSettled } from '../../components/navigation/page-settled.js';
import '../../components/sign-in-form/sign-in-form.js';
import '../../components/sign-up-form/sign-up-form.js';
import { Backend, page, signInAs } from '../support/elements/backend.js';
import { fill, find, formIn, hasPart, part, settled, submit } from '../support/elements/forms.js';
import { NO_CONTENT, stayOnPage } from '../support/elements/stay.js';
import { waitUntil } from '../support/elements/wait.js';

const typed = { email: 'ada@example.com', password: 'difference-1' };

describe('navigation', () => {
  const start = location.href;
  let backend: Backend;
  let asked: { url: URL; reason: string; replace: boolean }[];
  let console_: string[];
  let test: AbortController;
  const { error, info } = console;

  beforeEach(() => {
    backend = new Backend();
    asked = [];
    console_ = [];
    test = new AbortController();
    console.error = console.info = (line: string) => console_.push(line);
  });
  afterEach(() => {
    test.abort();
    backend.restore();
    history.replaceState(null, '', start);
    console.error = error;
    console.info = info;
  });

  /** A router of the page's own: it cancels each navigation, and goes there by `route`. */
  const routeBy = (route: (url: URL) => void): void =>
    document.addEventListener(
      'xano-navigate',
      (event) => {
        event.preventDefault();
        asked.push(event);
        route(event.url);
      },
      { signal: test.signal },
    );
  const push = (url: URL): void => history.pushState(null, '', url);
  const paths = (): string[] => asked.map(({ url }) => url.pathname + url.hash.replace(/\?.*/, ''));
  const guardTo = (to: string): XanoAuthGuard => {
    const guard = document.createElement('xano-auth-guard');
    guard.redirectTo = to;
    guard.innerHTML = '<template><h2>Members</h2></template>';
    return guard;
  };
  /** Whatever wanted to lead away has had its turn. */
  const pageSettled = async (): Promise<void> => {
    await nextFrame();
    await new Promise<void>(whenPageSettled);
    await new Promise<void>(whenPageSettled);
  };
  const isDecided = async (guard: XanoAuthGuard): Promise<void> =>
    waitUntil(() => guard.shadowRoot?.querySelector('slot:not([hidden])'), 'the guard has decided');

  describe('with a router of the page', () => {
    it('each guard that is shown later leads away, too, after a log-out as well', async () => {
      routeBy(push);
      const connection = await page(html`<main></main>`);
      const main = find(connection, 'main');
      const show = async (path: string): Promise<void> => {
        const count = asked.length;
        push(new URL(path, location.href));
        main.replaceChildren(guardTo('/login'));
        await waitUntil(() => asked.length > count, `the guard of ${path}`);
        main.replaceChildren();
        expect(asked.at(-1)?.url.searchParams.get('return-to')).to.equal(path);
      };
      await show('/orders');
      await show('/bills');
      await show('/orders');
      await signInAs(connection);
      main.innerHTML = '<xano-logout-button redirect-to="/bye"></xano-logout-button>';
      main.append(guardTo('/login'));
      await waitUntil(() => main.querySelector('h2'));
      const button = find(main, 'xano-logout-button');
      button.click();
      await waitUntil(() => paths().at(-1) === '/bye');
      await isDecided(find(main, 'xano-auth-guard'));
      expect(paths()).to.deep.equal(['/login', '/login', '/login', '/bye']);
      await show('/orders');
      await show('/bills');
    });

    it('is told whether the page that is left must give up its place in the history', async () => {
      routeBy(() => {});
      const connection = await page(html`
        <xano-auth-guard redirect-to="/login"></xano-auth-guard>
        <xano-sign-in-form redirect-to="/account"></xano-sign-in-form>
      `);
      await waitUntil(() => asked.length === 1);
      const form = await formIn(connection);
      fill(form, typed);
      submit(form);
      await waitUntil(() => asked.length === 2);
      expect(asked.map(({ reason, replace }) => [reason, replace])).to.deep.equal([
        ['guard', true],
        ['authenticate', false],
      ]);
    });

    it('is asked by the links that elements show, but not where another tab is wanted', async () => {
      routeBy(() => {});
      const connection = await page(html`<xano-sign-in-form redirect-to="/account"></xano-sign-in-form>`);
      await signInAs(connection);
      const form = await formIn(connection);
      await waitUntil(() => hasPart(form, 'continue'));
      const link = part(form, 'continue');
      const click = (init: MouseEventInit): boolean => {
        const event = new MouseEvent('click', { bubbles: true, cancelable: true, composed: true, ...init });
        let isTaken = false;
        const look = (): void => {
          isTaken = event.defaultPrevented;
          event.preventDefault();
        };
        document.addEventListener('click', look, { once: true });
        link.dispatchEvent(event);
        return isTaken;
      };
      expect(click({ ctrlKey: true })).to.equal(false);
      expect(asked.length).to.equal(0);
      expect(click({})).to.equal(true);
      expect([paths(), asked[0]?.reason, asked[0]?.replace]).to.deep.equal([['/account'], 'link', false]);
    });

    it('two guards of one route lead away once, and so do those of the next', async () => {
      routeBy(push);
      const connection = await page(html`<main></main>`);
      const main = find(connection, 'main');
      for (const count of [1, 2]) {
        push(new URL(`/route-${count}`, location.href));
        const guards = [guardTo('/login'), guardTo('/login')] as const;
        main.replaceChildren(...guards);
        await Promise.all(guards.map(isDecided));
        expect(asked.length).to.equal(count);
      }
    });

    it('a guard in a page that a router keeps hidden leads nowhere until the page is shown again', async () => {
      routeBy((url) => {
        push(url);
        orders.style.setProperty('display', 'none', 'important');
      });
      const connection = await page(html`<section></section>`);
      const orders = find(connection, 'section');
      const show = (): void => {
        push(new URL('/orders', location.href));
        orders.style.removeProperty('display');
      };
      push(new URL('/orders', location.href));
      orders.append(guardTo('/login'));
      await waitUntil(() => asked.length === 1);
      await signInAs(connection);
      push(new URL('/', location.href));
      await connection.clearSession();
      await pageSettled();
      expect(paths()).to.deep.equal(['/login']);
      for (const count of [2, 3]) {
        show();
        await waitUntil(() => asked.length === count, `time ${count}`);
        expect(asked.at(-1)?.url.searchParams.get('return-to')).to.equal('/orders');
        await pageSettled();
      }
      // As React reorders the pages that it keeps.
      connection.append(orders);
      await pageSettled();
      expect(asked.length).to.equal(3);
    });

    for (const [name, hide] of [
      ['the attribute', (page: HTMLElement) => page.toggleAttribute('hidden')],
      [
        'inert and a class',
        (page: HTMLElement) => page.toggleAttribute('inert') && (page.className = 'away'),
      ],
      [
        'aria-hidden and a class',
        (page: HTMLElement) => {
          page.setAttribute('aria-hidden', 'true');
          page.className = 'away';
        },
      ],
    ] as const)
      it(`a guard in a page that is put away by ${name} leads nowhere`, async () => {
        routeBy(push);
        const connection = await page(html`
          <style>
            .away {
              display: none;
            }
          </style>
          <section></section>
        `);
        const section = find(connection, 'section');
        hide(section);
        section.append(guardTo('/login'));
        await pageSettled();
        expect(asked.length).to.equal(0);
      });

    for (const [name, style, display] of [
      ['has no box of its own', '', 'contents'],
      ['is in a line', '', 'inline'],
      ['a style sheet hides while nobody is signed in', 'xano-auth-guard:state(signed-out)', ''],
      ['stands in what a style sheet hides', 'section', ''],
      ['stands in what is shown to those who are signed in', 'section:not([data-xano-show])', ''],
    ] as const)
      it(`a guard that ${name} leads away`, async () => {
        routeBy(push);
        const connection = await page(html`<section data-xano-show="signed-in"></section>`);
        const sheet = document.createElement('style');
        sheet.textContent = style && `${style} { display: none; }`;
        const section = find(connection, 'section');
        section.before(sheet);
        section.toggleAttribute('hidden', style.includes('data-xano-show'));
        if (!section.hidden) section.removeAttribute('data-xano-show');
        const guard = guardTo('/login');
        guard.style.display = display;
        section.append(guard);
        await waitUntil(() => asked.length === 1);
      });

    it('a guard in a line of a page that is shown again leads away', async () => {
      routeBy(push);
      const connection = await page(html`<section hidden></section>`);
      const section = find(connection, 'section');
      const guard = guardTo('/login');
      guard.style.display = 'inline';
      section.append(guard);
      await pageSettled();
      expect(asked.length).to.equal(0);
      section.hidden = false;
      await waitUntil(() => asked.length === 1);
    });

    it('of several empty guards, one says where the script of the page leads', async () => {
      routeBy(() => {});
      const connection = await page(html`<xano-logout-button redirect-to="/bye"></xano-logout-button>`);
      await signInAs(connection);
      const guards = [guardTo('/login'), guardTo('/login')];
      connection.append(...guards);
      await waitUntil(() => guards.every((guard) => guard.state === 'signed-in'));
      find(connection, 'xano-logout-button').click();
      await waitUntil(() => paths().includes('/bye'));
      await Promise.all(guards.map(isDecided));
      const notes = console_.filter((line) => line.includes('a guard shows nothing'));
      expect(notes.length).to.equal(1);
      expect(notes[0]).to.contain('leads to "/bye"');
    });

    it('a guard that is moved, or whose target comes later, leads away', async () => {
      routeBy(push);
      const connection = await page(
        html`<main></main>
          <aside></aside>`,
      );
      const guard = guardTo('');
      find(connection, 'main').append(guard);
      await isDecided(guard);
      guard.redirectTo = '/login';
      await waitUntil(() => asked.length === 1);
      await isDecided(guard);
      push(new URL('/orders', location.href));
      find(connection, 'aside').append(guard);
      await waitUntil(() => asked.length === 2);
      expect(paths()).to.deep.equal(['/login', '/login']);
    });

    it('guards that point at each other send nobody to and fro after a log-out', async () => {
      const connection = await page(html`<main></main>`);
      const main = find(connection, 'main');
      routeBy((url) => {
        push(url);
        main.replaceChildren(guardTo(url.pathname === '/a' ? '/b' : '/a'));
      });
      await signInAs(connection);
      push(new URL('/a', location.href));
      main.replaceChildren(guardTo('/b'));
      await waitUntil(() => main.querySelector('h2'));
      await connection.clearSession();
      await waitUntil(() => asked.length === 1);
      await isDecided(find(main, 'xano-auth-guard'));
      await nextFrame();
      expect(paths()).to.deep.equal(['/b']);
      expect(asked[0]?.url.searchParams.has('return-to')).to.equal(false);
      expect(console_.join()).to.contain('A guard shows nothing: a guard has led to this page');
    });

    it('a guard that stays empty says why in the console', async () => {
      routeBy(() => {});
      const connection = await page(html`<main></main>`);
      const main = find(connection, 'main');
      for (const [to, reason] of [
        ['/elsewhere', 'the page\'s own script leads to "/elsewhere"'],
        [location.pathname + location.search, 'is this very page'],
        ['javascript:alert(1)', 'is not the address of a page'],
      ] as const) {
        const guard = guardTo(to);
        main.replaceChildren(guard);
        await isDecided(guard);
        expect(console_.at(-1)).to.contain('xano-auth-elements: ').and.to.contain(reason);
      }
    });

    it('a listener that a framework adds in an effect, after the elements are there, is heard', async () => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => routeBy(push);
      port2.postMessage('the effects, in the next task');
      await page(html`<xano-auth-guard redirect-to="/login"></xano-auth-guard>`);
      await waitUntil(() => asked.length === 1);
    });
  });

  describe('pages that differ by their query or route alone', () => {
    for (const [here, to] of [
      ['?page_id=7', '?page_id=5'],
      ['#/account', '#/login'],
      ['#!/account?tab=2', '#!/login'],
    ] as const)
      it(`a guard at ${here} leads to ${to}, and the form there leads back`, async () => {
        routeBy(push);
        push(new URL(here, location.href));
        const before = location.href;
        const connection = await page(html`<main></main>`);
        const main = find(connection, 'main');
        main.append(guardTo(to));
        await waitUntil(() => asked.length === 1);
        expect(asked[0]?.url.href.startsWith(new URL(to, before).href)).to.equal(true);
        main.innerHTML = '<xano-sign-in-form redirect-to="/account"></xano-sign-in-form>';
        const form = await formIn(main);
        fill(form, typed);
        submit(form);
        await waitUntil(() => asked.length === 2);
        expect(asked[1]?.url.href).to.equal(before);
      });

    it('a hash router is led without a router of ours, and its document stays', async () => {
      push(new URL('#/account', location.href));
      const connection = await page(html`<main></main>`);
      find(connection, 'main').append(guardTo('#/login'));
      await waitUntil(() => location.hash.startsWith('#/login?return-to='));
      expect(location.search).to.equal(new URL(start).search);
    });
  });

  describe('the way back', () => {
    const at = (path: string): void => push(new URL(path, location.href));

    it('is that of Continue, too, if it is safe', async () => {
      for (const [value, path] of [
        ['/secret?tab=2', '/secret'],
        ['https://evil.example/', '/account'],
      ] as const) {
        at(`/login?return-to=${encodeURIComponent(value)}`);
        const connection = await page(html`<xano-sign-in-form redirect-to="/account"></xano-sign-in-form>`);
        await signInAs(connection);
        const form = await formIn(connection);
        await waitUntil(() => hasPart(form, 'continue'));
        const link = part(form, 'continue') as HTMLAnchorElement;
        expect(link.origin + link.pathname).to.equal(location.origin + path);
        connection.remove();
        localStorage.clear();
      }
    });

    it('goes along a plain link to the sign-up page and back again, and to no other page', async () => {
      routeBy(() => {});
      const connection = await page(
        html`<a href="/sign-up">Sign up</a><a href="/login">Sign in</a><a href="/home">Home</a>
          <xano-sign-up-form redirect-to="/account" without-name></xano-sign-up-form>`,
      );
      for (const link of connection.querySelectorAll('a'))
        link.addEventListener('click', (event) => {
          event.preventDefault();
          at(link.href);
        });
      const follow = (path: string): void => find(connection, `a[href="${path}"]`).click();
      const signUp = async (): Promise<string | undefined> => {
        const form = await formIn(connection);
        fill(form, typed);
        submit(form);
        await settled(form);
        await waitUntil(() => asked.length > 0);
        await connection.clearSession();
        return asked.pop()?.url.pathname;
      };
      at('/login?return-to=%2Fsecret');
      for (const path of ['/sign-up', '/login', '/sign-up']) follow(path);
      expect(await signUp()).to.equal('/secret');
      expect(await signUp()).to.equal('/account');
      at('/login?return-to=%2Fsecret');
      follow('/home');
      at('/sign-up');
      expect(await signUp()).to.equal('/account');
      at('/login?return-to=%2F%2Fevil.example');
      follow('/sign-up');
      expect(await signUp()).to.equal('/account');
    });

    it('has no fragment in what a server gets to see, and yet leads to it', async () => {
      routeBy(push);
      at('/secret?tab=2#part');
      const connection = await page(html`<main></main>`);
      const main = find(connection, 'main');
      main.append(guardTo('/login'));
      await waitUntil(() => asked.length === 1);
      expect(asked[0]?.url.search).to.equal('?return-to=%2Fsecret%3Ftab%3D2');
      expect(asked[0]?.url.href).not.to.contain('part');
      main.innerHTML = '<xano-sign-in-form></xano-sign-in-form>';
      const form = await formIn(main);
      fill(form, typed);
      submit(form);
      await waitUntil(() => asked.length === 2);
      expect(asked[1]?.url.href).to.equal(new URL('/secret?tab=2#part', location.href).href);
    });
  });

  describe('where the page is still there, since a router took over or the answer was empty', () => {
    let leave: () => void;
    beforeEach(() => (leave = stayOnPage()));
    afterEach(() => leave());

    const signOutBy = (connection: XanoConnection): void => find(connection, 'xano-logout-button').click();

    it('the form is usable again, after a sign-in and after a sign-out', async () => {
      const connection = await page(
        html`<xano-sign-in-form redirect-to=${NO_CONTENT}></xano-sign-in-form>
          <xano-logout-button redirect-to=${NO_CONTENT}></xano-logout-button>`,
      );
      const form = await formIn(connection);
      for (const count of [1, 2]) {
        fill(form, typed);
        submit(form);
        await waitUntil(() => form.matches(':state(signed-in)'), 'signed in');
        await settled(form);
        expect(backend.count('POST /auth/login')).to.equal(count);
        signOutBy(connection);
        await waitUntil(() => !form.matches(':state(signed-in)'), 'signed out');
      }
    });

    it('a guard shows a link to the page where it wanted to lead', async () => {
      const connection = await page(html`<xano-auth-guard redirect-to=${NO_CONTENT}></xano-auth-guard>`);
      const guard = find<XanoAuthGuard>(connection, 'xano-auth-guard');
      await waitUntil(() => guard.shadowRoot?.querySelector('[part=sign-in-link]'));
      const link = part(guard, 'sign-in-link') as HTMLAnchorElement;
      expect(link.innerText).to.equal('Sign in');
      expect(link.pathname).to.equal(NO_CONTENT);
      await expect(guard).to.be.accessible();
      await signInAs(connection);
      await guard.updateComplete;
      expect(hasPart(guard, 'sign-in-link')).to.equal(false);
    });
  });
});
