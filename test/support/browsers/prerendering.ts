// Chromium, as far as it takes to watch a page being prerendered. It prerenders nothing for a tool that is attached to
// the page itself, as Playwright is (`PrerenderingDisabledByDevTools`), and Puppeteer loses the page when it is
// activated. So the protocol is spoken here, over a pipe and through the tab, which stays while its page changes.

import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Readable, Writable } from 'node:stream';
import { until } from '../until.js';

type Fields = Record<string, unknown>;
interface Message {
  readonly id?: number;
  readonly method?: string;
  readonly params?: Fields;
  readonly result?: Fields;
  readonly error?: { readonly message: string };
  readonly sessionId?: string;
}

class DevTools {
  readonly #child: ChildProcess;
  readonly #answers = new Map<number, { sessionId: string | undefined; take: (message: Message) => void }>();
  readonly #listeners = new Set<(message: Message) => void>();
  #last = 0;
  #text = '';

  constructor(path: string, folder: string) {
    const args = ['--headless', '--no-sandbox', '--disable-gpu', '--no-first-run', '--remote-debugging-pipe'];
    this.#child = spawn(path, [...args, `--user-data-dir=${folder}`], {
      stdio: ['ignore', 'ignore', 'ignore', 'pipe', 'pipe'],
    });
    process.once('exit', this.#abandon);
    (this.#child.stdio[4] as Readable).setEncoding('utf8').on('data', (text: string) => this.#read(text));
  }

  async send(method: string, params: Fields = {}, sessionId?: string): Promise<Fields> {
    const id = ++this.#last;
    const answer = new Promise<Message>((take) => this.#answers.set(id, { sessionId, take }));
    (this.#child.stdio[3] as Writable).write(`${JSON.stringify({ id, method, params, sessionId })}\0`);
    const { result, error } = await answer.finally(() => this.#answers.delete(id));
    if (error) throw new Error(`${method}: ${error.message}`);
    return result ?? {};
  }

  listen(listener: (message: Message) => void): void {
    this.#listeners.add(listener);
  }

  async close(): Promise<void> {
    const gone = new Promise((resolve) => this.#child.once('exit', resolve));
    await this.send('Browser.close');
    await gone;
    process.removeListener('exit', this.#abandon);
  }

  #read(text: string): void {
    const messages = (this.#text + text).split('\0');
    this.#text = messages.pop() ?? '';
    for (const one of messages) {
      const message = JSON.parse(one) as Message;
      if (message.id === undefined) for (const listener of this.#listeners) listener(message);
      else this.#answers.get(message.id)?.take(message);
      if (message.method === 'Target.detachedFromTarget') this.#giveUp(message.params?.['sessionId']);
    }
  }

  /** A page that is gone answers nothing more. */
  #giveUp(session: unknown): void {
    for (const { sessionId, take } of this.#answers.values())
      if (sessionId === session) take({ error: { message: 'The page is gone.' } });
  }

  readonly #abandon = () => void this.#child.kill();
}

interface Attached {
  readonly sessionId: string;
  readonly targetInfo: { readonly targetId: string; readonly subtype?: string };
}

/** A tab, and the pages in it: the one that is shown, and one that may be prerendered. */
export class PrerenderingTab {
  readonly #devTools: DevTools;
  readonly #pages = new Map<string, { session: string; prerendered: boolean }>();

  private constructor(devTools: DevTools) {
    this.#devTools = devTools;
    devTools.listen(({ method, params }) => {
      const { sessionId, targetInfo } = params as unknown as Attached;
      const prerendered = targetInfo?.subtype === 'prerender';
      if (method === 'Target.attachedToTarget')
        this.#pages.set(targetInfo.targetId, { session: sessionId, prerendered });
      if (method === 'Target.targetInfoChanged') {
        const page = this.#pages.get(targetInfo.targetId);
        if (page) page.prerendered = prerendered;
      }
      if (method === 'Target.detachedFromTarget')
        for (const [id, { session }] of this.#pages) if (session === sessionId) this.#pages.delete(id);
    });
  }

  static async open(devTools: DevTools, browserContextId: unknown): Promise<PrerenderingTab> {
    const created = { url: 'about:blank', forTab: true, browserContextId };
    const { targetId } = await devTools.send('Target.createTarget', created);
    const attached = await devTools.send('Target.attachToTarget', { targetId, flatten: true });
    const tab = new PrerenderingTab(devTools);
    const following = { autoAttach: true, waitForDebuggerOnStart: false, flatten: true };
    await devTools.send('Target.setAutoAttach', following, attached['sessionId'] as string);
    await until('the first page', () => tab.#session(false));
    return tab;
  }

  async goto(url: string): Promise<void> {
    await this.#devTools.send('Page.navigate', { url }, this.#session(false));
  }

  /** In the page that is shown. */
  evaluate(expression: string): Promise<unknown> {
    return this.#evaluate(expression, false);
  }

  /** The page that nobody sees yet. */
  readonly prerendered = { evaluate: (expression: string) => this.#evaluate(expression, true) };

  #session(prerendered: boolean): string | undefined {
    return [...this.#pages.values()].find((page) => page.prerendered === prerendered)?.session;
  }

  async #evaluate(expression: string, prerendered: boolean): Promise<unknown> {
    const session = this.#session(prerendered);
    if (!session) throw new Error(`There is no page that is ${prerendered ? 'prerendered' : 'shown'}.`);
    const wanted = { expression, awaitPromise: true, returnByValue: true };
    const answer = await this.#devTools.send('Runtime.evaluate', wanted, session);
    const { exceptionDetails } = answer as { exceptionDetails?: { exception?: { description?: string } } };
    if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? 'The page threw.');
    return (answer['result'] as Fields)['value'];
  }
}

export interface PrerenderingBrowser {
  /** A tab that shares storage with no other. */
  newTab(): Promise<PrerenderingTab>;
  close(): Promise<void>;
}

export async function openPrerendering(path: string): Promise<PrerenderingBrowser> {
  const folder = await mkdtemp(join(tmpdir(), 'chromium-'));
  const devTools = new DevTools(path, folder);
  return {
    async newTab() {
      const { browserContextId } = await devTools.send('Target.createBrowserContext');
      return PrerenderingTab.open(devTools, browserContextId);
    },
    async close() {
      await devTools.close();
      await rm(folder, { recursive: true, force: true, maxRetries: 3 });
    },
  };
}
