// Builds the contestants' pages and puts them on the network.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { fillForms } from '../../src/cli/prerender/fill-forms.js';
import { inlineCloak } from '../../src/cli/prerender/inline-cloak.js';
import type { Backend } from './backend.js';
import { makeCertificate } from './certificate.js';
import type { Contestant } from './contestants.js';
import { type Server, serveBackend, serveFiles } from './server.js';

const root = fileURLToPath(new URL('../../', import.meta.url));

export interface Site {
  readonly files: Server;
  readonly api: Server;
  /** By the contestant's id. */
  readonly backends: ReadonlyMap<string, Backend>;
  /** By which Chromium knows the servers. */
  readonly hash: string;
  close(): Promise<void>;
}

/** Writes out `%10:text%` and puts in the backend's address. */
const fill = (html: string, backend: string): string =>
  html
    .replaceAll('%BACKEND%', backend)
    .replace(/%(\d+):([^%]*)%/g, (_, count: string, text: string) => text.repeat(Number(count)));

/** Minified by one minifier for all, as a build would. Layout goes, attributes and texts stay. */
const squeeze = (html: string): string =>
  html.replace(/<style>([^]*?)<\/style>/g, (all) => all.replace(/\s+/g, ' ')).replace(/\n\s*/g, '\n');

const bundle = async (file: string, backend: string): Promise<string> => {
  const { outputFiles } = await build({
    entryPoints: [file],
    bundle: true,
    minify: true,
    write: false,
    format: 'esm',
    platform: 'browser',
    target: 'es2022',
    conditions: ['production'],
    define: {
      BACKEND: JSON.stringify(backend),
      'process.env.NODE_ENV': '"production"',
      global: 'globalThis',
    },
    logLevel: 'error',
  });
  const [output] = outputFiles;
  if (!output) throw new Error(`Nothing came of ${file}.`);
  return output.text;
};

/** As `prerender --inline-styles` writes it. */
const prerendered = async (html: string): Promise<string> => {
  const css = readFileSync(join(root, 'cdn/cloak.css'), 'utf8').trim();
  return inlineCloak((await fillForms(html)).source, () => css, true).source;
};

const everyday = join(root, 'cdn/xano-auth-elements.js');

export const openSite = async (contestants: readonly Contestant[]): Promise<Site> => {
  if (!existsSync(everyday)) throw new Error('There is no cdn/: run npm run build first.');
  const certificate = makeCertificate();
  const backends = new Map(contestants.map(({ id, backend }) => [id, backend()]));
  const api = await serveBackend(certificate, (call) => {
    // Which page calls, says the address: contestants of one kind of backend have one each.
    const [, owner = '', rest = ''] = /^\/([\w-]+)(\/.*)$/.exec(call.path) ?? [];
    return backends.get(owner)?.answer({ ...call, path: rest }) ?? { status: 404 };
  });
  const files = new Map<string, string | Buffer>([
    ['/nothing.html', '<!doctype html><title>Nothing</title>'],
  ]);
  for (const name of readdirSync(join(root, 'cdn')).filter((name) => /\.(js|css)$/.test(name)))
    files.set(`/cdn/${name}`, readFileSync(join(root, 'cdn', name)));
  for (const { id, api: path, pages, scripts, isPrerendered } of contestants) {
    const backend = `${api.origin}/${id}${path}`;
    const folder = join(root, 'test/bench/pages', id);
    for (const page of pages) {
      const html = readFileSync(join(folder, `${page}.html`), 'utf8');
      const filled = fill(isPrerendered ? await prerendered(html) : html, backend);
      files.set(`/${id}/${page}.html`, squeeze(filled));
    }
    for (const script of scripts) files.set(`/${id}/${script}`, await bundle(join(folder, script), backend));
  }
  const pages = await serveFiles(certificate, files);
  return {
    files: pages,
    api,
    backends,
    hash: certificate.hash,
    async close() {
      await pages.close();
      await api.close();
    },
  };
};
