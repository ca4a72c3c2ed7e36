// No text of any language is wider than its box, however narrow the page.
import { expect, html } from '@open-wc/testing';
import '../../components/change-password-form/change-password-form.js';
import '../../components/code-form/code-form.js';
import '../../components/delete-account-button/delete-account-button.js';
import '../../components/forgot-password-form/forgot-password-form.js';
import '../../components/index.js';
import '../../components/magic-link-form/magic-link-form.js';
import { files as accountFiles } from '../../components/messages/account/files.js';
import { files } from '../../components/messages/files.js';
import '../../components/oauth-button/oauth-button.js';
import '../../components/profile-form/profile-form.js';
import '../../components/reset-password-form/reset-password-form.js';
import { Backend, page, signInAs } from '../support/elements/backend.js';
import { fill, find, formIn, hasPart, input, part, submit } from '../support/elements/forms.js';
import { waitUntil } from '../support/elements/wait.js';

/** What is wider than its box, inside the elements too. */
const tooWide = (box: Element): (string | null)[] => {
  const texts = 'label, p, button, a, xano-logout-button';
  const shadows = [...box.querySelectorAll('*')].flatMap(({ shadowRoot }) => shadowRoot ?? []);
  return [box, ...shadows]
    .flatMap((root) => [...root.querySelectorAll(texts)])
    .filter(({ scrollWidth, clientWidth }) => clientWidth > 1 && scrollWidth > clientWidth + 1)
    .map(({ textContent }) => textContent);
};

describe('at 320 px', () => {
  let backend: Backend;
  beforeEach(() => (backend = new Backend()));
  afterEach(() => backend.restore());

  for (const tag of Object.keys(files))
    it(`the texts of ${tag} fit their boxes`, async () => {
      const connection = await page(html`
        <div lang=${tag} style="inline-size: 20rem">
          <xano-sign-in-form remember-me></xano-sign-in-form>
          <xano-sign-up-form confirm-password password-strength></xano-sign-up-form>
          <xano-logout-button show-when-signed-out></xano-logout-button>
        </div>
      `);
      const box = find(connection, 'div');
      const signUp = await formIn(connection, 'xano-sign-up-form');
      const texts = (await files[tag]?.())?.default;
      await waitUntil(
        () => signUp.form && input(signUp, 'password').labels?.[0]?.textContent === texts?.password,
      );
      input(signUp, 'password').dispatchEvent(new FocusEvent('focusin', { bubbles: true }));
      fill(signUp, { password: 'a1b2c3d4' });
      submit(signUp);
      await waitUntil(() => hasPart(signUp, 'strength-text'));
      expect(tooWide(box)).to.deep.equal([]);
      expect(box.scrollWidth).to.be.at.most(box.clientWidth);
    });

  for (const tag of Object.keys(accountFiles))
    it(`the texts of the account in ${tag} fit their boxes`, async () => {
      const connection = await page(html`
        <div lang=${tag} style="inline-size: 20rem">
          <xano-forgot-password-form></xano-forgot-password-form>
          <xano-magic-link-form></xano-magic-link-form>
          <xano-reset-password-form request-page="/forgot"></xano-reset-password-form>
          <xano-code-form></xano-code-form>
          <xano-change-password-form></xano-change-password-form>
          <xano-profile-form></xano-profile-form>
          <xano-oauth-button provider="microsoft" mode="signup"></xano-oauth-button>
          <xano-delete-account-button></xano-delete-account-button>
        </div>
      `);
      const box = find(connection, 'div');
      const texts = (await accountFiles[tag]?.())?.default;
      const forgot = find(box, 'xano-forgot-password-form');
      await waitUntil(
        () => forgot.querySelector('button')?.textContent.trim() === texts?.['forgot-password'],
      );
      expect(tooWide(box)).to.deep.equal([]);

      await signInAs(connection);
      const remove = find(box, 'xano-delete-account-button');
      await waitUntil(() => box.querySelector('[name=current_password]'));
      part(remove, 'button').click();
      expect(tooWide(box)).to.deep.equal([]);
      expect(box.scrollWidth).to.be.at.most(box.clientWidth);
    });
});
