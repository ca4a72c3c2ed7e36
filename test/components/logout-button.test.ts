// Signing out by a button.
import { expect, html } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import '../../components/logout-button/logout-button.js';
import type { XanoLogoutButton } from '../../components/logout-button/logout-button.js';
import { Backend, page, record, signInAs } from '../support/elements/backend.js';
import { waitUntil } from '../support/elements/wait.js';

describe('<xano-logout-button>', () => {
  let backend: Backend;
  beforeEach(() => (backend = new Backend()));
  afterEach(() => backend.restore());

  const buttonOf = (root: ParentNode): XanoLogoutButton => {
    const button = root.querySelector('xano-logout-button');
    if (!button) throw new Error('no button on the page');
    return button;
  };
  const visible = async (button: XanoLogoutButton): Promise<boolean> => {
    await button.updateComplete;
    return button.checkVisibility();
  };

  it('is there only while someone is signed in', async () => {
    const connection = await page(html`<xano-logout-button></xano-logout-button>`);
    const button = buttonOf(connection);
    expect(await visible(button)).to.equal(false);
    await signInAs(connection);
    expect(await visible(button)).to.equal(true);
    await expect(button).to.be.accessible();
    button.showWhenSignedOut = true;
    await connection.clearSession();
    expect(await visible(button)).to.equal(true);
  });

  it('signs out by keyboard, tells it from itself, and leads to redirect-to once', async () => {
    const told = record('xano-before-sign-out', 'xano-clear-session', 'xano-sign-out', 'xano-navigate');
    document.addEventListener('xano-navigate', (event) => event.preventDefault(), { once: true });
    const connection = await page(html`<xano-logout-button redirect-to="bye.html"></xano-logout-button>`);
    await signInAs(connection);
    const button = buttonOf(connection);
    await button.updateComplete;
    button.shadowRoot?.querySelector('button')?.focus();
    await sendKeys({ press: 'Enter' });
    await waitUntil(() => told.length === 4);
    expect(told.map(({ type }) => type)).to.deep.equal([
      'xano-before-sign-out',
      'xano-clear-session',
      'xano-navigate',
      'xano-sign-out',
    ]);
    expect(told.every(({ target }) => target === button)).to.equal(true);
    expect(connection.auth?.$session.get().status).to.equal('signed-out');
  });

  it('stays signed in when the page calls it off', async () => {
    const connection = await page(html`<xano-logout-button></xano-logout-button>`);
    await signInAs(connection);
    const button = buttonOf(connection);
    await button.updateComplete;
    document.addEventListener('xano-before-sign-out', (event) => event.preventDefault(), { once: true });
    button.shadowRoot?.querySelector('button')?.click();
    await button.updateComplete;
    await waitUntil(() => !button.matches(':state(pending)'));
    expect(connection.auth?.$session.get().status).to.equal('signed-in');
  });

  it("enhances the page's own link, which leads where it points", async () => {
    const asked = record('xano-navigate');
    document.addEventListener('xano-navigate', (event) => event.preventDefault(), { once: true });
    const connection = await page(html`<xano-logout-button><a href="bye.html">Bye</a></xano-logout-button>`);
    await signInAs(connection);
    const button = buttonOf(connection);
    await waitUntil(() => !button.shadowRoot?.querySelector('button'));
    button.querySelector('a')?.click();
    await waitUntil(() => asked.length > 0);
    expect(asked[0]?.url.pathname).to.match(/bye\.html$/);
    expect(asked[0]?.reason).to.equal('clear-session');
  });

  it('tells the sign-out endpoint after the local end, with the token that has just ended', async () => {
    const connection = await page(html`<xano-logout-button></xano-logout-button>`);
    connection.signOutEndpoint = 'POST /auth/logout';
    await connection.updateComplete;
    await signInAs(connection);
    await connection.signOut();
    await waitUntil(() => backend.count('POST /auth/logout') === 1);
    const call = backend.asked.find(({ path }) => path === '/auth/logout');
    expect(call?.headers.get('Authorization')).to.equal('Bearer token-of-ada');
  });

  it('works without script by a command button', async () => {
    const connection = await page(html`<button commandfor="backend" command="--sign-out">Bye</button>`);
    connection.id = 'backend';
    await signInAs(connection);
    connection.querySelector('button')?.click();
    await waitUntil(() => connection.auth?.$session.get().status === 'signed-out');
  });
});
