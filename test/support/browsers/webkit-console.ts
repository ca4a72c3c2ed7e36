// The console of a page in WebKit. WebDriver has neither a console nor a way to run a script before the page's own, so
// the page itself must listen: from its load event on, or from its first script if that is `CONSOLE_HOOK`.

import { consoleText } from './in-page.js';

/** Runs in the page. Gives what was heard since it was last asked, and listens from now on. */
function hookConsole(toText: (value: unknown) => string): string[] {
  const page = window as { heardOnConsole?: string[] };
  if (!page.heardOnConsole) {
    const heard: string[] = (page.heardOnConsole = []);
    for (const level of ['debug', 'log', 'info', 'warn', 'error', 'trace', 'assert'] as const) {
      const original = console[level];
      console[level] = (...values: unknown[]) => {
        if (level !== 'assert' || !values[0]) heard.push(values.map(toText).join(' '));
        original.apply(console, values as [boolean, ...unknown[]]);
      };
    }
    addEventListener('error', (event) => heard.push(event.error ? String(event.error) : event.message));
    addEventListener('unhandledrejection', (event) => heard.push(toText(event.reason)));
  }
  return page.heardOnConsole.splice(0);
}

/**
 * An expression for what was heard since it was last evaluated; and a first script for pages under test whose early
 * messages matter in WebKit, too. (The transpiler wraps named functions in a call of `__name`, which no page knows.)
 */
export const CONSOLE_HOOK = `((__name) => (${hookConsole})(${consoleText}))((f) => f)`;
