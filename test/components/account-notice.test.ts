// What is said once about the end of a session or of an account: by a notice of the page, or by a form.
import { expect, fixture, html } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import type { TemplateResult } from 'lit';
import '../../components/delete-account-button/delete-account-button.js';
import '../../components/notice/notice.js';
import '../../components/reset-password-form/reset-password-form.js';
import '../../components/sign-in-form/sign-in-form.js';
import type { XanoConnection } from '../../components/connection/connection.js';
import type { XanoDeleteAccountButton } from '../../components/delete-account-button/delete-account-button.js';
import type { XanoNotice } from '../../components/notice/notice.js';
import { keepNotice, takeNotice } from '../../src/account/index.js';
import { ada, Backend, json, page, refuse, signInAs } from '../support/elements/backend.js';
import { fill, find, formIn, hasPart, part, submit } from '../support/elements/forms.js';
import { waitUntil } from '../support/elements/wait.js';

const ENDED = 'Your session has ended. Sign in again.';

describe('a notice', () => {
  let backend: Backend;
  beforeEach(() => {
    backend = new Backend();
  });
  afterEach(() => backend.restore());

  const signedIn = async (content: TemplateResult) => {
    const connection = await page(
      html`<h1>Home</h1>
        ${content}`,
    );
    await signInAs(connection);
    return connection;
  };
  const noticeIn = (root: ParentNode) => find<XanoNotice>(root, 'xano-notice');
  const says = (element: Element, name = 'text') =>
    hasPart(element, name) && part(element, name).checkVisibility()
      ? part(element, name).innerText.trim()
      : '';
  const expire = async (connection: XanoConnection) => {
    backend.on('GET /auth/me', () => refuse(401, 'UNAUTHORIZED', 'This token is expired.'));
    await connection.fetchCurrentUser().catch(() => {});
    backend.on('GET /auth/me', () => json(ada));
  };
  const isKept = () => sessionStorage.getItem('xano-notice') !== null;

  it('says on a page that stays that the session has ended, the form beside it nothing', async () => {
    const connection = await signedIn(
      html`<xano-notice></xano-notice><xano-sign-in-form></xano-sign-in-form>`,
    );
    const form = await formIn(connection);
    await expire(connection);
    await waitUntil(() => says(noticeIn(connection)) === ENDED);
    await form.updateComplete;
    expect(says(form, 'notice')).to.equal('');
    part(noticeIn(connection), 'dismiss').click();
    form.requestUpdate();
    await form.updateComplete;
    expect(says(form, 'notice')).to.equal('');
  });

  it('of one connection says nothing of another, whose form says it', async () => {
    const connection = await signedIn(html``);
    connection.id = 'mine';
    const other = await fixture<XanoConnection>(
      html`<xano-connection base-url="https://backend.test/api:other" current-user-endpoint="none"
        ><xano-sign-in-form></xano-sign-in-form
      ></xano-connection>`,
    );
    await waitUntil(() => other.auth);
    await other.auth?.authenticate({ authToken: 'of-other' });
    const notice = document.createElement('xano-notice');
    notice.connection = 'mine';
    document.body.append(notice);
    await notice.updateComplete;
    const form = await formIn(other);
    backend.on('GET /api:other/x', () => refuse(401, 'UNAUTHORIZED', 'This token is expired.'));
    await other.fetch('/x').catch(() => {});
    await waitUntil(() => says(form, 'notice') === ENDED);
    expect([notice.matches(':state(shown)'), isKept()]).to.deep.equal([false, false]);
    notice.remove();
  });

  it('is gone, here and on the next page, when somebody signs in', async () => {
    const connection = await signedIn(html`<xano-notice></xano-notice>`);
    const notice = noticeIn(connection);
    await expire(connection);
    await waitUntil(() => says(notice) === ENDED);
    expect(isKept()).to.equal(true);
    await signInAs(connection);
    await waitUntil(() => !notice.matches(':state(shown)'));
    expect(isKept()).to.equal(false);
    await connection.clearSession();
    await notice.updateComplete;
    expect(notice.matches(':state(shown)')).to.equal(false);
  });

  it('says nothing of an end to somebody who is signed in', async () => {
    for (const code of ['session-expired', 'session-idle', 'account-deleted'] as const) {
      const connection = await signedIn(html``);
      keepNotice(code);
      const notice = document.createElement('xano-notice');
      connection.append(notice);
      await notice.updateComplete;
      expect(notice.matches(':state(shown)'), code).to.equal(false);
      await connection.clearSession();
      await notice.updateComplete;
      expect(notice.matches(':state(shown)'), code).to.equal(false);
      connection.remove();
    }
  });

  it('says what somebody who is signed in has done, until somebody else signs in', async () => {
    const connection = await signedIn(html``);
    keepNotice('password-changed');
    const notice = document.createElement('xano-notice');
    connection.append(notice);
    await waitUntil(() => says(notice) === 'Your password has been changed.');
    await connection.clearSession();
    await notice.updateComplete;
    expect(notice.matches(':state(shown)')).to.equal(true);
    await signInAs(connection);
    await waitUntil(() => !notice.matches(':state(shown)'));
  });

  it('is kept for the next page until it has been read on this one', async () => {
    const connection = await signedIn(html`<xano-notice></xano-notice>`);
    await expire(connection);
    await waitUntil(() => says(noticeIn(connection)) === ENDED);
    expect(isKept()).to.equal(true);
    await waitUntil(() => !isKept());
    expect(says(noticeIn(connection))).to.equal(ENDED);
  });

  it('moves on to the page that a router puts in place of this one', async () => {
    const connection = await signedIn(html`<xano-notice></xano-notice>`);
    const old = noticeIn(connection);
    await expire(connection);
    await waitUntil(() => old.matches(':state(shown)'));
    const next = document.createElement('xano-notice');
    old.replaceWith(next);
    await waitUntil(() => says(next) === ENDED);
    expect(isKept()).to.equal(false);
  });

  it('that comes after a form which says it says nothing', async () => {
    const connection = await signedIn(html`<xano-sign-in-form></xano-sign-in-form>`);
    const form = await formIn(connection);
    await expire(connection);
    await waitUntil(() => says(form, 'notice') === ENDED);
    keepNotice('session-expired');
    const notice = document.createElement('xano-notice');
    connection.prepend(notice);
    await notice.updateComplete;
    form.requestUpdate();
    await form.updateComplete;
    expect([notice.matches(':state(shown)'), says(form, 'notice')]).to.deep.equal([false, ENDED]);
  });

  it('that is closed gives the focus to the heading of the page', async () => {
    keepNotice('password-changed');
    const connection = await page(
      html`<h1>Home</h1>
        <xano-notice></xano-notice>`,
    );
    const notice = noticeIn(connection);
    await waitUntil(() => hasPart(notice, 'dismiss'));
    part(notice, 'dismiss').focus();
    await sendKeys({ press: 'Enter' });
    await waitUntil(() => !notice.matches(':state(shown)'));
    await waitUntil(() => document.activeElement?.localName === 'h1');
  });

  describe('and a deleted account', () => {
    const remove = async (connection: XanoConnection) => {
      backend.on('DELETE /auth/me', () => json({}));
      const button = find<XanoDeleteAccountButton>(connection, 'xano-delete-account-button');
      await button.updateComplete;
      part(button, 'button').focus();
      part(button, 'button').click();
      await button.updateComplete;
      find<HTMLInputElement>(button.shadowRoot as ShadowRoot, 'input').value = ada.email;
      part(button, 'confirm-button').click();
      await waitUntil(() => button.matches(':state(hidden)'));
      return button;
    };

    it('says it on a page that stays, once, and the focus goes to the heading', async () => {
      const connection = await signedIn(
        html`<xano-notice></xano-notice><xano-delete-account-button></xano-delete-account-button>`,
      );
      await remove(connection);
      await waitUntil(() => says(noticeIn(connection)) === 'Your account has been deleted.');
      await waitUntil(() => document.activeElement?.localName === 'h1');
      await waitUntil(() => !isKept());
    });

    it('is told on the next page where this one has no notice', async () => {
      const connection = await signedIn(html`<xano-delete-account-button></xano-delete-account-button>`);
      await remove(connection);
      await waitUntil(isKept);
      expect(takeNotice()).to.equal('account-deleted');
    });

    it('the focus goes to the heading, too, when the session ends while the dialog is open', async () => {
      const connection = await signedIn(html`<xano-delete-account-button></xano-delete-account-button>`);
      const button = find<XanoDeleteAccountButton>(connection, 'xano-delete-account-button');
      await button.updateComplete;
      part(button, 'button').click();
      await waitUntil(() => find<HTMLDialogElement>(button.shadowRoot as ShadowRoot, 'dialog').open);
      find(button.shadowRoot as ShadowRoot, 'input').focus();
      connection.auth?.clearSession();
      await waitUntil(() => document.activeElement?.localName === 'h1');
    });
  });

  describe('and a password that was reset', () => {
    const reset = async (content: TemplateResult) => {
      history.replaceState(null, '', '?magic_token=t1&email=ada%40example.com');
      backend.on('POST /reset/magic-link-login', () => json({ authToken: 'token-of-link' }));
      backend.on('POST /reset/update_password', () => json({}));
      const connection = await page(content);
      const form = find<HTMLElementTagNameMap['xano-reset-password-form']>(
        connection,
        'xano-reset-password-form',
      );
      await waitUntil(() => form.form);
      fill(form, { password: 'new Secret 1', 'confirm-password': 'new Secret 1' });
      submit(form);
      await waitUntil(() => form.matches(':state(done)'));
    };

    it('leaves it to the form on a page that stays', async () => {
      await reset(html`<xano-reset-password-form></xano-reset-password-form>`);
      expect(isKept()).to.equal(false);
    });

    it('is told on the page that the form leads to', async () => {
      document.addEventListener('xano-navigate', (event) => event.preventDefault(), { once: true });
      await reset(html`<xano-reset-password-form redirect-to="login.html"></xano-reset-password-form>`);
      expect(takeNotice()).to.equal('password-changed');
    });
  });
});
