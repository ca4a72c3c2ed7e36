// React 19 with Vite and React Router, drawn in the browser.
import { join } from 'node:path';
import { serveStatic } from '../support/apps/static-files.js';
import { tellStory } from '../support/apps/story.js';
import { appsFolder, runInApp } from '../support/apps/toolchain.js';

tellStory({
  name: 'react',
  open(baseUrl) {
    runInApp('react', ['typescript/bin/tsc'], {});
    runInApp('react', ['vite/bin/vite.js', 'build', '--logLevel', 'error'], { VITE_XANO_BASE_URL: baseUrl });
    return serveStatic(join(appsFolder, 'react/dist'), { fallback: '/index.html' });
  },
});
