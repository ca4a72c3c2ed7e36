// The page's own <form>, enhanced.
import { expect, html } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import '../../components/sign-in-form/sign-in-form.js';
import type { AuthForm } from '../../components/form/auth-form.js';
import '../../components/sign-up-form/sign-up-form.js';
import { Backend, json, page, refuse } from '../support/elements/backend.js';
import {
  alertOf,
  errorAt,
  hasPart,
  fill,
  find,
  formIn,
  input,
  part,
  settled,
  submit,
} from '../support/elements/forms.js';
import { waitUntil } from '../support/elements/wait.js';

const LOGIN = 'POST /auth/login';
const typed = { email: 'ada@example.com', password: 'S3cret' };

const own = html`
  <xano-sign-in-form>
    <form method="post">
      <label>E-mail <input name="email" type="email" required /></label>
      <p data-xano-error="email"></p>
      <label>Password <input name="password" type="password" required /></label>
      <p data-xano-error></p>
      <button name="via" value="button">Sign in</button>
    </form>
  </xano-sign-in-form>
`;

describe("the page's own form", () => {
  let backend: Backend;
  beforeEach(() => (backend = new Backend()));
  afterEach(() => backend.restore());

  const draw = async (content = own): Promise<AuthForm> => formIn(await page(content));
  const errorsOf = async (content: typeof own): Promise<string[]> => {
    const errors: string[] = [];
    const error = console.error;
    console.error = (...words: unknown[]) => errors.push(words.join(' '));
    await draw(content);
    console.error = error;
    return errors;
  };

  it('is shown as it is, and nothing is added, moved or removed', async () => {
    const form = await draw();
    expect(form.children.length).to.equal(1);
    expect(form.form).to.equal(find(form, 'form'));
    expect(form.querySelector('[data-xano-generated]')).to.equal(null);
    expect(input(form, 'email').getBoundingClientRect().height).to.be.greaterThan(0);
    await expect(form).to.be.accessible();
  });

  it('signs in at Enter, with the button that counts', async () => {
    const form = await draw();
    fill(form, typed);
    input(form, 'email').focus();
    await sendKeys({ press: 'Enter' });
    await waitUntil(() => form.matches(':state(signed-in)'));
    expect(backend.asked[0]?.body).to.deep.equal({ ...typed, via: 'button' });
    expect(input(form, 'password').value).to.equal('');
    expect(input(form, 'email').getBoundingClientRect().height).to.equal(0);
  });

  it('shows errors where the page wants them, tied to their fields', async () => {
    backend.on(LOGIN, () => refuse(400, 'INPUT_ERROR', 'Unknown address.', 'email'));
    const form = await draw();
    fill(form, typed);
    submit(form);
    await settled(form);
    const email = input(form, 'email');
    expect(errorAt(form, 'email')).to.equal('Unknown address.');
    expect(email.getAttribute('aria-describedby')).to.equal(find(form, '[data-xano-error=email]').id);
    expect(document.activeElement).to.equal(email);
    backend.on(LOGIN, () => refuse(403, 'ACCESS_DENIED', 'Invalid Credentials.'));
    submit(form);
    await settled(form);
    expect(errorAt(form, 'email')).to.equal('');
    expect(errorAt(form, '')).to.contain('do not match');
    expect(find(form, '[data-xano-error=""]').getAttribute('role')).to.equal('alert');
    expect(alertOf(form)).to.equal('');
  });

  it('shows the errors itself where the page has no place for them', async () => {
    backend.on(LOGIN, () => refuse(400, 'INPUT_ERROR', 'Unknown address.', 'email'));
    const form = await draw(html`
      <xano-sign-in-form>
        <form method="post"><input name="email" aria-label="E-mail" /><button>Go</button></form>
      </xano-sign-in-form>
    `);
    fill(form, { email: 'x' });
    submit(form);
    await settled(form);
    expect(alertOf(form)).to.equal('Unknown address.');
    expect(input(form, 'email').getAttribute('aria-invalid')).to.equal('true');
    expect(document.activeElement).to.equal(input(form, 'email'));
  });

  it('leaves checking to the browser, with our words where there is a place', async () => {
    const form = await draw();
    submit(form);
    await form.updateComplete;
    expect(errorAt(form, 'email')).to.equal('Enter your e-mail address');
    expect(document.activeElement).to.equal(input(form, 'email'));
    expect(backend.asked.length).to.equal(0);
  });

  it('is not checked by a button with formnovalidate', async () => {
    const form = await draw();
    find<HTMLButtonElement>(form, 'button').formNoValidate = true;
    submit(form);
    await waitUntil(() => backend.count(LOGIN) === 1);
    expect(backend.asked[0]?.body).to.deep.equal({ email: '', password: '', via: 'button' });
  });

  it('lets a button with a target of its own go there', async () => {
    const form = await draw();
    find(form, 'button').setAttribute('formaction', '/no-content');
    fill(form, typed);
    const left = new Promise((resolve) =>
      addEventListener(
        'submit',
        (event) => {
          resolve(event.defaultPrevented);
          event.preventDefault();
        },
        { once: true },
      ),
    );
    submit(form);
    expect(await left).to.equal(false);
    expect(form.pending).to.equal(false);
  });

  it('signs in by a button with a target that method="dialog" leaves without meaning', async () => {
    const form = await draw();
    find(form, 'form').setAttribute('method', 'dialog');
    find(form, 'button').setAttribute('formaction', '/no-content');
    fill(form, typed);
    submit(form);
    await waitUntil(() => backend.count(LOGIN) === 1);
    expect(backend.asked[0]?.body).to.include(typed);
  });

  it('marks its buttons while it is under way', async () => {
    const answer = backend.hold(LOGIN);
    const form = await draw();
    fill(form, typed);
    submit(form);
    submit(form);
    expect(find(form, 'button').getAttribute('aria-disabled')).to.equal('true');
    answer(json({ authToken: 'x' }));
    await settled(form);
    expect(find(form, 'button').getAttribute('aria-disabled')).to.equal('false');
    expect(backend.count(LOGIN)).to.equal(1);
  });

  it('works where names hide the properties of the form', async () => {
    const form = await draw(html`
      <xano-sign-in-form>
        <form method="post">
          <input name="requestSubmit" value="1" aria-label="a" /><input
            name="elements"
            value="2"
            aria-label="b"
          />
          <input name="matches" aria-label="c" /><input name="addEventListener" aria-label="d" />
        </form>
      </xano-sign-in-form>
    `);
    form.requestSubmit();
    await waitUntil(() => backend.count(LOGIN) === 1);
    expect(backend.asked[0]?.body).to.include({ requestSubmit: '1', elements: '2' });
  });

  it('keeps remember-me and the confirmation their meaning', async () => {
    const form = await draw(html`
      <xano-sign-up-form>
        <form method="post">
          <input name="email" value="a@b.co" aria-label="E-mail" />
          <input type="password" name="password" value="long enough" aria-label="Password" />
          <input type="password" name="confirm-password" value="another" aria-label="Again" />
          <p data-xano-error="confirm-password"></p>
          <input type="checkbox" name="remember-me" aria-label="Remember" />
          <button>Go</button>
        </form>
      </xano-sign-up-form>
    `);
    submit(form);
    await form.updateComplete;
    expect(errorAt(form, 'confirm-password')).to.equal('The two passwords do not match');
    fill(form, { 'confirm-password': 'long enough' });
    submit(form);
    await waitUntil(() => form.matches(':state(signed-in)'));
    expect(backend.asked[0]?.body).to.deep.equal({ email: 'a@b.co', password: 'long enough' });
    expect(Object.keys(localStorage).length).to.equal(0);
  });

  it('takes the place of the drawn one when it comes late', async () => {
    const form = await draw(html`<xano-sign-in-form></xano-sign-in-form>`);
    const late = document.createElement('form');
    late.method = 'post';
    form.append(late);
    await waitUntil(() => form.form === late);
    expect([...form.children]).to.deep.equal([late]);
  });

  it('must have method="dialog" or "post", and says so', async () => {
    const [error] = await errorsOf(html`<xano-sign-in-form><form></form></xano-sign-in-form>`);
    expect(error).to.contain('method="dialog" or "post"');
    for (const method of ['POST', 'dialog'])
      expect(
        await errorsOf(html`<xano-sign-in-form><form method=${method}></form></xano-sign-in-form>`),
      ).to.deep.equal([]);
  });

  it('has the cause for developers below it', async () => {
    backend.on(LOGIN, () => undefined);
    const form = await draw();
    fill(form, typed);
    submit(form);
    await settled(form);
    expect(errorAt(form, '')).to.contain('not set up correctly');
    await waitUntil(() => hasPart(form, 'developer-message'));
    expect(part(form, 'developer-message').innerText).to.contain('POST /auth/login');
  });
});
