// The tools of the component tests themselves: real keys and clicks, focus, media features and size, in every engine.

import { expect, fixture, html } from '@open-wc/testing';
import { emulateMedia, sendKeys, sendMouse, setViewport } from '@web/test-runner-commands';
import { LitElement } from 'lit';

class SmokeButton extends LitElement {
  static override properties = { clicks: {} };

  declare clicks: number;

  constructor() {
    super();
    this.clicks = 0;
  }

  override render() {
    return html`<button @click=${(event: Event) => (this.clicks += event.isTrusted ? 1 : 0)}>
      ${this.clicks}
    </button>`;
  }
}

customElements.define('smoke-button', SmokeButton);

const dark = matchMedia('(prefers-color-scheme: dark)');
const reduced = matchMedia('(prefers-reduced-motion: reduce)');

it('types real keys into the focused field', async () => {
  const form = await fixture(html`<form><input name="a" /><input name="b" /></form>`);
  const [first, second] = form.querySelectorAll('input');
  if (!first || !second) throw new Error('no fields');
  first.focus();
  await sendKeys({ type: 'Ada @ 1' });
  await sendKeys({ press: 'Tab' });
  expect(first.value).to.equal('Ada @ 1');
  expect(second.matches(':focus')).to.equal(true);
  expect(second.matches(':focus-visible')).to.equal(true);
  await sendKeys({ press: 'Shift+Tab' });
  expect(document.activeElement).to.equal(first);
});

it('clicks an element', async () => {
  const element = await fixture<SmokeButton>(html`<smoke-button></smoke-button>`);
  const box = element.getBoundingClientRect();
  await sendMouse({ type: 'click', position: [Math.round(box.x + 8), Math.round(box.y + 8)] });
  expect(element.clicks).to.equal(1);
  await sendKeys({ press: 'Tab' });
  await sendKeys({ press: 'Space' });
  await expect(element).to.be.accessible();
});

it('turns dark and still', async () => {
  await emulateMedia({ colorScheme: 'dark' });
  await emulateMedia({ reducedMotion: 'reduce' });
  await setViewport({ width: 360, height: 640 });
  expect([dark.matches, reduced.matches, innerWidth, innerHeight]).to.deep.equal([true, true, 360, 640]);
});

it('starts every test light, moving, and in the same size', () => {
  expect([dark.matches, reduced.matches, innerWidth, innerHeight]).to.deep.equal([false, false, 800, 600]);
});
