// WebKit, by WebDriver. A context is one browser session with a display and a driver of its own, so contexts share
// neither storage nor media features nor focus; a tab is a window of it.

import { createServer, type AddressInfo } from 'node:net';
import type { BrowserLauncher } from '@web/test-runner-core';
import type { Engine } from '../../install-browsers.mjs';
import { tabLauncher } from './launcher.js';
import { DEFAULT_SIZE, type Browser, type BrowserContext, type Tab } from './tab.js';
import { VirtualDisplay } from './virtual-display.js';
import { WebDriver, type WebDriverSession } from './webdriver.js';
import { WebKitTab } from './webkit-tab.js';

export const webkitLauncher = (engine: Engine): BrowserLauncher =>
  tabLauncher('WebKit', async () => openWebKit(engine));

export function openWebKit(engine: Engine): Browser {
  const contexts = new Set<WebKitContext>();
  return {
    async newContext() {
      const context = await WebKitContext.start(engine);
      contexts.add(context);
      return context;
    },
    async close() {
      await Promise.all([...contexts].map((context) => context.close()));
    },
  };
}

class WebKitContext implements BrowserContext {
  readonly #display: VirtualDisplay;
  readonly #session: WebDriverSession;
  #unused: string | undefined;
  #windows: string[] = [];
  #closed = false;

  private constructor(display: VirtualDisplay, session: WebDriverSession, firstWindow: string) {
    this.#display = display;
    this.#session = session;
    this.#unused = firstWindow;
  }

  static async start({ path, driver = 'WebKitWebDriver' }: Engine): Promise<WebKitContext> {
    const [display, port] = await Promise.all([VirtualDisplay.start(), freePort()]);
    const child = display.spawn(driver, [`--port=${port}`]);
    const webDriver = new WebDriver(`http://127.0.0.1:${port}`);
    while ((await webDriver.send('GET', '/status').catch(() => undefined)) === undefined) {
      if (child.exitCode !== null) throw new Error(`WebKitWebDriver ended with ${child.exitCode}`);
      await pause(10);
    }
    const session = await webDriver.newSession({
      'webkitgtk:browserOptions': { binary: path, args: ['--automation'] },
    });
    return new WebKitContext(display, session, (await session.get('/window')) as string);
  }

  async newTab(): Promise<Tab> {
    const first = this.#unused;
    this.#unused = undefined;
    const opened = first ? undefined : await this.#session.post('/window/new', { type: 'window' });
    const handle = first ?? (opened as { handle: string }).handle;
    const tab = new WebKitTab(this.#display, this.#session, handle, await this.#newXWindow());
    await tab.toFront();
    await tab.setViewportSize(DEFAULT_SIZE);
    return tab;
  }

  /** The X window that was not there before. */
  async #newXWindow(): Promise<string> {
    for (;;) {
      const found = await this.#display
        .xdotool('search', '--onlyvisible', '--class', 'MiniBrowser')
        .catch(() => '');
      const fresh = found.split('\n').find((id) => id && !this.#windows.includes(id));
      if (fresh) {
        this.#windows.push(fresh);
        return fresh;
      }
      await pause(10);
    }
  }

  async close() {
    if (this.#closed) return;
    this.#closed = true;
    await this.#session.delete().catch(() => {});
    await this.#display.stop();
  }
}

const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));

/** WebKitWebDriver takes no port 0; this one was free a moment ago. */
async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}
