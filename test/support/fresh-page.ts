// Gives every component test the page as the first one found it: size, media features, pointer. In Firefox and WebKit
// emulated media would otherwise live on in the next file.

import type { TestRunnerPlugin } from '@web/test-runner-core';
import { DEFAULT_MEDIA, DEFAULT_SIZE, type Tab } from './browsers/tab.js';

const COMMAND = 'fresh-page';

/** Stands in front of the test file, on its first line so that line numbers stay right. */
const afterEachTest = `import { executeServerCommand } from '@web/test-runner-commands';
afterEach(() => executeServerCommand('${COMMAND}'));`.replace('\n', ' ');

export function freshPagePlugin(): TestRunnerPlugin {
  return {
    name: COMMAND,
    transform({ path, body }) {
      if (!path.endsWith('.test.ts')) return undefined;
      return { body: `${afterEachTest} ${String(body)}` };
    },
    async executeCommand({ command, session }) {
      if (command !== COMMAND) return undefined;
      const { getPage } = session.browser as unknown as { getPage(id: string): Tab };
      const tab = getPage.call(session.browser, session.id);
      await tab.mouse.move(0, 0);
      await tab.setViewportSize(DEFAULT_SIZE);
      await tab.emulateMedia(DEFAULT_MEDIA);
      return true;
    },
  };
}
