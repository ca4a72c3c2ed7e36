// A small site of the test's own pages on one origin, and the emulator on another, as in the world.
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import { createEmulator, type Emulator } from '../../../src/emulator/index.js';
import type { EmulatorOptions } from '../../../src/emulator/options.js';
import { serveEmulator } from '../../../src/emulator/http-server.js';

const repository = new URL('../../../', import.meta.url);

const types: Record<string, string> = {
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.html': 'text/html; charset=utf-8',
};

export interface Site {
  /** Origin of the pages. */
  readonly url: string;
  /** Base URL of the emulator's API group. */
  readonly baseUrl: string;
  readonly emulator: Emulator;
  /** Paths that the pages' origin was asked for. */
  readonly served: string[];
  /** The same with method, query and referrer: all that a server gets to see of addresses. */
  readonly requested: string[];
  /** Bytes of a served file as a server would send it. */
  weigh(path: string): Promise<number>;
  close(): Promise<void>;
}

/** A page around `body`, with the library and a connection. */
export const withElements = (body: string, connection = ''): string => `<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><title>Test</title><link rel="icon" href="data:,">
<script type="module" src="/cdn/xano-auth-elements.js"></script></head>
<body>
<xano-connection id="backend" base-url="%BASE%" ${connection}></xano-connection>
${body}
</body></html>`;

/**
 * @param pages HTML by path; `%BASE%` in it becomes the base URL
 * @param options of the emulator
 * @param headers of every page
 * @param root folder of everything else that is served; ends with a slash
 * @param isMissing paths that are answered with 404
 * @param empty paths that are answered without content, so that a browser which goes there stays where it is
 */
export const openSite = async (
  pages: Record<string, string>,
  options: EmulatorOptions = {},
  headers: (baseUrl: string) => Record<string, string> = () => ({}),
  root = repository,
  isMissing: (path: string) => boolean = () => false,
  empty: readonly string[] = [],
): Promise<Site> => {
  const emulator = createEmulator(options);
  const backend = await serveEmulator({ emulator, control: true });
  const baseUrl = `${backend.url}/api:abCD1234`;
  const served: string[] = [];
  const requested: string[] = [];
  const server = createServer(async (request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://localhost');
    served.push(pathname);
    requested.push(`${request.method} ${request.url} ${request.headers.referer ?? ''}`);
    if (empty.includes(pathname)) return void response.writeHead(204).end();
    const page = pages[pathname];
    try {
      if (isMissing(pathname)) throw new Error('missing');
      const body = page?.replaceAll('%BASE%', baseUrl) ?? (await readFile(new URL(`.${pathname}`, root)));
      const type = types[page === undefined ? extname(pathname) : '.html'] ?? 'application/octet-stream';
      response.writeHead(200, {
        'Content-Type': type,
        'Cache-Control': 'no-cache',
        // As CDNs do: a page of an opaque origin may load modules, too.
        ...(page === undefined ? { 'Access-Control-Allow-Origin': '*' } : headers(baseUrl)),
      });
      response.end(body);
    } catch {
      response.writeHead(404).end();
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    baseUrl,
    emulator,
    served,
    requested,
    weigh: async (path) => brotliCompressSync(await readFile(new URL(`.${path}`, root))).length,
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      await backend.close();
      await emulator.close();
    },
  };
};
