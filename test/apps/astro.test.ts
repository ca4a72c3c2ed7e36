// Astro: static pages with its ClientRouter.
import { join } from 'node:path';
import { serveStatic } from '../support/apps/static-files.js';
import { tellStory } from '../support/apps/story.js';
import { appsFolder, runInApp } from '../support/apps/toolchain.js';

tellStory({
  name: 'astro',
  open(baseUrl) {
    const env = { PUBLIC_XANO_BASE_URL: baseUrl };
    runInApp('astro', ['astro/bin/astro.mjs', 'build', '--silent'], env);
    runInApp('astro', ['typescript/bin/tsc'], env);
    return serveStatic(join(appsFolder, 'astro/dist'));
  },
});
