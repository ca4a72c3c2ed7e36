// Faults that real pages brought up: what a page may do around the forms and guards, and what must come of it.
import { expect, fixture, html } from '@open-wc/testing';
import '../../components/auth-guard/auth-guard.js';
import type { XanoAuthGuard } from '../../components/auth-guard/auth-guard.js';
import '../../components/sign-in-form/sign-in-form.js';
import type { XanoSignInForm } from '../../components/sign-in-form/sign-in-form.js';
import '../../components/sign-up-form/sign-up-form.js';
import type { XanoSignUpForm } from '../../components/sign-up-form/sign-up-form.js';
import '../../components/user/user.js';
import { ada, Backend, BASE_URL, json, page, signInAs } from '../support/elements/backend.js';
import { errorAt, fill, find, formIn, input, settled, submit } from '../support/elements/forms.js';
import { waitUntil } from '../support/elements/wait.js';

const typed = { email: 'ada@example.com', password: 'S3cret 1' };
const LOGIN = 'POST /auth/login';

describe('in the field', () => {
  let backend: Backend;
  let lines: string[];
  const { error } = console;
  beforeEach(() => {
    backend = new Backend();
    lines = [];
    console.error = (line: unknown) => lines.push(String(line));
  });
  afterEach(() => {
    console.error = error;
    backend.restore();
  });

  describe('a guard', () => {
    const stateOf = async (attributes: Record<string, string>): Promise<string> => {
      const connection = await page(html`<xano-auth-guard>secret</xano-auth-guard>`);
      const guard = find<XanoAuthGuard>(connection, 'xano-auth-guard');
      for (const [name, value] of Object.entries(attributes)) guard.setAttribute(name, value);
      await signInAs(connection);
      await guard.updateComplete;
      return guard.state;
    };

    for (const [name, value] of Object.entries({
      role: 'admin',
      require: 'admin',
      'required-role': 'admin',
      condition: 'user.admin',
      permissions: 'edit',
      'allowed-roles': 'admin',
      if: 'admin',
      match: 'both',
    }))
      it(`stays closed at ${name}="${value}", and says so`, async () => {
        expect(await stateOf({ [name]: value })).to.equal('forbidden');
        expect(lines.filter((line) => line.includes(`${name}="${value}"`))).to.have.length(1);
      });

    it('opens where a word of the platform or of a framework says nothing of who may see it', async () => {
      const harmless = { role: 'region', 'data-role': 'x', 'aria-label': 'x', class: 'role', title: 'x' };
      expect(await stateOf(harmless)).to.equal('signed-in');
    });

    it('takes roles that commas separate', async () => {
      expect(await stateOf({ roles: 'editor, admin' })).to.equal('signed-in');
      expect(await stateOf({ roles: 'editor,owner' })).to.equal('forbidden');
    });
  });

  it('a guard keeps a half-written text of a user who has neither id nor e-mail, and drops it in another session', async () => {
    backend.on('GET /auth/me', () => json({ name: 'Ada', last_seen: backend.asked.length }));
    const connection = await page(
      html`<xano-auth-guard
        ><template><textarea></textarea></template
      ></xano-auth-guard>`,
    );
    await signInAs(connection);
    const guard = find<XanoAuthGuard>(connection, 'xano-auth-guard');
    await guard.updateComplete;
    const text = find<HTMLTextAreaElement>(guard, 'textarea');
    await connection.fetchCurrentUser();
    await guard.updateComplete;
    expect(guard.querySelector('textarea')).to.equal(text);
    await connection.auth?.authenticate({ authToken: 'another', user: { name: 'Ada' } });
    await guard.updateComplete;
    expect(guard.querySelector('textarea')).not.to.equal(text);
  });

  describe('a drawn form', () => {
    const taking = [
      ['the form', (form: HTMLElement) => form],
      ['its element', (form: HTMLElement) => form.parentElement],
      ['the body', () => document.body],
    ] as const;
    for (const [where, target] of taking)
      it(`gives its credential to nobody who listens at ${where}`, async () => {
        const element = await formIn<XanoSignInForm>(
          await page(html`<xano-sign-in-form></xano-sign-in-form>`),
        );
        const heard: Event[] = [];
        const listener = (event: Event) => {
          heard.push(event);
          event.preventDefault();
        };
        const node = target(element.form as HTMLElement);
        node?.addEventListener('submit', listener);
        fill(element, typed);
        submit(element);
        await settled(element);
        node?.removeEventListener('submit', listener);
        expect(heard).to.deep.equal([]);
        expect(backend.count(LOGIN)).to.equal(1);
      });

    it('checks and sends its extra fields inside a form of the page', async () => {
      const connection = await page(html`
        <form>
          <xano-sign-up-form>
            <label slot="fields"><input type="checkbox" name="terms" required /> Terms</label>
            <label slot="fields">Company <input name="company" value="ACME" /></label>
          </xano-sign-up-form>
        </form>
      `);
      const element = await formIn<XanoSignUpForm>(connection);
      fill(element, { name: 'Ada', email: 'ada@example.com', password: 'long enough 1' });
      submit(element);
      await element.updateComplete;
      expect(errorAt(element, 'terms')).to.not.equal('');
      expect(backend.asked.length).to.equal(0);
      fill(element, { terms: true });
      submit(element);
      await settled(element);
      expect(backend.asked[0]?.body).to.include({ company: 'ACME', terms: true });
    });

    for (const [identifier, value] of [
      ['username', 'ada '],
      ['phone', ' +44 20 7946 0000 '],
      ['email', 'ada@example.com '],
    ] as const)
      it(`trims the ${identifier} that a phone completed, and never the password`, async () => {
        const element = await formIn<XanoSignInForm>(
          await page(html`<xano-sign-in-form identifier=${identifier}></xano-sign-in-form>`),
        );
        fill(element, { [identifier]: value, password: ' S3cret ' });
        submit(element);
        await settled(element);
        expect(backend.asked[0]?.body).to.deep.equal({ [identifier]: value.trim(), password: ' S3cret ' });
      });

    it('leaves a text alone that a page translator has put into its own tags', async () => {
      const element = await formIn<XanoSignInForm>(await page(html`<xano-sign-in-form></xano-sign-in-form>`));
      const label = find(element, 'label');
      label.innerHTML = '<font><font>Courriel</font></font>';
      element.requestUpdate();
      await element.updateComplete;
      element.rememberMe = true;
      await element.updateComplete;
      expect(label.textContent).to.equal('Courriel');
      element.identifier = 'username';
      await element.updateComplete;
      expect(input(element, 'username').labels?.[0]?.textContent).to.equal('User name');
    });

    for (const [taken, seen] of [
      ['<button slot="submit" name="go" value="1">Mine</button>', 'button'],
      ['<input slot="email-input" name="email" required value="eve@example.com" />', 'input[name=email]'],
      ['<input slot="password-input" type="password" name="password" required />', 'input[name=password]'],
      ['<p slot="password-hint"><input name="hint" required /></p>', 'input[name=password]'],
      ['<p slot="email-error">Mine <input name="error" required /></p>', 'input[name=email]'],
      ['<p slot="no-such-slot"><input name="nowhere" required /></p>', 'button'],
      ['<p slot="done"><input name="later" required /></p>', 'button'],
    ] as const)
      for (const early of [true, false])
        it(`keeps its own controls beside ${taken}, which came ${early ? 'before' : 'after'} it`, async () => {
          const connection = await page(html`<div></div>`);
          const host = find(connection, 'div');
          host.innerHTML = `<xano-sign-up-form without-name>${early ? taken : ''}</xano-sign-up-form>`;
          const element = await formIn<XanoSignUpForm>(connection);
          if (!early) element.insertAdjacentHTML('afterbegin', taken);
          const intruder = find<HTMLElement>(element, ':scope > :not([data-xano-generated])');
          await new Promise((resolve) => requestAnimationFrame(resolve));
          await element.updateComplete;
          expect(intruder.getClientRects().length).to.equal(0);
          const ours = find<HTMLElement>(element, `${seen}[data-xano-generated]`);
          expect(ours.checkVisibility()).to.equal(true);
          const control = (name: string) =>
            find<HTMLInputElement>(element, `input[name=${name}][data-xano-generated]`);
          control('email').value = 'ada@example.com';
          control('password').value = 'long enough 1';
          find(element, 'button[data-xano-generated]').click();
          await waitUntil(() => backend.asked.length > 0, 'the form is sent');
          await settled(element);
          expect(backend.asked[0]?.body).to.deep.equal({
            email: 'ada@example.com',
            password: 'long enough 1',
          });
        });

    it('keeps the text of a consent with links in one piece', async () => {
      const connection = await page(html`
        <xano-sign-up-form>
          <label slot="fields"
            ><input type="checkbox" name="terms" /> I have read the <a href="#terms">terms</a> and the
            <a href="#privacy">privacy policy</a>.</label
          >
        </xano-sign-up-form>
      `);
      await formIn<XanoSignUpForm>(connection);
      const [first, second] = [...connection.querySelectorAll('label a')].map((a) => a.getClientRects());
      const lines = [...(first ?? []), ...(second ?? [])].map(({ top }) => top);
      expect(first?.length).to.equal(1);
      expect(Math.max(...lines) - Math.min(...lines)).to.be.lessThan(30);
      const box = input(connection, 'terms').getBoundingClientRect();
      expect(box.right).to.be.at.most((first?.[0]?.left ?? 0) + 1);
    });
  });

  it("a listener that cancels the submit of the page's own form is told to the developer", async () => {
    const element = await formIn<XanoSignInForm>(
      await page(html`
        <xano-sign-in-form>
          <form method="post"><input name="email" aria-label="E-mail" /><button>Go</button></form>
        </xano-sign-in-form>
      `),
    );
    element.form?.addEventListener('submit', (event) => event.preventDefault());
    submit(element);
    await element.updateComplete;
    expect(lines.join()).to.contain('canceled the submit');
    expect(backend.asked.length).to.equal(0);
  });

  it('a calendar date is the same day everywhere', async () => {
    backend.on('GET /auth/me', () => json({ ...ada, birthday: '1990-05-01' }));
    const connection = await page(
      html`<div lang="en"><xano-user field="birthday" format="date"></xano-user></div>`,
    );
    await signInAs(connection);
    const user = find(connection, 'xano-user');
    await waitUntil(() => user.textContent);
    // Read as midnight in UTC, and written so: the time zone of the browser has no say.
    const expected = new Intl.DateTimeFormat('en', { dateStyle: 'medium', timeZone: 'UTC' });
    expect(user.textContent).to.equal(expected.format(Date.UTC(1990, 4, 1)));
    user.setAttribute('format', 'datetime');
    await waitUntil(() => user.textContent === expected.format(Date.UTC(1990, 4, 1)));
  });

  it('a router that swaps the page around a kept connection is not told of two', async () => {
    const root = await fixture(
      html`<div><xano-connection base-url=${BASE_URL}></xano-connection><xano-user></xano-user></div>`,
    );
    const connection = root.querySelector('xano-connection');
    await waitUntil(() => connection?.auth);
    if (connection) await signInAs(connection);
    // As Astro does: the new body comes in with a connection of its own, in whose place the kept one is put.
    const next = document.createElement('div');
    next.innerHTML = `<xano-connection base-url="${BASE_URL}"></xano-connection><xano-user></xano-user>`;
    root.replaceWith(next);
    next.querySelector('xano-connection')?.replaceWith(connection ?? '');
    await waitUntil(() => next.querySelector('xano-user')?.textContent === 'Ada Lovelace');
    expect(lines.filter((line) => line.includes('several'))).to.deep.equal([]);
    next.remove();
  });
});
