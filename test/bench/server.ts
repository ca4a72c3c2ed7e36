// The network of the benchmark: pages and backend on two origins over HTTP/2, as in the world. Files are kept in
// brotli at its best; pages are asked for anew each time (ETag), scripts and styles are kept by the browser.
import { createHash } from 'node:crypto';
import { createSecureServer, type Http2SecureServer, type ServerHttp2Stream } from 'node:http2';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { brotliCompressSync, constants } from 'node:zlib';
import { type Certificate, HOST } from './certificate.js';

/** One answer that was given. */
export interface Served {
  readonly path: string;
  /** Of the body, as it went over the wire. */
  readonly bytes: number;
}

export interface Answer {
  readonly status?: number;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

export interface Call {
  readonly method: string;
  /** With its query. */
  readonly path: string;
  readonly token: string | undefined;
  readonly body: unknown;
}

export interface Server {
  /** `https://bench.example:PORT` */
  readonly origin: string;
  /** What was answered since the last look, preflights left out. */
  take(): Served[];
  close(): Promise<void>;
}

const TYPES: Readonly<Record<string, string>> = {
  html: 'text/html; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  css: 'text/css; charset=utf-8',
};

export const compress = (content: string | Buffer): Buffer =>
  brotliCompressSync(content, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } });

const listen = async (server: Http2SecureServer): Promise<{ origin: string; close(): Promise<void> }> => {
  const sessions = new Set<{ destroy(): void }>();
  server.on('session', (session) => {
    sessions.add(session);
    session.on('close', () => sessions.delete(session));
  });
  await new Promise<void>((resolve) => server.listen(0, 'localhost', resolve));
  return {
    origin: `https://${HOST}:${(server.address() as AddressInfo).port}`,
    async close() {
      const closed = new Promise((resolve) => server.close(resolve));
      for (const session of sessions) session.destroy();
      await closed;
    },
  };
};

/** A browser that leaves takes its streams along; that is no fault of the server's. */
const quietly = (stream: ServerHttp2Stream): void => void stream.on('error', () => {});

/** Serves files by path. The map may be filled after the server is up, when its address is known. */
export const serveFiles = async (
  certificate: Certificate,
  files: ReadonlyMap<string, string | Buffer>,
): Promise<Server> => {
  const served: Served[] = [];
  const kept = new Map<string, { content: string | Buffer; body: Buffer; etag: string }>();
  const prepare = (path: string) => {
    const content = files.get(path);
    if (content === undefined) return undefined;
    const old = kept.get(path);
    if (old?.content === content) return old;
    const etag = `"${createHash('sha256').update(content).digest('base64url').slice(0, 16)}"`;
    const made = { content, body: compress(content), etag };
    kept.set(path, made);
    return made;
  };
  const server = createSecureServer({ ...certificate });
  server.on('stream', (stream, headers) => {
    quietly(stream);
    const path = String(headers[':path']).replace(/\?.*/, '');
    const file = prepare(path);
    if (!file) {
      served.push({ path, bytes: 0 });
      stream.respond({ ':status': 404 }, { endStream: true });
      return;
    }
    const { body, etag } = file;
    const extension = path.split('.').at(-1) ?? '';
    const common = {
      etag,
      'cache-control': extension === 'html' ? 'no-cache' : 'public, max-age=31536000, immutable',
      vary: 'accept-encoding',
    };
    if (headers['if-none-match'] === etag) {
      served.push({ path, bytes: 0 });
      stream.respond({ ':status': 304, ...common }, { endStream: true });
      return;
    }
    served.push({ path, bytes: body.length });
    stream.respond({
      ':status': 200,
      ...common,
      'content-type': TYPES[extension] ?? 'application/octet-stream',
      'content-encoding': 'br',
      'content-length': body.length,
    });
    stream.end(body);
  });
  const up = await listen(server);
  for (const path of files.keys()) prepare(path);
  return { ...up, take: () => served.splice(0) };
};

/** Serves a backend to pages of any origin. */
export const serveBackend = async (
  certificate: Certificate,
  answer: (call: Call) => Answer | Promise<Answer>,
): Promise<Server> => {
  const served: Served[] = [];
  const server = createSecureServer({ ...certificate });
  server.on('stream', async (stream, headers) => {
    quietly(stream);
    const cors = {
      'access-control-allow-origin': headers['origin'] ?? '*',
      'access-control-allow-credentials': 'true',
      vary: 'origin',
    };
    const method = String(headers[':method']);
    const path = String(headers[':path']);
    if (method === 'OPTIONS') {
      stream.respond(
        {
          ...cors,
          ':status': 204,
          'access-control-allow-methods': 'GET, POST, PUT, PATCH, DELETE',
          'access-control-allow-headers': String(headers['access-control-request-headers'] ?? ''),
          'access-control-max-age': '7200',
        },
        { endStream: true },
      );
      return;
    }
    const sent = await text(stream).catch(() => '');
    const token = /^Bearer (.+)$/.exec(headers['authorization'] ?? '')?.[1];
    const given = await answer({ method, path, token, body: sent ? JSON.parse(sent) : undefined });
    const body = Buffer.from(JSON.stringify(given.body ?? null));
    served.push({ path, bytes: body.length });
    if (stream.destroyed) return;
    stream.respond({
      ...cors,
      ...given.headers,
      ':status': given.status ?? 200,
      'content-type': 'application/json',
      'content-length': body.length,
    });
    stream.end(body);
  });
  const up = await listen(server);
  return { ...up, take: () => served.splice(0) };
};
