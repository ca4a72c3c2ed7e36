// Media features that are set from outside reach a page a moment later. A test may rely on them at once.

import type { Media, Tab } from './tab.js';

export async function untilMediaMatch(tab: Tab, { colorScheme, reducedMotion }: Media): Promise<void> {
  const features = [
    colorScheme && `(prefers-color-scheme: ${colorScheme})`,
    reducedMotion && `(prefers-reduced-motion: ${reducedMotion})`,
  ].filter(Boolean);
  const query = features.join(' and ') || 'all';
  for (let attempt = 0; attempt < 200; attempt++) {
    if (await tab.evaluate(`matchMedia(${JSON.stringify(query)}).matches`)) return nextFrame(tab);
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  throw new Error(`The page does not come to match ${query}`);
}

/** A MediaQueryList that the page already has learns of it with the next frame. */
async function nextFrame(tab: Tab): Promise<void> {
  await tab.evaluate('new Promise((done) => requestAnimationFrame(() => setTimeout(done)))');
}
