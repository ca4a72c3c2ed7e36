// Every state of every element, in light, dark, forced colours and so on: how it looks, and whether axe finds fault.
import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import {
  compare,
  declare,
  drawAll,
  fingerprint,
  isSettled,
  openBrowser as openChromium,
  openStates,
  pages,
  variants,
} from '../../demo/states.mjs';
import { findBrowsers } from '../install-browsers.mjs';
import { engineNames, openBrowser, type TestBrowser } from '../support/browsers/index.js';
import { expressionOf } from '../support/browsers/page.js';
import { type Demo, openDemo } from '../support/e2e/demo.js';

const repository = fileURLToPath(new URL('../../', import.meta.url));
const picture = (name: string) => join(repository, 'docs/pictures', name);

/** Of 100,000 pixels, so many may differ: the rounding of blends and of curves. */
const ALLOWED = 10;

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

describe('every state', () => {
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
  const skip = chromium ? false : 'only Chromium draws the picture';

  describe('in Chromium', { skip }, () => {
    let browser: Awaited<ReturnType<typeof openChromium>>;
    before(async () => {
      browser = await openChromium(chromium?.path ?? '');
    });
    after(() => browser.close());

    for (const name of pages)
      test(`looks as in docs/pictures/${name}.png`, async (context) => {
        const accepted = readFileSync(picture('states.txt'), 'utf8').trim();
        if ((await fingerprint(browser)) !== accepted)
          return context.skip('fonts or browser differ from those that drew the accepted picture');
        const drawn = await drawAll(browser, origin, name);
        const {
          different,
          size,
          picture: difference,
        } = await compare(browser, readFileSync(picture(`${name}.png`)), drawn);
        if (different <= (size * ALLOWED) / 100_000) return;
        const folder = mkdtempSync(join(tmpdir(), 'xano-states-'));
        writeFileSync(join(folder, 'drawn.png'), drawn);
        writeFileSync(join(folder, 'difference.png'), difference);
        assert.fail(
          `${different} of ${size} pixels differ: ${folder}/difference.png shows where (red), drawn.png what is there now. ` +
            'If that is as it should be: npm run build && node demo/screenshot.mjs',
        );
      });

    test('a change of a look is seen', async () => {
      const tab = await openStates(browser, origin, 'states', variants['320 px']);
      const drawn = await tab.screenshot({ fullPage: true });
      await tab.addStyleTag({ content: 'xano-sign-in-form { --xano-radius: 0 }' });
      const changed = await tab.screenshot({ fullPage: true });
      await tab.close();
      assert.equal((await compare(browser, drawn, drawn)).different, 0);
      const { different, size } = await compare(browser, drawn, changed);
      assert.ok(different > (size * ALLOWED) / 100_000, `${different} of ${size}`);
    });

    test('in forced colours has lines around what is a box, and signs for what is a state', async () => {
      const tab = await openStates(browser, origin, 'states', variants['forced colours']);
      const found = await tab.evaluate(
        expressionOf(() => {
          const part = (selector: string, name: string): Element => {
            const box = document.querySelector(selector)?.shadowRoot?.querySelector(`[part~="${name}"]`);
            if (!box) throw new Error(`no ${name} in ${selector}`);
            return box;
          };
          const canvas = getComputedStyle(document.body).backgroundColor;
          const line = (selector: string, name: string) => {
            const { borderTopWidth, borderTopStyle, borderTopColor } = getComputedStyle(part(selector, name));
            return [borderTopWidth, borderTopStyle, borderTopColor === canvas ? 'invisible' : 'visible'].join(
              ' ',
            );
          };
          const slash = (selector: string) =>
            part(selector, 'password-toggle').querySelector('.slash')?.checkVisibility();
          return {
            button: line('xano-sign-in-form', 'submit'),
            alert: line('[data-state=wrong] > *', 'alert'),
            field: line('xano-sign-in-form', 'input'),
            wrongField: line('[data-submit=empty]', 'input-invalid'),
            toggles: [slash('xano-sign-in-form'), slash('[data-show]')],
            spinner: getComputedStyle(part('[data-state=slow] > *', 'spinner')).maskImage.startsWith('conic'),
          };
        }, []),
      );
      assert.deepEqual(found, {
        button: '1px solid visible',
        alert: '1px solid visible',
        field: '1px solid visible',
        wrongField: '3px solid visible',
        toggles: [false, true],
        spinner: true,
      });
      await tab.close();
    });

    for (const page of pages)
      for (const [name, variant] of Object.entries(variants))
        test(`is accessible and fits the screen: ${page}, ${name}`, async () => {
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
          test(`is accessible and fits the screen: ${page}, ${name}`, async () => {
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
