// Signing up, as a visitor sees it.
import { expect, html } from '@open-wc/testing';
import { sendKeys, setViewport } from '@web/test-runner-commands';
import '../../components/sign-up-form/sign-up-form.js';
import type { XanoSignUpForm } from '../../components/sign-up-form/sign-up-form.js';
import { Backend, json, page, record, refuse } from '../support/elements/backend.js';
import {
  alertOf,
  errorAt,
  fill,
  find,
  formIn,
  input,
  part,
  settled,
  submit,
} from '../support/elements/forms.js';
import { waitUntil } from '../support/elements/wait.js';

const typed = { name: 'Ada', email: 'ada@example.com', password: 'long enough 1' };
const SIGN_UP = 'POST /auth/signup';

describe('<xano-sign-up-form>', () => {
  let backend: Backend;
  beforeEach(() => (backend = new Backend()));
  afterEach(() => backend.restore());

  const draw = async (content = html`<xano-sign-up-form></xano-sign-up-form>`): Promise<XanoSignUpForm> =>
    formIn<XanoSignUpForm>(await page(content));

  it('is accessible with everything shown', async () => {
    const form = await draw(html`
      <xano-sign-up-form confirm-password passwordrules="minlength: 8; required: digit">
        <h1 slot="heading">Join</h1>
        <label slot="fields">Company <input name="company" /></label>
        <label slot="fields"><input type="checkbox" name="news" /> News</label>
      </xano-sign-up-form>
    `);
    await expect(form).to.be.accessible();
    submit(form);
    await form.updateComplete;
    await expect(form).to.be.accessible();
  });

  it('asks for a name, an address and a new password, and signs up', async () => {
    const form = await draw();
    expect(['name', 'email', 'password'].map((name) => input(form, name).autocomplete)).to.deep.equal([
      'name',
      'email',
      'new-password',
    ]);
    const events = record('xano-before-sign-up', 'xano-sign-up');
    fill(form, typed);
    submit(form);
    await waitUntil(() => form.matches(':state(signed-in)'));
    expect(backend.asked[0]?.body).to.deep.equal(typed);
    expect(events.map(({ type }) => type)).to.deep.equal(['xano-before-sign-up', 'xano-sign-up']);
    expect(input(form, 'password').value).to.equal('');
  });

  it('asks for no name where the page wants none, and names the rest as it says', async () => {
    const form = await draw(html`<xano-sign-up-form without-name></xano-sign-up-form>`);
    expect(form.querySelector('[name=name]')).to.equal(null);
    form.withoutName = false;
    form.nameField = 'full_name';
    await form.updateComplete;
    expect(input(form, 'full_name').labels?.[0]?.textContent).to.equal('Name');
  });

  it('says the rules, and ticks them off while typing', async () => {
    const form = await draw(
      html`<xano-sign-up-form
        passwordrules="minlength: 6; required: digit; required: upper, [-!?]"
      ></xano-sign-up-form>`,
    );
    // Read out with the field; what is seen is a list.
    const hint = () => find(form, '[slot=xano-password-hint]').textContent ?? '';
    const kept = () =>
      [...(form.shadowRoot?.querySelectorAll('[part~=rule-met]') ?? [])].map((rule) => rule.textContent);
    expect(part(form, 'rules').innerText.trim()).to.equal(
      'At least 6 characters\nA digit\nA capital letter / One of - ! ?',
    );
    expect(kept()).to.deep.equal([]);
    expect(hint()).to.contain('At least 6 characters');
    expect(hint()).to.contain('A capital letter / One of - ! ?');
    expect(hint()).to.not.contain('✓');
    input(form, 'password').focus();
    await sendKeys({ type: 'abc4' });
    await form.updateComplete;
    expect(hint()).to.contain('✓ A digit');
    expect(kept()).to.deep.equal(['A digit']);
    expect(hint()).to.not.contain('✓ At least');
    expect(input(form, 'password').getAttribute('passwordrules')).to.contain('minlength: 6');
    expect(input(form, 'password').getAttribute('aria-describedby')).to.contain(
      find(form, '[slot=xano-password-hint]').id,
    );
  });

  it('sends no password that breaks the rules, and says which', async () => {
    const form = await draw();
    fill(form, { ...typed, password: 'short' });
    submit(form);
    await form.updateComplete;
    expect(errorAt(form, 'password')).to.equal('Password must be at least 8 characters and have a digit');
    expect(document.activeElement).to.equal(input(form, 'password'));
    expect(backend.asked.length).to.equal(0);
  });

  it('compares the confirmation, and never sends it', async () => {
    const form = await draw(html`<xano-sign-up-form confirm-password></xano-sign-up-form>`);
    fill(form, { ...typed, 'confirm-password': 'something else' });
    submit(form);
    await form.updateComplete;
    expect(errorAt(form, 'confirm-password')).to.equal('The two passwords do not match');
    expect(document.activeElement).to.equal(input(form, 'confirm-password'));
    fill(form, { 'confirm-password': typed.password });
    submit(form);
    await waitUntil(() => form.matches(':state(signed-in)'));
    expect(backend.asked.filter(({ path }) => path === '/auth/signup').map(({ body }) => body)).to.deep.equal(
      [typed],
    );
    expect(input(form, 'confirm-password').value).to.equal('');
  });

  it('says everything that is wrong at once, from top to bottom', async () => {
    const form = await draw(html`
      <xano-sign-up-form
        ><label slot="fields"><input type="checkbox" name="terms" required /> Terms</label></xano-sign-up-form
      >
    `);
    fill(form, { name: 'Ada', email: 'ada@example.com', password: 'short' });
    submit(form);
    await form.updateComplete;
    expect(errorAt(form, 'password')).to.contain('8');
    expect(errorAt(form, 'terms')).to.not.equal('');
    expect(document.activeElement).to.equal(input(form, 'password'));
  });

  it("sends the page's own fields, and shows what is wrong with them", async () => {
    backend.on(SIGN_UP, () => refuse(400, 'INPUT_ERROR', 'Unknown company.', 'company'));
    const form = await draw(html`
      <xano-sign-up-form>
        <label slot="fields">Company <input name="company" value="ACME" /></label>
        <label slot="fields"><input type="checkbox" name="news" /> News</label>
        <input type="hidden" name="campaign" value="spring" />
      </xano-sign-up-form>
    `);
    fill(form, typed);
    submit(form);
    await settled(form);
    expect(backend.asked[0]?.body).to.deep.equal({
      ...typed,
      company: 'ACME',
      news: false,
      campaign: 'spring',
    });
    expect(errorAt(form, 'company')).to.contain('Unknown company.');
    expect(document.activeElement).to.equal(input(form, 'company'));
    const below = find(form, '[data-xano-error=company]').getBoundingClientRect();
    expect(below.top).to.be.greaterThan(input(form, 'company').getBoundingClientRect().bottom - 1);
    expect(below.height).to.be.greaterThan(0);
    await expect(form).to.be.accessible();
  });

  it('takes fields that come late', async () => {
    const form = await draw();
    const company = document.createElement('input');
    Object.assign(company, { name: 'company', value: 'ACME', slot: 'fields', ariaLabel: 'Company' });
    form.append(company);
    await waitUntil(() => company.form === form.form);
    fill(form, typed);
    submit(form);
    await settled(form);
    expect(backend.asked[0]?.body).to.deep.equal({ ...typed, company: 'ACME' });
  });

  it('shows an error of a field that is not there in the alert', async () => {
    backend.on(SIGN_UP, () => refuse(400, 'INPUT_ERROR', 'Missing param: age', 'age'));
    const form = await draw();
    fill(form, typed);
    submit(form);
    await settled(form);
    expect(alertOf(form)).to.equal('Missing param: age');
  });

  it('says that there is an account already', async () => {
    backend.on(SIGN_UP, () => refuse(403, 'ACCESS_DENIED', 'This account is already in use.'));
    const form = await draw();
    fill(form, typed);
    submit(form);
    await settled(form);
    expect(alertOf(form)).to.contain('already an account');
    expect(input(form, 'password').value).to.equal(typed.password);
  });

  it('asks to look for the e-mail where no token came, and moves the focus there', async () => {
    backend.on(SIGN_UP, () => json({ ok: true }));
    const form = await draw();
    const events = record('xano-sign-up');
    fill(form, typed);
    submit(form);
    await waitUntil(() => form.matches(':state(done)'));
    expect(part(form, 'done').innerText).to.contain('check your e-mail');
    await waitUntil(() => form.shadowRoot?.activeElement === part(form, 'done'));
    expect((events[0] as Event & { user?: unknown }).user).to.equal(undefined);
    await expect(form).to.be.accessible();
    form.reset();
    await form.updateComplete;
    expect(form.matches(':state(done)')).to.equal(false);
    expect(input(form, 'email').value).to.equal('');
  });

  it('fits a narrow screen', async () => {
    await setViewport({ width: 320, height: 640 });
    const form = await draw();
    submit(form);
    await form.updateComplete;
    expect(form.getBoundingClientRect().right).to.be.at.most(320);
    expect(document.documentElement.scrollWidth).to.be.at.most(320);
  });
});
