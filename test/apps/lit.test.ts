// Plain Lit with Vite.
import { join } from 'node:path';
import { serveStatic } from '../support/apps/static-files.js';
import { tellStory } from '../support/apps/story.js';
import { appsFolder, runInApp } from '../support/apps/toolchain.js';

tellStory({
  name: 'lit',
  open(baseUrl) {
    runInApp('lit', ['typescript/bin/tsc'], {});
    runInApp('lit', ['vite/bin/vite.js', 'build', '--logLevel', 'error'], { VITE_XANO_BASE_URL: baseUrl });
    return serveStatic(join(appsFolder, 'lit/dist'), { fallback: '/index.html' });
  },
});
