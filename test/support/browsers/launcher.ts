// A browser as @web/test-runner wants it: a fresh context with one tab per test file. With the type 'playwright' and a
// `getPage` of that shape, the runner's own commands (sendKeys, sendMouse, setViewport, emulateMedia) work unchanged.

import type { BrowserLauncher } from '@web/test-runner-core';
import type { Browser, BrowserContext, Tab } from './tab.js';

export function tabLauncher(
  name: string,
  open: () => Promise<Browser>,
): BrowserLauncher & { getPage(id: string): Tab } {
  let browser: Promise<Browser> | undefined;
  const sessions = new Map<string, { context: BrowserContext; tab: Tab }>();
  const getPage = (id: string) => {
    const session = sessions.get(id);
    if (!session) throw new Error(`${name} has no page for session ${id}`);
    return session.tab;
  };
  return {
    name,
    type: 'playwright',
    concurrency: 1,
    async startSession(id, url) {
      browser ??= open();
      const context = await (await browser).newContext();
      const tab = await context.newTab();
      sessions.set(id, { context, tab });
      await tab.goto(url);
    },
    isActive: (id) => sessions.has(id),
    getBrowserUrl: (id) => getPage(id).url(),
    getPage,
    async stopSession(id) {
      const session = sessions.get(id);
      sessions.delete(id);
      await session?.context.close();
      return {};
    },
    startDebugSession: () => Promise.reject(new Error(`${name} cannot be watched from here; use Chromium`)),
    async stop() {
      await (await browser)?.close();
      browser = undefined;
    },
  };
}
