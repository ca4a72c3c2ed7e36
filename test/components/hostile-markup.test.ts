// Markup of a stranger in the page: names that hide what its objects have by themselves, buttons and fields that name
// our form, connections to another backend.
import { expect, fixture, html } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import '../../components/account/account.js';
import '../../components/attributes/attributes.js';
import '../../components/index.js';
import type { XanoConnection } from '../../components/connection/connection.js';
import { Backend, BASE_URL, json, page, record, signInAs } from '../support/elements/backend.js';
import { fill, find, formIn, input, settled, submit } from '../support/elements/forms.js';
import { NO_CONTENT, stayOnPage } from '../support/elements/stay.js';
import { waitUntil } from '../support/elements/wait.js';

const LOGIN = 'POST /auth/login';
const ELSEWHERE = 'https://elsewhere.test';
const typed = { email: 'ada@example.com', password: 'S3cret' };

/** All that a form has by itself, and so all that the name of a control can hide. */
const formNames = (): string[] => {
  const names = new Set<string>();
  for (let at: object | null = HTMLFormElement.prototype; at; at = Object.getPrototypeOf(at) as object | null)
    for (const name of Object.getOwnPropertyNames(at))
      if (!/^(on|__)|[A-Z]_|^[A-Z_]+$/.test(name)) names.add(name);
  return [...names].sort();
};

/** Submits of a browser's own: what would leave the page without us. */
const nativeSubmits = (): string[] => {
  const left: string[] = [];
  const { signal } = listening;
  const listener = (event: SubmitEvent): void => {
    if (event.defaultPrevented) return;
    const form = event.target as HTMLFormElement;
    const data = new FormData(form, event.submitter);
    left.push([...data].map(([name, value]) => `${name}=${String(value)}`).join('&'));
    event.preventDefault();
  };
  addEventListener('submit', listener, { signal });
  return left;
};
let listening = new AbortController();

