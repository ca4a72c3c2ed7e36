// A folder as any static host serves it: `/login` is `login.html` or `login/index.html`, and where an app has one page
// for all addresses, that one.
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join } from 'node:path';
import type { Served } from './toolchain.js';

const TYPES: Readonly<Record<string, string>> = {
  '.css': 'text/css',
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.json': 'application/json',
};

export interface StaticOptions {
  /** The page for addresses without a file. */
  readonly fallback?: string;
  /** Text in pages and scripts that is replaced on the way. */
  readonly replace?: Readonly<Record<string, string>>;
}

export const serveStatic = async (folder: string, options: StaticOptions = {}): Promise<Served> => {
  const { fallback, replace = {} } = options;
  const server = createServer(async (request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://localhost');
    const path = pathname.replace(/\/$/, '');
    const names = extname(path) ? [path] : [`${path}/index.html`, `${path}.html`];
    for (const name of [...names, ...(fallback && !extname(path) ? [fallback] : [])]) {
      const body = await readFile(join(folder, name), 'utf8').catch(() => undefined);
      if (body === undefined) continue;
      const text = Object.entries(replace).reduce((all, [from, to]) => all.replaceAll(from, to), body);
      response.writeHead(200, { 'Content-Type': TYPES[extname(name)] ?? 'application/octet-stream' });
      return void response.end(text);
    }
    response.writeHead(404, { 'Content-Type': 'text/plain' }).end('Not found');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
};
