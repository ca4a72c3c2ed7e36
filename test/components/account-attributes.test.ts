// The attributes of rows, links and buttons of the page: where the focus goes, and what developers are told.
import { expect, fixture, html } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import '../../components/attributes/attributes.js';
import { ada, Backend, BASE_URL, json, page, signInAs } from '../support/elements/backend.js';
import { find } from '../support/elements/forms.js';
import { waitUntil } from '../support/elements/wait.js';

describe('the attributes data-xano-…', () => {
  let backend: Backend;
  const { error } = console;
  const lines: string[] = [];
  beforeEach(() => {
    backend = new Backend();
    lines.length = 0;
    console.error = (line: unknown) => lines.push(String(line));
  });
  afterEach(() => {
    backend.restore();
    console.error = error;
  });

  it('a button that signs out and hides gives the focus to the heading of the page', async () => {
    const connection = await page(html`
      <p><button data-xano-show="signed-in" data-xano-action="sign-out">Leave</button></p>
      <h1 data-xano-show="signed-in">Account</h1>
      <h1 data-xano-show="signed-out">Home</h1>
    `);
    await signInAs(connection);
    const button = find<HTMLButtonElement>(connection, 'button');
    await waitUntil(() => !button.hidden);
    button.focus();
    await sendKeys({ press: 'Enter' });
    await waitUntil(() => button.hidden);
    await waitUntil(() => document.activeElement?.textContent === 'Home');
  });

  it('leaves the focus where the page shows what is hidden after all', async () => {
    const connection = await page(html`
      <h1>Home</h1>
      <button data-xano-show="signed-in" style="display: block">Leave</button>
    `);
    const button = find<HTMLButtonElement>(connection, 'button');
    await waitUntil(() => button.hidden);
    button.focus();
    button.setAttribute('data-xano-show', 'role:admin');
    await new Promise((resolve) => setTimeout(resolve));
    expect(document.activeElement?.localName).to.equal('button');
  });

  it('write a value into what an image, a link or a control has', async () => {
    const odd = { ...ada, avatar: { url: 'data:image/gif;base64,R0lGODlhAQABAAAAACw=' }, newsletter: true };
    backend.on('GET /auth/me', () =>
      json({ ...odd, site: 'https://ada.example/', evil: 'javascript:alert(1)', language: 'en' }),
    );
    const connection = await page(html`
      <img data-xano-user="avatar" alt="" />
      <a data-xano-user="site">Website</a>
      <a data-xano-user="evil">Evil</a>
      <a data-xano-user="name" href="/account"></a>
      <input data-xano-user="email" aria-label="E-mail" />
      <input data-xano-user="newsletter" type="checkbox" aria-label="Newsletter" />
      <input data-xano-user="name" type="password" aria-label="Password" />
      <select data-xano-user="language" aria-label="Language">
        <option>de</option>
        <option>en</option>
      </select>
    `);
    await signInAs(connection);
    const [site, evil, account] = connection.querySelectorAll('a');
    const [email, newsletter, password] = connection.querySelectorAll('input');
    await waitUntil(() => email?.value === 'ada@example.com');
    expect(find<HTMLImageElement>(connection, 'img').src).to.equal(odd.avatar.url);
    expect([site?.textContent, site?.href]).to.deep.equal(['Website', 'https://ada.example/']);
    expect([evil?.textContent, evil?.hasAttribute('href')]).to.deep.equal(['Evil', false]);
    expect([account?.textContent, account?.getAttribute('href')]).to.deep.equal(['Ada Lovelace', '/account']);
    expect([newsletter?.checked, password?.value]).to.deep.equal([true, '']);
    expect(find<HTMLSelectElement>(connection, 'select').value).to.equal('en');
    if (email) email.value = 'typed';
    await connection.fetchCurrentUser();
    expect(email?.value).to.equal('typed');
    await connection.clearSession();
    await waitUntil(() => email?.value === '');
    expect(find(connection, 'img').hasAttribute('src')).to.equal(false);
    expect([site?.textContent, site?.hasAttribute('href')]).to.deep.equal(['Website', false]);
    expect([account?.textContent, newsletter?.checked]).to.deep.equal(['', false]);
  });

  it('say that they have no connection where the page has several', async () => {
    const twins = await fixture(html`
      <div>
        <xano-connection id="one" base-url=${BASE_URL}></xano-connection>
        <xano-connection id="two" base-url=${BASE_URL} data-source="test"></xano-connection>
        <p data-xano-show="signed-out" data-xano-connection="two">Nobody</p>
        <button data-xano-action="sign-out">Leave</button>
      </div>
    `);
    await waitUntil(() => !find<HTMLElement>(twins, 'p').hidden);
    expect(lines).to.deep.equal([]);
    find<HTMLButtonElement>(twins, 'button').click();
    expect(lines.join()).to.contain('data-xano-action finds no connection');
    expect(lines.join()).to.contain('data-xano-connection="id"');
    find(twins, 'p').removeAttribute('data-xano-connection');
    find(twins, 'p').setAttribute('data-xano-show', 'signed-in');
    await waitUntil(() => lines.join().includes('data-xano-show finds no connection'));
  });
});
