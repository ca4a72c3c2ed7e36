// The connection as a tag: settings, methods, events, and which elements find it.
import { expect, fixture, html, nextFrame } from '@open-wc/testing';
import '../../components/auth-guard/auth-guard.js';
import '../../components/connection/connection.js';
import type { XanoConnection } from '../../components/connection/connection.js';
import '../../components/logout-button/logout-button.js';
import '../../components/user/user.js';
import { ada, Backend, BASE_URL, json, page, record, refuse, signInAs } from '../support/elements/backend.js';
import { waitUntil } from '../support/elements/wait.js';

const statusOf = (connection: XanoConnection): string | undefined => connection.auth?.$session.get().status;

describe('<xano-connection>', () => {
  let backend: Backend;
  beforeEach(() => (backend = new Backend()));
  afterEach(() => backend.restore());

  it('signs in by its own method and shows its status as a state', async () => {
    const connection = await page(html``);
    expect(connection.matches(':state(signed-out)')).to.equal(true);
    expect(await connection.signIn({ email: 'ada@example.com', password: 'x' })).to.deep.equal(ada);
    expect(connection.matches(':state(signed-in)')).to.equal(true);
    expect(connection.matches(':state(signed-out)')).to.equal(false);
  });

  it('can be asked before its settings are read', async () => {
    const connection = document.createElement('xano-connection');
    connection.baseUrl = BASE_URL;
    const signedIn = connection.signIn({ email: 'ada@example.com', password: 'x' });
    document.body.append(connection);
    expect(await signedIn).to.deep.equal(ada);
    connection.remove();
  });

  it('tells each step once, from itself, with no secret in it', async () => {
    const told = record(
      'xano-before-sign-in',
      'xano-authenticate',
      'xano-set-user',
      'xano-sign-in',
      'xano-navigate',
    );
    const connection = await page(html``);
    await connection.signIn({ email: 'ada@example.com', password: 'pa55-word' });
    expect(told.map(({ type }) => type)).to.deep.equal([
      'xano-before-sign-in',
      'xano-authenticate',
      'xano-set-user',
      'xano-sign-in',
    ]);
    for (const event of told) {
      expect(event.connection).to.equal(connection);
      expect(event.target).to.equal(connection);
      const { connection: _, ...rest } = event;
      expect(JSON.stringify(rest)).not.to.match(/pa55-word|token-of-ada/);
    }
  });

  it('waits for a page that asks it to, and is called off by its refusal', async () => {
    const connection = await page(html``);
    const gate = Promise.withResolvers<void>();
    document.addEventListener('xano-before-sign-in', (event) => event.waitUntil(gate.promise), {
      once: true,
    });
    const signedIn = connection.signIn({ email: 'a@b.c', password: 'x' });
    await nextFrame();
    expect(backend.count('POST /auth/login')).to.equal(0);
    gate.resolve();
    await signedIn;
    document.addEventListener(
      'xano-before-sign-in',
      (event) => event.waitUntil(Promise.reject(new Error('no'))),
      { once: true },
    );
    const error = await connection
      .signIn({ email: 'a@b.c', password: 'x' })
      .catch((reason: unknown) => reason);
    expect(error).to.have.property('code', 'aborted');
    expect(backend.count('POST /auth/login')).to.equal(1);
  });

  it('reads environments and headers from its children', async () => {
    const connection = await fixture<XanoConnection>(html`
      <xano-connection base-url=${BASE_URL} data-source="live">
        <xano-header name="X-App" value="shop"></xano-header>
        <xano-environment name="local" hosts="localhost 127.0.0.1" data-source="test">
          <xano-header name="X-Debug" value="1"></xano-header>
        </xano-environment>
        <xano-environment name="other" hosts="*.example.com" data-source="other"></xano-environment>
      </xano-connection>
    `);
    await waitUntil(() => connection.auth);
    expect(connection.auth?.$session.get().environment).to.equal('local');
    await connection.fetch('/orders');
    const { headers } = backend.asked.at(-1) ?? { headers: new Headers() };
    expect(headers.get('X-Data-Source')).to.equal('test');
    expect(headers.get('X-App')).to.equal('shop');
    expect(headers.get('X-Debug')).to.equal('1');
  });

  it('says what to write when its settings cannot be used', async () => {
    const lines: string[] = [];
    const { error } = console;
    console.error = (line: string) => lines.push(line);
    const connection = await fixture<XanoConnection>(
      html`<xano-connection base-url="https://x.xano.io/auth"></xano-connection>`,
    );
    await waitUntil(() => connection.auth && lines.length > 0);
    console.error = error;
    expect(statusOf(connection)).to.equal('unconfigured');
    expect(lines).to.have.length(1);
    expect(lines[0]).to.include('Write the Base URL of the API group');
    connection.baseUrl = BASE_URL;
    await waitUntil(() => statusOf(connection) === 'signed-out');
  });

  it('keeps the session when a setting changes, and takes another for another data source', async () => {
    const connection = await page(html`<xano-user></xano-user>`);
    await signInAs(connection);
    const { auth } = connection;
    connection.timeout = 5000;
    await connection.updateComplete;
    expect(connection.auth).to.equal(auth);
    expect(auth?.connection?.timeout).to.equal(5000);
    connection.dataSource = 'test';
    await connection.updateComplete;
    expect(connection.auth).not.to.equal(auth);
    expect(statusOf(connection)).to.equal('signed-out');
    const user = connection.querySelector('xano-user');
    await user?.updateComplete;
    expect(user?.textContent).to.equal('');
    await connection.signIn({ email: 'ada@example.com', password: 'x' });
    expect(statusOf(connection)).to.equal('signed-in');
  });

  it('opens when it is back after it was taken away before it could', async () => {
    const connection = document.createElement('xano-connection');
    connection.baseUrl = BASE_URL;
    document.body.append(connection);
    connection.remove();
    for (let turn = 0; turn < 5; turn++) await Promise.resolve();
    document.body.append(connection);
    await waitUntil(() => connection.auth, 'it opens');
    connection.remove();
  });

  it('loses nothing by being moved', async () => {
    const connection = await page(html`<xano-user></xano-user>`);
    await signInAs(connection);
    const { auth } = connection;
    const elsewhere = document.createElement('div');
    connection.parentElement?.append(elsewhere);
    elsewhere.append(connection);
    await nextFrame();
    expect(connection.auth).to.equal(auth);
    expect(statusOf(connection)).to.equal('signed-in');
    expect(connection.querySelector('xano-user')?.innerText).to.equal('Ada Lovelace');
  });

  describe('where a router exchanges the page', () => {
    const microtasks = async (): Promise<void> => {
      for (let turn = 0; turn < 10; turn++) await Promise.resolve();
    };
    const task = (): Promise<unknown> => new Promise((resolve) => setTimeout(resolve));
    const { error } = console;
    let lines: string[];
    beforeEach(() => {
      lines = [];
      console.error = (line: unknown) => lines.push(String(line));
    });
    afterEach(() => {
      console.error = error;
    });

    it('ends no call when it is kept, though it is away for a moment', async () => {
      const connection = await page(html``);
      await signInAs(connection);
      const { auth, parentElement } = connection;
      const answer = backend.hold('GET /orders');
      const called = connection.fetch('/orders');
      connection.remove();
      await microtasks();
      parentElement?.append(connection);
      await task();
      answer(json([]));
      expect((await called).status).to.equal(200);
      expect(connection.auth).to.equal(auth);
    });

    it('is not missed by elements that are gone, nor by those that are there before it', async () => {
      const oldPage = await fixture(
        html`<div>
          <xano-connection id="old" base-url=${BASE_URL}></xano-connection
          ><xano-user connection="old"></xano-user>
        </div>`,
      );
      await waitUntil(() => oldPage.querySelector('xano-connection')?.auth);
      const newPage = document.createElement('div');
      newPage.innerHTML = `<xano-user connection="new"></xano-user>`;
      oldPage.replaceWith(newPage);
      await microtasks();
      const connection = document.createElement('xano-connection');
      Object.assign(connection, { id: 'new', baseUrl: BASE_URL });
      newPage.prepend(connection);
      await waitUntil(() => connection.auth);
      await task();
      expect(lines).to.deep.equal([]);
      connection.remove();
      await waitUntil(() => lines.length > 0);
      expect(lines[0]).to.contain('connection="new" is not the id of one <xano-connection>');
      newPage.remove();
    });
  });

  it('picks the stored session up again after it was away', async () => {
    const connection = await page(html`<xano-user></xano-user>`);
    await signInAs(connection);
    const home = connection.parentElement;
    connection.remove();
    await waitUntil(() => connection.auth === undefined);
    home?.append(connection);
    await waitUntil(() => statusOf(connection) === 'signed-in');
    await waitUntil(() => connection.querySelector('xano-user')?.innerText === 'Ada Lovelace');
  });

  it('is found from anywhere while it is the only one', async () => {
    const root = await fixture(html`<div><xano-user></xano-user></div>`);
    const connection = document.createElement('xano-connection');
    connection.baseUrl = BASE_URL;
    root.append(connection);
    await waitUntil(() => connection.auth);
    await signInAs(connection);
    const user = root.querySelector('xano-user');
    await user?.updateComplete;
    expect(user?.innerText).to.equal('Ada Lovelace');
  });

  it('is named by id where there are two, and two sessions do not mix', async () => {
    backend.on('GET /auth/me', ({ headers }) =>
      json(headers.get('Authorization') === 'Bearer two' ? { id: 2, name: 'Charles' } : ada),
    );
    const root = await fixture(
      html`<div>
        <xano-connection id="one" base-url=${BASE_URL}></xano-connection>
        <xano-connection id="two" name="staff" base-url=${BASE_URL}></xano-connection>
        <xano-user connection="one"></xano-user>
        <xano-user connection="two"></xano-user>
        <xano-logout-button></xano-logout-button>
      </div>`,
    );
    const [one, two] = root.querySelectorAll('xano-connection');
    await waitUntil(() => one?.auth && two?.auth);
    await one?.auth?.authenticate({ authToken: 'one' });
    await two?.auth?.authenticate({ authToken: 'two' });
    const users = [...root.querySelectorAll('xano-user')];
    await waitUntil(() => users.every((user) => user.innerText));
    expect(users.map((user) => user.innerText)).to.deep.equal(['Ada Lovelace', 'Charles']);
    await one?.clearSession();
    await users[0]?.updateComplete;
    expect(users.map((user) => user.innerText)).to.deep.equal(['', 'Charles']);
  });

  it('is not found by an id that two elements carry', async () => {
    const root = await fixture(
      html`<div>
        <a id="backend"></a>
        <xano-connection id="backend" base-url=${BASE_URL}></xano-connection>
        <xano-user connection="backend"></xano-user>
      </div>`,
    );
    const connection = root.querySelector('xano-connection');
    await waitUntil(() => connection?.auth);
    if (connection) await signInAs(connection);
    const user = root.querySelector('xano-user');
    await user?.updateComplete;
    expect(user?.innerText).to.equal('');
  });

  it('takes no place in a grid or a row', async () => {
    const root = await fixture<HTMLElement>(
      html`<div>
        <xano-connection base-url=${BASE_URL}>
          <xano-header name="X-App" value="shop"></xano-header>
          <p>First</p>
        </xano-connection>
        <p>Second</p>
      </div>`,
    );
    root.style.display = 'grid';
    root.style.gridTemplateColumns = '1fr 1fr';
    const [first, second] = [...root.querySelectorAll('p')].map((one) => one.getBoundingClientRect());
    expect(first?.top).to.equal(second?.top);
  });

  it('uses own texts', async () => {
    const connection = await page(html`<xano-logout-button></xano-logout-button>`);
    await signInAs(connection);
    connection.messages = { 'sign-out': 'Tschüss' };
    const button = connection.querySelector('xano-logout-button');
    await waitUntil(() => button?.shadowRoot?.textContent?.includes('Tschüss'));
  });

  it('mirrors the status to the document where asked', async () => {
    const connection = await page(html``);
    connection.documentState = true;
    await signInAs(connection);
    expect(document.documentElement.dataset['xano']).to.equal('signed-in');
    await connection.clearSession();
    expect(document.documentElement.dataset['xano']).to.equal('signed-out');
    delete document.documentElement.dataset['xano'];
  });

  it('signs nobody out for an outage, and once for a refusal', async () => {
    const told = record('xano-clear-session');
    const connection = await page(html``);
    await signInAs(connection);
    for (const answer of [
      () => refuse(500, 'FATAL', 'Fatal Error'),
      () => refuse(429, 'TOO_MANY_REQUESTS', 'Whoa there!'),
      () => new Response('<html>', { status: 200 }),
      () => refuse(403, 'ACCESS_DENIED', 'Not for you.'),
      () => new Error('dead line'),
    ]) {
      backend.on('GET /auth/me', answer);
      await connection.fetchCurrentUser().catch(() => {});
      expect(statusOf(connection)).to.equal('signed-in');
    }
    backend.on('GET /auth/me', () => refuse(401, 'UNAUTHORIZED', 'This token is expired.'));
    await connection.fetchCurrentUser().catch(() => {});
    expect(statusOf(connection)).to.equal('signed-out');
    expect(told.map(({ reason }) => reason)).to.deep.equal(['expired']);
  });

  it("runs on the emulator where a framework sets the property to the bare attribute's value", async () => {
    const connection = document.createElement('xano-connection');
    connection.emulator = '';
    document.body.append(connection);
    await waitUntil(() => connection.auth);
    expect([connection.emulator, statusOf(connection)]).to.deep.equal([true, 'signed-out']);
    connection.remove();
  });

  it('calls the backend where a framework has written emulator="false"', async () => {
    const connection = await fixture<XanoConnection>(
      html`<xano-connection emulator="false" base-url=${BASE_URL}></xano-connection>`,
    );
    await connection.signIn({ email: 'ada@example.com', password: 'difference-1' });
    expect([connection.emulator, backend.count('POST /auth/login')]).to.deep.equal([false, 1]);
  });

  it('runs without a backend by the emulator, and not in production', async () => {
    const connection = await fixture<XanoConnection>(html`<xano-connection emulator></xano-connection>`);
    await waitUntil(() => connection.auth);
    const { info } = console;
    const lines: string[] = [];
    console.info = (line: string) => lines.push(line);
    await connection.signUp({ name: 'Grace', email: 'grace@example.com', password: 'compiler-1' });
    console.info = info;
    // A page's author reads there how to try roles.
    expect(lines.join()).to.match(/no backend is called.*localStorage.*pageAccounts\(\)/);
    expect(connection.auth?.$user.get()).to.have.property('name', 'Grace');
    const { error } = console;
    console.error = () => {};
    const live = await fixture<XanoConnection>(html`
      <xano-connection emulator environment="production">
        <xano-environment name="production"></xano-environment>
      </xano-connection>
    `);
    await waitUntil(() => live.auth);
    console.error = error;
    expect(statusOf(live)).to.equal('unconfigured');
  });
});
