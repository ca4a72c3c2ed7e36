// What is said of a field that the browser refuses: in our words, named by its label, in the page's language.
import { expect, html } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import type { TemplateResult } from 'lit';
import '../../components/index.js';
import { Backend, page } from '../support/elements/backend.js';
import { errorAt, find, formIn, submit } from '../support/elements/forms.js';
import { waitUntil } from '../support/elements/wait.js';

describe('what is wrong with a field', () => {
  let backend: Backend;
  beforeEach(() => (backend = new Backend()));
  afterEach(() => backend.restore());

  /** What stands at the control of a name after a submit. */
  const errorOf = async (field: TemplateResult, typed?: string, lang = 'en', name = 'x'): Promise<string> => {
    const form = await formIn(
      await page(html`<div lang=${lang}><xano-sign-up-form>${field}</xano-sign-up-form></div>`),
    );
    await waitUntil(() => form.form, 'the form is drawn');
    const control = find<HTMLInputElement>(form, `[name=${name}]`);
    if (typed !== undefined) {
      control.focus();
      await sendKeys({ type: typed });
    }
    submit(form);
    await form.updateComplete;
    return errorAt(form, name);
  };

  const cases: [what: string, field: TemplateResult, typed: string | undefined, error: string][] = [
    [
      'missing',
      html`<label slot="fields">Company: * <input name="x" required /></label>`,
      undefined,
      'Enter Company',
    ],
    [
      'unlabelled',
      html`<input slot="fields" name="x" aria-label="Company" required />`,
      undefined,
      'Enter Company',
    ],
    [
      'a second address',
      html`<label slot="fields">Work e-mail <input type="email" name="x" required /></label>`,
      undefined,
      'Enter Work e-mail',
    ],
    [
      'no address',
      html`<label slot="fields">Work e-mail <input type="email" name="x" /></label>`,
      'ada',
      'Enter a full e-mail address, such as name@example.com',
    ],
    [
      'known by what browsers fill in',
      html`<label slot="fields">Mobile <input name="x" autocomplete="section-a tel" required /></label>`,
      undefined,
      'Enter your phone number',
    ],
    [
      'not chosen',
      html`<label slot="fields"
        >Plan
        <select name="x" required>
          <option value="">None</option>
          <option>Big</option>
        </select></label
      >`,
      undefined,
      'Choose Plan',
    ],
    [
      'none of several',
      html`<fieldset slot="fields">
        <legend>Plan</legend>
        <label><input type="radio" name="x" value="1" required /> Small</label>
        <label><input type="radio" name="x" value="2" /> Big</label>
      </fieldset>`,
      undefined,
      'Choose Plan',
    ],
    [
      'not ticked',
      html`<label slot="fields"
        ><input type="checkbox" name="x" required /> I have read the <a href="#terms">terms</a>.</label
      >`,
      undefined,
      'Tick the box “I have read the terms”',
    ],
    [
      'too short',
      html`<label slot="fields">Code <input name="x" minlength="3" /></label>`,
      'a',
      'Code must have at least 3 characters',
    ],
    [
      'too low',
      html`<label slot="fields">Age <input name="x" type="number" min="18" /></label>`,
      '17',
      'Age must be 18 or more',
    ],
    [
      'too high',
      html`<label slot="fields">Age <input name="x" type="number" max="99" /></label>`,
      '100',
      'Age must be 99 or less',
    ],
    [
      'of another pattern',
      html`<label slot="fields">Code <input name="x" pattern="\\d+" /></label>`,
      'a',
      'Enter Code in the correct format',
    ],
    [
      'of a pattern that has a title',
      html`<label slot="fields">Code <input name="x" pattern="\\d+" title="digits only" /></label>`,
      'a',
      'Enter Code in the correct format: digits only',
    ],
    [
      'no address of a page',
      html`<label slot="fields">Website <input name="x" type="url" /></label>`,
      'example',
      'Enter Website in the correct format',
    ],
    ['without any name to show', html`<input slot="fields" name="x" required />`, undefined, 'Enter x'],
  ];
  it('is said of a field of any name', async () => {
    const field = html`<label slot="fields">Code <input name="constructor" minlength="3" /></label>`;
    expect(await errorOf(field, 'a', 'en', 'constructor')).to.equal('Code must have at least 3 characters');
  });

  for (const [what, field, typed, error] of cases)
    it(`${what}: ${error}`, async () => expect(await errorOf(field, typed)).to.equal(error));

  it("is said in the page's language, not in the browser's", async () => {
    const company = html`<label slot="fields">Firma <input name="x" required /></label>`;
    expect(await errorOf(company, undefined, 'de')).to.equal('Füllen Sie das Feld „Firma“ aus');
  });

  it('is what the page says, where its script said it', async () => {
    const form = await formIn(
      await page(html`
        <xano-sign-up-form
          ><label slot="fields">Code <input name="x" /></label
        ></xano-sign-up-form>
      `),
    );
    find<HTMLInputElement>(form, '[name=x]').setCustomValidity('This code is used up.');
    submit(form);
    await form.updateComplete;
    expect(errorAt(form, 'x')).to.equal('This code is used up.');
  });

  it('is said of each field of ours by its name', async () => {
    const form = await formIn(await page(html`<xano-sign-up-form confirm-password></xano-sign-up-form>`));
    submit(form);
    await form.updateComplete;
    expect(
      ['name', 'email', 'password', 'confirm-password'].map((name) => errorAt(form, name)),
    ).to.deep.equal([
      'Enter your name',
      'Enter your e-mail address',
      'Enter your password',
      'Repeat the password',
    ]);
  });
});
