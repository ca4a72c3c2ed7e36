// The emulator of this repository, for the demo: its modules for Node are in no build, so they come from the sources.
import { pathToFileURL } from 'node:url';
import { join } from 'node:path';

/** Loads `createEmulator`, `serveEmulator` and `pgliteTables`. */
export async function loadEmulator(root) {
  (await import('tsx/esm/api')).register();
  const load = (name) => import(pathToFileURL(join(root, 'src/emulator', `${name}.ts`)).href);
  const [index, server, pglite] = await Promise.all(['index', 'http-server', 'pglite'].map(load));
  return { ...index, ...server, ...pglite };
}

/** Serves an emulator on the preferred port, or on a free one when that is taken. */
export async function serveOnFreePort(serveEmulator, options) {
  return serveEmulator(options).catch((error) => {
    if (error.code !== 'EADDRINUSE' && error.code !== 'EACCES') throw error;
    return serveEmulator({ ...options, port: 0 });
  });
}
