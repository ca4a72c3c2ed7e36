// What a visitor sees behind a guard, and when.
import { aTimeout, expect, fixture, html } from '@open-wc/testing';
import '../../components/auth-guard/auth-guard.js';
import type { XanoAuthGuard } from '../../components/auth-guard/auth-guard.js';
import '../../components/user/user.js';
import { ada, Backend, json, page, record, refuse, signInAs } from '../support/elements/backend.js';
import { waitUntil } from '../support/elements/wait.js';

const guardOf = (root: ParentNode): XanoAuthGuard => {
  const guard = root.querySelector('xano-auth-guard');
  if (!guard) throw new Error('no guard on the page');
  return guard;
};

describe('<xano-auth-guard>', () => {
  let backend: Backend;
  beforeEach(() => (backend = new Backend()));
  afterEach(() => backend.restore());

  const members = html`<xano-auth-guard>
    <template><h2>Members</h2></template>
    <template slot="signed-out">Please sign in</template>
    <p slot="pending">Wait</p>
  </xano-auth-guard>`;

  it('keeps the content of a template out of the document until someone is signed in', async () => {
    const connection = await page(members);
    const guard = guardOf(connection);
    await guard.updateComplete;
    expect(guard.state).to.equal('signed-out');
    expect(guard.querySelector('h2')).to.equal(null);
    expect(guard.innerText.trim()).to.equal('Please sign in');
    await signInAs(connection);
    await guard.updateComplete;
    expect(guard.state).to.equal('signed-in');
    expect(guard.innerText.trim()).to.equal('Members');
    expect(guard.matches(':state(signed-in)')).to.equal(true);
    await connection.clearSession();
    await guard.updateComplete;
    expect(guard.querySelector('h2')).to.equal(null);
    expect(guard.matches(':state(signed-in)')).to.equal(false);
  });

  it('is accessible signed in, signed out and in error', async () => {
    const connection = await page(members);
    await expect(guardOf(connection)).to.be.accessible();
    await signInAs(connection);
    await expect(guardOf(connection)).to.be.accessible();
    backend.on('GET /auth/me', () => refuse(403, 'ACCESS_DENIED', 'No.'));
    await signInAs(connection);
    expect(guardOf(connection).state).to.equal('error');
    await expect(guardOf(connection)).to.be.accessible();
  });

  it('shows the pending slot while a stored session is confirmed', async () => {
    const answer = backend.hold('GET /auth/me');
    const connection = await page(members);
    const signedIn = signInAs(connection);
    const guard = guardOf(connection);
    await waitUntil(() => guard.state === 'pending');
    await guard.updateComplete;
    expect(guard.innerText.trim()).to.equal('Wait');
    answer(json(ada));
    await signedIn;
    await guard.updateComplete;
    expect(guard.innerText.trim()).to.equal('Members');
  });

  const isPending = (guard: XanoAuthGuard): boolean => guard.state === 'pending';

  it('says that it is confirming only when that takes longer than a moment', async () => {
    const answer = backend.hold('GET /auth/me');
    const connection = await page(html`<xano-auth-guard></xano-auth-guard>`);
    const signedIn = signInAs(connection);
    const guard = guardOf(connection);
    const said = () => guard.shadowRoot?.querySelector('[part=pending]')?.textContent;
    await waitUntil(() => guard.state === 'pending');
    await guard.updateComplete;
    expect(said()).to.equal(undefined);
    await waitUntil(said);
    answer(json(ada));
    await signedIn;
    await guard.updateComplete;
    expect(said()).to.equal(undefined);
  });

  it('waits for that moment together with all others, by one timer', async () => {
    const answer = backend.hold('GET /auth/me');
    const connection = await page(
      html`${Array.from({ length: 50 }, () => html`<xano-auth-guard></xano-auth-guard>`)}`,
    );
    const { setTimeout } = globalThis;
    const waits: (number | undefined)[] = [];
    globalThis.setTimeout = ((run: () => void, milliseconds?: number) => {
      waits.push(milliseconds);
      return setTimeout(run, milliseconds);
    }) as typeof setTimeout;
    let signedIn: Promise<unknown>;
    try {
      signedIn = signInAs(connection);
      await waitUntil(() => [...connection.querySelectorAll('xano-auth-guard')].every(isPending));
      await Promise.all(
        [...connection.querySelectorAll('xano-auth-guard')].map((guard) => guard.updateComplete),
      );
    } finally {
      globalThis.setTimeout = setTimeout;
    }
    expect(waits.filter((wait) => wait === 300).length).to.be.within(1, 3);
    answer(json(ada));
    await signedIn;
  });

  it('keeps a half-filled form through another fetch of the same user, and drops it for another user', async () => {
    const connection = await page(
      html`<xano-auth-guard
        ><template><input /></template
      ></xano-auth-guard>`,
    );
    await signInAs(connection);
    const guard = guardOf(connection);
    await guard.updateComplete;
    const input = guard.querySelector('input');
    input?.focus();
    backend.on('GET /auth/me', () => json({ ...ada, name: 'Countess' }));
    await connection.fetchCurrentUser();
    await guard.updateComplete;
    expect(guard.querySelector('input')).to.equal(input);
    backend.on('GET /auth/me', () => new Error('offline'));
    await connection.fetchCurrentUser().catch(() => {});
    await guard.updateComplete;
    expect(guard.querySelector('input')).to.equal(input);
    await connection.setUser({ id: 2, name: 'Charles' });
    await guard.updateComplete;
    expect(guard.querySelector('input')).not.to.equal(input);
  });

  it('lets roles in by any and by all', async () => {
    const connection = await page(html`
      <xano-auth-guard id="any" roles="editor admin">yes</xano-auth-guard>
      <xano-auth-guard id="all" roles="editor admin" match="all">yes</xano-auth-guard>
    `);
    await signInAs(connection);
    const states = () => [...connection.querySelectorAll('xano-auth-guard')].map((guard) => guard.state);
    await guardOf(connection).updateComplete;
    expect(states()).to.deep.equal(['signed-in', 'forbidden']);
    await connection.setUser({ ...ada, role: ['editor', 'admin'] });
    await guardOf(connection).updateComplete;
    expect(states()).to.deep.equal(['signed-in', 'signed-in']);
  });

  it('follows a condition of the page, and treats one that throws as a no', async () => {
    const connection = await page(html`<xano-auth-guard>yes</xano-auth-guard>`);
    await signInAs(connection);
    const guard = guardOf(connection);
    guard.condition = (user) => user['name'] === 'Somebody else';
    await guard.updateComplete;
    expect(guard.state).to.equal('forbidden');
    const reported: unknown[] = [];
    const { reportError } = globalThis;
    globalThis.reportError = (error) => reported.push(error);
    guard.condition = () => {
      throw new Error('mistake of the page');
    };
    await guard.updateComplete;
    globalThis.reportError = reportError;
    expect(guard.state).to.equal('forbidden');
    expect(reported).to.have.length(1);
  });

  it('offers to try again when a session cannot be confirmed', async () => {
    backend.on('GET /auth/me', () => refuse(403, 'ACCESS_DENIED', 'Not now.'));
    const connection = await page(members);
    await signInAs(connection);
    const guard = guardOf(connection);
    await guard.updateComplete;
    expect(guard.state).to.equal('error');
    backend.on('GET /auth/me', () => json(ada));
    guard.shadowRoot?.querySelector<HTMLButtonElement>('[part=retry-button]')?.click();
    await waitUntil(() => guard.state === 'signed-in');
  });

  it('leads to redirect-to with the way back, once for the page', async () => {
    const asked = record('xano-navigate');
    document.addEventListener('xano-navigate', (event) => event.preventDefault(), { once: true });
    const connection = await page(html`
      <xano-auth-guard redirect-to="login.html">a</xano-auth-guard>
      <xano-auth-guard redirect-to="login.html">b</xano-auth-guard>
    `);
    await waitUntil(() => asked.length > 0);
    await aTimeout(0);
    expect(asked).to.have.length(1);
    expect(asked[0]?.reason).to.equal('guard');
    expect(asked[0]?.url.pathname).to.match(/login\.html$/);
    expect(asked[0]?.url.searchParams.get('return-to')).to.equal(
      location.pathname + location.search + location.hash,
    );
    expect(guardOf(connection).state).to.equal('signed-out');
  });

  it('leads people without the role to forbidden-to', async () => {
    const asked = record('xano-navigate');
    const stop = (event: Event) => event.preventDefault();
    document.addEventListener('xano-navigate', stop);
    const connection = await page(
      html`<xano-auth-guard roles="owner" forbidden-to="no.html">a</xano-auth-guard>`,
    );
    await signInAs(connection);
    await waitUntil(() => asked.length > 0);
    document.removeEventListener('xano-navigate', stop);
    expect(asked[0]?.reason).to.equal('forbidden');
    expect(asked[0]?.url.pathname).to.match(/no\.html$/);
  });

  it('uses the children of a template that a framework filled, and drops stamped nodes from a clone', async () => {
    const connection = await page(html`<xano-auth-guard></xano-auth-guard>`);
    const guard = guardOf(connection);
    const template = document.createElement('template');
    template.append(Object.assign(document.createElement('b'), { textContent: 'filled' }));
    guard.append(template);
    await signInAs(connection);
    await waitUntil(() => guard.querySelector(':scope > b'));
    const clone = guard.cloneNode(true) as XanoAuthGuard;
    connection.append(clone);
    await waitUntil(() => clone.state === 'signed-in');
    await clone.updateComplete;
    expect(clone.querySelectorAll(':scope > b')).to.have.length(1);
  });

  it('moves focus to the new heading when focused content goes away', async () => {
    const connection = await page(
      html`<xano-auth-guard>
        <template><button>inside</button></template>
        <template slot="signed-out"><h2>Signed out</h2></template>
      </xano-auth-guard>`,
    );
    await signInAs(connection);
    const guard = guardOf(connection);
    await guard.updateComplete;
    guard.querySelector('button')?.focus();
    await connection.clearSession();
    await waitUntil(() => document.activeElement?.localName === 'h2');
  });

  it('says in the console, once, that there is no connection, and keeps the content hidden', async () => {
    const lines: string[] = [];
    const { error } = console;
    console.error = (line: string) => lines.push(line);
    const root = await fixture(
      html`<div>
        <xano-auth-guard>secret</xano-auth-guard>
        <xano-auth-guard>secret</xano-auth-guard>
      </div>`,
    );
    const guard = guardOf(root);
    const said = (): string[] => lines.filter((line) => line.includes('No <xano-connection>'));
    await waitUntil(() => guard.state === 'error' && said().length > 0);
    // Each guard asks in a task of its own; both have had theirs after one more.
    await new Promise((resolve) => setTimeout(resolve));
    console.error = error;
    expect(said()).to.have.length(1);
    expect(guard.innerText).not.to.include('secret');
  });
});
