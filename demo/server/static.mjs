// The demo's pages over HTTP: folders mounted on paths, nothing cached, nothing outside of them served.
import { createReadStream } from 'node:fs';
import { readFile, realpath, stat } from 'node:fs/promises';
import { createServer } from 'node:http';
import { extname, join, sep } from 'node:path';

const types = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.map': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.webp': 'image/webp',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.txt': 'text/plain; charset=utf-8',
  '.md': 'text/plain; charset=utf-8',
};

/**
 * Makes a server of static files (not yet listening).
 * @param mounts  folders by URL prefix, such as `{ '/dist/': '…/dist/', '/': '…/demo/' }`; the first match wins
 * @param replace called with the text of each .html file; gives the text to send
 */
export function createStaticServer({ mounts, replace = (text) => text }) {
  return createServer((request, response) => {
    send(request, response, mounts, replace).catch(() => fail(response, 404, 'Not found'));
  });
}

async function send(request, response, mounts, replace) {
  if (request.method !== 'GET' && request.method !== 'HEAD') return fail(response, 405, 'Method not allowed');
  const { pathname, search } = new URL(request.url, 'http://localhost');
  const path = decodeURIComponent(pathname);
  const prefix = Object.keys(mounts).find((start) => path.startsWith(start));
  if (prefix === undefined) return fail(response, 404, 'Not found');
  const root = await realpath(mounts[prefix]);
  const file = await locate(root, path.slice(prefix.length));
  if (file === undefined) return fail(response, 404, 'Not found');
  if (file === 'folder') {
    response.writeHead(302, { location: `${pathname}/${search}`, 'cache-control': 'no-store' });
    return response.end();
  }

  const type = types[extname(file).toLowerCase()] ?? 'application/octet-stream';
  const head = { 'content-type': type, 'cache-control': 'no-store', 'x-content-type-options': 'nosniff' };
  if (type.startsWith('text/html')) {
    const body = replace(await readFile(file, 'utf8'));
    response.writeHead(200, { ...head, 'content-length': Buffer.byteLength(body) });
    return response.end(request.method === 'HEAD' ? undefined : body);
  }
  response.writeHead(200, { ...head, 'content-length': (await stat(file)).size });
  if (request.method === 'HEAD') return response.end();
  return createReadStream(file)
    .on('error', () => response.destroy())
    .pipe(response);
}

/** The file for a path, `folder` for one that lacks its closing slash, undefined for what is not ours to give. */
async function locate(root, path) {
  if (path.includes('\0')) return undefined;
  const isFolder = path === '' || path.endsWith('/');
  // The real path, so that neither `..` nor a link leads out of the folder.
  const real = await realpath(join(root, path, isFolder ? 'index.html' : ''));
  const inside = real.startsWith(root.endsWith(sep) ? root : root + sep);
  const hidden = real
    .slice(root.length)
    .split(sep)
    .some((part) => part.startsWith('.'));
  if (!inside || hidden) return undefined;
  return (await stat(real)).isDirectory() ? 'folder' : real;
}

function fail(response, status, text) {
  if (response.headersSent) return response.destroy();
  response.writeHead(status, { 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'no-store' });
  return response.end(text);
}

/** Listens on the preferred port, or on a free one when that is taken; resolves with the origin. */
export async function listen(server, port, host = '127.0.0.1') {
  const tryPort = (number) =>
    new Promise((resolve, reject) => {
      server.once('error', reject);
      server.listen(number, host, () => {
        server.off('error', reject);
        resolve();
      });
    });
  await tryPort(port).catch((error) => {
    if (error.code !== 'EADDRINUSE' && error.code !== 'EACCES') throw error;
    return tryPort(0);
  });
  return `http://${host}:${server.address().port}`;
}
