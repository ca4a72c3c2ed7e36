// Firefox, by WebDriver BiDi through puppeteer-core. Every tab is a window of its own, so none is hidden behind another.

import type { BrowserLauncher } from '@web/test-runner-core';
import puppeteer, { type Browser as Puppet, type KeyInput, type Page } from 'puppeteer-core';
import { consoleLog } from './console.js';
import { tabLauncher } from './launcher.js';
import { untilMediaMatch } from './media.js';
import { wasAborted } from './navigation.js';
import {
  DEFAULT_SIZE,
  keysOf,
  type Browser,
  type Media,
  type MouseButton,
  type Size,
  type Tab,
} from './tab.js';

export const firefoxLauncher = (path: string): BrowserLauncher =>
  tabLauncher('Firefox', () => openFirefox(path));

export async function openFirefox(path: string): Promise<Browser> {
  const browser = await puppeteer.launch({
    browser: 'firefox',
    executablePath: path,
    // Media features are preferences, which are set in the browser's own scope; it asks for this switch.
    args: ['--remote-allow-system-access'],
    defaultViewport: DEFAULT_SIZE,
    extraPrefsFirefox: {
      'layout.css.prefers-color-scheme.content-override': 1,
      'ui.prefersReducedMotion': 0,
      'datareporting.policy.dataSubmissionEnabled': false,
      'signon.rememberSignons': false,
      // As people have it: each file is an origin of its own. Puppeteer takes it away.
      'security.fileuri.strict_origin_policy': true,
    },
  });
  return {
    async newContext() {
      const context = await browser.createBrowserContext();
      return {
        newTab: async () => new FirefoxTab(browser, await context.newPage({ type: 'window' })),
        close: () => context.close(),
      };
    },
    close: () => browser.close(),
  };
}

/** Milliseconds for the answer to a navigation. */
const ANSWER_PATIENCE = 30_000;

class FirefoxTab implements Tab {
  readonly #page: Page;
  readonly #bidi: Bidi;
  readonly #id: string;
  readonly consoleMessages: () => Promise<string[]>;

  constructor(browser: Puppet, page: Page) {
    this.#page = page;
    this.#bidi = bidiOf(browser);
    this.#id = (page.mainFrame() as unknown as { _id: string })._id;
    this.consoleMessages = consoleLog(page);
  }

  readonly keyboard = {
    type: (text: string) => this.#page.keyboard.type(text),
    press: async (combination: string) => {
      const keys = keysOf(combination);
      for (const key of keys) await this.keyboard.down(key);
      for (const key of keys.reverse()) await this.keyboard.up(key);
    },
    down: (key: string) => this.#page.keyboard.down(keyInput(key)),
    up: (key: string) => this.#page.keyboard.up(keyInput(key)),
  };

  readonly mouse = {
    move: (x: number, y: number) => this.#page.mouse.move(x, y),
    click: (x: number, y: number, { button = 'left' }: MouseButton = {}) =>
      this.#page.mouse.click(x, y, { button }),
    down: ({ button = 'left' }: MouseButton = {}) => this.#page.mouse.down({ button }),
    up: ({ button = 'left' }: MouseButton = {}) => this.#page.mouse.up({ button }),
  };

  // Puppeteer's own navigation loses its way once a page has come back out of the back-forward cache.
  async goto(url: string) {
    await this.#load('browsingContext.navigate', { url, wait: 'complete' });
  }

  async url() {
    return (await this.evaluate('location.href')) as string;
  }

  async reload() {
    await this.#load('browsingContext.reload', { wait: 'complete' });
  }

  async back() {
    await this.#load('browsingContext.traverseHistory', { delta: -1 });
  }

  /** There may be no load event to wait for: a page may come out of the cache, or only its fragment change. */
  async #load(method: string, parameters: object) {
    const from = await this.url();
    await this.evaluate('(window.left = true)');
    const loaded = this.#bidi.send(method, { context: this.#id, ...parameters }).catch((error: unknown) => {
      if (!wasAborted(error)) throw error;
    });
    // Where the page was on its way to another by itself, Firefox may never answer, though the page is there.
    let timer: NodeJS.Timeout | undefined;
    const patience = new Promise<void>((resolve) => (timer = setTimeout(resolve, ANSWER_PATIENCE)));
    await Promise.race([loaded, patience]);
    clearTimeout(timer);
    const arrived = `document.readyState === 'complete' && (!window.left || location.href !== ${JSON.stringify(from)})`;
    while (!(await this.evaluate(arrived).catch(() => false)))
      await new Promise((resolve) => setTimeout(resolve, 10));
  }

  async evaluate(expression: string) {
    const json = await this.#run(
      this.#id,
      `Promise.resolve(${expression}).then((value) => JSON.stringify(value))`,
    );
    return typeof json === 'string' ? (JSON.parse(json) as unknown) : undefined;
  }

  setViewportSize(size: Size) {
    return this.#page.setViewport(size);
  }

  /**
   * This Firefox has no BiDi command for media features. Its preferences do the same, for all tabs at once;
   * overrides on a browsing context do not outlive a navigation.
   */
  async emulateMedia({ colorScheme, reducedMotion }: Media) {
    const chrome = await this.#bidi.send('browsingContext.getTree', { 'moz:scope': 'chrome' });
    const set = (name: string, value: number) => `Services.prefs.setIntPref('${name}', ${value});`;
    const color =
      colorScheme && set('layout.css.prefers-color-scheme.content-override', colorScheme === 'dark' ? 0 : 1);
    const motion = reducedMotion && set('ui.prefersReducedMotion', reducedMotion === 'reduce' ? 1 : 0);
    await this.#run(chrome.contexts?.[0]?.context ?? '', `{ ${color ?? ''} ${motion ?? ''} }`);
    await untilMediaMatch(this, { colorScheme, reducedMotion });
  }

  async #run(context: string, expression: string) {
    const { result, exceptionDetails } = await this.#bidi.send('script.evaluate', {
      expression,
      target: { context },
      awaitPromise: true,
    });
    if (exceptionDetails) throw new Error(exceptionDetails.text);
    return result?.value;
  }

  async screenshot(options: { path?: string } = {}) {
    return this.#page.screenshot(options as { path?: `${string}.png` });
  }

  toFront() {
    return this.#page.bringToFront();
  }

  close() {
    return this.#page.close();
  }
}

interface Bidi {
  send(method: string, parameters: object): Promise<BidiResult>;
}

interface BidiResult {
  contexts?: { context: string }[];
  result?: { value?: unknown };
  exceptionDetails?: { text: string };
}

/** The protocol itself, for what puppeteer has no words for. */
const bidiOf = (browser: Puppet): Bidi => {
  const { connection } = browser as unknown as {
    connection: { send: (...args: unknown[]) => Promise<{ result: BidiResult }> };
  };
  return { send: async (method, parameters) => (await connection.send(method, parameters)).result };
};

const keyInput = (key: string) => (key === 'Space' ? ' ' : key) as KeyInput;
