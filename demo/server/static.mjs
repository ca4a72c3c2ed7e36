// The demo's pages over HTTP, on this machine only: folders mounted on paths, nothing cached, nothing outside of the
// folders served.
import { createReadStream } from 'node:fs';
import { readFile, realpath, stat } from 'node:fs/promises';
import { createServer } from 'node:http';
import { extname, join, relative, sep } from 'node:path';
import { pipeline } from 'node:stream/promises';

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
    // A body is read and dropped, so that the connection can serve the next request.
    request.resume();
    answer(request, response, mounts, replace).catch(() => refuse(response, 404, 'Not found'));
  });
}

async function answer(request, response, mounts, replace) {
  // DNS rebinding: a foreign page could otherwise read the demo under a host name of its own.
  if (!isLocalHost(request.headers.host)) return refuse(response, 403, 'Not a name of this machine');
  if (request.method !== 'GET' && request.method !== 'HEAD')
    return refuse(response, 405, 'Method not allowed');
  // The path goes behind a host of ours, so that `//host/` is a path and no address.
  const { pathname, search } = new URL(`http://localhost${request.url}`);
  const path = decodeURIComponent(pathname);
  const prefix = Object.keys(mounts).find((start) => path.startsWith(start));
  if (prefix === undefined) return refuse(response, 404, 'Not found');
  const root = await realpath(mounts[prefix]);
  const found = await locate(root, path.slice(prefix.length));
  if (found === undefined) return refuse(response, 404, 'Not found');
  if (found.isFolder) {
    // Made from the folder that was found, not from what was asked for: it can lead to no other host.
    const folder = relative(root, found.path).split(sep).map(encodeURIComponent).join('/');
    response.writeHead(302, { location: `${prefix}${folder}/${search}`, 'cache-control': 'no-store' });
    return response.end();
  }
  return sendFile(request, response, found.path, replace);
}

async function sendFile(request, response, file, replace) {
  const type = types[extname(file).toLowerCase()] ?? 'application/octet-stream';
  const head = { 'content-type': type, 'cache-control': 'no-store', 'x-content-type-options': 'nosniff' };
  if (type.startsWith('text/html')) {
    const body = replace(await readFile(file, 'utf8'));
    response.writeHead(200, { ...head, 'content-length': Buffer.byteLength(body) });
    return response.end(request.method === 'HEAD' ? undefined : body);
  }
  response.writeHead(200, { ...head, 'content-length': (await stat(file)).size });
  if (request.method === 'HEAD') return response.end();
  return pipeline(createReadStream(file), response);
}

/** The file or folder for a path; undefined for what is not to be served. */
async function locate(root, path) {
  if (path.includes('\0')) return undefined;
  const namesFolder = path === '' || path.endsWith('/');
  // The real path, so that neither `..` nor a link leads out of the folder.
  const real = await realpath(join(root, path, namesFolder ? 'index.html' : ''));
  const isInside = real.startsWith(root.endsWith(sep) ? root : root + sep);
  const isHidden = real
    .slice(root.length)
    .split(sep)
    .some((part) => part.startsWith('.'));
  if (!isInside || isHidden) return undefined;
  const stats = await stat(real);
  // A socket or a pipe in the folder would never end.
  if (!stats.isDirectory() && !stats.isFile()) return undefined;
  return { path: real, isFolder: stats.isDirectory() };
}

/** Loopback names with any port, and addresses: no page can point an address elsewhere. */
function isLocalHost(host = '') {
  const name = host.replace(/:\d+$/, '').toLowerCase();
  return /^(localhost|[\w-]+(\.[\w-]+)*\.localhost|\d+(\.\d+){3}|\[[\da-f:.]+\])$/.test(name);
}

function refuse(response, status, text) {
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
