// Angular with its router, drawn in the browser.
import { join } from 'node:path';
import { serveStatic } from '../support/apps/static-files.js';
import { tellStory } from '../support/apps/story.js';
import { appsFolder, runInApp } from '../support/apps/toolchain.js';

tellStory({
  name: 'angular',
  open(baseUrl) {
    const define = `XANO_BASE_URL=${JSON.stringify(baseUrl)}`;
    runInApp('angular', ['@angular/cli/bin/ng.js', 'build', '--define', define], {});
    return serveStatic(join(appsFolder, 'angular/dist/browser'), { fallback: '/index.html' });
  },
});