describe('markup of a stranger', () => {
  let backend: Backend;
  const litter: Element[] = [];
  beforeEach(() => {
    backend = new Backend();
    listening = new AbortController();
  });
  afterEach(() => {
    listening.abort();
    for (const element of litter.splice(0)) element.remove();
    backend.restore();
  });

  /** Puts markup in front of everything else in the page. */
  const inject = (markup: string): void => {
    const place = document.createElement('div');
    place.innerHTML = markup;
    Reflect.get(Document.prototype, 'body', document).prepend(place);
    litter.push(place);
  };

  describe('names', () => {
    const names = [
      ...['prerendering', 'readyState', 'visibilityState', 'hidden', 'documentElement', 'baseURI'],
      ...['activeElement', 'querySelector', 'querySelectorAll', 'getElementById', 'addEventListener'],
      ...[
        'removeEventListener',
        'dispatchEvent',
        'adoptedStyleSheets',
        'defaultView',
        'childNodes',
        'children',
      ],
      ...['requestIdleCallback', 'reportError', 'navigation', 'scheduler', 'xano', 'auth', 'connections'],
    ];
    const elements: Readonly<Record<string, (name: string) => string>> = {
      image: (name) => `<img name="${name}" alt="">`,
      form: (name) => `<form name="${name}" id="${name}"></form>`,
      embed: (name) => `<embed name="${name}">`,
      object: (name) => `<object name="${name}" id="${name}"></object>`,
      links: (name) => `<a id="${name}" name="${name}"></a><a id="${name}" name="${name}"></a>`,
    };

    for (const [kind, write] of Object.entries(elements))
      it(`of ${kind} hide nothing that a visitor needs`, async () => {
        inject(names.map(write).join(''));
        const connection = await page(html`
          <xano-sign-in-form></xano-sign-in-form>
          <xano-auth-guard
            ><template><p>Inside</p></template></xano-auth-guard
          >
          <xano-user></xano-user><xano-logout-button></xano-logout-button>
        `);
        const form = await formIn(connection);
        await waitUntil(() => form.querySelector('[name=password]'));
        fill(form, typed);
        submit(form);
        await waitUntil(() => form.matches(':state(signed-in)'));
        await waitUntil(() => connection.querySelector('xano-auth-guard p'));
        expect(find(connection, 'xano-user').textContent).to.equal('Ada Lovelace');
        find(find(connection, 'xano-logout-button').shadowRoot as ShadowRoot, 'button').click();
        await waitUntil(() => connection.auth?.$session.get().status === 'signed-out');
        await waitUntil(() => !connection.querySelector('xano-auth-guard p'));
      });

    it('of controls hide nothing of a form of the page', async () => {
      const form = document.createElement('xano-sign-up-form');
      const controls = formNames().map((name) => `<input name="${name}" value="x">`);
      form.innerHTML = `<form method="post">${controls.join('')}
        <input name="email" value="a@b.co"><input name="password" type="password" value="long enough 1">
        <button>Go</button></form>`;
      await page(html`${form}`);
      submit(form);
      await waitUntil(() => form.matches(':state(signed-in)'));
      const { body } = backend.asked[0] ?? {};
      expect(body).to.include({ email: 'a@b.co', method: 'x', hasAttribute: 'x', matches: 'x' });
      form.reset();
    });

    it('of controls hide nothing of a drawn form', async () => {
      const controls = formNames().map(
        (name) => html`<label slot="fields">${name} <input name=${name} value="x" /></label>`,
      );
      const root = await page(html`<xano-sign-up-form>${controls}</xano-sign-up-form>`);
      const form = await formIn(root);
      await waitUntil(() => form.querySelector('[name=password]'));
      form.requestUpdate();
      await form.updateComplete;
      fill(form, { name: 'Ada', email: 'a@b.co', password: 'long enough 1A' });
      submit(form);
      await waitUntil(() => form.matches(':state(signed-in)'));
      expect(backend.asked[0]?.body).to.include({ email: 'a@b.co', method: 'x', setAttribute: 'x' });
    });

    it('of controls keep nothing in the page that attributes hide', async () => {
      const forms = formNames()
        // Those of the test's own library.
        .filter((name) => !/^(parentNode|childNodes|nodeType|ownerDocument)$/.test(name))
        .map((name) => `<form data-xano-show="role:nobody" data-xano-user><input name="${name}"></form>`);
      const connection = await page(html`
        <div class="strange"></div>
        <p data-xano-show="signed-in">Inside</p>
        <b data-xano-user="name"></b>
        <button data-xano-action="sign-out">Sign out</button>
      `);
      find(connection, '.strange').innerHTML = forms.join('');
      await signInAs(connection);
      const inside = find(connection, 'p');
      await waitUntil(() => !inside.hidden && find(connection, 'b').textContent === 'Ada Lovelace');
      find(connection, 'button').click();
      await waitUntil(() => inside.hidden && find(connection, 'b').textContent === '');
      const shown = [...connection.querySelectorAll('form')].filter((form) => form.matches(':not([hidden])'));
      expect(shown).to.deep.equal([]);
    });

    it('of images keep nobody from the second step, a provider, nor what happened before', async () => {
      inject('<img name="addEventListener" alt=""><img name="removeEventListener" alt="">');
      backend.on(LOGIN, () => json({ next_step: 'code' }));
      const connection = await page(html`
        <xano-sign-in-form></xano-sign-in-form><xano-code-form></xano-code-form><xano-notice></xano-notice>
        <xano-oauth-button provider="github"></xano-oauth-button>
      `);
      const button = find(connection, 'xano-oauth-button');
      await waitUntil(() => button.shadowRoot?.textContent?.includes('GitHub'), 'the button is drawn');
      button.remove();
      const form = await formIn(connection);
      await waitUntil(() => form.querySelector('[name=password]'));
      fill(form, typed);
      submit(form);
      await waitUntil(() => connection.querySelector('xano-code-form [name=code]'));
      connection.auth?.authenticate({ authToken: 'token-of-ada', user: { id: 1 } });
      await waitUntil(() => connection.auth?.$session.get().status === 'signed-in');
      find(connection, 'xano-notice').remove();
    });

    it('of controls keep nothing in the page that a guard takes out', async () => {
      const controls = formNames()
        .map((name) => `<input name="${name}">`)
        .join('');
      const guard = document.createElement('xano-auth-guard');
      guard.innerHTML = `<form><input name="nextElementSibling"></form><template><form id="inside">${controls}</form></template>`;
      const connection = await page(html`${guard}`);
      await signInAs(connection);
      await waitUntil(() => guard.querySelector(':scope > #inside'));
      await connection.clearSession();
      await waitUntil(() => guard.state === 'signed-out');
      await guard.updateComplete;
      expect(guard.querySelector(':scope > #inside')).to.equal(null);
    });
  });

  describe('buttons, fields and forms', () => {
    const drawn = html`<xano-sign-in-form></xano-sign-in-form>`;

    for (const attributes of [
      'formaction="https://elsewhere.test/"',
      'formaction="https://elsewhere.test/" formmethod="get"',
      'formmethod="get" formtarget="_blank"',
      'formmethod="dialog"',
    ])
      it(`a button that names a drawn form, with ${attributes}, sends nothing elsewhere`, async () => {
        const left = nativeSubmits();
        const form = await formIn(await page(drawn));
        inject(
          `<button id="bait" form="xano-sign-in-form-form" name="bait" value="1" ${attributes}>Go on</button>`,
        );
        fill(form, typed);
        // The first button of a form is the one that Enter presses, wherever it stands.
        input(form, 'password').focus();
        await sendKeys({ press: 'Enter' });
        await waitUntil(() => backend.count(LOGIN) === 1);
        expect(backend.asked[0]?.body).to.deep.equal(typed);
        expect(left).to.deep.equal([]);
      });

    it('a button among the fields of a drawn form sends nothing elsewhere', async () => {
      const left = nativeSubmits();
      const form = await formIn(
        await page(html`
          <xano-sign-in-form>
            <button slot="fields" name="via" value="bait" formaction=${ELSEWHERE}>Go on</button>
          </xano-sign-in-form>
        `),
      );
      fill(form, typed);
      find(form, '[name=via]').click();
      await waitUntil(() => backend.count(LOGIN) === 1);
      expect(left).to.deep.equal([]);
    });

    it('fields elsewhere that name a drawn form are not sent, and do not stop it', async () => {
      inject(`
        <input form="xano-sign-in-form-form" name="email" value="eve@example.com">
        <input form="xano-sign-in-form-form" name="role" value="admin">
        <input form="xano-sign-in-form-form" name="needed" required>`);
      const form = await formIn(await page(drawn));
      inject('<input form="xano-sign-in-form-form" name="email" value="eve@example.com">');
      fill(form, typed);
      submit(form);
      await waitUntil(() => backend.count(LOGIN) === 1);
      expect(backend.asked[0]?.body).to.deep.equal(typed);
    });

    for (const press of ['Enter', 'a click'])
      it(`a form that takes the id of a drawn one gets no password by ${press}`, async () => {
        const left = nativeSubmits();
        const form = await formIn(
          await page(html`
            <xano-sign-in-form
              ><label slot="fields">Shop <input name="shop" value="1" /></label
            ></xano-sign-in-form>
          `),
        );
        await waitUntil(() => form.querySelector('[name=password]'));
        inject(`<form id="xano-sign-in-form-form" method="post" action="${ELSEWHERE}"></form>`);
        fill(form, typed);
        input(form, 'password').focus();
        if (press === 'Enter') await sendKeys({ press: 'Enter' });
        else submit(form);
        await waitUntil(() => backend.count(LOGIN) === 1);
        expect(backend.asked[0]?.body).to.deep.equal({ ...typed, shop: '1' });
        expect(left).to.deep.equal([]);
      });

    const own = (attributes: string) => `
      <form method="post" id="mine"><input name="email"><input name="password" type="password">
      <button ${attributes}>Go</button></form>`;

    it('a button elsewhere that names a form of the page sends nothing elsewhere', async () => {
      const left = nativeSubmits();
      const form = document.createElement('xano-sign-in-form');
      form.innerHTML = own('');
      await page(html`${form}`);
      inject(`<button id="bait" form="mine" formaction="${ELSEWHERE}">Go on</button>`);
      fill(form, typed);
      document.getElementById('bait')?.click();
      await waitUntil(() => backend.count(LOGIN) === 1);
      expect(left).to.deep.equal([]);
    });

    for (const [attributes, sent] of [
      [`formaction="${ELSEWHERE}"`, ''],
      ['formaction="/no-content" formmethod="get"', ''],
      ['formaction="/no-content"', 'S3cret'],
    ] as const)
      it(`a button of the page's own form with ${attributes} takes "${sent}" for a password along`, async () => {
        const left = nativeSubmits();
        const form = document.createElement('xano-sign-in-form');
        form.innerHTML = own(attributes);
        await page(html`${form}`);
        fill(form, typed);
        submit(form);
        expect(left).to.deep.equal([`email=ada@example.com&password=${sent}`]);
        expect(backend.asked.length).to.equal(0);
      });
  });

  describe('a <base>', () => {
    it('to another site leads nobody there', async () => {
      const stay = stayOnPage();
      inject(`<base href="${ELSEWHERE}/">`);
      const navigations = record('xano-navigate');
      const connection = await page(html`<xano-sign-in-form redirect-to=${NO_CONTENT}></xano-sign-in-form>`);
      const form = await formIn(connection);
      fill(form, typed);
      submit(form);
      await waitUntil(() => navigations.length > 0);
      expect(navigations[0]?.url.href).to.equal(new URL(NO_CONTENT, location.href).href);
      await settled(form);
      stay();
    });
  });

  describe('a connection to another backend', () => {
    const evil = `${ELSEWHERE}/api:evil`;
    const shut = async (form: Awaited<ReturnType<typeof formIn>>): Promise<void> => {
      await form.updateComplete;
      fill(form, typed);
      submit(form);
      await settled(form);
      expect(form.error?.code).to.equal('configuration');
      expect(backend.asked.length).to.equal(0);
    };
    let sentElsewhere = 0;
    beforeEach(() => {
      sentElsewhere = 0;
      const { fetch } = globalThis;
      globalThis.fetch = async (input, init) => {
        if ((input instanceof Request ? input.url : String(input)).startsWith(ELSEWHERE)) sentElsewhere++;
        return fetch(input, init);
      };
    });
    afterEach(() => expect(sentElsewhere).to.equal(0));

    /** A form beside the page's connection. */
    const beside = async (attributes = '') => {
      const root = await fixture<HTMLElement>(html`<div></div>`);
      root.innerHTML = `<xano-connection id="backend" base-url="${BASE_URL}"></xano-connection>
        <xano-sign-in-form ${attributes}></xano-sign-in-form>`;
      const connection = find<XanoConnection>(root, 'xano-connection');
      await waitUntil(() => connection.auth);
      const form = await formIn(root);
      await waitUntil(() => form.querySelector('[name=password]'));
      return { root, connection, form };
    };

    it('that comes later gets nothing of a form', async () => {
      const { form } = await beside();
      inject(`<xano-connection base-url="${evil}"></xano-connection>`);
      await shut(form);
    });

    it('that stays when the own one goes gets nothing of a form that had it', async () => {
      const { form, connection } = await beside();
      inject(`<xano-connection base-url="${evil}"></xano-connection>`);
      connection.remove();
      await waitUntil(() => connection.auth === undefined);
      await shut(form);
      expect(form.error?.message).to.contain('say which');
    });

    it('that takes the id of the own one gets nothing of a form that named it', async () => {
      const { form, connection } = await beside('connection="backend"');
      connection.remove();
      inject(`<xano-connection id="backend" base-url="${evil}"></xano-connection>`);
      await waitUntil(() => document.querySelector('xano-connection')?.auth);
      await shut(form);
    });

    it('that takes its id in the root of the form gets nothing of it', async () => {
      const root = await fixture<HTMLElement>(html`<div></div>`);
      root.innerHTML = `<xano-connection id="backend" base-url="${BASE_URL}"></xano-connection>`;
      const connection = find<XanoConnection>(root, 'xano-connection');
      await waitUntil(() => connection.auth);
      const shadow = document.createElement('div');
      shadow.attachShadow({ mode: 'open' }).innerHTML =
        '<div></div><xano-sign-in-form connection="backend"></xano-sign-in-form>';
      root.append(shadow);
      const inner = shadow.shadowRoot as ShadowRoot;
      const form = await formIn(inner);
      await waitUntil(() => form.querySelector('[name=password]'));
      find(inner, 'div').innerHTML = `<xano-connection id="backend" base-url="${evil}"></xano-connection>`;
      await waitUntil(() => find<XanoConnection>(inner, 'xano-connection').auth);
      await shut(form);
    });

    it('is used where the page names it, or puts the form into it', async () => {
      const { root, connection, form } = await beside();
      const second = document.createElement('xano-connection');
      Object.assign(second, { baseUrl: 'https://second.test/api:abCD1234', id: 'second' });
      root.append(second);
      await waitUntil(() => second.auth);
      const asked = record('xano-before-sign-in');
      document.addEventListener('xano-before-sign-in', (event) => event.preventDefault(), { once: true });
      form.connection = 'second';
      await form.updateComplete;
      fill(form, typed);
      submit(form);
      await settled(form);
      expect(asked.map((event) => event.connection)).to.deep.equal([second]);
      form.connection = undefined;
      document.addEventListener('xano-before-sign-in', (event) => event.preventDefault(), { once: true });
      second.append(form);
      connection.remove();
      await form.updateComplete;
      fill(form, typed);
      submit(form);
      await settled(form);
      expect(asked.map((event) => event.connection)).to.deep.equal([second, second]);
    });

    it('to the same backend may take its place', async () => {
      const { root, connection, form } = await beside();
      const next = document.createElement('xano-connection');
      next.baseUrl = BASE_URL;
      connection.replaceWith(next);
      await waitUntil(() => next.auth);
      fill(form, typed);
      submit(form);
      await waitUntil(() => backend.count(LOGIN) === 1);
      await waitUntil(() => form.matches(':state(signed-in)'));
      root.remove();
    });
  });
});
