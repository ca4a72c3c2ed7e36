// Profile, password, deletion, the menu of the user, notices and attributes, as a visitor sees them.
import { expect, fixture, html } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import '../../components/account/account.js';
import '../../components/attributes/attributes.js';
import type { XanoChangePasswordForm } from '../../components/change-password-form/change-password-form.js';
import type { XanoDeleteAccountButton } from '../../components/delete-account-button/delete-account-button.js';
import type { XanoNotice } from '../../components/notice/notice.js';
import type { XanoProfileForm } from '../../components/profile-form/profile-form.js';
import type { XanoUserMenu } from '../../components/user-menu/user-menu.js';
import { keepNotice, takeNotice } from '../../src/account/index.js';
import type { TemplateResult } from 'lit';
import { ada, Backend, json, page, record, refuse, signInAs } from '../support/elements/backend.js';
import {
  alertOf,
  errorAt,
  fill,
  find,
  formIn,
  hasPart,
  input,
  part,
  submit,
} from '../support/elements/forms.js';
import { waitUntil } from '../support/elements/wait.js';

const UPDATE = 'PATCH /auth/me';
const PIXEL = 'data:image/gif;base64,R0lGODlhAQABAAAAACH5BAEKAAEALAAAAAABAAEAAAICTAEAOw==';

