// No text of any language is wider than its box, however narrow the page.
import { expect, html } from '@open-wc/testing';
import '../../components/index.js';
import { files } from '../../components/messages/files.js';
import { Backend, page } from '../support/elements/backend.js';
import { find, formIn, input, submit } from '../support/elements/forms.js';
import { waitUntil } from '../support/elements/wait.js';

describe('at 320 px', () => {
  let backend: Backend;
  beforeEach(() => (backend = new Backend()));
  afterEach(() => backend.restore());

  for (const tag of Object.keys(files))
    it(`the texts of ${tag} fit their boxes`, async () => {
      const connection = await page(html`
        <div lang=${tag} style="inline-size: 20rem">
          <xano-sign-in-form remember-me></xano-sign-in-form>
          <xano-sign-up-form confirm-password></xano-sign-up-form>
          <xano-logout-button show-when-signed-out></xano-logout-button>
        </div>
      `);
      const box = find(connection, 'div');
      const signUp = await formIn(connection, 'xano-sign-up-form');
      const texts = (await files[tag]?.())?.default;
      await waitUntil(
        () => signUp.form && input(signUp, 'password').labels?.[0]?.textContent === texts?.password,
      );
      submit(signUp);
      await signUp.updateComplete;
      const nodes = [...box.querySelectorAll('label, p, button, xano-logout-button')];
      const tooWide = nodes.filter(
        ({ scrollWidth, clientWidth }) => clientWidth > 0 && scrollWidth > clientWidth + 1,
      );
      expect(tooWide.map(({ textContent }) => textContent)).to.deep.equal([]);
      expect(box.scrollWidth).to.be.at.most(box.clientWidth);
    });
});
