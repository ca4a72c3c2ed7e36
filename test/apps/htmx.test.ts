// htmx with boosted links: plain pages whose bodies are exchanged.
import { serveStatic } from '../support/apps/static-files.js';
import { tellStory } from '../support/apps/story.js';
import { writePages } from '../support/apps/html-pages.js';

tellStory({
  name: 'htmx',
  async open(baseUrl) {
    const folder = await writePages('htmx', 'htmx.org/dist/htmx.esm.js', {
      body: 'hx-boost:inherited="true"',
      connection: 'id="xano" hx-preserve',
      ownForm: 'hx-boost="false"',
    });
    return serveStatic(folder, { replace: { '%BASE%': baseUrl } });
  },
});
