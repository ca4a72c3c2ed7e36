// The tests of the elements, in every engine of this machine:  node test/run.mjs components [files]

import { fileURLToPath } from 'node:url';
import { esbuildPlugin } from '@web/dev-server-esbuild';
import { register } from 'tsx/esm/api';
import { createManifest, elementsOf } from '../docs/make/manifest.mjs';
import { describeBrowsers, findBrowsers } from './install-browsers.mjs';

register(); // the launchers, the reporter and the plugin are TypeScript
const { chromiumLauncher } = await import('./support/browsers/chromium.ts');
const { firefoxLauncher } = await import('./support/browsers/firefox.ts');
const { webkitLauncher } = await import('./support/browsers/webkit.ts');
const { componentReporter } = await import('./support/component-reporter.ts');
const { freshPagePlugin } = await import('./support/fresh-page.ts');

const { engines, skipped } = findBrowsers();
if (Object.keys(engines).length === 0) throw new Error(describeBrowsers({ engines, skipped }));

/** nanostores asks `process` how it was built; browsers have none. */
const buildMode = {
  name: 'build-mode',
  transform: ({ path, body }) =>
    path.includes('/nanostores/') ? body.replaceAll('process.env.NODE_ENV', '"development"') : undefined,
};

/** What the doc blocks say of the elements, for the test that compares it with what is seen. */
const elements = {
  name: 'elements',
  serve: ({ path }) =>
    path === '/elements.json'
      ? { body: JSON.stringify(elementsOf(createManifest())), type: 'json' }
      : undefined,
};

/** An address that leads nowhere: a browser that goes there stays where it is. */
const noContent = {
  name: 'no-content',
  serve(context) {
    if (context.path === '/no-content') context.status = 204;
    return undefined;
  },
};

export default {
  rootDir: fileURLToPath(new URL('..', import.meta.url)),
  files: 'test/components/**/*.test.ts',
  browsers: [
    engines.chromium && chromiumLauncher(engines.chromium.path),
    engines.firefox && firefoxLauncher(engines.firefox.path),
    engines.webkit && webkitLauncher(engines.webkit),
  ].filter(Boolean),
  concurrentBrowsers: 3,
  concurrency: 1,
  nodeResolve: true,
  plugins: [
    freshPagePlugin(),
    buildMode,
    elements,
    noContent,
    esbuildPlugin({
      ts: true,
      target: 'es2022',
      tsconfig: fileURLToPath(new URL('../tsconfig.json', import.meta.url)),
    }),
  ],
  reporters: [componentReporter()],
  filterBrowserLogs: ({ args }) => !String(args[0]).startsWith('Lit is in dev mode'),
  testFramework: { config: { timeout: 60_000 } },
  testsFinishTimeout: 180_000,
  browserStartTimeout: 60_000,
  testRunnerHtml: (framework) => `<!doctype html>
    <html lang="en">
      <head><title>Test</title><meta name="viewport" content="width=device-width" /></head>
      <body><script type="module" src="${framework}"></script></body>
    </html>`,
};
