// Every state of every element, in light, dark, forced colours and so on: whether axe finds fault, and whether the page
// is wider than its screen. How they look is in states.test.ts.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import {
  declare,
  isSettled,
  openBrowser as openChromium,
  openStates,
  pages,
  variants,
} from '../../demo/states.mjs';
import { findBrowsers } from '../install-browsers.mjs';
import { engineNames, openBrowser, type TestBrowser } from '../support/browsers/index.js';
import { type Demo, openDemo } from '../support/e2e/demo.js';

interface Found {
  violations: { id: string; nodes: { html: string; any: { message: string }[] }[] }[];
}

/** In the page: what axe finds, and whether the page is wider than the screen. */
const examine = async () => {
  if (!('axe' in window)) {
    const script = document.createElement('script');
    script.src = '/axe/axe.min.js';
    document.head.append(script);
    await new Promise((resolve) => (script.onload = resolve));
  }
  const { axe } = window as unknown as { axe: { run(target: Element, options: object): Promise<Found> } };
  // Several forms on one page have several regions of the same name, and no page has so many headings.
  const { violations } = await axe.run(document.body, {
    rules: {
      'landmark-unique': { enabled: false },
      'heading-order': { enabled: false },
      region: { enabled: false },
      'page-has-heading-one': { enabled: false },
    },
  });
  return {
    violations: violations.flatMap(({ id, nodes }) =>
      nodes.map(({ html, any }) => `${id}: ${html} ${any[0]?.message ?? ''}`),
    ),
    tooWide: document.documentElement.scrollWidth > innerWidth,
  };
};

describe('every state is accessible and fits the screen', () => {
  let demo: Demo;
  let origin = '';
  before(async () => {
    demo = await openDemo();
    ({ origin } = demo);
  });
  after(() => {
    demo.close();
  });

  const { chromium } = findBrowsers().engines;

  describe('in Chromium', { skip: chromium ? false : 'Chromium is not here' }, () => {
    let browser: Awaited<ReturnType<typeof openChromium>>;
    before(async () => {
      browser = await openChromium(chromium?.path ?? '');
    });
    after(() => browser.close());

    for (const page of pages)
      for (const [name, variant] of Object.entries(variants))
        test(`${page}, ${name}`, async () => {
          const tab = await openStates(browser, origin, page, variant);
          assert.deepEqual(await tab.evaluate(examine), { violations: [], tooWide: false });
          await tab.close();
        });
  });

  for (const engine of engineNames().filter((one) => one !== 'chromium'))
    describe(`in ${engine}`, () => {
      let browser: TestBrowser;
      before(async () => {
        browser = await openBrowser(engine);
      });
      after(() => browser.close());

      // Only Chromium can be told to force colours.
      for (const page of pages)
        for (const [name, variant] of Object.entries(variants).filter(([one]) => one !== 'forced colours'))
          test(`${page}, ${name}`, async () => {
            const { width, colorScheme, undeclared, rtl, fontSize } = variant;
            const context = await browser.newContext();
            const tab = await context.newPage();
            await tab.setViewport(width, 900);
            await tab.emulateMedia({ colorScheme: colorScheme ?? 'light', reducedMotion: 'reduce' });
            await tab.goto(`${origin}/${page}.html`);
            await tab.evaluate(declare, { undeclared, rtl, fontSize });
            await tab.waitFor(isSettled);
            assert.deepEqual(await tab.evaluate(examine), { violations: [], tooWide: false });
            await context.close();
          });
    });
});
