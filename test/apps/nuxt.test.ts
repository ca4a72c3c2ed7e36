// Nuxt, drawn on its own server and taken over in the browser.
import { tellStory } from '../support/apps/story.js';
import { runInApp, serveApp } from '../support/apps/toolchain.js';

tellStory({
  name: 'nuxt',
  isHydrated: true,
  open(baseUrl) {
    const env = { XANO_BASE_URL: baseUrl };
    runInApp('nuxt', ['nuxt/bin/nuxt.mjs', 'build', '--logLevel', 'silent'], env);
    runInApp('nuxt', ['vue-tsc/bin/vue-tsc.js', '--build', '--noEmit'], env);
    return serveApp('nuxt', () => ['.output/server/index.mjs'], env);
  },
});
