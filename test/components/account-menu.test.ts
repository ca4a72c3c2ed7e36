// The menu of the user, with all that a page may put into it and all ways that it closes.
import { expect, html } from '@open-wc/testing';
import { resetMouse, sendKeys, sendMouse } from '@web/test-runner-commands';
import type { TemplateResult } from 'lit';
import '../../components/attributes/attributes.js';
import '../../components/auth-guard/auth-guard.js';
import '../../components/user-menu/user-menu.js';
import type { XanoUserMenu } from '../../components/user-menu/user-menu.js';
import { ada, Backend, json, page, signInAs } from '../support/elements/backend.js';
import { find, middleOf, part } from '../support/elements/forms.js';
import { waitUntil } from '../support/elements/wait.js';

describe('<xano-user-menu>', () => {
  let backend: Backend;
  let user: Record<string, unknown>;
  beforeEach(() => {
    user = { ...ada };
    backend = new Backend();
    backend.on('GET /auth/me', () => json(user));
  });
  afterEach(async () => {
    backend.restore();
    await resetMouse();
  });

  const draw = async (content: TemplateResult) => {
    const connection = await page(
      html`<h1>Home</h1>
        ${content}`,
    );
    await signInAs(connection);
    const menu = find<XanoUserMenu>(connection, 'xano-user-menu');
    await waitUntil(() => !menu.matches(':state(hidden)'));
    return menu;
  };
  const isOpen = (menu: Element) => part(menu, 'menu').matches(':popover-open');
  const click = async (box: Element) => sendMouse({ type: 'click', position: middleOf(box) });
  /** The words of what has the focus. */
  const focused = () => {
    const { activeElement } = document;
    return (activeElement?.shadowRoot?.activeElement ?? activeElement)?.textContent.trim();
  };
  const openByKey = async (menu: Element) => {
    part(menu, 'button').focus();
    await sendKeys({ press: 'Enter' });
    await waitUntil(() => isOpen(menu));
  };

  it('opens and closes by its button', async () => {
    const menu = await draw(html`<xano-user-menu><a href="#a">Account</a></xano-user-menu>`);
    for (const expected of [true, false, true, false]) {
      await click(part(menu, 'button'));
      await waitUntil(() => part(menu, 'button').getAttribute('aria-expanded') === String(expected));
      expect(isOpen(menu)).to.equal(expected);
    }
  });

  it('leaves out what is hidden or disabled', async () => {
    const menu = await draw(html`
      <style>
        .gone {
          display: none;
        }
      </style>
      <xano-user-menu>
        <button type="button" disabled>Invite</button>
        <a href="#account">Account</a>
        <a href="#admin" data-xano-show="role:owner">Owner</a>
        <a href="#beta" hidden>Beta</a>
        <a href="#old" class="gone">Old</a>
        <button type="button" disabled>Bill</button>
        <a href="#orders">Orders</a>
      </xano-user-menu>
    `);
    await openByKey(menu);
    const shown = [...menu.children].filter((entry) => entry.checkVisibility());
    expect(shown.map((entry) => entry.textContent)).to.deep.equal(['Invite', 'Account', 'Bill', 'Orders']);
    const order = [focused()];
    for (let presses = 0; presses < 3; presses++) {
      await sendKeys({ press: 'ArrowDown' });
      order.push(focused());
    }
    expect(order).to.deep.equal(['Account', 'Orders', 'Sign out', 'Account']);
    await sendKeys({ press: 'ArrowUp' });
    await sendKeys({ press: 'ArrowUp' });
    expect(focused()).to.equal('Orders');
  });

  it('gives each entry a line of its own, however the page displays links', async () => {
    const menu = await draw(html`
      <style>
        a {
          display: inline-block;
        }
      </style>
      <xano-user-menu><a href="#a">Account</a><a href="#o">Orders</a></xano-user-menu>
    `);
    await openByKey(menu);
    const [first, second] = [...menu.querySelectorAll('a')].map((link) => link.getBoundingClientRect());
    expect(second?.top).to.be.at.least(first?.bottom ?? Infinity);
    expect(second?.width).to.equal(first?.width);
  });

  it('takes the links of a guard in it for entries, and lets go of what leaves', async () => {
    const menu = await draw(html`
      <xano-user-menu>
        <a href="#account">Account</a>
        <xano-auth-guard roles="admin"><a href="#admin">Admin</a></xano-auth-guard>
      </xano-user-menu>
    `);
    const link = find(menu, '[href="#admin"]');
    await waitUntil(() => link.role === 'menuitem');
    await openByKey(menu);
    await sendKeys({ press: 'ArrowDown' });
    expect(focused()).to.equal('Admin');
    await expect(menu).to.be.accessible();
    menu.after(link);
    await waitUntil(() => link.role === null);
    expect(link.tabIndex).to.equal(0);
    expect(link.hasAttribute('tabindex')).to.equal(false);
  });

  it('closes alone by Escape in a dialog', async () => {
    const menu = await draw(html`
      <dialog>
        <xano-user-menu><a href="#a">Account</a></xano-user-menu>
      </dialog>
    `);
    const dialog = find<HTMLDialogElement>(document, 'dialog');
    dialog.showModal();
    await openByKey(menu);
    expect(focused()).to.equal('Account');
    await sendKeys({ press: 'Escape' });
    await waitUntil(() => !isOpen(menu));
    expect(dialog.open).to.equal(true);
    expect(menu.shadowRoot?.activeElement?.getAttribute('part')).to.equal('button');
    await sendKeys({ press: 'Escape' });
    await waitUntil(() => !dialog.open);
  });

  it('shows initials where the picture does not load, and the next picture', async () => {
    user['avatar'] = { url: 'data:image/png;base64,AAAA' };
    const menu = await draw(html`<xano-user-menu></xano-user-menu>`);
    await waitUntil(() => part(menu, 'avatar').innerText === 'AL');
    const url = 'data:image/gif;base64,R0lGODlhAQABAAAAACH5BAEKAAEALAAAAAABAAEAAAICTAEAOw==';
    user['avatar'] = { url };
    await menu.closest('xano-connection')?.fetchCurrentUser();
    await waitUntil(() => part(menu, 'avatar').querySelector('img')?.src === url);
  });

  it('shows the address where the name is blank', async () => {
    user['name'] = ' ';
    const menu = await draw(html`<xano-user-menu></xano-user-menu>`);
    expect(part(menu, 'name').innerText).to.equal(ada.email);
    expect(part(menu, 'avatar').innerText).to.equal('A');
  });

  describe('when the session ends', () => {
    const drawOpen = async () => {
      const menu = await draw(html`<xano-user-menu><a href="#a">Account</a></xano-user-menu>`);
      await openByKey(menu);
      return menu;
    };
    const passesFocusOn = async (menu: Element) => {
      await waitUntil(() => menu.matches(':state(hidden)'));
      await waitUntil(() => document.activeElement?.localName === 'h1');
      expect(isOpen(menu)).to.equal(false);
    };

    it('by its last entry and the keyboard, the focus goes to the heading of the page', async () => {
      const menu = await drawOpen();
      await sendKeys({ press: 'End' });
      await sendKeys({ press: 'Enter' });
      await passesFocusOn(menu);
    });

    it('by its last entry and the mouse, too', async () => {
      const menu = await drawOpen();
      await waitUntil(() => part(menu, 'menu').style.left !== '');
      await click(part(menu, 'sign-out'));
      await passesFocusOn(menu);
    });

    it('elsewhere, too, while it is open', async () => {
      const menu = await drawOpen();
      menu.closest('xano-connection')?.auth?.clearSession();
      await passesFocusOn(menu);
    });
  });
});
