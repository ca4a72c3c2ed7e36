// Contrast, computed from what is drawn: of texts in the five themes, and of everything else that has to be seen. In
// Chromium alone, which can pose hover, focus and pressed; what it computes are the colours of the same style sheets.
import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { openBrowser, openStates, variants } from '../../demo/states.mjs';
import { findBrowsers } from '../install-browsers.mjs';
import { expressionOf } from '../support/browsers/page.js';
import { type Demo, openDemo } from '../support/e2e/demo.js';

const repository = fileURLToPath(new URL('../../', import.meta.url));
const themes = readdirSync(join(repository, 'demo/themes')).map((name) => basename(name, '.css'));

/** What a translucent theme may stand on: its gradient's ends. Elsewhere the ground is the page's own. */
const grounds: Readonly<Record<string, readonly string[]>> = { glass: ['#7c4dff', '#00838f', '#120b33'] };

interface Found {
  violations: { nodes: { html: string; any: { message: string }[] }[] }[];
  incomplete: { nodes: { html: string }[] }[];
}

/** In the page: texts with too little contrast, and those of which nobody can tell. */
const lowContrast = async (ground: string) => {
  const stage = document.querySelector<HTMLElement>('.stage') as HTMLElement;
  if (ground) stage.style.background = ground;
  const { axe } = window as unknown as { axe: { run(target: Element, options: object): Promise<Found> } };
  const { violations, incomplete } = await axe.run(stage, { runOnly: ['color-contrast'] });
  return [
    ...violations.flatMap(({ nodes }) => nodes.map(({ html, any }) => `${html} ${any[0]?.message}`)),
    // A list has the colours of the fields; its arrow is a picture, of which axe cannot tell.
    ...incomplete.flatMap(({ nodes }) =>
      nodes.filter(({ html }) => !html.startsWith('<select')).map(({ html }) => `not computed: ${html}`),
    ),
  ];
};

/** In the page: what is no text, with its contrast to what is around it. */
const lowEdges = () => {
  const context = new OffscreenCanvas(1, 1).getContext('2d', { willReadFrequently: true });
  if (!context) throw new Error('no canvas');
  type Rgb = [number, number, number];
  /** Colours painted over each other, as they are seen. */
  const seen = (...layers: string[]): Rgb => {
    context.clearRect(0, 0, 1, 1);
    for (const layer of layers) {
      context.fillStyle = layer;
      context.fillRect(0, 0, 1, 1);
    }
    const [red = 0, green = 0, blue = 0] = context.getImageData(0, 0, 1, 1).data;
    return [red, green, blue];
  };
  const luminance = (color: Rgb): number => {
    const [red, green, blue] = color.map((channel) => {
      const value = channel / 255;
      return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
    }) as Rgb;
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  };
  const contrast = (one: Rgb, other: Rgb): number => {
    const [dark = 0, light = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
    return (light + 0.05) / (dark + 0.05);
  };
  const ground = getComputedStyle(document.body).backgroundColor;
  const parts = (name: string) =>
    [...document.querySelectorAll('*')].flatMap((host) => [
      ...(host.shadowRoot?.querySelectorAll(`[part~="${name}"]`) ?? []),
    ]);
  const found: string[] = [];
  let looked = 0;
  const tell = (what: string, ...contrasts: number[]): void => {
    looked++;
    const best = Math.max(...contrasts);
    if (best < 3) found.push(`${what}: ${best.toFixed(2)}`);
  };
  const isShown = (node: Element): boolean => node.checkVisibility({ visibilityProperty: true });

  // A box is seen by its edge or by what fills it.
  for (const name of ['input', 'checkbox', 'submit', 'continue', 'button', 'confirm-button', 'cancel'])
    for (const node of parts(name).filter(isShown)) {
      if (node.closest('[data-disable]') || node.getRootNode() instanceof Document) continue;
      const { borderTopColor, backgroundColor, opacity } = getComputedStyle(node);
      const host = (node.getRootNode() as ShadowRoot).host;
      // What cannot be used may be faint, and a card has a ground of its own.
      if (Number(opacity) < 1 || host.matches('[appearance=card], [data-disable]')) continue;
      const dialog = node.closest('dialog');
      const under = dialog ? [ground, getComputedStyle(dialog).backgroundColor] : [ground];
      const around = seen(...under);
      tell(
        `${name} of <${host.localName}>`,
        contrast(seen(...under, backgroundColor, borderTopColor), around),
        contrast(seen(...under, backgroundColor), around),
      );
    }
  // Rings around what has the focus, where the pose shows them.
  for (const node of [...document.querySelectorAll('[data-pose=focus] *')].flatMap((host) => [
    host,
    ...(host.shadowRoot?.querySelectorAll('*') ?? []),
  ])) {
    const { outlineStyle, outlineWidth, outlineColor } = getComputedStyle(node);
    if (outlineStyle === 'none' || outlineWidth === '0px' || !isShown(node)) continue;
    tell(
      `ring around ${node.localName}.${node.getAttribute('part')}`,
      contrast(seen(ground, outlineColor), seen(ground)),
    );
  }
  for (const bar of parts('strength-bar'))
    tell(
      'bar of the strength',
      contrast(seen(ground, getComputedStyle(bar, '::before').backgroundColor), seen(ground)),
    );
  // Signs are drawn in the colour of their text.
  for (const toggle of parts('password-toggle').filter(isShown)) {
    const box = toggle.closest('[part~=input]') as Element;
    if ((toggle.getRootNode() as ShadowRoot).host.matches('[data-disable]')) continue;
    const fill = getComputedStyle(box).backgroundColor;
    tell('eye', contrast(seen(ground, fill, getComputedStyle(toggle).color), seen(ground, fill)));
  }
  return { found, looked };
};

describe('contrast', { skip: !findBrowsers().engines.chromium && 'no Chromium here' }, () => {
  let demo: Demo;
  let origin = '';
  let browser: Awaited<ReturnType<typeof openBrowser>>;
  before(async () => {
    demo = await openDemo();
    ({ origin } = demo);
    browser = await openBrowser(findBrowsers().engines.chromium?.path ?? '');
  });
  after(async () => {
    await browser.close();
    demo.close();
  });

  for (const theme of themes)
    for (const colorScheme of ['light', 'dark'] as const)
      test(`of the texts in the theme ${theme}, in ${colorScheme}`, async () => {
        const tab = await browser.newPage({ reducedMotion: 'reduce', colorScheme });
        await tab.goto(`${origin}/themes.html?theme=${theme}`);
        await tab.waitForFunction(() =>
          [...document.querySelectorAll('.stage [data-submit]')].every((form) =>
            form.matches(':state(error)'),
          ),
        );
        await tab.addScriptTag({ url: `${origin}/axe/axe.min.js` });
        for (const ground of grounds[theme] ?? [''])
          assert.deepEqual(await tab.evaluate(expressionOf(lowContrast, [ground])), [], ground);
        await tab.close();
      });

  for (const page of ['states', 'account-states'])
    for (const name of ['light', 'dark', 'dark, undeclared'])
      test(`of edges, rings and signs: ${page}, ${name}`, async () => {
        const tab = await openStates(browser, origin, page, variants[name]);
        const { found, looked } = (await tab.evaluate(expressionOf(lowEdges, []))) as ReturnType<
          typeof lowEdges
        >;
        assert.deepEqual([...new Set(found)], []);
        assert.ok(looked > 30, String(looked));
        await tab.close();
      });
});
