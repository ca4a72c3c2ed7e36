// How hard a new password is to guess, as a visitor sees it.
import { expect, html } from '@open-wc/testing';
import '../../components/account/account.js';
import '../../components/index.js';
import type { AuthForm } from '../../components/form/auth-form.js';
import { Backend, page, signInAs } from '../support/elements/backend.js';
import { fill, formIn, hasPart, input, part } from '../support/elements/forms.js';
import { typeEachStrength } from '../support/elements/strength.js';
import { waitUntil } from '../support/elements/wait.js';

describe('password-strength', () => {
  let backend: Backend;
  beforeEach(() => (backend = new Backend()));
  afterEach(() => backend.restore());

  const draw = async (content = html`<xano-sign-up-form password-strength></xano-sign-up-form>`) => {
    const form = await formIn<AuthForm>(await page(content), 'xano-sign-up-form, xano-change-password-form');
    await waitUntil(() => form.form);
    return form;
  };
  const type = async (form: AuthForm, password: string): Promise<void> => {
    const field = input(form, 'password');
    field.focus();
    field.value = password;
    field.dispatchEvent(new Event('input', { bubbles: true }));
    await form.updateComplete;
  };
  const shows = (form: AuthForm, level: string) =>
    waitUntil(() => hasPart(form, `strength-${level}`), `strength-${level}`);

  it('says how hard a password is to guess, and nothing of none', async () => {
    const form = await draw();
    await type(form, 'password1');
    await shows(form, 'weak');
    expect(part(form, 'strength-text').innerText).to.equal('Easy to guess');
    await expect(form).to.be.accessible();
    await typeEachStrength(form, () => expect(part(form, 'strength-text').innerText.trim()).not.to.equal(''));
    // It takes no longer than it would for a short one.
    await type(form, '7'.repeat(100_000));
    await shows(form, 'weak');
    const width = (name: string) => part(form, name).getBoundingClientRect().width;
    expect(width('strength-bar')).to.equal(width('strength'));
    await type(form, '');
    await waitUntil(() => !hasPart(form, 'strength'));
  });

  it('knows that a name is easily guessed', async () => {
    const form = await draw();
    await type(form, 'tzimiskes1');
    await shows(form, 'good');
    fill(form, { name: 'John Tzimiskes' });
    await type(form, 'tzimiskes1');
    await shows(form, 'weak');
  });

  it('is shown where the field had the focus before, and beside what has no text', async () => {
    const form = await draw(html`
      <xano-sign-up-form password-strength>
        <fieldset slot="fields" name="plan">
          <input type="radio" name="kind" value="a" aria-label="A" />
        </fieldset>
      </xano-sign-up-form>
    `);
    const field = input(form, 'password');
    field.value = 'password1';
    field.dispatchEvent(new Event('input', { bubbles: true }));
    await shows(form, 'weak');
  });

  it('speaks the language of the page, and the page’s own words', async () => {
    const form = await draw(html`
      <div lang="de">
        <xano-sign-up-form password-strength
          ><xano-text code="strength-strong">Das reicht.</xano-text></xano-sign-up-form
        >
      </div>
    `);
    await type(form, 'password1');
    await waitUntil(
      () => hasPart(form, 'strength') && part(form, 'strength-text').innerText === 'Leicht zu erraten',
    );
    await type(form, 'correct horse battery');
    await waitUntil(() => part(form, 'strength-text').innerText === 'Das reicht.');
  });

  it('is shown for another password, too', async () => {
    const connection = await page(
      html`<xano-change-password-form password-strength></xano-change-password-form>`,
    );
    await signInAs(connection);
    const form = await formIn<AuthForm>(connection, 'xano-change-password-form');
    await waitUntil(() => form.form);
    await type(form, 'password1');
    await shows(form, 'weak');
  });

  it('is not shown unless it is asked for', async () => {
    const form = await draw(html`<xano-sign-up-form></xano-sign-up-form>`);
    await type(form, 'password1');
    const other = await draw();
    await type(other, 'password1');
    await shows(other, 'weak');
    expect(hasPart(form, 'strength')).to.equal(false);
  });
});