describe('the account of somebody who is signed in', () => {
  let backend: Backend;
  let user: Record<string, unknown>;
  beforeEach(() => {
    user = { ...ada };
    backend = new Backend();
    backend.on('GET /auth/me', () => json(user));
    backend.on(UPDATE, ({ body }) => json(Object.assign(user, body)));
  });
  afterEach(() => backend.restore());

  const signedIn = async (content: TemplateResult) => {
    const connection = await page(content);
    await signInAs(connection);
    return connection;
  };

  describe('<xano-profile-form>', () => {
    const draw = async (content = html`<xano-profile-form></xano-profile-form>`) => {
      const form = await formIn<XanoProfileForm>(await signedIn(content), 'xano-profile-form');
      await waitUntil(() => form.form && input(form, 'name').value !== '');
      return form;
    };

    it('shows what the account holds, and sends only what was changed', async () => {
      const form = await draw();
      await expect(form).to.be.accessible();
      expect([input(form, 'name').value, input(form, 'email').value]).to.deep.equal([ada.name, ada.email]);
      const events = record('xano-before-update-user', 'xano-set-user', 'xano-update-user');
      fill(form, { name: 'Countess' });
      submit(form);
      await waitUntil(() => events.length === 3);
      expect(backend.asked.find(({ method }) => method === 'PATCH')?.body).to.deep.equal({
        name: 'Countess',
      });
      expect(events.map(({ type }) => type)).to.deep.equal([
        'xano-before-update-user',
        'xano-set-user',
        'xano-update-user',
      ]);
      await waitUntil(() => hasPart(form, 'notice'));
      expect(part(form, 'notice').innerText).to.contain('Your changes have been saved.');
      submit(form);
      await waitUntil(() => !form.pending);
      expect(backend.count(UPDATE)).to.equal(1);
    });

    it('fills the page’s own fields, of every kind, and compares them', async () => {
      Object.assign(user, { city: 'London', news: true, plan: 'pro', langs: ['en', 'fr'], about: 'Math' });
      const form = await draw(html`
        <xano-profile-form fields="name">
          <label slot="fields">City <input name="city" /></label>
          <label slot="fields"><input type="checkbox" name="news" /> News</label>
          <label slot="fields"
            >Plan
            <select name="plan">
              <option>free</option>
              <option>pro</option>
            </select></label
          >
          <label slot="fields"><input type="checkbox" name="langs[]" value="en" /> English</label>
          <label slot="fields"><input type="checkbox" name="langs[]" value="de" /> German</label>
          <label slot="fields"><input type="checkbox" name="langs[]" value="fr" /> French</label>
          <label slot="fields">About <textarea name="about"></textarea></label>
        </xano-profile-form>
      `);
      const checked = () =>
        [...form.querySelectorAll<HTMLInputElement>('[name="langs[]"]')].map((box) => box.checked);
      expect(input(form, 'city').value).to.equal('London');
      expect(input(form, 'news').checked).to.equal(true);
      expect(input(form, 'plan').value).to.equal('pro');
      expect(input(form, 'about').value).to.equal('Math');
      expect(checked()).to.deep.equal([true, false, true]);
      input(form, 'news').click();
      find<HTMLInputElement>(form, '[value=de]').click();
      submit(form);
      await waitUntil(() => backend.count(UPDATE) === 1);
      expect(backend.asked.find(({ method }) => method === 'PATCH')?.body).to.deep.equal({
        news: false,
        langs: ['en', 'de', 'fr'],
      });
    });

    it('sends nothing that a control merely says otherwise', async () => {
      Object.assign(user, { born: '1 May 1990', size: 250, plan: 'gone', about: 'a\r\nb', color: 'red' });
      const form = await draw(html`
        <xano-profile-form fields="name">
          <label slot="fields">Born <input type="date" name="born" /></label>
          <label slot="fields">Size <input type="range" name="size" max="100" /></label>
          <label slot="fields">Color <input type="color" name="color" /></label>
          <label slot="fields"
            >Plan
            <select name="plan">
              <option>free</option>
            </select></label
          >
          <label slot="fields">About <textarea name="about"></textarea></label>
          <input slot="fields" type="button" name="more" value="More" />
        </xano-profile-form>
      `);
      fill(form, { name: 'Countess' });
      submit(form);
      await waitUntil(() => backend.count(UPDATE) === 1);
      expect(backend.asked.find(({ method }) => method === 'PATCH')?.body).to.deep.equal({
        name: 'Countess',
      });
    });

    it('fills a field that comes later, and sends none that cannot be used', async () => {
      Object.assign(user, { city: 'London', about: 'Math' });
      const form = await draw(html`
        <xano-profile-form fields="name">
          <label slot="fields">About <textarea name="about"></textarea></label>
        </xano-profile-form>
      `);
      form.insertAdjacentHTML('beforeend', '<label slot="fields">City <input name="city"></label>');
      await waitUntil(() => input(form, 'city').value === 'London');
      input(form, 'about').value = 'Engines';
      input(form, 'about').disabled = true;
      fill(form, { city: 'Paris' });
      submit(form);
      await waitUntil(() => backend.count(UPDATE) === 1);
      expect(backend.asked.find(({ method }) => method === 'PATCH')?.body).to.deep.equal({ city: 'Paris' });
    });

    it('sends what was emptied', async () => {
      Object.assign(user, { age: 36, langs: ['en', 'fr'], plans: ['pro'] });
      const form = await draw(html`
        <xano-profile-form fields="name">
          <label slot="fields">Age <input type="number" name="age" /></label>
          <label slot="fields"><input type="checkbox" name="langs[]" value="en" /> English</label>
          <label slot="fields"><input type="checkbox" name="langs[]" value="fr" /> French</label>
          <label slot="fields"
            >Plans
            <select name="plans" multiple>
              <option>pro</option>
            </select></label
          >
        </xano-profile-form>
      `);
      fill(form, { age: '' });
      for (const box of form.querySelectorAll<HTMLInputElement>('[name="langs[]"]')) box.checked = false;
      find<HTMLSelectElement>(form, 'select').selectedIndex = -1;
      submit(form);
      await waitUntil(() => backend.count(UPDATE) === 1);
      expect(backend.asked.find(({ method }) => method === 'PATCH')?.body).to.deep.equal({
        age: null,
        langs: [],
        plans: [],
      });
      await waitUntil(() => hasPart(form, 'notice'));
    });

    it('takes what was saved for what a reset leads back to', async () => {
      Object.assign(user, { plan: 'pro' });
      const form = await draw(html`
        <xano-profile-form fields="name">
          <label slot="fields"><input type="radio" name="plan" value="free" checked /> Free</label>
          <label slot="fields"><input type="radio" name="plan" value="pro" /> Pro</label>
        </xano-profile-form>
      `);
      fill(form, { name: 'Countess' });
      submit(form);
      await waitUntil(() => hasPart(form, 'notice'));
      expect(backend.asked.find(({ method }) => method === 'PATCH')?.body).to.deep.equal({
        name: 'Countess',
      });
      form.reset();
      expect(input(form, 'name').value).to.equal('Countess');
      expect(find<HTMLInputElement>(form, '[value=pro]').checked).to.equal(true);
      await form.updateComplete;
      expect(hasPart(form, 'notice')).to.equal(false);
      submit(form);
      await waitUntil(() => hasPart(form, 'notice'));
      expect(backend.count(UPDATE)).to.equal(1);
    });

    it('leaves nothing that was saved to the next person', async () => {
      const form = await draw(html`<xano-profile-form fields="name avatar"></xano-profile-form>`);
      fill(form, { name: 'Countess' });
      submit(form);
      await waitUntil(() => hasPart(form, 'notice'));
      const files = new DataTransfer();
      files.items.add(new File(['ab'], 'me.png', { type: 'image/png' }));
      input(form, 'avatar').files = files.files;
      input(form, 'avatar').dispatchEvent(new Event('input', { bubbles: true }));
      await waitUntil(() => hasPart(form, 'preview'));
      user = { id: 2, name: 'Bob', email: 'bob@example.com' };
      const auth = form.closest('xano-connection')?.auth;
      auth?.clearSession();
      await auth?.authenticate({ authToken: 'token-of-bob' });
      await waitUntil(() => input(form, 'name').value === 'Bob');
      await waitUntil(() => !hasPart(form, 'preview') && !hasPart(form, 'notice'));
      submit(form);
      await waitUntil(() => hasPart(form, 'notice'));
      expect(backend.count(UPDATE)).to.equal(1);
    });

    it('keeps what was typed when the session ends, and loads another person’s values', async () => {
      const form = await draw();
      fill(form, { name: 'Half-writ' });
      input(form, 'name').dispatchEvent(new Event('input', { bubbles: true }));
      const { auth } = find<HTMLElementTagNameMap['xano-connection']>(document, 'xano-connection');
      auth?.clearSession();
      await form.updateComplete;
      expect(form.matches(':state(signed-out)')).to.equal(false);
      expect(input(form, 'name').value).to.equal('Half-writ');
      user = { id: 2, name: 'Bob', email: 'bob@example.com' };
      await auth?.authenticate({ authToken: 'token-of-bob' });
      await waitUntil(() => input(form, 'email').value === 'bob@example.com');
      expect(input(form, 'name').value).to.equal('Bob');
    });

    it('shows nothing while nobody is signed in', async () => {
      const form = await formIn<XanoProfileForm>(
        await page(html`<xano-profile-form><p slot="signed-out">Who?</p></xano-profile-form>`),
        'xano-profile-form',
      );
      await waitUntil(() => form.matches(':state(signed-out)'));
      expect(find<HTMLElement>(form, 'p').checkVisibility()).to.equal(true);
      await expect(form).to.be.accessible();
    });

    it('sends a picture as multipart, shows it, and refuses one that is too large', async () => {
      const form = await draw(
        html`<xano-profile-form fields="name avatar" max-file-size="0.000002"></xano-profile-form>`,
      );
      const choose = (bytes: string) => {
        const files = new DataTransfer();
        files.items.add(new File([bytes], 'me.png', { type: 'image/png' }));
        input(form, 'avatar').files = files.files;
        input(form, 'avatar').dispatchEvent(new Event('input', { bubbles: true }));
      };
      choose('abc');
      submit(form);
      expect(errorAt(form, 'avatar')).to.contain('Choose a file of at most');
      choose('ab');
      await waitUntil(() => hasPart(form, 'preview'));
      submit(form);
      await waitUntil(() => backend.count(UPDATE) === 1);
      const body = backend.asked.find(({ method }) => method === 'PATCH')?.body;
      // WebKit reads no form with a file before it is sent; test/e2e/account.test.ts sends one.
      const sent = new FormData();
      sent.append('avatar', new File(['ab'], 'me.png'));
      const isReadable = await new Response(sent).formData().then(Boolean, () => false);
      expect(Object(body).avatar?.name).to.equal(isReadable ? 'me.png' : undefined);
    });

    it('shows a picture by a safe address only', async () => {
      for (const [url, isShown] of [
        [PIXEL, true],
        ['javascript:alert(1)', false],
      ] as const) {
        user['avatar'] = { url };
        const form = await draw(html`<xano-profile-form fields="name avatar"></xano-profile-form>`);
        expect(hasPart(form, 'preview')).to.equal(isShown);
        form.closest('xano-connection')?.remove();
      }
    });

    const asksBeforeLeaving = () => !dispatchEvent(new Event('beforeunload', { cancelable: true }));

    it('takes only what was sent for saved, whatever is typed meanwhile', async () => {
      Object.assign(user, { city: 'London', plan: 'a', size: 'a', born: 'Rome' });
      const form = await draw(html`
        <xano-profile-form fields="name">
          <label slot="fields">City <input name="city" /></label>
          <label slot="fields">Born in <input name="born" /></label>
          <label slot="fields"
            >Plan
            <select name="plan">
              <option>a</option>
              <option>b</option>
              <option>c</option>
            </select></label
          >
          <label slot="fields"><input type="radio" name="size" value="a" /> A</label>
          <label slot="fields"><input type="radio" name="size" value="b" /> B</label>
          <label slot="fields"><input type="radio" name="size" value="c" /> C</label>
        </xano-profile-form>
      `);
      const answer = backend.hold(UPDATE);
      fill(form, { city: 'Paris', plan: 'b', born: 'Oslo' });
      find<HTMLInputElement>(form, '[value=b]').checked = true;
      submit(form);
      await waitUntil(() => backend.count(UPDATE) === 1);
      expect(asksBeforeLeaving(), 'while it is being saved').to.equal(true);
      // Born in gets back what the account had before.
      fill(form, { name: 'Countess', city: 'Paris XII', plan: 'c', born: 'Rome' });
      find<HTMLInputElement>(form, '[value=c]').checked = true;
      Object.assign(user, { city: 'Paris', plan: 'b', size: 'b', born: 'Oslo' });
      answer(json({}));
      await waitUntil(() => !form.pending);
      expect(hasPart(form, 'notice')).to.equal(false);
      expect(asksBeforeLeaving(), 'while some of it is not saved').to.equal(true);
      backend.on(UPDATE, ({ body }) => json(Object.assign(user, body)));
      submit(form);
      await waitUntil(() => hasPart(form, 'notice'));
      expect(backend.asked.findLast(({ method }) => method === 'PATCH')?.body).to.deep.equal({
        name: 'Countess',
        city: 'Paris XII',
        plan: 'c',
        size: 'c',
        born: 'Rome',
      });
      expect(asksBeforeLeaving(), 'when all is saved').to.equal(false);
    });

    it('keeps no password that is sent along, in no attribute either', async () => {
      const form = await draw(html`
        <xano-profile-form fields="name">
          <label slot="fields">Password <input type="password" name="current_password" /></label>
        </xano-profile-form>
      `);
      fill(form, { name: 'Countess', current_password: 'correct-horse' });
      submit(form);
      await waitUntil(() => hasPart(form, 'notice'));
      expect(
        Object(backend.asked.find(({ method }) => method === 'PATCH')?.body)['current_password'],
      ).to.equal('correct-horse');
      expect(form.innerHTML).not.to.contain('correct-horse');
      expect([input(form, 'current_password').value, asksBeforeLeaving()]).to.deep.equal(['', false]);
    });

    it('keeps a password of any name out of the user where no endpoint tells who it is', async () => {
      const connection = await page(html`
        <xano-profile-form fields="name">
          <label slot="fields">Kennwort <input type="password" name="kennwort" /></label>
        </xano-profile-form>
      `);
      connection.currentUserEndpoint = 'none';
      await connection.updateComplete;
      await connection.auth?.authenticate({ authToken: 'token-of-ada', user: ada });
      const form = await formIn<XanoProfileForm>(connection, 'xano-profile-form');
      await waitUntil(() => form.form && input(form, 'name').value !== '');
      fill(form, { name: 'Countess', kennwort: 'correct-horse' });
      submit(form);
      await waitUntil(() => hasPart(form, 'notice'));
      expect(connection.auth?.$user.get()).to.deep.equal({ ...ada, name: 'Countess' });
      expect(backend.asked.some(({ body }) => Object(body).kennwort === 'correct-horse')).to.equal(true);
    });

    it('keeps what is typed while the user is asked for anew, and sends it', async () => {
      Object.assign(user, { plan: 'a', plans: ['a'] });
      const options = html`<option>a</option>
        <option>b</option>
        <option>c</option>`;
      const form = await draw(html`
        <xano-profile-form fields="name">
          <label slot="fields"
            >Plan
            <select name="plan">
              ${options}
            </select></label
          >
          <label slot="fields"
            >Plans
            <select name="plans" multiple>
              ${options}
            </select></label
          >
        </xano-profile-form>
      `);
      fill(form, { name: 'Countess', plan: 'c' });
      const plans = find<HTMLSelectElement>(form, '[name=plans]');
      for (const option of plans.options) option.selected = option.value === 'c';
      Object.assign(user, { name: 'Lady', plan: 'b', plans: ['b'] });
      await form.closest('xano-connection')?.fetchCurrentUser();
      await form.updateComplete;
      submit(form);
      await waitUntil(() => backend.count(UPDATE) === 1);
      expect(backend.asked.find(({ method }) => method === 'PATCH')?.body).to.deep.equal({
        name: 'Countess',
        plan: 'c',
        plans: ['c'],
      });
    });

    it('keeps a picture that is chosen while another one is sent', async () => {
      const form = await draw(html`<xano-profile-form fields="name avatar"></xano-profile-form>`);
      const choose = (name: string) => {
        const files = new DataTransfer();
        files.items.add(new File(['ab'], name, { type: 'image/png' }));
        input(form, 'avatar').files = files.files;
        input(form, 'avatar').dispatchEvent(new Event('input', { bubbles: true }));
      };
      const answer = backend.hold(UPDATE);
      choose('one.png');
      submit(form);
      await waitUntil(() => backend.count(UPDATE) === 1);
      choose('two.png');
      answer(json({}));
      await waitUntil(() => !form.pending);
      expect(input(form, 'avatar').files?.[0]?.name).to.equal('two.png');
      expect(hasPart(form, 'preview')).to.equal(true);
      backend.on(UPDATE, () => json({}));
      submit(form);
      await waitUntil(() => hasPart(form, 'notice'));
      expect([input(form, 'avatar').files?.length, hasPart(form, 'preview')]).to.deep.equal([0, false]);
    });

    it('draws fields of any name, once each', async () => {
      Object.assign(user, { constructor: 'Charles', toString: 'text', current: '1 A', remember: 'me' });
      const names = ['name', 'constructor', 'toString', 'current', 'confirm', 'remember', 'form', 'submit'];
      const form = await draw(html`<xano-profile-form fields="${names.join(' ')} name"></xano-profile-form>`);
      const drawn = [...form.querySelectorAll('input')];
      expect(drawn.map((control) => `${control.name} ${control.getAttribute('type')}`)).to.deep.equal(
        names.map((name) => `${name} text`),
      );
      expect(drawn.every((control) => control.checkVisibility())).to.equal(true);
      expect(input(form, 'constructor').value).to.equal('Charles');
      expect(find(form, '[slot="constructor-label"]').innerText).to.equal('Constructor');
      expect(find<HTMLElement>(form, 'button').innerText).to.equal('Save');
      fill(form, { constructor: 'Babbage', current: '2 B', form: 'x' } as Record<string, string>);
      submit(form);
      await waitUntil(() => hasPart(form, 'notice'));
      expect(backend.asked.find(({ method }) => method === 'PATCH')?.body).to.deep.equal({
        constructor: 'Babbage',
        current: '2 B',
        form: 'x',
      });
    });

    it('does not say that it saved what is never sent', async () => {
      const form = await draw(html`
        <xano-profile-form fields="name">
          <label slot="fields">Odd <input name="__proto__" /></label>
        </xano-profile-form>
      `);
      fill(form, { name: 'Countess' });
      input(form, '__proto__').value = 'x';
      submit(form);
      await waitUntil(() => backend.count(UPDATE) === 1);
      await waitUntil(() => !form.pending);
      expect(hasPart(form, 'notice')).to.equal(false);
    });

    it('says that it saved beside controls that are read here and never sent', async () => {
      const form = await draw(html`
        <xano-profile-form fields="name">
          <input slot="fields" type="password" name="password" aria-label="Password" />
          <input slot="fields" type="password" name="confirm-password" aria-label="Again" />
          <label slot="fields"><input type="checkbox" name="remember-me" checked /> Stay</label>
        </xano-profile-form>
      `);
      fill(form, { password: 'new-Secret-1', 'confirm-password': 'new-Secret-1' });
      submit(form);
      await waitUntil(() => hasPart(form, 'notice'));
      expect(backend.asked.find(({ method }) => method === 'PATCH')?.body).to.deep.equal({
        password: 'new-Secret-1',
      });
      expect(input(form, 'confirm-password').value).to.equal('');
    });

    it('knows somebody without an id who has changed the address', async () => {
      user = { name: 'Ada', email: 'ada@example.com' };
      const form = await draw();
      fill(form, { email: 'ada@lovelace.org' });
      backend.on(UPDATE, () => {
        user = { name: 'Ada', email: 'ada@lovelace.org' };
        return json(user);
      });
      submit(form);
      await waitUntil(() => hasPart(form, 'notice'));
      expect(input(form, 'email').value).to.equal('ada@lovelace.org');
    });

    it('leaves nothing to another person whom neither an id nor an address tells apart', async () => {
      user = { name: 'Ada' };
      const form = await draw();
      fill(form, { name: 'Half-writ' });
      await form.closest('xano-connection')?.fetchCurrentUser();
      await form.updateComplete;
      expect(input(form, 'name').value).to.equal('Half-writ');
      user = { name: 'Bob' };
      const auth = form.closest('xano-connection')?.auth;
      auth?.clearSession();
      await form.updateComplete;
      await auth?.authenticate({ authToken: 'token-of-bob' });
      await waitUntil(() => input(form, 'name').value !== 'Half-writ');
      expect(input(form, 'name').value).to.equal('Bob');
    });

    it('is done with one update when the user changes', async () => {
      const form = await draw();
      const auth = form.closest('xano-connection')?.auth;
      await form.updateComplete;
      auth?.setUser({ ...ada, name: 'Countess' });
      expect(await form.updateComplete).to.equal(true);
      expect(input(form, 'name').value).to.equal('Countess');
      auth?.setUser({ id: 2, name: 'Bob', email: 'bob@example.com' });
      expect(await form.updateComplete).to.equal(true);
      expect(input(form, 'name').value).to.equal('Bob');
    });

    it('says of a taken address, at its field, that another account has it', async () => {
      backend.on(UPDATE, () => refuse(403, 'ACCESS_DENIED', 'This account is already in use.'));
      const form = await draw();
      fill(form, { email: 'bob@example.com' });
      submit(form);
      await waitUntil(() => errorAt(form, 'email') !== '');
      expect(errorAt(form, 'email')).to.equal('There is already another account with these details');
      expect(alertOf(form)).to.equal('');
      const { lang } = document.documentElement;
      document.documentElement.lang = 'de';
      try {
        await waitUntil(
          () => errorAt(form, 'email') === 'Zu diesen Angaben gibt es bereits ein anderes Konto',
        );
      } finally {
        document.documentElement.lang = lang;
      }
    });

    it('has the next page say that it was saved', async () => {
      const form = await draw(html`<xano-profile-form redirect-to="next.html"></xano-profile-form>`);
      const targets: string[] = [];
      form.addEventListener('xano-navigate', (event) => {
        event.preventDefault();
        targets.push(event.url.pathname.replace(/.*\//, ''));
      });
      fill(form, { name: 'Countess' });
      submit(form);
      await waitUntil(() => targets.length > 0);
      expect(targets).to.deep.equal(['next.html']);
      expect(takeNotice()).to.equal('user-updated');
    });

    it('tells a refusal at its field', async () => {
      backend.on(UPDATE, () => refuse(400, 'INPUT_ERROR', 'Please use another address.', 'email'));
      const form = await draw();
      fill(form, { email: 'bob@example.com' });
      submit(form);
      await waitUntil(() => errorAt(form, 'email') !== '');
      expect(errorAt(form, 'email')).to.equal('Please use another address.');
    });
  });

  describe('<xano-change-password-form>', () => {
    const CHANGE = 'POST /auth/change-password';
    const draw = async () => {
      const form = await formIn<XanoChangePasswordForm>(
        await signedIn(html`<xano-change-password-form></xano-change-password-form>`),
        'xano-change-password-form',
      );
      await waitUntil(
        () => form.form && find<HTMLInputElement>(form, '[autocomplete=username]').value !== '',
      );
      return form;
    };
    const typed = {
      current_password: 'old Secret 1',
      password: 'new Secret 1',
      'confirm-password': 'new Secret 1',
    };

    it('sends both passwords, and tells password managers whose they are', async () => {
      backend.on(CHANGE, () => json({}));
      const form = await draw();
      await expect(form).to.be.accessible();
      expect(find<HTMLInputElement>(form, '[autocomplete=username]').value).to.equal(ada.email);
      fill(form, typed);
      submit(form);
      await waitUntil(() => form.matches(':state(done)'));
      expect(backend.asked.find(({ path }) => path.includes('change'))?.body).to.deep.equal({
        current_password: 'old Secret 1',
        password: 'new Secret 1',
        confirm_password: 'new Secret 1',
      });
      expect(input(form, 'current_password').value).to.equal('');
    });

    it('keeps no password, and no done, for the next person', async () => {
      backend.on(CHANGE, () => json({}));
      const form = await draw();
      fill(form, typed);
      submit(form);
      await waitUntil(() => form.matches(':state(done)'));
      const auth = form.closest('xano-connection')?.auth;
      const bob = { authToken: 'token-of-bob', user: { id: 2, name: 'Bob', email: 'bob@example.com' } };
      await auth?.authenticate(bob);
      await waitUntil(() => !form.matches(':state(done)'));
      fill(form, typed);
      await auth?.authenticate({ authToken: 'token-of-ada', user: ada });
      await waitUntil(() => input(form, 'current_password').value === '');
      expect(input(form, 'password').value).to.equal('');
    });

    it('keeps no password for the next person whom neither an id nor an address tells apart', async () => {
      const form = await draw();
      const auth = form.closest('xano-connection')?.auth;
      auth?.setUser({ name: 'Ada' });
      await form.updateComplete;
      fill(form, typed);
      user = { name: 'Bob' };
      auth?.clearSession();
      expect(await form.updateComplete).to.equal(true);
      await auth?.authenticate({ authToken: 'token-of-bob' });
      expect(input(form, 'current_password').value).to.equal('');
    });

    it('tells an outage above the button, and keeps what was typed', async () => {
      backend.on(CHANGE, () => refuse(500, 'FATAL', 'No.'));
      const form = await draw();
      fill(form, typed);
      submit(form);
      await waitUntil(() => alertOf(form) !== '');
      expect(alertOf(form)).to.contain('Try again');
      expect(input(form, 'password').value).to.equal(typed.password);
    });

    it('tells at its field that the current password is wrong', async () => {
      backend.on(CHANGE, () => refuse(403, 'ACCESS_DENIED', 'Invalid Credentials.'));
      const form = await draw();
      fill(form, typed);
      input(form, 'current_password').focus();
      submit(form);
      await waitUntil(() => errorAt(form, 'current_password') !== '');
      expect(errorAt(form, 'current_password')).to.equal('This is not your current password');
      await expect(form).to.be.accessible();
      const { lang } = document.documentElement;
      try {
        document.documentElement.lang = 'de';
        await waitUntil(() => errorAt(form, 'current_password') === 'Das ist nicht Ihr aktuelles Passwort');
        expect(form.shadowRoot?.textContent).not.to.contain('not your current password');
      } finally {
        document.documentElement.lang = lang;
      }
    });

    for (const [said, told] of [
      ['', 'This is not your current password'],
      ['That is not what you signed in with.', 'That is not what you signed in with.'],
    ] as const)
      it(`takes a 401 for a wrong current password where the session lives on: ${told}`, async () => {
        backend.on(CHANGE, () => refuse(401, 'UNAUTHORIZED', said));
        const form = await draw();
        fill(form, typed);
        submit(form);
        await waitUntil(() => errorAt(form, 'current_password') !== '');
        expect(errorAt(form, 'current_password')).to.equal(told);
      });

    it('focuses the first field that can be seen', async () => {
      const form = await draw();
      form.focus();
      expect(document.activeElement?.getAttribute('name')).to.equal('current_password');
    });
  });

  describe('<xano-delete-account-button>', () => {
    const draw = async () => {
      const root = await signedIn(html`<xano-delete-account-button></xano-delete-account-button>`);
      const button = find<XanoDeleteAccountButton>(root, 'xano-delete-account-button');
      await button.updateComplete;
      part(button, 'button').click();
      await button.updateComplete;
      return button;
    };
    const type = (button: Element, text: string) => {
      find<HTMLInputElement>(button.shadowRoot as ShadowRoot, 'input').value = text;
      part(button, 'confirm-button').click();
    };

    it('asks for the address, deletes, and ends the session', async () => {
      backend.on('DELETE /auth/me', () => json({}));
      const button = await draw();
      await expect(button).to.be.accessible();
      const events = record('xano-before-delete-account', 'xano-clear-session', 'xano-delete-account');
      type(button, 'eve@example.com');
      await button.updateComplete;
      expect(part(button, 'error').innerText).to.contain('Enter ada@example.com to confirm');
      expect(backend.count('DELETE /auth/me')).to.equal(0);
      type(button, ' ADA@example.com ');
      await waitUntil(() => events.length === 3);
      await waitUntil(() => button.matches(':state(hidden)'));
      expect(events.map(({ type: name }) => name)).to.deep.equal([
        'xano-before-delete-account',
        'xano-clear-session',
        'xano-delete-account',
      ]);
    });

    const dialogOf = (button: Element) => find<HTMLDialogElement>(button.shadowRoot as ShadowRoot, 'dialog');

    it('closes with the session that it asked, so that the page can be used', async () => {
      const button = await draw();
      expect(dialogOf(button).open).to.equal(true);
      button.closest('xano-connection')?.auth?.clearSession();
      await waitUntil(() => !dialogOf(button).open);
    });

    it('cannot be canceled while the deletion is on its way', async () => {
      const answer = backend.hold('DELETE /auth/me');
      const button = await draw();
      type(button, ada.email);
      await waitUntil(() => backend.count('DELETE /auth/me') === 1);
      await waitUntil(() => part(button, 'cancel').getAttribute('aria-disabled') === 'true');
      part(button, 'cancel').click();
      const cancel = new Event('cancel', { cancelable: true });
      dialogOf(button).dispatchEvent(cancel);
      expect([dialogOf(button).open, cancel.defaultPrevented]).to.deep.equal([true, true]);
      answer(json({}));
      await waitUntil(() => !dialogOf(button).open);
    });

    it('stays open until the deletion is over, whatever the browser does, and says how it ended', async () => {
      const answer = backend.hold('DELETE /auth/me');
      const button = await draw();
      type(button, ada.email);
      await waitUntil(() => backend.count('DELETE /auth/me') === 1);
      dialogOf(button).close();
      await waitUntil(() => dialogOf(button).open);
      expect(find<HTMLInputElement>(dialogOf(button), 'input').value).to.equal(ada.email);
      answer(refuse(500, 'FATAL', 'No.'));
      await waitUntil(() => hasPart(button, 'error'));
      expect(dialogOf(button).open).to.equal(true);
      dialogOf(button).close();
      await waitUntil(() => find<HTMLInputElement>(dialogOf(button), 'input').value === '');
      expect(dialogOf(button).open).to.equal(false);
    });

    it('says again that it was not the address, so that it is read out again', async () => {
      const button = await draw();
      const said = async () => {
        type(button, 'eve@example.com');
        await button.updateComplete;
        return part(button, 'error').textContent;
      };
      const texts = [await said(), await said(), await said()];
      expect(new Set(texts.map((text) => text?.trim())).size).to.equal(1);
      expect([texts[0] === texts[1], texts[1] === texts[2]]).to.deep.equal([false, false]);
    });

    it('asks for the name where there is no address', async () => {
      Object.assign(user, { email: '', username: ' ' });
      const button = await draw();
      expect(find(button.shadowRoot as ShadowRoot, 'label').innerText).to.contain(ada.name);
    });

    it('says how long to wait where the backend does not', async () => {
      backend.on('DELETE /auth/me', () => refuse(429, 'TOO_MANY_REQUESTS', 'Whoa there!'));
      const button = await draw();
      type(button, ada.email);
      await waitUntil(() => hasPart(button, 'error'));
      expect(part(button, 'error').innerText).to.contain('20 seconds');
    });

    it('changes nothing when it is canceled, or refused', async () => {
      backend.on('DELETE /auth/me', () => refuse(403, 'ACCESS_DENIED', 'Cancel your subscription first.'));
      const button = await draw();
      type(button, ada.email);
      await waitUntil(() => hasPart(button, 'error'));
      expect(part(button, 'error').innerText).to.contain('Cancel your subscription first.');
      part(button, 'cancel').click();
      const dialog = dialogOf(button);
      expect(dialog.open).to.equal(false);
      await waitUntil(() => find<HTMLInputElement>(dialog, 'input').value === '');
      expect(button.matches(':state(hidden)')).to.equal(false);
    });
  });

  describe('<xano-user-menu>', () => {
    const draw = async () => {
      const root = await signedIn(
        html`<xano-user-menu><a href="#a">Account</a><a href="#o">Orders</a></xano-user-menu>`,
      );
      const menu = find<XanoUserMenu>(root, 'xano-user-menu');
      await menu.updateComplete;
      return menu;
    };
    const isOpen = (menu: Element) => part(menu, 'menu').matches(':popover-open');

    it('shows who is signed in, and opens, moves and closes by keyboard', async () => {
      const menu = await draw();
      expect(part(menu, 'avatar').innerText).to.equal('AL');
      expect(part(menu, 'name').innerText).to.equal(ada.name);
      await expect(menu).to.be.accessible();
      part(menu, 'button').focus();
      await sendKeys({ press: 'ArrowDown' });
      await waitUntil(() => isOpen(menu));
      await expect(menu).to.be.accessible();
      expect(document.activeElement?.textContent).to.equal('Account');
      await sendKeys({ press: 'ArrowDown' });
      expect(document.activeElement?.textContent).to.equal('Orders');
      await sendKeys({ press: 'ArrowDown' });
      expect(menu.shadowRoot?.activeElement?.textContent.trim()).to.equal('Sign out');
      await sendKeys({ press: 'ArrowDown' });
      expect(document.activeElement?.textContent).to.equal('Account');
      await sendKeys({ press: 'End' });
      expect(menu.shadowRoot?.activeElement?.textContent.trim()).to.equal('Sign out');
      await sendKeys({ press: 'Escape' });
      await waitUntil(() => !isOpen(menu));
      expect(menu.shadowRoot?.activeElement).to.equal(part(menu, 'button'));
    });

    it('closes when an entry is chosen, as a router may stay in this document', async () => {
      const menu = await draw();
      menu.addEventListener('click', (event) => event.preventDefault());
      part(menu, 'button').click();
      await waitUntil(() => isOpen(menu));
      part(menu, 'menu').click();
      expect(isOpen(menu)).to.equal(true);
      find(menu, 'a').focus();
      await sendKeys({ press: 'Enter' });
      await waitUntil(() => !isOpen(menu));
      expect(menu.shadowRoot?.activeElement?.getAttribute('part')).to.equal('button');
    });

    it('stays at its button when the page moves that', async () => {
      const menu = await draw();
      part(menu, 'button').click();
      await waitUntil(() => isOpen(menu));
      const gap = () =>
        part(menu, 'menu').getBoundingClientRect().top - part(menu, 'button').getBoundingClientRect().bottom;
      await waitUntil(() => gap() === 4);
      menu.before(Object.assign(document.createElement('div'), { style: 'block-size: 50px' }));
      expect(gap()).not.to.equal(4);
      await waitUntil(() => gap() === 4);
      menu.previousElementSibling?.remove();
    });

    it('is closed when it comes back into the page', async () => {
      const menu = await draw();
      part(menu, 'button').click();
      await waitUntil(() => menu.matches(':state(open)'));
      const place = menu.parentElement;
      menu.remove();
      place?.append(menu);
      await waitUntil(() => !menu.matches(':state(open)'));
      expect(part(menu, 'button').getAttribute('aria-expanded')).to.equal('false');
    });

    it('stays in the screen, signs out, and hides', async () => {
      const menu = await draw();
      part(menu, 'button').click();
      await waitUntil(() => isOpen(menu));
      await waitUntil(() => part(menu, 'menu').style.left !== '');
      const box = part(menu, 'menu').getBoundingClientRect();
      expect(box.left).to.be.at.least(0);
      expect(box.right).to.be.at.most(innerWidth);
      part(menu, 'sign-out').click();
      await waitUntil(() => menu.matches(':state(hidden)'));
      expect(isOpen(menu)).to.equal(false);
    });

    it('shows a picture by a safe address only', async () => {
      user['avatar'] = { url: PIXEL };
      const menu = await draw();
      expect(part(menu, 'avatar').querySelector('img')?.src).to.equal(PIXEL);
      user['avatar'] = { url: 'javascript:alert(1)' };
      await menu.closest('xano-connection')?.fetchCurrentUser();
      await menu.updateComplete;
      expect(part(menu, 'avatar').querySelector('img')).to.equal(null);
    });
  });

  describe('<xano-notice>', () => {
    const draw = async () => {
      const notice = find<XanoNotice>(await page(html`<xano-notice></xano-notice>`), 'xano-notice');
      await notice.updateComplete;
      return notice;
    };

    it('says once what happened before, and can be closed', async () => {
      keepNotice('password-changed');
      const notice = await draw();
      await waitUntil(() => hasPart(notice, 'text'));
      expect(part(notice, 'text').innerText).to.equal('Your password has been changed.');
      await expect(notice).to.be.accessible();
      expect((await draw()).matches(':state(shown)')).to.equal(false);
      part(notice, 'dismiss').click();
      await waitUntil(() => !notice.matches(':state(shown)'));
    });

    it('shows no text of anybody else', async () => {
      for (const kept of [
        '{"code":"<b>You won</b>","at":9e15}',
        '{"code":"password-changed"}',
        'null',
        '{',
      ]) {
        sessionStorage.setItem('xano-notice', kept);
        const notice = await draw();
        expect(notice.matches(':state(shown)')).to.equal(false);
      }
    });
  });

  describe('attributes', () => {
    const draw = () =>
      fixture<HTMLElement>(html`
        <table>
          <tr data-xano-show="signed-in">
            <td data-xano-user="name"></td>
          </tr>
          <tr data-xano-show="signed-out">
            <td>Nobody</td>
          </tr>
          <tr data-xano-show="role:admin">
            <td>Admin</td>
          </tr>
          <tr data-xano-show="!role:admin">
            <td>No admin</td>
          </tr>
          <tr data-xano-show="admin">
            <td>Mistaken</td>
          </tr>
          <tr>
            <td><button data-xano-action="sign-out">Leave</button></td>
          </tr>
        </table>
      `);
    const shown = (table: Element) =>
      [...table.querySelectorAll('tr')].filter((row) => !row.hidden).map((row) => row.innerText.trim());

    it('show, fill and act for what no tag can wrap', async () => {
      const connection = await page(html``);
      const table = await draw();
      await waitUntil(() => shown(table).length === 2);
      expect(shown(table)).to.deep.equal(['Nobody', 'Leave']);
      user['name'] = '<b>Ada</b>';
      await signInAs(connection);
      await waitUntil(() => shown(table).length === 3);
      expect(shown(table)).to.deep.equal(['<b>Ada</b>', 'Admin', 'Leave']);
      find(table, 'button').click();
      await waitUntil(() => shown(table).includes('Nobody'));
      expect(shown(table)).to.deep.equal(['Nobody', 'Leave']);
    });
  });
});
