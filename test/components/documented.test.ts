// Each element is taken through all of its states: what it shows is what the manifest names, no more and no less.
import { expect, html } from '@open-wc/testing';
import '../../components/account/account.js';
import '../../components/index.js';
import '../../components/setup/setup.js';
import type { XanoAuthGuard } from '../../components/auth-guard/auth-guard.js';
import type { XanoLogoutButton } from '../../components/logout-button/logout-button.js';
import type { XanoSignInForm } from '../../components/sign-in-form/sign-in-form.js';
import type { XanoSignUpForm } from '../../components/sign-up-form/sign-up-form.js';
import { ada, Backend, json, page, refuse, signInAs } from '../support/elements/backend.js';
import { fill, find, formIn, hasPart, input, settled, submit } from '../support/elements/forms.js';
import { elements, Seen } from '../support/elements/manifest-probe.js';
import { NO_CONTENT, stayOnPage } from '../support/elements/stay.js';
import { typeEachStrength } from '../support/elements/strength.js';
import { waitUntil } from '../support/elements/wait.js';

const typed = { email: 'ada@example.com', password: 'difference-1' };
const expired = () => refuse(401, 'UNAUTHORIZED', 'This token is expired.');

/** What both forms go through: each first field, empty and sent, a disabled field, and a visitor who is signed in. */
const lookAtForm = async (seen: Seen, form: XanoSignInForm | XanoSignUpForm): Promise<void> => {
  for (const identifier of ['username', 'phone', 'email'] as const) {
    form.identifier = identifier;
    await form.updateComplete;
    seen.look(form);
    submit(form);
    await waitUntil(() => hasPart(form, 'field-invalid'));
    seen.look(form);
    form.reset();
  }
  form.mark = 'required';
  await form.updateComplete;
  seen.look(form);
  form.mark = 'optional';
  find<HTMLElement>(form.shadowRoot as ShadowRoot, '[part~=password-toggle]').click();
  await form.updateComplete;
  seen.look(form);
  const capsLock = new KeyboardEvent('keydown', { bubbles: true, modifierCapsLock: true });
  input(form, 'password').dispatchEvent(capsLock);
  await form.updateComplete;
  seen.look(form);
  input(form, 'email').disabled = true;
  await waitUntil(() => hasPart(form, 'input-disabled'));
  seen.look(form);
  input(form, 'email').disabled = false;
};

/** At the end of the way: a form of the page's own comes in. */
const lookAtOwnForm = async (seen: Seen, form: XanoSignInForm | XanoSignUpForm): Promise<void> => {
  form.insertAdjacentHTML(
    'beforeend',
    '<form method="post"><input name="email" /><button>Go</button></form>',
  );
  await waitUntil(() => form.form === form.lastElementChild);
  await form.updateComplete;
  seen.look(form);
};

