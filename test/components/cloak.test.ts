// Before the script has run: what the cloaking style sheet lets be seen. No element is defined in this file.
import { expect, fixture, html } from '@open-wc/testing';
import { waitUntil } from '../support/elements/wait.js';

describe('the cloaking style sheet', () => {
  let root: HTMLElement;
  beforeEach(async () => {
    root = await fixture<HTMLElement>(html`<div></div>`);
    root.innerHTML = `
      <link rel="stylesheet" href="/components/cloak.css">
      <xano-auth-guard>Bare text <p>Secret</p><p slot="signed-out">Out</p><p slot="forbidden">No</p></xano-auth-guard>
      <xano-sign-up-form>
        <p slot="done">Thanks, we have sent you a mail.</p>
        <p slot="signed-in">Hello</p>
        <label slot="fields">Company <input name="company"></label>
        <span slot="submit-label">Join</span>
      </xano-sign-up-form>
      <xano-sign-in-form><p slot="next-step">Enter the code</p></xano-sign-in-form>
      <xano-magic-link-form><p slot="failed">Not now</p></xano-magic-link-form>
      <xano-reset-password-form><p slot="expired">Too old</p><p slot="done">Set</p></xano-reset-password-form>
      <xano-profile-form><label slot="fields">City <input name="city"></label></xano-profile-form>
      <xano-oauth-button>Google</xano-oauth-button>
      <xano-user-menu><a href="#">Account</a></xano-user-menu>
      <xano-delete-account-button>Delete</xano-delete-account-button>
      <xano-notice>Notice</xano-notice>
      <p data-xano-show="signed-in">For members</p>
      <xano-sign-in-form><form method="post"><button>Own</button></form></xano-sign-in-form>
      <xano-logout-button>Log out</xano-logout-button>
      <xano-user>Ada</xano-user>`;
    await waitUntil(() => root.querySelector('link')?.sheet, 'the style sheet');
  });

  it('shows nothing of what is for later, and a form of the page at once', () => {
    expect(customElements.get('xano-auth-guard')).to.equal(undefined);
    expect(root.innerText.trim()).to.equal('Own');
  });

  it('keeps the room of a drawn form', () => {
    const room = root.querySelector('xano-sign-up-form')?.getBoundingClientRect().height;
    expect(room).to.be.at.least(300);
  });
});
