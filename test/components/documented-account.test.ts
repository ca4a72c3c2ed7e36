// Each element of the account is taken through all of its states: what it shows is what the manifest names, no more and
// no less.
import { expect, html } from '@open-wc/testing';
import '../../components/account/account.js';
import '../../components/index.js';
import '../../components/setup/setup.js';
import type { XanoConnection } from '../../components/connection/connection.js';
import type { AuthForm } from '../../components/form/auth-form.js';
import { ada, Backend, json, page, refuse, signInAs } from '../support/elements/backend.js';
import { fill, find, formIn, hasPart, input, part, settled, submit } from '../support/elements/forms.js';
import { elements, Seen } from '../support/elements/manifest-probe.js';
import { typeEachStrength } from '../support/elements/strength.js';
import { waitUntil } from '../support/elements/wait.js';

const MISSING = () => refuse(404, 'NOT_FOUND', 'Unable to locate request.');
const NEW_PASSWORD = 'difference-1';

/** What a page may put into any form. */
const CONTENT = `<b slot="logo">A</b><h2 slot="heading">Welcome</h2><p slot="before">First</p>
  <label slot="fields">More <input name="more"></label><button slot="providers" type="button">Another way</button>
  <p slot="after">Help</p>`;

/** A form of the page in its connection, with all that a page may put into it. */
const formOf = async (
  connection: XanoConnection,
  tag: string,
  attributes = '',
  content = CONTENT,
): Promise<AuthForm> => {
  connection.insertAdjacentHTML('beforeend', `<${tag} ${attributes}>${content}</${tag}>`);
  return formIn<AuthForm>(connection, tag);
};

const look = async (seen: Seen, form: AuthForm): Promise<void> => {
  await form.updateComplete;
  seen.look(form);
};

/** Sent empty, with marks, a control that is disabled, a slow answer, a failure that the developer can mend. */
const lookAtFields = async (
  seen: Seen,
  form: AuthForm,
  backend: Backend,
  call: string,
  typed: Record<string, string>,
): Promise<void> => {
  await look(seen, form);
  submit(form);
  await waitUntil(() => hasPart(form, 'field-invalid'));
  await look(seen, form);
  form.reset();
  form.mark = 'required';
  await look(seen, form);
  const [name = ''] = Object.keys(typed);
  input(form, name).disabled = true;
  await waitUntil(() => hasPart(form, 'input-disabled'));
  await look(seen, form);
  input(form, name).disabled = false;
  const answer = backend.hold(call);
  fill(form, typed);
  submit(form);
  await waitUntil(() => hasPart(form, 'spinner'));
  await look(seen, form);
  answer(MISSING());
  await settled(form);
  await waitUntil(() => hasPart(form, 'developer-message'));
  await look(seen, form);
  form.reset();
};

/** The eye, Caps Lock, and rules that are kept. */
const lookAtPasswords = async (seen: Seen, form: AuthForm): Promise<void> => {
  find<HTMLElement>(form.shadowRoot as ShadowRoot, '[part~=password-toggle]').click();
  await look(seen, form);
  const capsLock = new KeyboardEvent('keydown', { bubbles: true, modifierCapsLock: true });
  input(form, 'password').dispatchEvent(capsLock);
  await look(seen, form);
  fill(form, { password: 'x' });
  await look(seen, form);
  form.setAttribute('password-strength', '');
  await typeEachStrength(form, () => seen.look(form));
};

/** Somebody is signed in; then the session is over. */
const lookAtSession = async (seen: Seen, form: AuthForm, backend: Backend): Promise<void> => {
  const connection = form.closest('xano-connection') as XanoConnection;
  await signInAs(connection);
  await waitUntil(() => hasPart(form, 'continue'));
  await look(seen, form);
  await endSession(connection, backend);
  await waitUntil(() => hasPart(form, 'notice'));
  await look(seen, form);
};

const endSession = async (connection: XanoConnection, backend: Backend): Promise<void> => {
  backend.on('GET /auth/me', () => refuse(401, 'UNAUTHORIZED', 'This token is expired.'));
  await connection.fetchCurrentUser().catch(() => {});
};

/** At the end of the way: a form of the page's own comes in. */
const lookAtOwnForm = async (seen: Seen, form: AuthForm): Promise<void> => {
  form.insertAdjacentHTML(
    'beforeend',
    '<form method="post"><input name="email" /><button>Go</button></form>',
  );
  await waitUntil(() => form.form === form.lastElementChild);
  await look(seen, form);
};

const openBy = (query: string): void => {
  history.replaceState(null, '', query);
};

