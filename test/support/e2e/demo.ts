// The demo's pages on an origin of their own, as `npm start` serves them, and axe beside them.
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createStaticServer, listen } from '../../../demo/server/static.mjs';

const repository = fileURLToPath(new URL('../../../', import.meta.url));

export interface Demo {
  readonly origin: string;
  close(): void;
}

export const openDemo = async (): Promise<Demo> => {
  const server = createStaticServer({
    mounts: {
      '/axe/': join(repository, 'node_modules/axe-core'),
      '/cdn/': join(repository, 'cdn'),
      '/': join(repository, 'demo'),
    },
  });
  return {
    origin: await listen(server, 0),
    close() {
      server.close();
      server.closeAllConnections();
    },
  };
};
