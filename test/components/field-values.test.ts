// Values of real people: dates and names as backends write them and as address books copy them; and forms that pop up.
import { expect, html } from '@open-wc/testing';
import '../../components/sign-in-form/sign-in-form.js';
import type { XanoSignInForm } from '../../components/sign-in-form/sign-in-form.js';
import '../../components/user/user.js';
import { ada, Backend, json, page, signInAs } from '../support/elements/backend.js';
import { fill, find, formIn, settled, submit } from '../support/elements/forms.js';
import { waitUntil } from '../support/elements/wait.js';

describe('in the field', () => {
  let backend: Backend;
  beforeEach(() => (backend = new Backend()));
  afterEach(() => backend.restore());

  for (const [value, written] of [
    [' 1990-05-01', 'May 1, 1990'],
    ['1990-05-01 ', 'May 1, 1990'],
    ['1990-05', 'May 1, 1990'],
    ['1990', 'Jan 1, 1990'],
    [true, 'true'],
    [false, 'false'],
  ] as const)
    it(`${JSON.stringify(value)} is ${written} as a date, in every time zone`, async () => {
      backend.on('GET /auth/me', () => json({ ...ada, value }));
      const asked: (string | undefined)[] = [];
      const { toLocaleString } = Date.prototype;
      Date.prototype.toLocaleString = function (...given: Parameters<Date['toLocaleString']>): string {
        asked.push((given[1] as Intl.DateTimeFormatOptions).timeZone);
        return toLocaleString.apply(this, given);
      };
      const connection = await page(
        html`<div lang="en"><xano-user field="value" format="date"></xano-user></div>`,
      );
      await signInAs(connection);
      const user = find(connection, 'xano-user');
      await waitUntil(() => user.textContent);
      Date.prototype.toLocaleString = toLocaleString;
      expect(user.textContent).to.equal(written);
      expect(asked.every((timeZone) => timeZone === 'UTC')).to.equal(true);
    });

  it('a format that there is not makes no date of a number', async () => {
    backend.on('GET /auth/me', () => json({ ...ada, value: 1999 }));
    const connection = await page(html`<xano-user field="value" format="currency"></xano-user>`);
    await signInAs(connection);
    const user = find(connection, 'xano-user');
    await waitUntil(() => user.textContent);
    expect(user.textContent).to.equal('1999');
  });

  for (const [user, said] of [
    [{ name: { first: 'Ada' }, email: 'ada@example.com' }, 'You are signed in as ada@example.com.'],
    [{ name: ['Ada', 'Countess'] }, 'You are signed in as Ada, Countess.'],
    [{ name: '\u00A0 ', email: 'ada@example.com' }, 'You are signed in as ada@example.com.'],
    [{ name: { first: 'Ada' } }, 'You are signed in.'],
  ] as const)
    it(`a form says to ${JSON.stringify(user)}: ${said}`, async () => {
      backend.on('GET /auth/me', () => json(user));
      const connection = await page(html`<xano-sign-in-form></xano-sign-in-form>`);
      await signInAs(connection);
      const element = await formIn(connection);
      const text = (): string => element.shadowRoot?.querySelector('[part~=panel] p')?.textContent ?? '';
      await waitUntil(text);
      expect(text()).to.equal(said);
    });

  it('what is a popover shows nothing until it is opened', async () => {
    const connection = await page(
      html`<xano-sign-in-form popover></xano-sign-in-form
        ><xano-logout-button popover show-when-signed-out></xano-logout-button>`,
    );
    const element = await formIn<XanoSignInForm>(connection);
    const button = find(connection, 'xano-logout-button');
    await waitUntil(() => element.form);
    expect([element.checkVisibility(), button.checkVisibility()]).to.deep.equal([false, false]);
    element.showPopover();
    expect(element.checkVisibility()).to.equal(true);
    element.hidePopover();
    expect(element.checkVisibility()).to.equal(false);
  });

  for (const around of ['\u200B', '\u202A', '\uFEFF', '\u00A0', '\u2060'])
    it(`a phone number with U+${around.charCodeAt(0).toString(16)} around it is sent without`, async () => {
      const element = await formIn(
        await page(html`<xano-sign-in-form identifier="phone"></xano-sign-in-form>`),
      );
      const password = `${around}S3cret 1${around}`;
      fill(element, { phone: `${around}+49 170 1234567${around}`, password });
      submit(element);
      await settled(element);
      expect(backend.asked[0]?.body).to.deep.equal({ phone: '+49 170 1234567', password });
    });
});
