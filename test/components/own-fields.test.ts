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
    const ring = (element: Element) => getComputedStyle(element).outlineOffset;
    expect(ring(input(form, 'company'))).to.equal(ring(part(form, 'input-email')));
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

  describe('are marked', () => {
    const drawMarked = async (mark?: XanoSignUpForm['mark']): Promise<XanoSignUpForm> => {
      const connection = await page(html`
        <xano-sign-up-form .mark=${mark}>
          <label slot="fields" id="needed">Company <input name="company" required /></label>
          <label slot="fields" id="wrapped"
            >Team
            <select name="team"></select
          ></label>
          <div slot="fields">
            <label id="beside" for="site">Site</label>
            <input id="site" name="site" />
            <label id="deep"
              >Size <span><input name="size" /></span
            ></label>
          </div>
          <label slot="fields" id="box"><input type="checkbox" name="news" /> News</label>
          <label slot="fields" id="range">Seats <input type="range" name="seats" /></label>
          <label slot="fields" id="fixed">Plan <input name="plan" readonly /></label>
          <label slot="fields" id="own" class="own">Theirs <input name="theirs" /></label>
        </xano-sign-up-form>
      `);
      return formIn<XanoSignUpForm>(connection);
    };

    /** What the sheet writes behind the words of a label, by its id. */
    const marksIn = (form: Element): Record<string, string> =>
      Object.fromEntries(
        [...form.querySelectorAll('label[id]')].flatMap((label) => {
          const { content } = getComputedStyle(label, '::after');
          // One string or several, as the engine likes; the words for who does not see it come after a slash.
          const strings = content.split(' / ')[0]?.match(/"(?:[^"\\]|\\.)*"/g) ?? [];
          return strings.length > 0 ? [[label.id, strings.map((one) => JSON.parse(one)).join('')]] : [];
        }),
      );
    const optional = ' (optional)';

    it('where they are optional, by default', async () => {
      const form = await drawMarked();
      expect(marksIn(form)).to.deep.equal({ wrapped: optional, beside: optional, deep: optional });
      expect(hasPart(form, 'required-mark')).to.equal(false);
      await expect(form).to.be.accessible();
      const top = (element: Element) => element.getBoundingClientRect().top;
      const words = document.createRange();
      words.selectNode(find(form, '#wrapped').firstChild as Node);
      expect(find(form, 'select').getBoundingClientRect().top).to.be.at.least(
        words.getBoundingClientRect().bottom,
      );
      expect(
        find(form, '#wrapped').getBoundingClientRect().height,
        'the mark takes no row of its own',
      ).to.be.closeTo(find(form, '#needed').getBoundingClientRect().height, 1);
      expect(top(input(form, 'size'))).to.be.greaterThan(top(find(form, '#deep')));
    });

    it('in the language of the page, and in the words of the page', async () => {
      const form = await drawMarked();
      form.lang = 'de';
      form.append(Object.assign(document.createElement('xano-text'), { textContent: 'a "may" \\ field' }));
      find(form, 'xano-text').setAttribute('code', 'optional');
      await waitUntil(() => marksIn(form)['wrapped'] === ' a "may" \\ field');
      find(form, 'xano-text').remove();
      await waitUntil(() => marksIn(form)['wrapped'] === optional);
      form.lang = 'fr';
      await waitUntil(() => marksIn(form)['wrapped'] === ' (facultatif)');
    });

    it('where they are required, if the page says so; ours are, too', async () => {
      const form = await drawMarked('required');
      expect(Object.keys(marksIn(form))).to.deep.equal(['needed']);
      expect(marksIn(form)['needed']).to.equal(' *');
      const marked = [...(form.shadowRoot?.querySelectorAll<HTMLElement>('[part=required-mark]') ?? [])];
      expect(marked.map(({ innerText, ariaHidden }) => [innerText.trim(), ariaHidden])).to.deep.equal(
        Array.from({ length: 3 }, () => ['*', 'true']),
      );
      form.mark = 'none';
      await form.updateComplete;
      expect([marksIn(form), hasPart(form, 'required-mark')]).to.deep.equal([{}, false]);
    });

    it('never in a form of their own', async () => {
      const connection = await page(html`
        <xano-sign-up-form>
          <form method="post">
            <label id="plain">Team <input name="team" /></label>
          </form>
        </xano-sign-up-form>
      `);
      expect(marksIn(await formIn<XanoSignUpForm>(connection))).to.deep.equal({});
    });
  });
});
