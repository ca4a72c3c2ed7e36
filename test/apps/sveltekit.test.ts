// SvelteKit, drawn on its own server (adapter-node) and taken over in the browser.
import { tellStory } from '../support/apps/story.js';
import { runInApp, serveApp } from '../support/apps/toolchain.js';

tellStory({
  name: 'sveltekit',
  isHydrated: true,
  open(baseUrl) {
    const env = { VITE_XANO_BASE_URL: baseUrl };
    runInApp('sveltekit', ['@sveltejs/kit/svelte-kit.js', 'sync'], env);
    runInApp('sveltekit', ['svelte-check/bin/svelte-check', '--fail-on-warnings'], env);
    runInApp('sveltekit', ['vite/bin/vite.js', 'build', '--logLevel', 'error'], env);
    return serveApp('sveltekit', () => ['build/index.js'], env);
  },
});
