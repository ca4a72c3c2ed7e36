// Chromium, by Playwright. Its page already has the shape of a Tab, save for the few lines below.

import { playwrightLauncher } from '@web/test-runner-playwright';
import type { BrowserLauncher } from '@web/test-runner-core';
import { chromium, type LaunchOptions, type Page } from 'playwright-core';
import { consoleLog } from './console.js';
import { wasAborted } from './navigation.js';
import { DEFAULT_MEDIA, DEFAULT_SIZE, type Browser, type Media, type Size, type Tab } from './tab.js';

export const launchOptions = (executablePath: string): LaunchOptions => ({
  executablePath,
  args: [
    '--no-sandbox', // root has no sandbox, as in most containers
    '--disable-gpu',
    '--disable-quic',
    '--no-first-run',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
  ],
});

export const chromiumLauncher = (path: string): BrowserLauncher =>
  playwrightLauncher({ product: 'chromium', launchOptions: launchOptions(path), concurrency: 1 });

export async function openChromium(path: string): Promise<Browser> {
  const browser = await chromium.launch(launchOptions(path));
  return {
    async newContext() {
      const context = await browser.newContext({ viewport: DEFAULT_SIZE, ...DEFAULT_MEDIA });
      return {
        newTab: async () => new ChromiumTab(await context.newPage()),
        close: () => context.close(),
      };
    },
    close: () => browser.close(),
  };
}

class ChromiumTab implements Tab {
  readonly #page: Page;
  readonly consoleMessages: () => Promise<string[]>;

  constructor(page: Page) {
    this.#page = page;
    this.consoleMessages = consoleLog(page);
  }

  get keyboard() {
    return this.#page.keyboard;
  }

  get mouse() {
    return this.#page.mouse;
  }

  async goto(url: string) {
    await this.#page.goto(url).catch(async (error: unknown) => {
      if (!wasAborted(error)) throw error;
      await this.#page.waitForLoadState();
    });
  }

  async url() {
    return this.#page.url();
  }

  async reload() {
    await this.#page.reload();
  }

  async back() {
    await this.#page.goBack();
  }

  evaluate(expression: string) {
    return this.#page.evaluate(expression);
  }

  setViewportSize(size: Size) {
    return this.#page.setViewportSize(size);
  }

  emulateMedia({ colorScheme, reducedMotion }: Media) {
    return this.#page.emulateMedia({
      ...(colorScheme && { colorScheme }),
      ...(reducedMotion && { reducedMotion }),
    });
  }

  screenshot(options: { path?: string } = {}) {
    return this.#page.screenshot(options);
  }

  toFront() {
    return this.#page.bringToFront();
  }

  close() {
    return this.#page.close();
  }
}
