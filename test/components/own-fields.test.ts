// The page's own fields in a drawn form: beside ours they look like ours, whatever the page's framework says about all
// inputs; with a class they are the page's alone.
import { expect, fixture, html } from '@open-wc/testing';
import '../../components/sign-up-form/sign-up-form.js';
import type { XanoSignUpForm } from '../../components/sign-up-form/sign-up-form.js';
import { Backend, page } from '../support/elements/backend.js';
import { find, formIn, hasPart, input, part, submit } from '../support/elements/forms.js';
import { waitUntil } from '../support/elements/wait.js';

/** With the selectors of such frameworks, so with their specificity. */
const frameworks = {
  'a bare page': '',
  'rules for tags (Bootstrap)': `
    label { display: inline-block; margin-bottom: 9px }
    input, select, textarea { margin: 7px; font-size: 20px; line-height: 3; border: 5px dotted red }`,
  'rules for types (Tailwind forms)': `
    [type='text'], input:where(:not([type])), [type='email'], [multiple], textarea, select
      { appearance: none; background-color: #eee; border: 4px solid #6b7280; border-radius: 0; padding: 20px }
    [type='checkbox'] { appearance: none; width: 60px; height: 60px; border: 3px solid red }`,
  'rules for all but some types (Pico)': `
    input:not([type='checkbox'], [type='radio'], [type='range'], [type='file'])
      { height: 90px; margin-bottom: 30px; border: 6px solid blue; background: #ddd }
    select:not([multiple], [size]) { padding-right: 80px; margin-bottom: 30px; height: 90px }
    [type='checkbox'] { width: 60px; height: 60px; margin-inline-end: 20px }
    label { display: block; margin-bottom: 12px }`,
};

describe("the page's own fields", () => {
  let backend: Backend;
  beforeEach(() => (backend = new Backend()));
  afterEach(() => backend.restore());

  const draw = async (css: string): Promise<XanoSignUpForm> => {
    await fixture(
      html`<style>
        ${css}
      </style>`,
    );
    const connection = await page(html`
      <xano-sign-up-form>
        <label slot="fields">Company <input name="company" required /></label>
        <label slot="fields"
          >Country
          <select name="country">
            <option>Norway</option>
          </select></label
        >
        <label slot="fields"><input type="checkbox" name="terms" required /> I agree</label>
        <label slot="fields" class="own"
          >Theirs <input class="own" name="theirs" style="border: 9px solid green"
        /></label>
      </xano-sign-up-form>
    `);
    return formIn<XanoSignUpForm>(connection);
  };

  const look = (element: Element) => {
    const {
      borderTopWidth,
      borderTopColor,
      borderTopLeftRadius,
      backgroundColor,
      fontSize,
      color,
      marginBottom,
    } = getComputedStyle(element);
    const { height } = element.getBoundingClientRect();
    return [
      borderTopWidth,
      borderTopColor,
      borderTopLeftRadius,
      backgroundColor,
      fontSize,
      color,
      marginBottom,
      height,
    ];
  };

  for (const [name, css] of Object.entries(frameworks))
    it(`look like ours beside ${name}`, async () => {
      const form = await draw(css);
      const ours = look(part(form, 'input-email'));
      expect(look(input(form, 'company'))).to.deep.equal(ours);
      expect(look(find(form, 'select'))).to.deep.equal(ours);
      const label = getComputedStyle(find(form, 'label:has([name=company])'));
      const { fontSize, fontWeight } = getComputedStyle(part(form, 'label-email'));
      expect([label.fontSize, label.fontWeight, label.marginBottom]).to.deep.equal([
        fontSize,
        fontWeight,
        '0px',
      ]);
      const { width, height } = input(form, 'terms').getBoundingClientRect();
      expect([width, height]).to.deep.equal([20, 20]);
      const gap = (label_: Element, control: Element) =>
        control.getBoundingClientRect().top - label_.getBoundingClientRect().top;
      expect(gap(find(form, 'label:has(select)'), find(form, 'select'))).to.be.closeTo(
        gap(part(form, 'field-email'), part(form, 'input-email')),
        1,
      );
    });

  it('show what is wrong as ours do', async () => {
    const form = await draw(frameworks['rules for all but some types (Pico)']);
    submit(form);
    await waitUntil(() => hasPart(form, 'field-invalid'));
    const line = (element: Element) => getComputedStyle(element).borderTopColor;
    await waitUntil(
      () => line(input(form, 'company')) === line(part(form, 'input-email')),
      'the same line, once both have changed',
    );
    expect(getComputedStyle(input(form, 'company')).boxShadow).to.contain('inset');
    const { color: text } = getComputedStyle(part(form, 'field-error'));
    expect(getComputedStyle(find(form, '[data-xano-error=company]')).color).to.equal(text);
    await expect(form).to.be.accessible();
  });

  it("are the page's alone with a class, and follow a rule that names the element", async () => {
    const form = await draw(
      `.own { font-size: 31px }
      xano-sign-up-form > label[slot='fields'] select { background-color: rgb(1, 2, 3) }`,
    );
    expect(getComputedStyle(input(form, 'theirs')).fontSize).to.equal('31px');
    expect(getComputedStyle(input(form, 'theirs')).borderTopWidth).to.equal('9px');
    expect(getComputedStyle(find(form, 'select')).backgroundColor).to.equal('rgb(1, 2, 3)');
  });
});
