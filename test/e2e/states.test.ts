// Every state of every element, in light, dark, forced colours and so on: how it looks. Whether axe finds fault is in
// accessibility.test.ts.
import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import {
  compare,
  drawAll,
  fingerprint,
  openBrowser as openChromium,
  openStates,
  pages,
  variants,
} from '../../demo/states.mjs';
import { findBrowsers } from '../install-browsers.mjs';
import { expressionOf } from '../support/browsers/page.js';
import { type Demo, openDemo } from '../support/e2e/demo.js';

const repository = fileURLToPath(new URL('../../', import.meta.url));
const picture = (name: string) => join(repository, 'docs/pictures', name);

/** Of 100,000 pixels, so many may differ: the rounding of blends and of curves. */
const ALLOWED = 10;

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
  });
});
