// Vue 3 with Vite and Vue Router, drawn in the browser.
import { join } from 'node:path';
import { serveStatic } from '../support/apps/static-files.js';
import { tellStory } from '../support/apps/story.js';
import { appsFolder, runInApp } from '../support/apps/toolchain.js';

tellStory({
  name: 'vue',
  open(baseUrl) {
    runInApp('vue', ['vue-tsc/bin/vue-tsc.js'], {});
    runInApp('vue', ['vite/bin/vite.js', 'build', '--logLevel', 'error'], { VITE_XANO_BASE_URL: baseUrl });
    return serveStatic(join(appsFolder, 'vue/dist'), { fallback: '/index.html' });
  },
});
