// Opens an engine for an end-to-end test. The tests of single elements go through @web/test-runner instead, which uses
// the launchers of the same files.

import type { Engine, EngineName } from '../../install-browsers.mjs';
import { findBrowsers } from '../../install-browsers.mjs';
import { openChromium } from './chromium.js';
import { openFirefox } from './firefox.js';
import { Page } from './page.js';
import type { Browser } from './tab.js';
import { openWebKit } from './webkit.js';

export type { EngineName } from '../../install-browsers.mjs';
export type { Page } from './page.js';
export { CONSOLE_HOOK } from './webkit-console.js';

const openers: Record<EngineName, (engine: Engine) => Browser | Promise<Browser>> = {
  chromium: ({ path }) => openChromium(path),
  firefox: ({ path }) => openFirefox(path),
  webkit: openWebKit,
};

/** The names of the engines that this machine has. */
export const engineNames = (): EngineName[] => Object.keys(findBrowsers().engines) as EngineName[];

export interface TestBrowser {
  name: EngineName;
  newContext(): Promise<TestContext>;
  close(): Promise<void>;
}

/** Its pages are tabs that share storage; another context shares nothing with it. */
export interface TestContext {
  newPage(): Promise<Page>;
  close(): Promise<void>;
}

export async function openBrowser(name: EngineName): Promise<TestBrowser> {
  const engine = findBrowsers().engines[name];
  if (!engine) throw new Error(`No ${name} here: ${findBrowsers().skipped[name]}`);
  const browser = await openers[name](engine);
  return {
    name,
    async newContext() {
      const context = await browser.newContext();
      return { newPage: async () => new Page(await context.newTab()), close: () => context.close() };
    },
    close: () => browser.close(),
  };
}
