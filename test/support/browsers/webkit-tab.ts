// One window of a WebKit session, as a tab.

import { writeFile } from 'node:fs/promises';
import { untilMediaMatch } from './media.js';
import { keysOf, type Media, type MouseButton, type Size, type Tab } from './tab.js';
import type { VirtualDisplay } from './virtual-display.js';
import { keyValue, type WebDriverSession } from './webdriver.js';
import { CONSOLE_HOOK } from './webkit-console.js';

export class WebKitTab implements Tab {
  readonly #display: VirtualDisplay;
  readonly #session: WebDriverSession;
  readonly #handle: string;
  readonly #xWindow: string;
  readonly #console: string[] = [];

  constructor(display: VirtualDisplay, session: WebDriverSession, handle: string, xWindow: string) {
    this.#display = display;
    this.#session = session;
    this.#handle = handle;
    this.#xWindow = xWindow;
  }

  readonly keyboard = {
    type: (text: string) => this.#keys([...text].flatMap((key) => [down(key), up(key)])),
    press: (combination: string) => {
      const keys = keysOf(combination);
      return this.#keys([...keys.map(down), ...keys.reverse().map(up)]);
    },
    down: (key: string) => this.#keys([down(key)]),
    up: (key: string) => this.#keys([up(key)]),
  };

  readonly mouse = {
    move: (x: number, y: number) => this.#pointer([moveTo(x, y)]),
    click: (x: number, y: number, { button = 'left' }: MouseButton = {}) =>
      this.#pointer([moveTo(x, y), pointer('pointerDown', button), pointer('pointerUp', button)]),
    down: ({ button = 'left' }: MouseButton = {}) => this.#pointer([pointer('pointerDown', button)]),
    up: ({ button = 'left' }: MouseButton = {}) => this.#pointer([pointer('pointerUp', button)]),
  };

  goto(url: string) {
    return this.#load(() => this.#session.post('/url', { url }));
  }

  url() {
    return this.#do(() => this.#session.get('/url')) as Promise<string>;
  }

  reload() {
    return this.#load(() => this.#session.post('/refresh'));
  }

  back() {
    return this.#load(() => this.#session.post('/back'));
  }

  async evaluate(expression: string) {
    // The protocol's own rules for values would turn functions and elements into errors: let JSON decide, as elsewhere.
    const script = `return Promise.resolve(${expression}).then((value) => JSON.stringify(value))`;
    const json = await this.#do(() => this.#session.post('/execute/sync', { script, args: [] }));
    return typeof json === 'string' ? (JSON.parse(json) as unknown) : undefined;
  }

  /** WebDriver sets the size of the window, chrome included; the rest is measured and added. */
  async setViewportSize(size: Size) {
    await this.#do(async () => {
      const measure = 'return [innerWidth, innerHeight]';
      for (let attempt = 0; attempt < 50; attempt++) {
        const [width, height] = (await this.#session.post('/execute/sync', {
          script: measure,
          args: [],
        })) as [number, number];
        if (width === size.width && height === size.height) return;
        if (attempt % 10 > 0) {
          await pause(10); // the window is still on its way to the size asked for
          continue;
        }
        const rect = (await this.#session.get('/window/rect')) as Size;
        await this.#session.post('/window/rect', {
          width: rect.width + size.width - width,
          height: rect.height + size.height - height,
        });
      }
      throw new Error(`The window does not reach ${size.width} × ${size.height}`);
    });
  }

  async emulateMedia(media: Media) {
    await this.#display.setMedia(media);
    await untilMediaMatch(this, media);
  }

  async screenshot({ path }: { path?: string } = {}) {
    await pause(150); // what was drawn last has not reached the window yet
    const image = Buffer.from((await this.#do(() => this.#session.get('/screenshot'))) as string, 'base64');
    if (path) await writeFile(path, image);
    return image;
  }

  async consoleMessages() {
    await this.#collectConsole();
    return [...this.#console];
  }

  /** Without a window manager nobody hands out the keyboard focus, and `:focus` matches in the focused window only. */
  async toFront() {
    await this.#display.xdotool('windowraise', this.#xWindow, 'windowfocus', '--sync', this.#xWindow);
  }

  async close() {
    await this.#collectConsole();
    await this.#session.closeWindow(this.#handle);
  }

  #do<T>(task: () => Promise<T>): Promise<T> {
    return this.#session.inWindow(this.#handle, task);
  }

  async #load(task: () => Promise<unknown>) {
    await this.#collectConsole();
    await this.#do(task);
    await this.#collectConsole();
  }

  #keys(actions: object[]) {
    return this.#perform({ type: 'key', id: 'keyboard', actions });
  }

  #pointer(actions: object[]) {
    return this.#perform({ type: 'pointer', id: 'mouse', parameters: { pointerType: 'mouse' }, actions });
  }

  async #perform(source: object) {
    await this.#do(() => this.#session.post('/actions', { actions: [source] }));
  }

  /** Takes what the hook has heard, and puts the hook into a page that has none yet. */
  async #collectConsole() {
    const heard = await this.evaluate(CONSOLE_HOOK).catch(() => []);
    this.#console.push(...(heard as string[]));
  }
}

const BUTTONS = { left: 0, middle: 1, right: 2 };
const down = (key: string) => ({ type: 'keyDown', value: keyValue(key) });
const up = (key: string) => ({ type: 'keyUp', value: keyValue(key) });
const moveTo = (x: number, y: number) => ({
  type: 'pointerMove',
  duration: 0,
  x: Math.round(x),
  y: Math.round(y),
});
const pointer = (type: 'pointerDown' | 'pointerUp', button: 'left' | 'middle' | 'right') => ({
  type,
  button: BUTTONS[button],
});

const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));