describe('the manifest names what can be seen of', () => {
  let backend: Backend;
  beforeEach(() => (backend = new Backend()));
  afterEach(() => backend.restore());

  it('<xano-sign-in-form>', async () => {
    const seen = new Seen('xano-sign-in-form');
    const connection = await page(
      html`<xano-sign-in-form remember-me redirect-to="/account.html">
        <b slot="logo">A</b>
        <h2 slot="heading">Welcome</h2>
        <a slot="forgot" href="#forgot">Forgot it?</a>
        <button slot="providers" type="button">Another way</button>
        <p slot="after">Help</p>
      </xano-sign-in-form>`,
    );
    const form = await formIn(connection);
    await lookAtForm(seen, form);

    const answer = backend.hold('POST /auth/login');
    fill(form, typed);
    submit(form);
    await waitUntil(() => hasPart(form, 'spinner'));
    seen.look(form);
    answer(json({ jwt: 'no token by this name' }));
    await settled(form);
    await waitUntil(() => hasPart(form, 'developer-message'), 'its part is loaded with the first failure');
    seen.look(form);

    backend.on('POST /auth/login', () => json({ challenge: 'c' }));
    const step = document.createElement('p');
    step.slot = 'next-step';
    form.append(step);
    submit(form);
    await waitUntil(() => hasPart(form, 'next-step'));
    seen.look(form);

    form.reset();
    await signInAs(connection);
    await waitUntil(() => hasPart(form, 'continue'));
    seen.look(form);
    backend.on('GET /auth/me', expired);
    await connection.fetchCurrentUser().catch(() => {});
    await waitUntil(() => hasPart(form, 'notice'));
    seen.look(form);
    await lookAtOwnForm(seen, form);
    expect(seen.problems()).to.deep.equal([]);
  });

  it('<xano-sign-up-form>', async () => {
    const seen = new Seen('xano-sign-up-form');
    const connection = await page(
      html`<xano-sign-up-form confirm-password password-strength redirect-to="/account.html">
        <b slot="logo">A</b>
        <h2 slot="heading">Welcome</h2>
        <a slot="forgot" href="#forgot">Forgot it?</a>
        <button slot="providers" type="button">Another way</button>
        <p slot="after">Help</p>
      </xano-sign-up-form>`,
    );
    const form = await formIn<XanoSignUpForm>(connection);
    await lookAtForm(seen, form);
    await typeEachStrength(form, () => seen.look(form));

    const answer = backend.hold('POST /auth/signup');
    const all = { ...typed, name: 'Ada', 'confirm-password': typed.password };
    fill(form, all);
    submit(form);
    await waitUntil(() => hasPart(form, 'spinner'));
    seen.look(form);
    answer(refuse(404, 'NOT_FOUND', 'Unable to locate request.'));
    await settled(form);
    await waitUntil(() => hasPart(form, 'developer-message'), 'its part is loaded with the first failure');
    seen.look(form);

    backend.on('POST /auth/signup', () => json({ message: 'Please confirm.' }));
    fill(form, all);
    submit(form);
    await waitUntil(() => hasPart(form, 'done'));
    seen.look(form);

    form.reset();
    await signInAs(connection);
    await waitUntil(() => hasPart(form, 'continue'));
    seen.look(form);
    backend.on('GET /auth/me', expired);
    await connection.fetchCurrentUser().catch(() => {});
    await waitUntil(() => hasPart(form, 'notice'));
    seen.look(form);
    await lookAtOwnForm(seen, form);
    expect(seen.problems()).to.deep.equal([]);
  });

  it('<xano-logout-button>', async () => {
    const seen = new Seen('xano-logout-button');
    backend.on('POST /auth/logout', () => new Promise(() => {}));
    const connection = await page(html`<xano-logout-button></xano-logout-button>`);
    const button = find<XanoLogoutButton>(connection, 'xano-logout-button');
    await button.updateComplete;
    seen.look(button);
    await signInAs(connection);
    await button.updateComplete;
    document.addEventListener(
      'xano-before-sign-out',
      (event) => event.waitUntil(new Promise<void>(() => {})),
      { once: true },
    );
    find<HTMLButtonElement>(button.shadowRoot as ShadowRoot, 'button').click();
    await button.updateComplete;
    seen.look(button);
    expect(seen.problems()).to.deep.equal([]);
  });

  it('<xano-auth-guard>', async () => {
    const seen = new Seen('xano-auth-guard');
    const connection = await page(html`<xano-auth-guard><p>Members</p></xano-auth-guard>`);
    const guard = find<XanoAuthGuard>(connection, 'xano-auth-guard');
    const look = async (state: string): Promise<void> => {
      await waitUntil(() => guard.state === state, state);
      await guard.updateComplete;
      seen.look(guard);
    };
    await look('signed-out');
    const leave = stayOnPage();
    guard.redirectTo = NO_CONTENT;
    await waitUntil(() => hasPart(guard, 'sign-in-link'), 'the page could not be left');
    seen.look(guard);
    leave();
    const answer = backend.hold('GET /auth/me');
    const signedIn = signInAs(connection);
    await look('pending');
    await waitUntil(() => hasPart(guard, 'pending'), 'its text, after a moment');
    seen.look(guard);
    answer(json(ada));
    await signedIn;
    await look('signed-in');
    // There is somewhere to go back to.
    history.pushState(null, '', location.href);
    guard.roles = 'owner';
    await look('forbidden');
    backend.on('GET /auth/me', () => refuse(500, 'FATAL', 'No.'));
    await signInAs(connection).catch(() => {});
    await look('error');
    connection.baseUrl = 'nonsense';
    await waitUntil(() => hasPart(guard, 'developer-message'));
    await look('error');
    expect(seen.problems()).to.deep.equal([]);
  });

  it('<xano-connection>', async () => {
    const seen = new Seen('xano-connection');
    const connection = await page(html`<p>Part of the page</p>`);
    seen.look(connection);
    const answer = backend.hold('GET /auth/me');
    const signedIn = signInAs(connection);
    await waitUntil(() => connection.matches(':state(restoring)'));
    seen.look(connection);
    answer(json(ada));
    await signedIn;
    seen.look(connection);
    backend.on('GET /auth/me', () => refuse(500, 'FATAL', 'No.'));
    await signInAs(connection).catch(() => {});
    seen.look(connection);
    connection.baseUrl = 'nonsense';
    await waitUntil(() => connection.matches(':state(unconfigured)'));
    seen.look(connection);
    expect(seen.problems()).to.deep.equal([]);
  });

  it('elements that show nothing of their own', async () => {
    const connection = await page(
      html`<xano-environment name="test"></xano-environment
        ><xano-header name="X-App" value="shop"></xano-header><xano-text code="sign-in">Go</xano-text
        ><xano-user></xano-user>`,
    );
    for (const tag of ['xano-environment', 'xano-header', 'xano-text', 'xano-user']) {
      const seen = new Seen(tag);
      seen.look(find(connection, tag));
      // A slot without a shadow root is a place for children.
      expect(seen.problems().filter((problem) => problem !== 'slots "" never showed')).to.deep.equal([]);
    }
  });

  it('would miss a part, a slot and a state that are not documented, or never show', () => {
    const seen = new Seen('xano-logout-button');
    const host = document.createElement('div');
    host.attachShadow({ mode: 'open' }).innerHTML =
      '<p part="button secret"><slot></slot><slot name="hidden"></slot></p><b exportparts="in: out"></b>';
    seen.look(host);
    expect(seen.problems()).to.deep.equal([
      'cssParts "secret" is undocumented',
      'cssParts "out" is undocumented',
      'cssParts "spinner" never showed',
      'slots "hidden" is undocumented',
      'cssStates "hidden" never showed',
      'cssStates "pending" never showed',
    ]);
  });
});

describe('the attributes that an element observes', () => {
  for (const [tag, { attributes = [] }] of elements)
    it(`are those that the manifest names for <${tag}>`, () => {
      const element = customElements.get(tag) as unknown as { observedAttributes: string[] };
      expect([...element.observedAttributes].toSorted()).to.deep.equal(
        attributes.map(({ name }) => name).toSorted(),
      );
    });
});
