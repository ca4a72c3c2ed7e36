// The console of a page in Chromium and Firefox: Playwright's and puppeteer's pages tell of it alike.

import type { Page as PlaywrightPage } from 'playwright-core';
import type { Page as PuppeteerPage } from 'puppeteer-core';
import { consoleText } from './in-page.js';

interface ConsoleMessage {
  text(): string;
  args(): { evaluate(fn: (value: unknown) => string): Promise<string> }[];
}

/** What the two have in common, which their overloads keep TypeScript from seeing. */
interface ConsolePage {
  on(type: 'console', listener: (message: ConsoleMessage) => void): unknown;
  on(type: 'pageerror', listener: (error: unknown) => void): unknown;
}

/** Records from now on. Values are read out at once, as the page may go away before anyone asks. */
export function consoleLog(source: PlaywrightPage | PuppeteerPage): () => Promise<string[]> {
  const page = source as unknown as ConsolePage;
  const texts: Promise<string>[] = [];
  page.on('console', (message) => {
    const values = message.args().map((value) => value.evaluate(consoleText));
    const text = Promise.all(values).then((parts) => parts.join(' '));
    texts.push(text.catch(() => message.text()));
  });
  page.on('pageerror', (error) => texts.push(Promise.resolve(String(error))));
  return () => Promise.all(texts);
}
