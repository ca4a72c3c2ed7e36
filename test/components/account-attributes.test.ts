// The attributes of rows, links and buttons of the page: where the focus goes, and what developers are told.
import { expect, fixture, html } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import '../../components/attributes/attributes.js';
import { Backend, BASE_URL, page, signInAs } from '../support/elements/backend.js';
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
