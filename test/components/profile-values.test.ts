// What a profile shows of a yes and a no, as backends write them.
import { expect, html } from '@open-wc/testing';
import '../../components/profile-form/profile-form.js';
import type { XanoProfileForm } from '../../components/profile-form/profile-form.js';
import { ada, Backend, json, page, signInAs } from '../support/elements/backend.js';
import { fill, find, formIn, settled, submit } from '../support/elements/forms.js';
import { waitUntil } from '../support/elements/wait.js';

describe('a profile', () => {
  let backend: Backend;
  beforeEach(() => (backend = new Backend()));
  afterEach(() => backend.restore());

  const box = '<input type="checkbox" name="news">';
  const choice =
    '<select name="news"><option value="true">Yes</option><option value="false">No</option></select>';
  const radios =
    '<input type="radio" name="news" value="true"><input type="radio" name="news" value="false">';
  for (const [value, markup, selector] of [
    [1, box, ':checked'],
    ['true', box, ':checked'],
    ['1', box, ':checked'],
    [0, box, ':not(:checked)'],
    ['false', box, ':not(:checked)'],
    [false, choice, ':has([value="false"]:checked)'],
    [true, choice, ':has([value="true"]:checked)'],
    [true, radios, '[value="true"]:checked'],
    [false, radios, '[value="false"]:checked'],
  ] as const)
    it(`shows ${JSON.stringify(value)} in ${markup.slice(0, 30)}…, and sends it only when it was changed`, async () => {
      backend
        .on('GET /auth/me', () => json({ ...ada, news: value }))
        .on('PATCH /auth/me', () => json({ ...ada, news: value }));
      const connection = await page(html`<div></div>`);
      find(connection, 'div').innerHTML =
        `<xano-profile-form endpoint="PATCH /auth/me"><div slot="fields">${markup}</div></xano-profile-form>`;
      await signInAs(connection);
      const element = await formIn<XanoProfileForm>(connection, 'xano-profile-form');
      await waitUntil(() => element.querySelector<HTMLInputElement>('[name=name]')?.value === ada.name);
      expect(element.querySelector(`[name=news]${selector}`)).not.to.equal(null);
      fill(element, { name: 'Countess' });
      submit(element);
      await settled(element);
      const sent = backend.asked.find(({ method }) => method === 'PATCH');
      expect(sent?.body).to.deep.equal({ name: 'Countess' });
    });
});