describe('the manifest names what can be seen of', () => {
  let backend: Backend;
  const address = location.href;
  beforeEach(() => (backend = new Backend()));
  afterEach(() => {
    history.replaceState(null, '', address);
    backend.restore();
  });

  it('<xano-forgot-password-form>', async () => {
    const seen = new Seen('xano-forgot-password-form');
    const call = 'GET /reset/request-reset-link';
    const form = await formOf(await page(html``), seen.tag, 'redirect-to="/account.html"');
    await lookAtFields(seen, form, backend, call, { email: ada.email });
    backend.on(call, () => json({}));
    fill(form, { email: ada.email });
    submit(form);
    await waitUntil(() => hasPart(form, 'done'));
    await look(seen, form);
    form.reset();
    await lookAtSession(seen, form, backend);
    await lookAtOwnForm(seen, form);
    expect(seen.problems()).to.deep.equal([]);
  });

  it('<xano-magic-link-form>', async () => {
    const seen = new Seen('xano-magic-link-form');
    const call = 'GET /reset/request-reset-link';
    const form = await formOf(await page(html``), seen.tag, 'redirect-to="/account.html"');
    await lookAtFields(seen, form, backend, call, { email: ada.email });
    backend.on(call, () => json({}));
    fill(form, { email: ada.email });
    submit(form);
    await waitUntil(() => hasPart(form, 'done'));
    await look(seen, form);
    form.reset();
    await lookAtSession(seen, form, backend);
    await lookAtOwnForm(seen, form);
    form.remove();
    backend.on('POST /reset/magic-link-login', () => refuse(500, 'FATAL', 'No.'));
    openBy('?magic_token=link-secret&email=eve%40example.com');
    const opened = await formOf(await page(html``), seen.tag);
    await waitUntil(() => hasPart(opened, 'confirm'));
    await look(seen, opened);
    find<HTMLElement>(opened.shadowRoot as ShadowRoot, '[part=continue]').click();
    await waitUntil(() => hasPart(opened, 'failed'));
    await look(seen, opened);
    backend.on('POST /reset/magic-link-login', () => refuse(403, 'ACCESS_DENIED', 'This link is used.'));
    find<HTMLElement>(opened.shadowRoot as ShadowRoot, '[part=continue]').click();
    await waitUntil(() => hasPart(opened, 'expired'));
    await look(seen, opened);
    expect(seen.problems()).to.deep.equal([]);
  });

  it('<xano-reset-password-form>', async () => {
    const seen = new Seen('xano-reset-password-form');
    const EXCHANGE = 'POST /reset/magic-link-login';
    const UPDATE = 'POST /reset/update_password';
    backend.on(EXCHANGE, () => json({ authToken: 'token-of-the-link' }));
    const typed = { password: NEW_PASSWORD, 'confirm-password': NEW_PASSWORD };
    const missing = await formOf(await page(html``), seen.tag, 'request-page="forgot.html"');
    await waitUntil(() => hasPart(missing, 'missing'));
    await look(seen, missing);
    missing.closest('xano-connection')?.remove();

    openBy('?magic_token=link-secret&email=ada%40example.com');
    const content = `${CONTENT}<a slot="forgot" href="#forgot">Help</a>`;
    const confirm = await formOf(await page(html``), seen.tag, 'confirm sign-in', content);
    await waitUntil(() => hasPart(confirm, 'confirm'));
    await look(seen, confirm);
    find<HTMLElement>(confirm.shadowRoot as ShadowRoot, '[part=continue]').click();
    await waitUntil(() => confirm.form);
    await lookAtFields(seen, confirm, backend, UPDATE, typed);
    await lookAtPasswords(seen, confirm);
    await lookAtOwnForm(seen, confirm);
    confirm.lastElementChild?.remove();
    await waitUntil(() => confirm.form);
    backend.on(UPDATE, () => json({}));
    fill(confirm, typed);
    submit(confirm);
    await waitUntil(() => hasPart(confirm, 'signed-in'));
    await look(seen, confirm);
    confirm.closest('xano-connection')?.remove();
    localStorage.clear();

    openBy('?magic_token=link-secret&email=ada%40example.com');
    const connection = await page(html``);
    const form = await formOf(connection, seen.tag);
    await waitUntil(() => form.form);
    fill(form, typed);
    submit(form);
    await waitUntil(() => hasPart(form, 'done'));
    await look(seen, form);
    connection.remove();

    backend.on(EXCHANGE, () => refuse(500, 'FATAL', 'No.'));
    openBy('?magic_token=link-secret&email=ada%40example.com');
    const late = await formOf(await page(html``), seen.tag);
    await waitUntil(() => hasPart(late, 'failed'));
    await look(seen, late);
    backend.on(EXCHANGE, () => refuse(403, 'ACCESS_DENIED', 'This link is used.'));
    find<HTMLElement>(late.shadowRoot as ShadowRoot, '[part=continue]').click();
    await waitUntil(() => hasPart(late, 'expired'));
    await look(seen, late);
    expect(seen.problems()).to.deep.equal([]);
  });

  it('<xano-code-form>', async () => {
    const seen = new Seen('xano-code-form');
    const call = 'POST /auth/verify-code';
    const connection = await page(html`<xano-sign-in-form></xano-sign-in-form>`);
    const step = find<AuthForm>(connection, 'xano-sign-in-form');
    step.insertAdjacentHTML(
      'beforeend',
      `<xano-code-form slot="next-step" redirect-to="/account.html">${CONTENT}</xano-code-form>`,
    );
    const form = await formIn<AuthForm>(connection, 'xano-code-form');
    backend.on('POST /auth/login', () => json({ challenge: 'c' }));
    await waitUntil(() => step.form);
    fill(step, { email: ada.email, password: 'correct-horse-1' });
    submit(step);
    await waitUntil(() => hasPart(step, 'next-step') && hasPart(form, 'send-again-wait'));
    await form.updateComplete;
    await lookAtFields(seen, form, backend, call, { code: '123456' });
    await lookAtSession(seen, form, backend);
    await lookAtOwnForm(seen, form);
    expect(seen.problems()).to.deep.equal([]);
  });

  it('<xano-change-password-form>', async () => {
    const seen = new Seen('xano-change-password-form');
    const call = 'POST /auth/change-password';
    const connection = await page(html``);
    await signInAs(connection);
    const content = `${CONTENT}<a slot="forgot" href="#forgot">Forgot it?</a>`;
    const form = await formOf(connection, seen.tag, '', content);
    await waitUntil(() => form.form);
    const typed = { current_password: 'a', password: NEW_PASSWORD, 'confirm-password': NEW_PASSWORD };
    await lookAtFields(seen, form, backend, call, typed);
    await lookAtPasswords(seen, form);
    backend.on(call, () => json({}));
    fill(form, typed);
    submit(form);
    await waitUntil(() => hasPart(form, 'done'));
    await look(seen, form);
    form.reset();
    await lookAtOwnForm(seen, form);
    await endSession(connection, backend);
    await waitUntil(() => hasPart(form, 'signed-out'));
    await look(seen, form);
    expect(seen.problems()).to.deep.equal([]);
  });

  it('<xano-profile-form>', async () => {
    const seen = new Seen('xano-profile-form');
    const call = 'PATCH /auth/me';
    const avatar = { url: 'data:image/gif;base64,R0lGODlhAQABAAAAACw=' };
    backend.on('GET /auth/me', () => json({ ...ada, avatar }));
    const connection = await page(html``);
    await signInAs(connection);
    const form = await formOf(connection, seen.tag, 'fields="name email avatar"');
    await waitUntil(() => hasPart(form, 'preview'));
    await look(seen, form);
    fill(form, { name: '', email: '' });
    await lookAtFields(seen, form, backend, call, { name: 'Countess', email: 'countess@example.com' });
    backend.on(call, () => refuse(400, 'INPUT_ERROR', 'This is no picture.', 'avatar'));
    fill(form, { name: 'Countess', email: 'countess@example.com' });
    submit(form);
    await waitUntil(() => !part(form, 'field-error-avatar').closest('[hidden]'));
    await look(seen, form);
    backend.on(call, () => json({}));
    submit(form);
    await waitUntil(() => hasPart(form, 'notice'));
    await look(seen, form);
    await lookAtOwnForm(seen, form);
    form.lastElementChild?.remove();
    await endSession(connection, backend);
    await waitUntil(() => hasPart(form, 'signed-out'));
    await look(seen, form);
    expect(seen.problems()).to.deep.equal([]);
  });
});

// Vue and others set the property where an element has one of that name, and would put a string in a method's place.
describe('each attribute is a property, too, of', () => {
  const descriptorOf = (object: object | null, name: string): PropertyDescriptor | undefined =>
    object
      ? (Object.getOwnPropertyDescriptor(object, name) ?? descriptorOf(Reflect.getPrototypeOf(object), name))
      : undefined;

  for (const tag of elements.keys())
    it(tag, () => {
      const { observedAttributes = [], prototype } = customElements.get(tag) as CustomElementConstructor & {
        readonly observedAttributes?: readonly string[];
      };
      for (const attribute of observedAttributes) {
        const name = attribute.replaceAll(/-(.)/g, (_, letter: string) => letter.toUpperCase());
        expect(descriptorOf(prototype, name)?.set, name).to.be.a('function');
      }
    });
});
