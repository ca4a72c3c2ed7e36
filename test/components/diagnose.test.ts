// What a beginner reads of each of the commonest mistakes: in the console, and in place on their own machine.
import { expect, fixture, html } from '@open-wc/testing';
import '../../components/auth-guard/auth-guard.js';
import type { XanoDeleteAccountButton } from '../../components/delete-account-button/delete-account-button.js';
import '../../components/delete-account-button/delete-account-button.js';
import type { XanoProfileForm } from '../../components/profile-form/profile-form.js';
import '../../components/profile-form/profile-form.js';
import '../../components/sign-in-form/sign-in-form.js';
import { Backend, json, page, refuse, signInAs } from '../support/elements/backend.js';
import { fill, find, formIn, hasPart, input, part, settled, submit } from '../support/elements/forms.js';
import { waitUntil } from '../support/elements/wait.js';

const LOGIN = 'POST /auth/login';
const ME = 'GET /auth/me';
const guard = html`<xano-auth-guard><template>Hello</template></xano-auth-guard>`;
const form = html`<xano-sign-in-form></xano-sign-in-form>`;

describe('a beginner reads', () => {
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

  /** Signs in by the form of a page, and returns the form. */
  const signIn = async () => {
    const element = await formIn(await page(form));
    fill(element, { email: 'ada@example.com', password: 'S3cret-value' });
    submit(element);
    await settled(element);
    return element;
  };

  /** Waits until the console says so, once, and no line holds what it must not. */
  const reads = async (...words: string[]) => {
    const found = () => lines.filter((line) => words.every((word) => line.includes(word)));
    await waitUntil(() => found().length > 0, `the console says ${words.join(' … ')}`);
    expect(found().length).to.equal(1);
    expect(lines.join()).to.not.match(/S3cret-value|token-of-ada/);
  };

  const inPlace = (element: Element, words: string) =>
    waitUntil(
      () =>
        hasPart(element, 'developer-message') && part(element, 'developer-message').innerText.includes(words),
      `in place: ${words}`,
    );

  it('that the API group has no such endpoint', async () => {
    backend.on(LOGIN, () => undefined);
    const element = await signIn();
    await reads('no POST /auth/login in group abCD1234 of backend.test', 'Base URL', 'auth/login');
    await inPlace(element, 'Copy the Base URL');
  });

  it('that CORS keeps the answer from the page', async () => {
    backend.on(LOGIN, () => new TypeError('Failed to fetch')).on('GET /', () => json(null));
    const element = await signIn();
    await reads('backend.test answers', `Allow ${location.origin}`, 'CORS');
    await inPlace(element, 'CORS settings');
    expect(backend.asked.at(-1)?.headers.has('Authorization')).to.equal(false);
  });

  it('nothing of CORS where the host does not answer at all', async () => {
    backend
      .on(LOGIN, () => new TypeError('Failed to fetch'))
      .on('GET /', () => new TypeError('Failed to fetch'));
    const element = await signIn();
    await waitUntil(() => backend.count('GET /') === 1, 'the host is asked');
    await element.updateComplete;
    expect(lines.filter((line) => line.includes('CORS settings of'))).to.deep.equal([]);
  });

  it('which key of the answer holds the token', async () => {
    backend.on(LOGIN, () => json({ user: { id: 1 }, jwt: 'token-of-ada' }));
    const element = await signIn();
    await reads('has the keys user, jwt', 'auth-token-key="jwt"');
    await inPlace(element, 'auth-token-key="jwt"');
  });

  it('that the endpoint for the current user is missing', async () => {
    backend.on(ME, () => undefined);
    const connection = await page(guard);
    await signInAs(connection);
    await reads('token is stored', 'GET /auth/me gave 404', 'current-user-endpoint');
    await inPlace(find(connection, 'xano-auth-guard'), 'Set current-user-endpoint');
  });

  it('of a missing endpoint with the path of the current user’s that it is missing itself', async () => {
    const connection = await page(
      html`<xano-profile-form></xano-profile-form><xano-delete-account-button></xano-delete-account-button>`,
    );
    await signInAs(connection);
    const form = await formIn<XanoProfileForm>(connection, 'xano-profile-form');
    await waitUntil(() => form.form && input(form, 'name').value !== '');
    fill(form, { name: 'Countess' });
    submit(form);
    await reads('There is no PATCH /auth/me in group abCD1234');
    await inPlace(form, 'There is no PATCH /auth/me');
    const button = find<XanoDeleteAccountButton>(connection, 'xano-delete-account-button');
    part(button, 'button').click();
    find<HTMLInputElement>(button.shadowRoot as ShadowRoot, 'input').value = 'ada@example.com';
    part(button, 'confirm-button').click();
    await inPlace(button, 'There is no DELETE /auth/me');
    expect(lines.filter((line) => line.includes('token is stored'))).to.deep.equal([]);
  });

  it('that the token is from another data source', async () => {
    backend.on(ME, () => refuse(401, 'UNAUTHORIZED', 'This token belongs to a different datasource.'));
    await signInAs(await page(guard)).catch(() => {});
    await reads('another data source than live', 'data-source on every page');
  });

  it('so also when a stored session meets that at the next visit', async () => {
    const connection = await page(guard);
    await signInAs(connection);
    const { parentElement } = connection;
    connection.remove();
    await waitUntil(() => !connection.auth, 'the page is left');
    backend.on(ME, () => refuse(401, 'UNAUTHORIZED', 'This token belongs to a different datasource.'));
    parentElement?.append(connection);
    await reads('another data source than live');
    expect(connection.auth?.$session.get().reason).to.equal('expired');
  });

  it('why the session ended, and how to make it last', async () => {
    const connection = await page(form);
    await signInAs(connection);
    backend.on(ME, () => refuse(401, 'UNAUTHORIZED', 'This token is expired.'));
    await connection.fetchCurrentUser().catch(() => {});
    await reads('24 hours', 'refresh-endpoint');
    const element = await formIn(connection);
    expect(part(element, 'notice').innerText).to.contain('Sign in again');
  });

  it('what to do about the rate limit, while the visitor is asked to wait', async () => {
    backend.on(LOGIN, () => refuse(429, 'TOO_MANY_REQUESTS', 'Whoa there!'));
    const element = await signIn();
    await reads('10 in 20 seconds', 'user-max-age');
    expect(part(element, 'alert').innerText).to.contain('Try again in 20 seconds');
  });

  it('that there is no connection', async () => {
    const root = await fixture(html`<div>${guard}</div>`);
    const element = find(root, 'xano-auth-guard');
    await reads('No <xano-connection> found', 'hidden');
    await inPlace(element, 'No <xano-connection> found');
  });

  it('that there are two connections', async () => {
    const root = await fixture(html`
      <div>
        <xano-connection base-url="https://backend.test/api:abCD1234"></xano-connection>
        <xano-connection base-url="https://backend.test/api:other123"></xano-connection>
        ${form}
      </div>
    `);
    await reads('several <xano-connection>', 'connection="id"');
    await inPlace(await formIn(root), 'connection="id"');
  });
});
