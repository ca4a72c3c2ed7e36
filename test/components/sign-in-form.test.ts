// Signing in, as a visitor sees it.
import { aTimeout, expect, fixture, html, nextFrame, oneEvent } from '@open-wc/testing';
import { emulateMedia, sendKeys, sendMouse } from '@web/test-runner-commands';
import '../../components/sign-in-form/sign-in-form.js';
import type { XanoSignInForm } from '../../components/sign-in-form/sign-in-form.js';
import { ada, Backend, json, page, record, refuse, signInAs } from '../support/elements/backend.js';
import {
  alertOf,
  errorAt,
  fill,
  find,
  formIn,
  hasPart,
  input,
  middleOf,
  part,
  settled,
  submit,
} from '../support/elements/forms.js';
import { waitUntil } from '../support/elements/wait.js';

const typed = { email: 'ada@example.com', password: ' S3cret"\\ ' };
const LOGIN = 'POST /auth/login';
const wrong = () => refuse(403, 'ACCESS_DENIED', 'Invalid Credentials.');

describe('<xano-sign-in-form>', () => {
  let backend: Backend;
  beforeEach(() => (backend = new Backend()));
  afterEach(() => backend.restore());

  const draw = async (content = html`<xano-sign-in-form></xano-sign-in-form>`): Promise<XanoSignInForm> =>
    formIn(await page(content));

  describe('drawn', () => {
    it('is accessible, light and dark', async () => {
      const form = await draw(html`<xano-sign-in-form remember-me></xano-sign-in-form>`);
      await expect(form).to.be.accessible();
      await emulateMedia({ colorScheme: 'dark' });
      await expect(form).to.be.accessible();
    });

    it('has real controls with labels among its children, in a form of their own', async () => {
      const form = await draw();
      const email = input(form, 'email');
      expect(email.labels?.[0]?.textContent).to.equal('E-mail');
      expect(input(form, 'password').labels?.[0]?.textContent).to.equal('Password');
      expect(email.form).to.equal(form.form);
      expect(email.autocomplete).to.equal('username');
      expect(input(form, 'password').autocomplete).to.equal('current-password');
    });

    it('asks for a user name or a phone number with the right keyboard', async () => {
      const form = await draw(html`<xano-sign-in-form identifier="phone"></xano-sign-in-form>`);
      expect([input(form, 'phone').type, input(form, 'phone').inputMode]).to.deep.equal(['tel', 'tel']);
      form.setAttribute('identifier', 'username');
      await form.updateComplete;
      const { type, autocapitalize, spellcheck } = input(form, 'username');
      expect([type, autocapitalize, spellcheck]).to.deep.equal(['text', 'none', false]);
      expect(form.querySelector('[name=phone]')).to.equal(null);
    });

    it('names the values as the page says', async () => {
      const form = await draw(
        html`<xano-sign-in-form identifier-field="login" password-field="pass"></xano-sign-in-form>`,
      );
      fill(form, { login: 'a@b.co', pass: 'x' });
      submit(form);
      await settled(form);
      expect(backend.asked[0]?.body).to.deep.equal({ login: 'a@b.co', pass: 'x' });
    });

    it('takes labels and the text of the button from slots', async () => {
      const form = await draw(html`
        <xano-sign-in-form remember-me>
          <span slot="email-label">Work e-mail</span>
          <label slot="password-label">Pass phrase</label>
          <span slot="remember-label">Keep me</span>
          <span slot="submit-label">Let me in</span>
        </xano-sign-in-form>
      `);
      await expect(form).to.be.accessible();
      await sendMouse({ type: 'click', position: middleOf(find(form, '[slot=email-label]')) });
      expect(document.activeElement).to.equal(input(form, 'email'));
      await sendMouse({ type: 'click', position: middleOf(find(form, '[slot=password-label]')) });
      expect(document.activeElement).to.equal(input(form, 'password'));
      await sendMouse({ type: 'click', position: middleOf(find(form, '[slot=remember-label]')) });
      expect(input(form, 'remember-me').checked).to.equal(true);
      fill(form, typed);
      await sendMouse({ type: 'click', position: middleOf(find(form, '[slot=submit-label]')) });
      await waitUntil(() => backend.count(LOGIN) > 0);
      await settled(form);
      expect(backend.count(LOGIN)).to.equal(1);
    });

    it('focuses a field by a click anywhere in its box', async () => {
      const form = await draw();
      const box = part(form, 'input-email');
      const { x, y, height } = box.getBoundingClientRect();
      await sendMouse({ type: 'click', position: [Math.round(x) + 3, Math.round(y + height) - 3] });
      expect(document.activeElement).to.equal(input(form, 'email'));
    });

    it('is one box for each field, whatever the page says about inputs', async () => {
      await fixture(
        html`<style>
          input {
            border: 7px solid red !important;
            padding: 20px;
            margin: 9px;
            width: 50%;
            background: yellow;
          }
          xano-sign-in-form::part(input) {
            border-color: rgb(1, 2, 3);
            font-size: 20px;
          }
        </style>`,
      );
      const form = await draw();
      const style = getComputedStyle(input(form, 'email'));
      expect([style.borderTopWidth, style.marginTop, style.fontSize]).to.deep.equal(['0px', '0px', '20px']);
      expect(getComputedStyle(part(form, 'input')).borderTopColor).to.equal('rgb(1, 2, 3)');
      expect(input(form, 'email').getBoundingClientRect().height).to.be.lessThan(48);
    });

    it('puts its controls back when a framework removes them, with what was typed', async () => {
      const form = await draw();
      fill(form, typed);
      form.replaceChildren();
      await waitUntil(() => form.querySelector('[name=email]'), 'drawn again');
      expect(input(form, 'email').value).to.equal(typed.email);
      expect(form.form?.isConnected).to.equal(true);
    });

    it('gives the focus back to a control that a framework took away, and to none that was left before', async () => {
      const form = await draw();
      input(form, 'password').focus();
      form.replaceChildren();
      await waitUntil(() => form.querySelector('[name=password]'), 'drawn again');
      expect(document.activeElement?.id).to.equal(input(form, 'password').id);
      input(form, 'password').blur();
      await Promise.resolve();
      form.replaceChildren();
      await waitUntil(() => form.querySelector('[name=password]'), 'drawn once more');
      expect(document.activeElement?.localName).to.equal('body');
    });

    it('lets go of the focus where the page draws anew at the very moment of leaving', async () => {
      const form = await draw();
      const other = document.createElement('button');
      form.before(other);
      const email = input(form, 'email');
      email.focus();
      email.addEventListener('blur', () => form.replaceChildren(), { once: true });
      other.focus();
      await waitUntil(() => form.querySelector('[name=email]'), 'drawn again');
      expect(document.activeElement?.localName).to.equal('button');
      other.remove();
    });

    it('takes no focus when it comes back into the page', async () => {
      const form = await draw();
      const home = form.parentElement;
      input(form, 'password').focus();
      form.remove();
      await Promise.resolve();
      home?.append(form);
      await form.updateComplete;
      form.replaceChildren();
      await waitUntil(() => form.querySelector('[name=password]'), 'drawn again');
      expect(document.activeElement?.localName).to.equal('body');
    });

    it('takes no focus when it is drawn again after a session', async () => {
      const connection = await page(html`<xano-sign-in-form></xano-sign-in-form>`);
      const form = await formIn(connection);
      const other = document.createElement('button');
      connection.before(other);
      input(form, 'password').focus();
      await signInAs(connection);
      await waitUntil(() => form.matches(':state(signed-in)'), 'signed in');
      other.focus();
      connection.clearSession();
      await waitUntil(() => !form.matches(':state(signed-in)'), 'drawn after the session');
      await form.updateComplete;
      expect(document.activeElement?.localName).to.equal('button');
      other.remove();
    });

    it('gives a clone a form of its own', async () => {
      const form = await draw(
        html`<xano-sign-in-form><input type="hidden" name="app" value="1" /></xano-sign-in-form>`,
      );
      const clone = form.cloneNode(true) as XanoSignInForm;
      form.after(clone);
      expect(input(clone, 'app').form).to.not.equal(form.form);
      await clone.updateComplete;
      expect(clone.querySelectorAll('input').length).to.equal(3);
      expect(input(clone, 'app').form).to.equal(clone.form);
      fill(clone, typed);
      submit(clone);
      await settled(clone);
      expect(backend.asked[0]?.body).to.deep.equal({ ...typed, app: '1' });
    });

    it('keeps what was typed when it is moved, and sends it once', async () => {
      const form = await draw();
      fill(form, typed);
      form.parentElement?.append(form);
      await form.updateComplete;
      expect(input(form, 'email').value).to.equal(typed.email);
      submit(form);
      await settled(form);
      expect(backend.count(LOGIN)).to.equal(1);
    });

    it('works without inline styles, scripts or markup from texts', async () => {
      const form = await draw(html`<xano-sign-in-form remember-me></xano-sign-in-form>`);
      expect([...form.querySelectorAll('[style]')]).to.deep.equal([]);
      expect(form.shadowRoot?.querySelector('[style], style')).to.equal(null);
    });
  });

  describe('submitted', () => {
    it('signs in at Enter, sends what stands in the fields, and forgets the password', async () => {
      const form = await draw();
      const events = record('xano-before-sign-in', 'xano-sign-in');
      input(form, 'email').focus();
      await sendKeys({ type: 'ada@example.com' });
      await sendKeys({ press: 'Tab' });
      await sendKeys({ type: 'Secret 1' });
      await sendKeys({ press: 'Enter' });
      await waitUntil(() => form.matches(':state(signed-in)'), 'signed in');
      expect(backend.asked[0]?.body).to.deep.equal({ email: 'ada@example.com', password: 'Secret 1' });
      expect(backend.count(LOGIN)).to.equal(1);
      expect(events.map(({ type, target }) => [type, target])).to.deep.equal([
        ['xano-before-sign-in', form],
        ['xano-sign-in', form],
      ]);
      expect(input(form, 'password').value).to.equal('');
      expect(input(form, 'email').value).to.equal('ada@example.com');
    });

    it('sends a password byte for byte, and what a password manager wrote', async () => {
      const form = await draw();
      fill(form, typed);
      submit(form);
      await settled(form);
      expect(backend.asked[0]?.body).to.deep.equal(typed);
    });

    it('shows pending after a moment, ignores a second submit, and is never disabled', async () => {
      const answer = backend.hold(LOGIN);
      const form = await draw();
      fill(form, typed);
      const { width } = part(form, 'submit').getBoundingClientRect();
      submit(form);
      form.requestSubmit();
      await form.updateComplete;
      const button = find<HTMLButtonElement>(form, 'button');
      expect(form.matches(':state(pending)')).to.equal(true);
      expect([button.disabled, button.getAttribute('aria-disabled')]).to.deep.equal([false, 'true']);
      expect(part(form, 'submit').getBoundingClientRect().width).to.equal(width);
      expect(getComputedStyle(part(form, 'spinner')).visibility).to.equal('hidden');
      await waitUntil(() => getComputedStyle(part(form, 'spinner')).visibility === 'visible');
      answer(json({ authToken: 'x' }));
      await settled(form);
      expect(form.matches(':state(pending)')).to.equal(false);
      expect(backend.count(LOGIN)).to.equal(1);
    });

    it('says in the alert that the details are wrong, keeps what was typed and the focus', async () => {
      backend.on(LOGIN, wrong);
      const form = await draw();
      expect(part(form, 'alert').getAttribute('role')).to.equal('alert');
      expect(part(form, 'alert').getBoundingClientRect().height).to.equal(0);
      fill(form, typed);
      input(form, 'password').focus();
      const event = oneEvent(form, 'xano-error');
      await sendKeys({ press: 'Enter' });
      await event;
      await settled(form);
      expect(alertOf(form)).to.contain('do not match');
      expect(form.error?.code).to.equal('invalid-credentials');
      expect(form.matches(':state(error)')).to.equal(true);
      expect(document.activeElement).to.equal(input(form, 'password'));
      expect(input(form, 'password').value).to.equal(typed.password);
      await expect(form).to.be.accessible();
      backend.on(LOGIN, () => json({ authToken: 'x' }));
      submit(form);
      await settled(form);
      expect(form.error).to.equal(undefined);
    });

    it('shows what Xano says of a field at that field, and forgets it at the next letter', async () => {
      backend.on(LOGIN, () => refuse(400, 'INPUT_ERROR', 'Too short.', 'email'));
      const form = await draw();
      fill(form, typed);
      submit(form);
      await settled(form);
      const email = input(form, 'email');
      expect(errorAt(form, 'email')).to.equal('Too short.');
      expect(document.activeElement).to.equal(email);
      expect(email.getAttribute('aria-invalid')).to.equal('true');
      expect(email.getAttribute('aria-describedby')).to.contain(find(form, '[data-xano-error=email]').id);
      expect(hasPart(form, 'field-invalid')).to.equal(true);
      const { outlineOffset } = getComputedStyle(part(form, 'input-email'));
      expect(parseFloat(outlineOffset), 'the ring is around the red edge').to.be.greaterThan(0);
      expect(alertOf(form)).to.equal('');
      await expect(form).to.be.accessible();
      await sendKeys({ type: 'x' });
      await form.updateComplete;
      expect(errorAt(form, 'email')).to.equal('');
      expect(email.hasAttribute('aria-invalid')).to.equal(false);
      expect(hasPart(form, 'field-invalid')).to.equal(false);
      expect(email.validity.valid).to.equal(true);
    });

    it('says what is missing at the fields, focuses the first, and sends nothing', async () => {
      const form = await draw();
      fill(form, { email: 'ada' });
      input(form, 'password').focus();
      await sendKeys({ press: 'Enter' });
      await form.updateComplete;
      expect(errorAt(form, 'email')).to.contain('full e-mail address');
      expect(errorAt(form, 'password')).to.equal('Enter your password');
      expect(document.activeElement).to.equal(input(form, 'email'));
      expect(backend.asked.length).to.equal(0);
    });

    it('says how long to wait', async () => {
      backend.on(LOGIN, () => refuse(429, 'TOO_MANY_REQUESTS', 'Whoa there!'));
      const form = await draw();
      fill(form, typed);
      submit(form);
      await settled(form);
      expect(alertOf(form)).to.contain('20 seconds');
    });

    it('tells the developer on their own machine what to write', async () => {
      backend.on(LOGIN, () => json({ jwt: 'x' }));
      const form = await draw();
      fill(form, typed);
      submit(form);
      await settled(form);
      await waitUntil(() => hasPart(form, 'developer-message'));
      expect(part(form, 'developer-message').innerText).to.contain('auth-token-key');
      expect(alertOf(form)).to.contain('not set up completely');
    });

    it('says that there is no connection', async () => {
      const form = await formIn(await fixture(html`<div><xano-sign-in-form></xano-sign-in-form></div>`));
      fill(form, typed);
      submit(form);
      await settled(form);
      expect(form.error?.code).to.equal('configuration');
      expect(alertOf(form)).to.contain('not set up correctly');
      expect(backend.asked.length).to.equal(0);
    });

    it('says nothing when the page holds it back', async () => {
      const form = await draw();
      form.addEventListener('xano-before-sign-in', (event) => event.preventDefault());
      fill(form, typed);
      submit(form);
      await settled(form);
      expect([form.error, alertOf(form)]).to.deep.equal([undefined, '']);
      expect(input(form, 'password').value).to.equal(typed.password);
    });

    it("is stopped by xano-before-sign-in, not by canceling the submit: a drawn form is nobody else's", async () => {
      const form = await draw();
      form.form?.addEventListener('submit', (event) => event.preventDefault());
      form.addEventListener('xano-before-sign-in', (event) => event.preventDefault(), { once: true });
      fill(form, typed);
      submit(form);
      await settled(form);
      expect([form.pending, backend.asked.length]).to.deep.equal([false, 0]);
      submit(form);
      await settled(form);
      expect(backend.count(LOGIN)).to.equal(1);
    });

    it('uses its own endpoint and keys', async () => {
      backend.on('POST /staff/login', () => json({ data: { key: 'x' } }));
      const form = await draw(
        html`<xano-sign-in-form endpoint="/staff/login" auth-token-key="data.key"></xano-sign-in-form>`,
      );
      fill(form, typed);
      submit(form);
      await waitUntil(() => form.matches(':state(signed-in)'));
    });

    it('goes on when it is moved or removed meanwhile', async () => {
      const answer = backend.hold(LOGIN);
      const form = await draw();
      const connection = form.parentElement as HTMLElement & {
        auth: { $session: { get(): { status: string } } };
      };
      fill(form, typed);
      submit(form);
      form.remove();
      answer(json({ authToken: 'x' }));
      await waitUntil(() => connection.auth.$session.get().status === 'signed-in');
    });

    it('stops at reset, and is empty again', async () => {
      backend.hold(LOGIN);
      const form = await draw();
      fill(form, typed);
      submit(form);
      form.reset();
      await settled(form);
      expect([form.error, input(form, 'email').value, alertOf(form)]).to.deep.equal([undefined, '', '']);
    });

    it('is independent of the form beside it, and the newer submit counts', async () => {
      const root = await page(
        html`<xano-sign-in-form id="a"></xano-sign-in-form><xano-sign-in-form id="b"></xano-sign-in-form>`,
      );
      const [a, b] = [await formIn(root, '#a'), await formIn(root, '#b')];
      backend.hold(LOGIN);
      fill(a, typed);
      submit(a);
      await a.updateComplete;
      expect([a.pending, b.pending, b.matches(':state(pending)')]).to.deep.equal([true, false, false]);
      await waitUntil(() => backend.count(LOGIN) === 1);
      backend.on(LOGIN, wrong);
      fill(b, typed);
      submit(b);
      await settled(b);
      await settled(a);
      expect([a.error, b.error?.code]).to.deep.equal([undefined, 'invalid-credentials']);
      expect(alertOf(a)).to.equal('');
    });
  });

  describe('the password', () => {
    it('is shown by a button that says so, and hidden again at the submit', async () => {
      backend.on(LOGIN, wrong);
      const form = await draw();
      fill(form, typed);
      const toggle = part(form, 'password-toggle');
      expect([toggle.ariaLabel, toggle.title]).to.deep.equal(['Show the password', 'Show the password']);
      await sendMouse({ type: 'click', position: middleOf(toggle) });
      await form.updateComplete;
      expect([input(form, 'password').type, toggle.ariaLabel, toggle.title]).to.deep.equal([
        'text',
        'Hide the password',
        'Hide the password',
      ]);
      // Pressed beside a name that changes: a screen reader would say both, and they contradict each other.
      expect(toggle.hasAttribute('aria-pressed')).to.equal(false);
      expect(hasPart(form, 'password-toggle-shown')).to.equal(true);
      await expect(form).to.be.accessible();
      submit(form);
      await settled(form);
      expect([input(form, 'password').type, toggle.ariaLabel]).to.deep.equal([
        'password',
        'Show the password',
      ]);
      expect(hasPart(form, 'password-toggle-shown')).to.equal(false);
      expect(input(form, 'password').value).to.equal(typed.password);
    });

    it('is in no message, even if it was shown', async () => {
      backend.on(LOGIN, () =>
        refuse(400, 'INPUT_ERROR', 'Input "hunter22" is not one of the allowable values.', 'code'),
      );
      const form = await draw(html`<xano-sign-in-form password-field="code"></xano-sign-in-form>`);
      fill(form, { email: 'a@b.co', code: 'hunter22' });
      part(form, 'password-toggle').click();
      await form.updateComplete;
      submit(form);
      await settled(form);
      expect(errorAt(form, 'code')).to.equal('Check what you have entered');
      expect(form.error?.message).to.not.contain('hunter22');
    });

    it('is gone when the page is left', async () => {
      const form = await draw();
      fill(form, typed);
      dispatchEvent(new PageTransitionEvent('pagehide'));
      expect(input(form, 'password').value).to.equal('');
    });
  });

  describe('remember me', () => {
    it('keeps the session in the tab unless it is checked, and is not sent', async () => {
      const form = await draw(html`<xano-sign-in-form remember-me></xano-sign-in-form>`);
      fill(form, typed);
      submit(form);
      await settled(form);
      expect(backend.asked[0]?.body).to.deep.equal(typed);
      expect(Object.keys(sessionStorage).length).to.be.greaterThan(0);
      expect(Object.keys(localStorage).length).to.equal(0);
    });

    it('keeps it in the browser if it is checked', async () => {
      const form = await draw(html`<xano-sign-in-form remember-me></xano-sign-in-form>`);
      fill(form, { ...typed, 'remember-me': true });
      submit(form);
      await settled(form);
      expect(Object.keys(localStorage).length).to.be.greaterThan(0);
    });
  });

  describe('with somebody signed in', () => {
    it('says who, leads on and logs out', async () => {
      const connection = await page(
        html`<xano-sign-in-form redirect-to="/account.html"></xano-sign-in-form>`,
      );
      const form = await formIn(connection);
      await signInAs(connection);
      await form.updateComplete;
      expect(part(form, 'signed-in').innerText).to.contain('Ada Lovelace');
      expect((part(form, 'continue') as HTMLAnchorElement).pathname).to.equal('/account.html');
      expect(part(form, 'form').getBoundingClientRect().height).to.equal(0);
      await expect(form).to.be.accessible();
      const navigated = record('xano-navigate');
      find(form.shadowRoot as ShadowRoot, 'xano-logout-button')
        .shadowRoot?.querySelector('button')
        ?.click();
      await waitUntil(() => !form.matches(':state(signed-in)'));
      expect(navigated.length).to.equal(0);
    });

    it("shows the page's own words, and the e-mail address where there is no name", async () => {
      backend.on('GET /auth/me', () => json({ ...ada, name: '' }));
      const connection = await page(html`<xano-sign-in-form></xano-sign-in-form>`);
      const form = await formIn(connection);
      await signInAs(connection);
      await form.updateComplete;
      expect(part(form, 'signed-in').innerText).to.contain('ada@example.com');
      expect(hasPart(form, 'continue')).to.equal(false);
      const own = document.createElement('p');
      own.slot = 'signed-in';
      own.textContent = 'Hello again';
      form.append(own);
      await form.updateComplete;
      expect(own.getBoundingClientRect().height).to.be.greaterThan(0);
    });

    it('does not drop the focus when the form goes away', async () => {
      const form = await draw();
      fill(form, typed);
      input(form, 'password').focus();
      await sendKeys({ press: 'Enter' });
      await waitUntil(() => form.matches(':state(signed-in)'));
      await waitUntil(() => document.activeElement === form, 'focus stays in the element');
    });

    it('is not shown while it is not known whether somebody is', async () => {
      const answer = backend.hold('GET /auth/me');
      const connection = await page(html`<xano-sign-in-form></xano-sign-in-form>`);
      const form = await formIn(connection);
      void signInAs(connection);
      await waitUntil(() => getComputedStyle(part(form, 'input')).visibility === 'hidden');
      expect(part(form, 'form').getBoundingClientRect().height).to.be.greaterThan(100);
      answer(json(ada));
      await waitUntil(() => form.matches(':state(signed-in)'));
    });

    it('lets who is typing go on while it is not known, and moves the focus on when it is', async () => {
      const answer = backend.hold('GET /auth/me');
      const connection = await page(html`<xano-sign-in-form></xano-sign-in-form>`);
      const form = await formIn(connection);
      const email = input(form, 'email');
      email.focus();
      await sendKeys({ type: 'ada' });
      void signInAs(connection);
      await waitUntil(() => backend.count('GET /auth/me') === 1, 'it is asked who that is');
      // What is hidden loses the focus with the next frame.
      await nextFrame();
      await nextFrame();
      await sendKeys({ type: '@example.com' });
      expect(email.value).to.equal('ada@example.com');
      answer(json(ada));
      await waitUntil(() => form.matches(':state(signed-in)'));
      expect(form.shadowRoot?.activeElement).to.equal(part(form, 'panel'));
    });

    it('says why one has to sign in again', async () => {
      const connection = await page(html`<xano-sign-in-form></xano-sign-in-form>`);
      await signInAs(connection);
      const form = await formIn(connection);
      backend.on('GET /auth/me', () => refuse(401, 'UNAUTHORIZED', 'This token is expired.'));
      await connection.fetchCurrentUser().catch(() => {});
      await waitUntil(() => hasPart(form, 'notice'));
      expect(part(form, 'notice').innerText).to.contain('Your session has ended');
    });
  });

  it('focuses its first field', async () => {
    const form = await draw();
    form.focus();
    expect(document.activeElement).to.equal(input(form, 'email'));
  });

  it('marks a disabled field by its parts', async () => {
    const form = await draw();
    input(form, 'email').disabled = true;
    await waitUntil(() => hasPart(form, 'input-disabled'));
    await aTimeout(0);
    expect(part(form, 'input-disabled').getAttribute('part')).to.contain('input-email');
  });
});
