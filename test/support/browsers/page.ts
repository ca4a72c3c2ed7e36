// A page as an end-to-end test sees it: what a user can do to it, and what can be asked of it. The same for all engines.

import { until } from '../until.js';
import { findPoint } from './in-page.js';
import type { Media, Size, Tab } from './tab.js';

export type Json = string | number | boolean | null | undefined | Json[] | { [key: string]: Json };

export class Page {
  /** How long `waitFor`, `click`, `fill` and `text` wait for the page, in milliseconds. */
  deadline = 10_000;
  readonly #tab: Tab;

  constructor(tab: Tab) {
    this.#tab = tab;
  }

  goto(url: string): Promise<void> {
    return this.#tab.goto(url);
  }

  url(): Promise<string> {
    return this.#tab.url();
  }

  reload(): Promise<void> {
    return this.#tab.reload();
  }

  back(): Promise<void> {
    return this.#tab.back();
  }

  /** A trusted click into the middle of the element, as soon as it is there, at rest, and not covered. */
  async click(selector: string): Promise<void> {
    await this.#tab.toFront();
    let last = '';
    const { x, y } = await this.#until(`click on ${selector}`, async () => {
      const point = await this.evaluate(findPoint, selector);
      if ('problem' in point) throw new Error(point.problem);
      const atRest = last === `${point.x},${point.y}`;
      last = `${point.x},${point.y}`;
      return atRest ? point : undefined;
    });
    await this.#tab.mouse.click(x, y);
  }

  /** Clicks into the field, selects what it holds, and types over it. */
  async fill(selector: string, text: string): Promise<void> {
    await this.click(selector);
    await this.evaluate(() => {
      let field = document.activeElement;
      while (field?.shadowRoot?.activeElement) field = field.shadowRoot.activeElement;
      if (field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement) field.select();
    });
    if (text === '') await this.#tab.keyboard.press('Delete');
    else await this.#tab.keyboard.type(text);
  }

  /** A key such as `Enter`, `Space` or `ArrowDown`, or several held together: `Shift+Tab`. */
  async press(key: string): Promise<void> {
    await this.#tab.toFront();
    await this.#tab.keyboard.press(key);
  }

  /** What the element shows, as soon as there is such an element. */
  text(selector: string): Promise<string> {
    return this.#until(`the text of ${selector}`, async () => {
      const found = await this.evaluate((path: string) => {
        let element: Element | null | undefined;
        for (const part of path.split('>>>')) {
          const scope: ParentNode | null | undefined = element === undefined ? document : element?.shadowRoot;
          element = scope?.querySelector(part.trim()) ?? null;
        }
        return element
          ? [element instanceof HTMLElement ? element.innerText : (element.textContent ?? '')]
          : null;
      }, selector);
      return found;
    }).then(([text = '']) => text.trim());
  }

  /** The function's JSON value, awaited if it is a promise. The function sees the page and its arguments, nothing else. */
  evaluate<A extends Json[], T>(fn: ((...args: A) => T) | string, ...args: A): Promise<Awaited<T>> {
    return this.#tab.evaluate(expressionOf(fn, args)) as Promise<Awaited<T>>;
  }

  /** Asks until the answer is truthy, and returns it. Says at the deadline what it waited for. */
  waitFor<A extends Json[], T>(fn: ((...args: A) => T) | string, ...args: A): Promise<Awaited<T>> {
    const what = [String(fn), ...args.map((arg) => JSON.stringify(arg))].join(', ');
    return this.#until(what, () => this.evaluate(fn, ...args)) as Promise<Awaited<T>>;
  }

  async screenshot(path: string): Promise<void> {
    await this.#tab.screenshot({ path });
  }

  setViewport(width: number, height: number): Promise<void> {
    return this.#tab.setViewportSize({ width, height } satisfies Size);
  }

  /** In Chromium the page's own; in WebKit the pages of one context share it, in Firefox all pages do. */
  emulateMedia(media: Media): Promise<void> {
    return this.#tab.emulateMedia(media);
  }

  /** All that the console was told so far, page errors included. In WebKit from the load event on; see `CONSOLE_HOOK`. */
  consoleMessages(): Promise<string[]> {
    return this.#tab.consoleMessages();
  }

  close(): Promise<void> {
    return this.#tab.close();
  }

  #until<T>(what: string, ask: () => Promise<T>) {
    const more = async () => {
      const at = await this.url().catch(() => 'an unknown address');
      const messages = (await this.consoleMessages().catch(() => []))
        .slice(-5)
        .map((text) => `\nConsole: ${text}`);
      return `\nAt ${at}${messages.join('')}`;
    };
    return until(what, ask, { deadline: this.deadline, more });
  }
}

/** The call of a function, as text. The transpiler wraps named functions in a call of `__name`, which no page knows. */
export const expressionOf = (fn: ((...args: never[]) => unknown) | string, args: Json[]) =>
  typeof fn === 'string'
    ? fn
    : `((__name) => (${String(fn)})(${args.map((arg) => JSON.stringify(arg) ?? 'undefined').join(', ')}))((f) => f)`;
