// Draws states.html and account-states.html, the pages of every state, as they look in light and dark, in forced colours,
// from right to left, on a narrow screen and with twice the text. screenshot.mjs makes the pictures in docs/ from them, a
// test compares with those.
import { chromium } from 'playwright-core';

/**
 * What the pages are drawn in; `width` in pixels.
 * @type {Record<string, { width: number, colorScheme?: 'dark', forcedColors?: 'active', undeclared?: boolean, rtl?: boolean, fontSize?: string }>}
 */
export const variants = {
  light: { width: 1100 },
  dark: { width: 1100, colorScheme: 'dark' },
  'dark, undeclared': { width: 1100, undeclared: true },
  'forced colours': { width: 1100, forcedColors: 'active' },
  'right to left': { width: 1100, rtl: true },
  '320 px': { width: 320 },
  '200 % text': { width: 1100, fontSize: '200%' },
};

/** The pages, by the names of their pictures. */
export const pages = ['states', 'account-states'];

/** @param {string} executablePath that of Chromium */
export const openBrowser = (executablePath) =>
  chromium.launch({
    executablePath,
    args: ['--no-sandbox', '--disable-gpu', '--font-render-hinting=none', '--disable-lcd-text'],
  });

/** A tab that shows a page in a variant, with every state reached and every pose taken. */
export const openStates = async (browser, origin, page, variant) => {
  const { width, undeclared, rtl, fontSize, ...media } = variant;
  const tab = await browser.newPage({ viewport: { width, height: 900 }, reducedMotion: 'reduce' });
  await tab.emulateMedia(media);
  await tab.goto(`${origin}/${page}.html`);
  await tab.evaluate(declare, { undeclared, rtl, fontSize });
  await tab.waitForFunction(isSettled, undefined, { timeout: 20_000 });
  // The last form in error has the focus, whichever that is, and an open menu follows its button.
  await tab.evaluate(async () => {
    document.activeElement?.blur();
    scrollTo(0, 0);
    for (const _ of [1, 2]) await new Promise(requestAnimationFrame);
  });
  await poseAll(tab);
  return tab;
};

/** In the page: what a variant declares there. */
export function declare({ undeclared = false, rtl = false, fontSize = '' }) {
  const { documentElement: root } = document;
  root.classList.toggle('undeclared', undeclared);
  root.dir = rtl ? 'rtl' : 'ltr';
  root.style.fontSize = fontSize;
}

/** In the page: every state is reached. */
export function isSettled() {
  const all = (selector) => [...document.querySelectorAll(selector)];
  const part = (element, name) => element.shadowRoot?.querySelector(`[part~="${name}"]`);
  return (
    all('[data-state=slow] > *').every((form) => form.matches(':state(pending)')) &&
    all('[data-state=wrong] > *').every((form) => part(form, 'alert-text')) &&
    all('[data-state=confirm] > *').every((form) => part(form, 'done')) &&
    all('[data-state=signed-in] > xano-sign-in-form').every((form) => part(form, 'continue')) &&
    all('[data-state=restoring] > *').every((guard) => part(guard, 'pending')) &&
    all('[data-state=unconfirmed] > *').every((guard) => part(guard, 'retry-button')) &&
    all('[data-state=forbidden] > *').every((guard) => part(guard, 'forbidden')) &&
    all('[data-state=unconfigured] > *').every((one) => part(one, 'developer-message')) &&
    all('[data-submit=empty]').every((form) => part(form, 'field-invalid')) &&
    all('xano-setup').every((setup) => part(setup, 'field-error')) &&
    all('[data-expect]').every((one) => part(one, one.dataset.expect)?.checkVisibility())
  );
}

const targets = {
  focus: ['[part~=input-email]', '[part~=password-toggle]', 'button[slot=xano-submit]', '[part=button]'],
  hover: ['[part~=input-email]', '[part~=password-toggle]', '[part=submit]', '[part=button]'],
  active: ['[part=submit]', '[part=button]'],
};

const pseudoClasses = {
  focus: ['focus', 'focus-visible', 'focus-within'],
  hover: ['hover'],
  active: ['hover', 'active'],
};

/** Hover, focus and pressed are forced on, since a page has only one of each. */
const poseAll = async (tab) => {
  await tab.evaluate((selectors) => {
    for (const figure of document.querySelectorAll('[data-pose]'))
      for (const host of figure.querySelectorAll('xano-sign-in-form, xano-logout-button'))
        for (const selector of selectors[figure.dataset.pose])
          for (const node of [host.querySelector(selector), host.shadowRoot.querySelector(selector)])
            node?.setAttribute('data-posed', figure.dataset.pose);
  }, targets);
  const devtools = await tab.context().newCDPSession(tab);
  await devtools.send('DOM.enable');
  await devtools.send('CSS.enable');
  const { root } = await devtools.send('DOM.getDocument', { depth: -1, pierce: true });
  const pose = async ({ nodeId, attributes = [], children = [], shadowRoots = [] }) => {
    const at = attributes.indexOf('data-posed');
    if (at >= 0)
      await devtools.send('CSS.forcePseudoState', {
        nodeId,
        forcedPseudoClasses: pseudoClasses[attributes[at + 1]],
      });
    for (const child of [...children, ...shadowRoots]) await pose(child);
  };
  await pose(root);
};

