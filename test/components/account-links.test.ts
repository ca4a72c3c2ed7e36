// Forgotten passwords, links in e-mails and codes, as a visitor sees them.
import { expect, html } from '@open-wc/testing';
import '../../components/account/account.js';
import '../../components/sign-in-form/sign-in-form.js';
import '../../components/sign-up-form/sign-up-form.js';
import { sendKeys } from '@web/test-runner-commands';
import type { XanoConnection } from '../../components/connection/connection.js';
import type { XanoCodeForm } from '../../components/code-form/code-form.js';
import type { XanoForgotPasswordForm } from '../../components/forgot-password-form/forgot-password-form.js';
import type { XanoMagicLinkForm } from '../../components/magic-link-form/magic-link-form.js';
import type { XanoResetPasswordForm } from '../../components/reset-password-form/reset-password-form.js';
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

const REQUEST = 'GET /reset/request-reset-link';
const EXCHANGE = 'POST /reset/magic-link-login';
const UPDATE = 'POST /reset/update_password';
const START = location.href;

describe('the forms of links and codes', () => {
  let backend: Backend;
  beforeEach(() => (backend = new Backend()));
  afterEach(() => backend.restore());
  // Once, since WebKit takes no more than a hundred in ten seconds; what a test leaves behind is no link.
  after(() => history.replaceState(null, '', START));

  const openAt = (query: string): void =>
    history.replaceState({ mine: 1 }, '', `${START.split(/[?#]/)[0]}${query}`);
  const LINK = '?a=1&magic_token=magic-secret-1&email=ada%40example.com';
  const shown = (form: Element, name: string) =>
    waitUntil(() => form.matches(`:state(${name})`), `:state(${name})`);

  describe('<xano-forgot-password-form>', () => {
    const draw = async () =>
      formIn<XanoForgotPasswordForm>(
        await page(html`<xano-forgot-password-form></xano-forgot-password-form>`),
        'xano-forgot-password-form',
      );

    it('asks for a link, says the same whether there is such an account or not, and sends again after a wait', async () => {
      backend.on(REQUEST, () => refuse(404, 'NOT_FOUND', 'No account with that address.'));
      const form = await draw();
      await expect(form).to.be.accessible();
      const events = record('xano-before-forgot-password', 'xano-forgot-password', 'xano-error');
      fill(form, { email: ' eve@example.com ' });
      submit(form);
      await shown(form, 'done');
      expect(part(form, 'done').innerText).to.contain('If there is an account with this address');
      expect(events.map(({ type }) => type)).to.deep.equal([
        'xano-before-forgot-password',
        'xano-forgot-password',
      ]);
      const again = part(form, 'send-again');
      expect(again.getAttribute('aria-disabled')).to.equal('true');
      expect(part(form, 'send-again-wait').innerText).to.match(/\d+ seconds/);
      again.click();
      expect(backend.count(REQUEST)).to.equal(1);
      await expect(form).to.be.accessible();
    });

    it('counts on where the clock is set back meanwhile', async () => {
      backend.on(REQUEST, () => json(null));
      const form = await draw();
      fill(form, { email: 'ada@example.com' });
      submit(form);
      await shown(form, 'done');
      const left = () => Number(/\d+/.exec(part(form, 'send-again-wait').innerText)?.[0]);
      const before = left();
      const { now } = Date;
      Date.now = () => now() - 3_600_000;
      try {
        await waitUntil(() => left() < before - 1);
        expect(left()).to.be.greaterThan(0);
      } finally {
        Date.now = now;
      }
    });

    it('says no more that an e-mail is on its way when its link has signed in elsewhere', async () => {
      backend.on(REQUEST, () => json(null));
      const form = await draw();
      fill(form, { email: 'ada@example.com' });
      submit(form);
      await shown(form, 'done');
      await signInAs(find(document, 'xano-connection'));
      await shown(form, 'signed-in');
      expect(form.matches(':state(done)')).to.equal(false);
    });

    it('goes back to an empty form for another address', async () => {
      backend.on(REQUEST, () => json(null));
      const form = await draw();
      fill(form, { email: 'eve@example.com' });
      submit(form);
      await shown(form, 'done');
      part(form, 'cancel').click();
      await waitUntil(() => document.activeElement === input(form, 'email'));
      expect(input(form, 'email').value).to.equal('');
      expect(form.matches(':state(done)')).to.equal(false);
    });

    it('tells what went wrong, and keeps what was typed', async () => {
      backend.on(REQUEST, () => refuse(429, 'TOO_MANY_REQUESTS', 'Whoa there!'));
      const form = await draw();
      fill(form, { email: 'ada@example.com' });
      submit(form);
      await waitUntil(() => alertOf(form) !== '');
      expect(alertOf(form)).to.contain('too many requests');
      expect(input(form, 'email').value).to.equal('ada@example.com');
    });

    it('asks for an address in the words of any form', async () => {
      const form = await draw();
      submit(form);
      expect(errorAt(form, 'email')).to.equal('Enter your e-mail address');
    });
  });

  describe('<xano-reset-password-form>', () => {
    const draw = async (
      content = html`<xano-reset-password-form request-page="forgot.html"></xano-reset-password-form>`,
    ) => formIn<XanoResetPasswordForm>(await page(content), 'xano-reset-password-form');
    /** A form of the page's own that is submitted before the link is open; and what answers for the link. */
    const submitEarly = async () => {
      const open = backend.hold(EXCHANGE);
      openAt(LINK);
      const form = await draw(html`
        <xano-reset-password-form>
          <form method="post"><input name="password" type="password" /><button>Go</button></form>
        </xano-reset-password-form>
      `);
      fill(form, { password: 'new Secret 1' });
      submit(form);
      await waitUntil(() => form.pending);
      return [form, open] as const;
    };
    const newPassword = { password: 'new Secret 1', 'confirm-password': 'new Secret 1' };

    beforeEach(() => {
      backend.on(EXCHANGE, () => json({ authToken: 'token-of-link', user_id: 1 })).on(UPDATE, () => json({}));
    });

    it('takes the token out of the address at once, and sets the password with it', async () => {
      openAt(LINK);
      const form = await draw();
      expect(location.search).to.equal('?a=1');
      expect(history.state).to.deep.equal({ mine: 1 });
      await waitUntil(() => form.form);
      await expect(form).to.be.accessible();
      expect(backend.asked.find(({ path }) => path.includes('magic'))?.body).to.deep.equal({
        magic_token: 'magic-secret-1',
        email: 'ada@example.com',
      });
      const username = find<HTMLInputElement>(form, '[autocomplete=username]');
      expect([username.value, username.checkVisibility()]).to.deep.equal(['ada@example.com', false]);
      fill(form, newPassword);
      submit(form);
      await shown(form, 'done');
      expect(part(form, 'done').innerText).to.contain('Your password has been changed.');
      const update = backend.asked.find(({ path }) => path.includes('update'));
      expect(update?.body).to.deep.equal({ password: 'new Secret 1', confirm_password: 'new Secret 1' });
      expect(update?.headers.get('Authorization')).to.equal('Bearer token-of-link');
      expect(localStorage.length).to.equal(0);
      await expect(form).to.be.accessible();
    });

    it('leaves no token in the state that a router keeps', async () => {
      openAt(LINK);
      const from = location.href;
      const route = { url: from, past: ['/', from], locale: undefined, depth: 1 };
      history.replaceState({ mine: 1, route }, '', from);
      await draw();
      const { pathname } = location;
      expect(history.state).to.deep.equal({
        mine: 1,
        route: { url: `${pathname}?a=1`, past: ['/', `${pathname}?a=1`], locale: undefined, depth: 1 },
      });
    });

    it('with a form of the page’s own: nothing is called done before the link is open', async () => {
      const [form, open] = await submitEarly();
      open(json({ authToken: 'token-of-link' }));
      await shown(form, 'done');
      const update = backend.asked.find(({ path }) => path.includes('update'));
      expect(update?.headers.get('Authorization')).to.equal('Bearer token-of-link');
    });

    it('offers a new link where this one is refused at the last step', async () => {
      backend.on(UPDATE, () => refuse(401, 'UNAUTHORIZED', 'This token is expired.'));
      openAt(LINK);
      const form = await draw();
      await waitUntil(() => form.form);
      fill(form, newPassword);
      submit(form);
      await shown(form, 'expired');
      expect(part(form, 'continue').getAttribute('href')).to.equal('forgot.html');
    });

    it('asks before it takes the place of somebody who is signed in', async () => {
      const connection = await page(html``);
      await signInAs(connection);
      openAt(LINK);
      connection.insertAdjacentHTML(
        'beforeend',
        '<xano-reset-password-form sign-in></xano-reset-password-form>',
      );
      const form = await formIn<XanoResetPasswordForm>(connection, 'xano-reset-password-form');
      await shown(form, 'confirm');
      expect(backend.count(EXCHANGE)).to.equal(0);
      part(form, 'continue').click();
      await waitUntil(() => form.form);
      expect(backend.count(EXCHANGE)).to.equal(1);
    });

    it('says that the password is set where nobody can be signed in by the link', async () => {
      openAt(LINK);
      const form = await draw(
        html`<xano-reset-password-form sign-in exchange-endpoint="none"></xano-reset-password-form>`,
      );
      await waitUntil(() => form.form);
      fill(form, newPassword);
      submit(form);
      await shown(form, 'done');
    });

    it('says that the password is set where the page holds the sign-in back', async () => {
      openAt(LINK);
      const form = await draw(html`<xano-reset-password-form sign-in></xano-reset-password-form>`);
      document.addEventListener('xano-before-sign-in', (event) => event.preventDefault(), { once: true });
      await waitUntil(() => form.form);
      fill(form, newPassword);
      submit(form);
      await shown(form, 'done');
    });

    it('is not asked about anybody while no connection is there yet', async () => {
      openAt(LINK);
      const box = document.createElement('div');
      document.body.append(box);
      box.innerHTML = '<xano-reset-password-form sign-in></xano-reset-password-form>';
      const form = await formIn<XanoResetPasswordForm>(box, 'xano-reset-password-form');
      await page(html``);
      await waitUntil(() => form.form);
      expect(form.matches(':state(confirm)')).to.equal(false);
      box.remove();
    });

    it('finds the link in the query of a hash route', async () => {
      openAt('#/reset?magic_token=m1&email=a%40b.c&tab=2');
      const form = await draw();
      expect(location.hash).to.equal('#/reset?tab=2');
      await waitUntil(() => form.form);
    });

    it('signs in where it is asked to', async () => {
      openAt(LINK);
      const form = await draw(html`<xano-reset-password-form sign-in></xano-reset-password-form>`);
      const events = record('xano-reset-password', 'xano-sign-in');
      await waitUntil(() => form.form);
      fill(form, newPassword);
      submit(form);
      await shown(form, 'signed-in');
      expect(events.map(({ type }) => type)).to.deep.equal(['xano-reset-password', 'xano-sign-in']);
    });

    it('tells an outage above the button, and the link is still good', async () => {
      openAt(LINK);
      const form = await draw();
      await waitUntil(() => form.form);
      backend.on(UPDATE, () => refuse(500, 'FATAL', 'No.'));
      fill(form, newPassword);
      submit(form);
      await waitUntil(() => alertOf(form) !== '');
      expect(alertOf(form)).to.contain('Try again');
      backend.on(UPDATE, () => json({}));
      submit(form);
      await shown(form, 'done');
    });

    it('keeps the rules of passwords', async () => {
      openAt(LINK);
      const form = await draw();
      await waitUntil(() => form.form);
      fill(form, { password: 'short', 'confirm-password': 'other' });
      submit(form);
      expect(errorAt(form, 'password')).to.contain('Password must be at least 8 characters');
      expect(errorAt(form, 'confirm-password')).to.equal('The two passwords do not match');
      expect(backend.count(UPDATE)).to.equal(0);
    });

    it('says that a link is too old, and where there is a new one', async () => {
      backend.on(EXCHANGE, () => refuse(401, 'UNAUTHORIZED', 'This link has expired.'));
      openAt(LINK);
      const form = await draw();
      await shown(form, 'expired');
      expect(part(form, 'expired').innerText).to.contain('too old');
      expect(part(form, 'continue').getAttribute('href')).to.equal('forgot.html');
      await expect(form).to.be.accessible();
    });

    it('says that there is no link', async () => {
      const form = await draw();
      await shown(form, 'missing');
      expect(part(form, 'missing').innerText).to.contain('Open this page by the link');
      expect(backend.asked).to.deep.equal([]);
    });

    it('opens the link only when somebody goes on, with confirm', async () => {
      openAt(LINK);
      const form = await draw(html`<xano-reset-password-form confirm></xano-reset-password-form>`);
      await shown(form, 'confirm');
      expect(part(form, 'confirm').innerText).to.contain('ada@example.com');
      expect(backend.count(EXCHANGE)).to.equal(0);
      part(form, 'continue').click();
      await waitUntil(() => form.form);
      expect(backend.count(EXCHANGE)).to.equal(1);
    });

    it('can be tried again when the network is gone', async () => {
      backend.on(EXCHANGE, () => new TypeError('Failed to fetch'));
      openAt(LINK);
      const form = await draw();
      await shown(form, 'failed');
      expect(part(form, 'failed').innerText).to.contain('We cannot reach the server.');
      await expect(form).to.be.accessible();
      backend.on(EXCHANGE, () => json({ authToken: 'token-of-link' }));
      part(form, 'continue').click();
      await waitUntil(() => form.form);
    });

    for (const [what, answer, text] of [
      [
        'too many requests',
        () => refuse(429, 'TOO_MANY_REQUESTS', 'Whoa there!'),
        /too many requests.*\d+ seconds/,
      ],
      ['an endpoint that is not there', () => refuse(404, 'NOT_FOUND', ''), 'not set up correctly'],
      ['an answer without a token', () => json({ id: 1 }), 'not set up completely'],
    ] as const)
      it(`says why the link could not be opened: ${what}`, async () => {
        backend.on(EXCHANGE, answer);
        openAt(LINK);
        const form = await draw();
        await shown(form, 'failed');
        expect(part(form, 'failed').innerText).to.match(new RegExp(text));
        await waitUntil(() => hasPart(form, 'developer-message'));
      });

    for (const [how, content] of [
      ['with confirm', html`<xano-reset-password-form confirm></xano-reset-password-form>`],
      ['after a failure', html`<xano-reset-password-form></xano-reset-password-form>`],
    ] as const)
      it(`keeps the focus where the link is opened by a press, ${how}`, async () => {
        backend.on(EXCHANGE, () => refuse(500, 'FATAL', 'No.'));
        openAt(LINK);
        const form = await draw(content);
        await waitUntil(() => hasPart(form, 'continue'));
        const open = backend.hold(EXCHANGE);
        const asked = backend.count(EXCHANGE);
        part(form, 'continue').focus();
        part(form, 'continue').click();
        await waitUntil(() => backend.count(EXCHANGE) > asked);
        expect(document.activeElement?.localName).to.equal('xano-reset-password-form');
        open(json({ authToken: 'token-of-link' }));
        await waitUntil(() => document.activeElement?.getAttribute('name') === 'password');
      });

    it('with a form of the page’s own: an early submit leaves no error behind', async () => {
      const [form, open] = await submitEarly();
      open(refuse(500, 'FATAL', 'No.'));
      await shown(form, 'failed');
      backend.on(EXCHANGE, () => json({ authToken: 'token-of-link' }));
      part(form, 'continue').click();
      await waitUntil(() => !form.matches(':state(failed)'));
      expect([form.matches(':state(error)'), alertOf(form)]).to.deep.equal([false, '']);
    });

    it('says in the form why the author refuses a password, and the link is still good', async () => {
      backend.on(UPDATE, () => refuse(403, 'ACCESS_DENIED', 'You have used this password before.'));
      openAt(LINK);
      const form = await draw();
      await waitUntil(() => form.form);
      fill(form, newPassword);
      submit(form);
      await waitUntil(() => alertOf(form) === 'You have used this password before.');
      expect(form.matches(':state(expired)')).to.equal(false);
    });

    it('takes a plus in the address for a plus, as many e-mails write it', async () => {
      openAt('?magic_token=m1+2&email=ada+x@example.com');
      await draw();
      await waitUntil(() => backend.count(EXCHANGE) === 1);
      expect(backend.asked[0]?.body).to.deep.equal({ magic_token: 'm1+2', email: 'ada+x@example.com' });
    });

    it('takes a newer link that is opened in the same tab', async () => {
      openAt('#/reset?magic_token=first-token');
      const form = await draw();
      await waitUntil(() => form.form);
      fill(form, newPassword);
      location.hash = '#/reset?magic_token=second-token';
      await waitUntil(() => backend.count(EXCHANGE) === 2);
      expect(location.hash).to.equal('#/reset');
      expect(backend.asked.at(-1)?.body).to.deep.equal({ magic_token: 'second-token' });
      expect(input(form, 'password').value).to.equal('');
    });

    it('leaves an e-mail address alone that comes without a token', async () => {
      openAt('?email=ada@example.com&plan=pro');
      const form = await draw();
      await shown(form, 'missing');
      expect(location.search).to.equal('?email=ada@example.com&plan=pro');
    });
  });

  describe('<xano-magic-link-form>', () => {
    const draw = async (content = html`<xano-magic-link-form></xano-magic-link-form>`) =>
      formIn<XanoMagicLinkForm>(await page(content), 'xano-magic-link-form');

    beforeEach(() => {
      backend.on(EXCHANGE, () => json({ authToken: 'token-of-ada' })).on(REQUEST, () => json({}));
    });

    it('signs in by a link that this browser has asked for', async () => {
      const form = await draw();
      fill(form, { email: 'ada@example.com' });
      submit(form);
      await shown(form, 'done');
      form.remove();
      openAt(LINK);
      const back = await draw();
      expect(location.search).to.equal('?a=1');
      await shown(back, 'signed-in');
    });

    it('asks first where this browser has not', async () => {
      openAt(LINK);
      const form = await draw();
      await shown(form, 'confirm');
      expect(part(form, 'confirm').innerText).to.contain('Do you want to continue as ada@example.com?');
      expect(backend.count(EXCHANGE)).to.equal(0);
      await expect(form).to.be.accessible();
      part(form, 'continue').click();
      await shown(form, 'signed-in');
    });

    it('asks first where somebody is signed in', async () => {
      const form = await draw();
      fill(form, { email: 'ada@example.com' });
      submit(form);
      await shown(form, 'done');
      await signInAs(find(document, 'xano-connection'));
      form.remove();
      openAt(LINK);
      const back = await draw();
      await shown(back, 'confirm');
    });

    it('offers a new link for one that is used', async () => {
      backend.on(EXCHANGE, () => refuse(403, 'ACCESS_DENIED', 'This link has already been used.'));
      openAt(LINK);
      const form = await draw();
      await shown(form, 'confirm');
      part(form, 'continue').click();
      await shown(form, 'expired');
      part(form, 'continue').click();
      await waitUntil(() => form.form && form.matches(':not(:state(expired))'));
      await expect(form).to.be.accessible();
    });

    it('forgets a link that another tab has used to sign the same person in', async () => {
      backend.on(EXCHANGE, () => refuse(403, 'ACCESS_DENIED', 'This link has already been used.'));
      openAt(LINK);
      const form = await draw();
      await shown(form, 'confirm');
      part(form, 'continue').click();
      await shown(form, 'expired');
      await signInAs(find(document, 'xano-connection'));
      await shown(form, 'signed-in');
      expect(form.matches(':state(expired)')).to.equal(false);
    });

    it('says why the link could not be used', async () => {
      openAt(LINK);
      const form = await draw();
      await shown(form, 'confirm');
      backend.on(EXCHANGE, () => new TypeError('Failed to fetch'));
      part(form, 'continue').click();
      await shown(form, 'failed');
      expect(part(form, 'failed').innerText).to.contain('We cannot reach the server.');
      await expect(form).to.be.accessible();
      backend.on(EXCHANGE, () => refuse(429, 'TOO_MANY_REQUESTS', 'Whoa there!'));
      part(form, 'continue').click();
      await waitUntil(() => /too many requests.*\d+ seconds/.test(part(form, 'failed').innerText));
    });

    it('says no more that an e-mail is on its way when its link has signed in elsewhere', async () => {
      const form = await draw();
      fill(form, { email: 'ada@example.com' });
      submit(form);
      await shown(form, 'done');
      await signInAs(find(document, 'xano-connection'));
      await shown(form, 'signed-in');
      expect(form.matches(':state(done)')).to.equal(false);
    });

    it('leaves an e-mail address alone that comes without a token', async () => {
      openAt('?email=ada@example.com&plan=pro');
      await draw();
      expect(location.search).to.equal('?email=ada@example.com&plan=pro');
    });

    it('reads a token that is the whole answer', async () => {
      backend.on('POST /auth/magic-login', () => json('token-of-ada'));
      openAt('?magic_token=m1');
      const form = await draw(
        html`<xano-magic-link-form
          exchange-endpoint="/auth/magic-login"
          auth-token-key="."
        ></xano-magic-link-form>`,
      );
      await shown(form, 'confirm');
      part(form, 'continue').click();
      await shown(form, 'signed-in');
    });
  });

  describe('<xano-code-form>', () => {
    beforeEach(() => {
      backend
        .on('POST /auth/login', () => json({ next_step: 'code', challenge: 'ch-1' }))
        .on('POST /auth/verify-code', () => json({ authToken: 'token-of-ada' }))
        .on('POST /auth/send-code', () => json({ success: true }));
    });

    const begin = async (prepare = async (_connection: XanoConnection): Promise<void> => {}) => {
      const root = await page(html`
        <xano-sign-in-form><xano-code-form slot="next-step"></xano-code-form></xano-sign-in-form>
      `);
      await prepare(root);
      const step = await formIn(root);
      const form = find<XanoCodeForm>(root, 'xano-code-form');
      const events = record('xano-next-step');
      fill(step, { email: ada.email, password: 'correct-horse-1' });
      find(step, ':scope > button:not([type=button])').click();
      await shown(step, 'next-step');
      await waitUntil(() => form.form);
      return { step, form, events };
    };

    it('asks for the code where there is none', async () => {
      const { form } = await begin();
      submit(form);
      await waitUntil(() => errorAt(form, 'code') !== '');
      expect(errorAt(form, 'code')).to.contain('code');
      expect(backend.count('POST /auth/verify-code')).to.equal(0);
    });

    it('takes the code, with what the first answer named', async () => {
      const { step, form, events } = await begin();
      await expect(form).to.be.accessible();
      expect(events[0]?.keys).to.deep.equal(['next_step', 'challenge']);
      const field = input(form, 'code');
      expect([field.getAttribute('autocomplete'), field.inputMode]).to.deep.equal([
        'one-time-code',
        'numeric',
      ]);
      fill(form, { code: ' 123 456' });
      submit(form);
      await shown(step, 'signed-in');
      expect(backend.asked.find(({ path }) => path.includes('verify'))?.body).to.deep.equal({
        next_step: 'code',
        challenge: 'ch-1',
        code: '123456',
      });
    });

    it('tells at the field that a code is wrong', async () => {
      backend.on('POST /auth/verify-code', () => refuse(403, 'ACCESS_DENIED', 'That one is not right.'));
      const { form } = await begin();
      fill(form, { code: '000000' });
      submit(form);
      await waitUntil(() => errorAt(form, 'code') !== '');
      expect(errorAt(form, 'code')).to.equal('That one is not right.');
      expect(document.activeElement).to.equal(input(form, 'code'));
    });

    it('has words of its own for a refusal that says nothing', async () => {
      backend.on('POST /auth/verify-code', () => refuse(403, 'ACCESS_DENIED', 'Invalid Credentials.'));
      const { form } = await begin();
      fill(form, { code: '000000' });
      submit(form);
      await waitUntil(() => errorAt(form, 'code') !== '');
      expect(errorAt(form, 'code')).to.equal('This code is wrong, or it has expired');
    });

    it('says it in another language when the page does', async () => {
      backend.on('POST /auth/verify-code', () => refuse(403, 'ACCESS_DENIED', ''));
      const { form } = await begin();
      fill(form, { code: '000000' });
      submit(form);
      await waitUntil(() => errorAt(form, 'code') !== '');
      const { lang } = document.documentElement;
      try {
        document.documentElement.lang = 'de';
        await waitUntil(() => errorAt(form, 'code').startsWith('Dieser Code'));
      } finally {
        document.documentElement.lang = lang;
      }
    });

    it('has the focus as soon as it is there: a code is typed at once', async () => {
      const { form } = await begin();
      await waitUntil(() => document.activeElement?.getAttribute('name') === 'code');
      await sendKeys({ type: '123456' });
      expect(input(form, 'code').value).to.equal('123456');
    });

    it('asks for the code in its own words after a session that has run out', async () => {
      const { form } = await begin(async (connection) => {
        await signInAs(connection);
        backend.on('GET /auth/me', () => refuse(401, 'UNAUTHORIZED', 'This token is expired.'));
        await connection.auth?.fetchCurrentUser().catch(() => {});
      });
      expect(part(form, 'notice').innerText.trim()).to.equal('Enter the code that we have sent you.');
    });

    it('signs nobody in by a check that the visitor has gone back from', async () => {
      const { step, form } = await begin();
      const answer = backend.hold('POST /auth/verify-code');
      fill(form, { code: '123456' });
      submit(form);
      await waitUntil(() => backend.count('POST /auth/verify-code') === 1);
      part(form, 'cancel').click();
      await waitUntil(() => !step.matches(':state(next-step)'));
      answer(json({ authToken: 'token-of-ada' }));
      await waitUntil(() => !form.pending);
      expect(find<XanoConnection>(document, 'xano-connection').auth?.$session.get().status).to.equal(
        'signed-out',
      );
    });

    for (const [how, typed] of [
      ['with Arabic digits', '\u0661\u0662\u0663\u0664\u0665\u0666'],
      ['with full-width digits', '\uff11\uff12\uff13\uff14\uff15\uff16'],
      ['with a hyphen that does not break', '123\u2011456'],
      ['with marks of direction', '\u200e123456\u200f'],
    ] as const)
      it(`takes a code that is written ${how}`, async () => {
        const { step, form } = await begin();
        fill(form, { code: typed });
        submit(form);
        await shown(step, 'signed-in');
        const { body } = backend.asked.find(({ path }) => path.includes('verify')) ?? {};
        expect(Object(body).code).to.equal('123456');
      });

    it('elsewhere on the page, waits for a code only where the page takes the step', async () => {
      const root = await page(html`
        <xano-sign-in-form></xano-sign-in-form>
        <xano-code-form></xano-code-form>
      `);
      const step = await formIn(root, 'xano-sign-in-form');
      const form = await formIn<XanoCodeForm>(root, 'xano-code-form');
      const waits = () => part(form, 'send-again').getAttribute('aria-disabled') === 'true';
      fill(step, { email: ada.email, password: 'correct-horse-1' });
      submit(step);
      await waitUntil(() => step.error?.code === 'no-token-in-answer');
      await form.updateComplete;
      expect(waits()).to.equal(false);
      document.addEventListener('xano-next-step', (event) => event.preventDefault(), { once: true });
      submit(step);
      await waitUntil(waits);
    });

    it('is not the second step of another connection’s sign-in', async () => {
      const connection = await page(html``);
      connection.insertAdjacentHTML('beforeend', '<xano-code-form></xano-code-form>');
      const form = await formIn<XanoCodeForm>(connection, 'xano-code-form');
      await waitUntil(() => form.form);
      fill(form, { code: '123' });
      const { step } = await begin();
      expect(step.matches(':state(next-step)')).to.equal(true);
      expect(input(form, 'code').value).to.equal('123');
    });

    it('takes back what it said when another code is sent', async () => {
      backend.on('POST /auth/verify-code', () => refuse(403, 'ACCESS_DENIED', 'That one is not right.'));
      const { form } = await begin();
      fill(form, { code: '000000' });
      submit(form);
      await waitUntil(() => errorAt(form, 'code') !== '');
      const { now } = Date;
      Date.now = () => now.call(Date) + 60_000;
      try {
        await waitUntil(() => part(form, 'send-again').getAttribute('aria-disabled') === 'false');
      } finally {
        Date.now = now;
      }
      part(form, 'send-again').click();
      await waitUntil(() => backend.count('POST /auth/send-code') === 1);
      await waitUntil(() => errorAt(form, 'code') === '');
    });

    it('waits before another code, and goes back to the first step', async () => {
      const { step, form } = await begin();
      expect(part(form, 'send-again').getAttribute('aria-disabled')).to.equal('true');
      part(form, 'cancel').click();
      await waitUntil(() => !step.matches(':state(next-step)'));
      expect(hasPart(step, 'form')).to.equal(true);
    });

    it('is not needed: without one, a sign-in without a token is a failure, unless the page cancels it', async () => {
      const step = await formIn(await page(html`<xano-sign-in-form></xano-sign-in-form>`));
      fill(step, { email: ada.email, password: 'x' });
      submit(step);
      await waitUntil(() => step.error?.code === 'no-token-in-answer');
      document.addEventListener('xano-next-step', (event) => event.preventDefault(), { once: true });
      submit(step);
      await waitUntil(() => !step.pending);
      expect(step.error).to.equal(undefined);
    });

    it('confirms the address of a sign-up', async () => {
      backend
        .on('POST /auth/signup', () => json({ next_step: 'verify-email' }))
        .on('POST /auth/verify-email', () => json({ authToken: 'token-of-ada' }));
      const root = await page(html`
        <xano-sign-up-form without-name>
          <xano-code-form slot="done" endpoint="/auth/verify-email"></xano-code-form>
        </xano-sign-up-form>
      `);
      const step = await formIn(root);
      fill(step, { email: ada.email, password: 'long enough 1' });
      find(step, ':scope > button:not([type=button])').click();
      await shown(step, 'done');
      const form = find<XanoCodeForm>(root, 'xano-code-form');
      await waitUntil(() => form.form);
      fill(form, { code: '123456' });
      submit(form);
      await waitUntil(() => form.matches(':state(signed-in)'));
      expect(backend.asked.find(({ path }) => path.includes('verify'))?.body).to.deep.equal({
        email: ada.email,
        code: '123456',
      });
    });
  });
});
