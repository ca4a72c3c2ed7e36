// The user as text.
import { expect, html } from '@open-wc/testing';
import '../../components/user/user.js';
import { ada, Backend, json, page, signInAs } from '../support/elements/backend.js';

describe('<xano-user>', () => {
  let backend: Backend;
  beforeEach(() => (backend = new Backend()));
  afterEach(() => backend.restore());

  const textOf = async (root: ParentNode): Promise<string> => {
    const user = root.querySelector('xano-user');
    await user?.updateComplete;
    return user?.innerText ?? '';
  };

  it('shows a field of the user, and nothing while signed out', async () => {
    const connection = await page(html`<xano-user field="email"></xano-user>`);
    expect(await textOf(connection)).to.equal('');
    await signInAs(connection);
    expect(await textOf(connection)).to.equal('ada@example.com');
    await expect(connection.querySelector('xano-user')).to.be.accessible();
    await connection.clearSession();
    expect(await textOf(connection)).to.equal('');
  });

  it('goes deeper by dots, never into a prototype, and joins lists', async () => {
    backend.on('GET /auth/me', () => json({ ...ada, address: { city: 'London' }, tags: ['a', 'b'] }));
    const connection = await page(html`<xano-user field="address.city"></xano-user>`);
    await signInAs(connection);
    expect(await textOf(connection)).to.equal('London');
    const user = connection.querySelector('xano-user');
    user?.setAttribute('field', 'constructor.name');
    expect(await textOf(connection)).to.equal('');
    user?.setAttribute('field', 'tags');
    expect(await textOf(connection)).to.equal('a, b');
  });

  it('never turns a value into markup', async () => {
    backend.on('GET /auth/me', () => json({ ...ada, name: '<img src=x onerror=alert(1)>' }));
    const connection = await page(html`<xano-user></xano-user>`);
    await signInAs(connection);
    expect(await textOf(connection)).to.equal('<img src=x onerror=alert(1)>');
    expect(connection.querySelector('img')).to.equal(null);
  });

  it('fills an attribute of its child with an address that is safe, and takes it away again', async () => {
    const picture = 'https://pictures.test/ada.png';
    const script = 'javascript:alert(1)';
    backend.on('GET /auth/me', () => json({ ...ada, avatar: { url: picture }, site: script }));
    const connection = await page(html`
      <xano-user field="avatar.url" attribute="src"><img alt="" /></xano-user>
      <xano-user field="site" attribute="href"><a href="about.html">Site</a></xano-user>
      <xano-user field="name" attribute="title"><b>Name</b></xano-user>
      <xano-user field="name" attribute="onclick"><i>No</i></xano-user>
      <xano-user field="name" attribute="content"><meta itemprop="name" /></xano-user>
      <xano-user field="avatar.url" attribute="src"><iframe title="No"></iframe></xano-user>
    `);
    await signInAs(connection);
    const read = async () => {
      await Promise.all([...connection.querySelectorAll('xano-user')].map((user) => user.updateComplete));
      const value = (tag: string, name: string) => connection.querySelector(tag)?.getAttribute(name);
      return [
        value('img', 'src'),
        value('a', 'href'),
        value('b', 'title'),
        value('i', 'onclick'),
        value('meta', 'content'),
        value('iframe', 'src'),
      ];
    };
    expect(await read()).to.deep.equal([picture, null, ada.name, null, null, null]);
    expect(connection.querySelector('a')?.textContent).to.equal('Site');
    await connection.clearSession();
    expect(await read()).to.deep.equal([null, null, null, null, null, null]);
  });

  it('falls back for a user without the value, and not for nobody', async () => {
    const connection = await page(html`<xano-user field="nickname" fallback="friend"></xano-user>`);
    expect(await textOf(connection)).to.equal('');
    await signInAs(connection);
    expect(await textOf(connection)).to.equal('friend');
  });

  it('writes dates in the language of the page', async () => {
    const connection = await page(
      html`<div lang="de"><xano-user field="created_at" format="date"></xano-user></div>`,
    );
    await signInAs(connection);
    const expected = new Intl.DateTimeFormat('de', { dateStyle: 'medium' }).format(ada.created_at);
    expect(await textOf(connection)).to.equal(expected);
    connection.querySelector('xano-user')?.setAttribute('format', 'datetime');
    expect(await textOf(connection)).to.match(/\d\d:\d\d$/);
  });

  it('makes one request for the user, however many there are', async () => {
    const connection = await page(html`${Array.from({ length: 1000 }, () => html`<xano-user></xano-user>`)}`);
    await signInAs(connection);
    expect(backend.count('GET /auth/me')).to.equal(1);
    const texts = [...connection.querySelectorAll('xano-user')].map((user) => user.textContent);
    expect(new Set(texts)).to.deep.equal(new Set(['Ada Lovelace']));
  });

  it('writes its own text anew in a clone', async () => {
    const connection = await page(html`<xano-user></xano-user>`);
    await signInAs(connection);
    await textOf(connection);
    const clone = connection.querySelector('xano-user')?.cloneNode(true) as HTMLElement;
    await connection.clearSession();
    connection.replaceChildren(clone);
    expect(await textOf(connection)).to.equal('');
  });
});