/** Pixels of the picture for each of the page. */
const SCALE = 0.5;
/** Longer pages are cut into pieces that stand side by side. */
const PIECE = 3000;

/** One picture of a page in all variants, as PNG. */
export const drawAll = async (browser, origin, page) => {
  const drawn = [];
  for (const name of Object.keys(variants)) {
    const tab = await openStates(browser, origin, page, variants[name]);
    const height = await tab.evaluate(() => document.documentElement.scrollHeight);
    const picture = await tab.screenshot({ fullPage: true });
    drawn.push({ name, width: variants[name].width, height, picture: picture.toString('base64') });
    await tab.close();
  }
  const tab = await browser.newPage({ viewport: { width: 2800, height: 800 } });
  await tab.setContent(drawn.map(sectionOf).join(''));
  await tab.addStyleTag({
    content: `body { display: flex; flex-wrap: wrap; gap: 24px; margin: 24px; background: #8b919b; font: 700 20px sans-serif }
      section > div { display: flex; gap: 4px }`,
  });
  const png = await tab.screenshot({ fullPage: true });
  await tab.close();
  return png;
};

const sectionOf = ({ name, width, height, picture }) => {
  const pieces = Array.from({ length: Math.ceil(height / PIECE) }, (_, index) => {
    const size = `width: ${width * SCALE}px; height: ${Math.min(height, PIECE) * SCALE}px`;
    const background = `url(data:image/png;base64,${picture}) 0 ${-index * PIECE * SCALE}px / ${width * SCALE}px no-repeat`;
    return `<div style="${size}; background: ${background}"></div>`;
  });
  return `<section>${name}<div>${pieces.join('')}</div></section>`;
};

/**
 * What this machine makes of letters: its fonts and its browser. Pictures of two machines can be compared where it is
 * the same.
 */
export const fingerprint = async (browser) => {
  const tab = await browser.newPage();
  const hash = await tab.evaluate(async () => {
    const context = Object.assign(document.createElement('canvas'), { width: 600, height: 120 }).getContext(
      '2d',
    );
    ['DejaVu Sans', 'system-ui', 'ui-monospace'].forEach((family, index) => {
      context.font = `600 17px ${JSON.stringify(family)}, sans-serif`;
      context.fillText('Sign in to Acme, gjpqy 0123456789 …', 4, 30 + 35 * index);
    });
    const { data } = context.getImageData(0, 0, 600, 120);
    // FNV-1a.
    return data.reduce((sum, byte) => Math.imul(sum ^ byte, 16777619) >>> 0, 2166136261).toString(16);
  });
  await tab.close();
  return hash;
};

/** Differences per channel up to this are the rounding of blends. */
const TOLERANCE = 24;

/** How many pixels of two PNGs differ, and a picture that shows where. */
export const compare = async (browser, accepted, drawn) => {
  const tab = await browser.newPage();
  const { different, size, picture } = await tab.evaluate(
    async ([tolerance, ...sources]) => {
      const bitmaps = await Promise.all(
        sources.map(async (source) => {
          const image = new Image();
          image.src = `data:image/png;base64,${source}`;
          await image.decode();
          return image;
        }),
      );
      const width = Math.max(...bitmaps.map((image) => image.width));
      const height = Math.max(...bitmaps.map((image) => image.height));
      const canvas = Object.assign(document.createElement('canvas'), { width, height });
      const context = canvas.getContext('2d', { willReadFrequently: true });
      const [before, after] = bitmaps.map((image) => {
        context.clearRect(0, 0, width, height);
        context.drawImage(image, 0, 0);
        return context.getImageData(0, 0, width, height);
      });
      let count = 0;
      for (let at = 0; at < after.data.length; at += 4) {
        const isSame = [0, 1, 2, 3].every(
          (channel) => Math.abs(before.data[at + channel] - after.data[at + channel]) <= tolerance,
        );
        if (!isSame) count++;
        // What is the same is pale, what differs is red.
        for (const channel of [0, 1, 2])
          after.data[at + channel] = isSame ? 200 + after.data[at + channel] / 5 : channel === 0 ? 255 : 0;
        after.data[at + 3] = 255;
      }
      context.putImageData(after, 0, 0);
      return { different: count, size: width * height, picture: canvas.toDataURL().split(',')[1] };
    },
    [TOLERANCE, accepted.toString('base64'), drawn.toString('base64')],
  );
  await tab.close();
  return { different, size, picture: Buffer.from(picture, 'base64') };
};
