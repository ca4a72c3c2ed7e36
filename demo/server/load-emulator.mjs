// The emulator of this repository, from the build, or from the sources (through tsx) on request and where there is none.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

/** Loads the emulator's modules: `createEmulator`, `serveEmulator`, `pgliteTables`. */
export async function loadEmulator(root, { sources = false } = {}) {
  const built = [join(root, 'dist/src/emulator'), join(root, 'dist/emulator')];
  const folder = sources ? undefined : built.find((path) => existsSync(join(path, 'server.js')));
  if (folder === undefined) (await import('tsx/esm/api')).register();
  const load = (name) => {
    const path = folder === undefined ? join(root, 'src/emulator', `${name}.ts`) : join(folder, `${name}.js`);
    return import(pathToFileURL(path).href);
  };
  const [index, server, pglite] = await Promise.all(['index', 'server', 'pglite'].map(load));
  return { ...index, ...server, ...pglite };
}

/** Serves an emulator on the preferred port, or on a free one when that is taken. */
export async function serveOnFreePort(serveEmulator, options) {
  return serveEmulator(options).catch((error) => {
    if (error.code !== 'EADDRINUSE' && error.code !== 'EACCES') throw error;
    return serveEmulator({ ...options, port: 0 });
  });
}
