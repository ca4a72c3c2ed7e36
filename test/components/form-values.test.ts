// What a form says at its submit.
import { expect, fixture, html } from '@open-wc/testing';
import { readValues } from '../../components/form/form-values.js';
import type { TemplateResult } from 'lit';

const valuesOf = async (content: TemplateResult, submitter?: string): Promise<unknown> => {
  const form = await fixture<HTMLFormElement>(html`<form>${content}</form>`);
  return readValues(form, new FormData(form, submitter ? form.querySelector<HTMLElement>(submitter) : null));
};

describe('the values of a form', () => {
  it('are texts, byte for byte', async () => {
    const password = ' pä55\u0308 \u{1F511}"\\ ';
    expect(
      await valuesOf(
        html`<input name="email" value="a@b.co" /><input type="password" name="p" .value=${password} />`,
      ),
    ).to.deep.equal({ email: 'a@b.co', p: password });
  });

  it('are booleans for lone check boxes, checked or not', async () => {
    expect(
      await valuesOf(
        html`<input type="checkbox" name="terms" value="yes" checked /><input type="checkbox" name="news" />`,
      ),
    ).to.deep.equal({ terms: true, news: false });
  });

  it('are lists for repeated names, for name[] and for multiple choices', async () => {
    expect(
      await valuesOf(html`
        <input type="checkbox" name="color" value="red" checked /><input
          type="checkbox"
          name="color"
          value="blue"
        />
        <input type="checkbox" name="size[]" value="xl" />
        <input name="tag[]" value="one" />
        <select name="days" multiple>
          <option selected>Mo</option>
          <option selected>Tu</option>
        </select>
      `),
    ).to.deep.equal({ color: ['red'], size: [], tag: ['one'], days: ['Mo', 'Tu'] });
  });

  it('are booleans where a server has written a hidden input beside the check box', async () => {
    expect(
      await valuesOf(html`
        <input type="hidden" name="terms" value="0" /><input type="checkbox" name="terms" value="1" checked />
        <input type="checkbox" name="news" value="true" /><input type="hidden" name="news" value="false" />
      `),
    ).to.deep.equal({ terms: true, news: false });
  });

  it('are no lists where something else than a control has the same name', async () => {
    expect(
      await valuesOf(html`
        <fieldset name="email"><input name="email" value="ada@example.com" /></fieldset>
        <input type="range" name="age" value="42" /><output name="age">42</output>
        <input name="coupon" value="X1" /><button type="button" name="coupon">Check</button>
        <input type="checkbox" name="terms" checked /><button type="reset" name="terms">Again</button>
      `),
    ).to.deep.equal({ email: 'ada@example.com', age: 42, coupon: 'X1', terms: true });
  });

  it('are one text for radio buttons', async () => {
    expect(
      await valuesOf(
        html`<input type="radio" name="plan" value="free" /><input
            type="radio"
            name="plan"
            value="pro"
            checked
          />`,
      ),
    ).to.deep.equal({ plan: 'pro' });
  });

  it('are numbers for type=number, and nothing for an empty one', async () => {
    expect(
      await valuesOf(html`<input type="number" name="age" value="36" /><input type="number" name="size" />`),
    ).to.deep.equal({ age: 36 });
  });

  it('keep files, and leave out empty file fields', async () => {
    const form = await fixture<HTMLFormElement>(
      html`<form><input type="file" name="photo" /><input type="file" name="other" /></form>`,
    );
    const transfer = new DataTransfer();
    transfer.items.add(new File(['x'], 'me.png'));
    const photo = form.querySelector('input');
    if (photo) photo.files = transfer.files;
    const values = readValues(form, new FormData(form));
    expect(Object.keys(values)).to.deep.equal(['photo']);
    expect((values['photo'] as File).name).to.equal('me.png');
  });

  it('never hold remember-me, the confirmation or __proto__', async () => {
    const values = await valuesOf(html`
      <input type="checkbox" name="remember-me" checked /><input name="confirm-password" value="x" />
      <input name="__proto__" value="x" /><input name="__proto__[]" value="x" />
    `);
    expect(values).to.deep.equal({});
    expect(Object.getPrototypeOf(values)).to.equal(Object.prototype);
  });

  it('leave out what is disabled', async () => {
    expect(
      await valuesOf(
        html`<fieldset disabled><input type="checkbox" name="a" /></fieldset>
          <input name="b" disabled value="x" />`,
      ),
    ).to.deep.equal({});
  });

  it('hold the button that was used, and what a formdata listener adds', async () => {
    const form = await fixture<HTMLFormElement>(
      html`<form>
        <button name="via" value="mail">Mail</button><button name="via" value="sms">SMS</button>
      </form>`,
    );
    form.addEventListener('formdata', ({ formData }) => formData.append('campaign', 'spring'));
    const data = new FormData(form, form.querySelector<HTMLElement>('[value=sms]'));
    expect(readValues(form, data)).to.deep.equal({
      via: 'sms',
      campaign: 'spring',
    });
  });

  it('are read even where names hide the properties of the form', async () => {
    expect(
      await valuesOf(html`<input name="elements" value="1" /><input name="submit" value="2" />`),
    ).to.deep.equal({ elements: '1', submit: '2' });
  });
});
