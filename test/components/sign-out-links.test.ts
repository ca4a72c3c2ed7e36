// Links that real pages sign out by, and what a page translator makes of a value of the user.
import { expect, html, nextFrame } from '@open-wc/testing';
import '../../components/attributes/attributes.js';
import '../../components/logout-button/logout-button.js';
import type { XanoNavigateEvent } from '../../components/shared/events.js';
import { ada, Backend, json, page, signInAs } from '../support/elements/backend.js';
import { find } from '../support/elements/forms.js';
import { waitUntil } from '../support/elements/wait.js';

describe('a link that signs out', () => {
  let backend: Backend;
  beforeEach(() => (backend = new Backend()));
  afterEach(() => backend.restore());

  /** Where a sign-out by the link leads. */
  const destinationOf = async (markup: string): Promise<string> => {
    const connection = await page(html`<div></div>`);
    connection.setAttribute('after-sign-out', '/login.html');
    find(connection, 'div').innerHTML = markup;
    await signInAs(connection);
    const led: string[] = [];
    const listener = (event: XanoNavigateEvent): void => {
      event.preventDefault();
      led.push(event.url.pathname + event.url.hash);
    };
    document.addEventListener('xano-navigate', listener);
    find(connection, 'div a').click();
    await waitUntil(() => led.length > 0, 'it leads somewhere');
    document.removeEventListener('xano-navigate', listener);
    connection.remove();
    return led.join();
  };

  for (const href of ['#', 'javascript:void(0)', ' javascript:;', '#!'])
    it(`a link to "${href}" that signs out leads where the connection says`, async () => {
      const link = `<a href="${href}">Leave</a>`;
      expect(await destinationOf(`<xano-logout-button>${link}</xano-logout-button>`)).to.equal('/login.html');
      expect(await destinationOf(link.replace('<a', '<a data-xano-action="sign-out"'))).to.equal(
        '/login.html',
      );
    });

  it('a link to a page, or to the route of a hash router, that signs out leads there', async () => {
    expect(await destinationOf('<a data-xano-action="sign-out" href="/bye.html">Leave</a>')).to.equal(
      '/bye.html',
    );
    const route = '<xano-logout-button><a href="#/bye">Leave</a></xano-logout-button>';
    expect(await destinationOf(route)).to.equal(`${location.pathname}#/bye`);
  });

  it('data-xano-user leaves a text alone that a page translator has made of it, until it means something else', async () => {
    backend.on('GET /auth/me', () => json({ ...ada, role: 'admin', tags: ['a', 'b'] }));
    const connection = await page(html`<p data-xano-user="role"></p>`);
    await signInAs(connection);
    const text = find(connection, 'p');
    await waitUntil(() => text.textContent === 'admin');
    let runs = 0;
    const translate = (): void => {
      if (runs > 50 || !text.textContent || text.querySelector('font')) return;
      runs++;
      const translation = document.createElement('font');
      translation.textContent = `«${text.textContent}»`;
      text.replaceChildren(translation);
    };
    const translator = new MutationObserver(translate);
    translator.observe(text, { childList: true });
    translate();
    await connection.fetchCurrentUser();
    // The turn of the translator, and of ours after it.
    await nextFrame();
    expect([runs, text.textContent]).to.deep.equal([1, '«admin»']);
    text.setAttribute('data-xano-user', 'tags');
    await waitUntil(() => text.textContent === '«a, b»');
    translator.disconnect();
    await connection.clearSession();
    await waitUntil(() => text.textContent === '');
  });
});
