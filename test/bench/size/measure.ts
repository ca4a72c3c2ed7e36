// What is loaded at once: an entry and its static imports, minified as in cdn/. What is loaded when used does not count.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { posix } from 'node:path';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync } from 'node:zlib';
import { rollup } from 'rollup';
import { parseAst } from 'rollup/parseAst';
import { bundled, minified } from '../../../rollup.config.mjs';
import { type Figures, figuresBy, type Name } from './budgets.js';

export interface File {
  readonly name: string;
  readonly code: string;
  readonly mappings: string;
  /** Paths of its modules, as its source map numbers them. */
  readonly sources: readonly string[];
}

/** Gives the text of a file, of its source map too. */
type Read = (name: string) => string;

const root = new URL('../../../', import.meta.url);
const cdn = new URL('cdn/', root);

/** In brotli at its best. */
export const weigh = (code: string): number => brotliCompressSync(code).length;

const staticImports = (code: string): string[] =>
  parseAst(code).body.flatMap((node) =>
    'source' in node && typeof node.source?.value === 'string' ? [node.source.value] : [],
  );

const open = (name: string, read: Read): File => {
  const { mappings, sources } = JSON.parse(read(`${name}.map`)) as File;
  return {
    name,
    code: read(name),
    mappings,
    sources: sources.map((path) => path.replace(/^(\.\.\/)+/, '')),
  };
};

/** @param there names of files that the page has already */
const load = (entry: string, read: Read, there: readonly string[] = []): File[] => {
  const files = new Map<string, File>();
  const take = (name: string): void => {
    if (files.has(name) || there.includes(name)) return;
    const file = open(name, read);
    files.set(name, file);
    for (const path of staticImports(file.code)) take(posix.join(posix.dirname(name), path));
  };
  take(entry);
  return [...files.values()];
};

const readBuilt: Read = (name) => readFileSync(new URL(name, cdn), 'utf8');

/** What a program that imports from this package becomes, in memory. */
const bundle = async (program: string): Promise<File[]> => {
  const build = await rollup({
    ...bundled,
    input: { main: 'main' },
    plugins: [
      {
        name: 'main',
        resolveId: (id) => (id === 'main' ? id : null),
        load: (id) => (id === 'main' ? program : null),
      },
      bundled.plugins,
    ],
  });
  const { output } = await build.generate(minified);
  await build.close();
  return load('main.js', (name) => {
    const file = output.find(({ fileName }) => fileName === name);
    if (!file) throw new Error(`The bundle has no ${name}.`);
    return file.type === 'chunk' ? file.code : String(file.source);
  });
};

const source = (path: string): string => JSON.stringify(fileURLToPath(new URL(path, root)));

/** The files of all that has a budget. The package must be built. */
export const measure = async (): Promise<Readonly<Record<Name, readonly File[]>>> => {
  if (!existsSync(cdn)) throw new Error('There is no cdn/ yet: run `npm run build` first.');
  const built = readdirSync(cdn);
  const everyday = load('xano-auth-elements.js', readBuilt);
  const refresh = built.find((name) => /^refresh-.*\.js$/.test(name));
  if (!refresh) throw new Error('There is no cdn/refresh-*.js: refresh is to be a part of its own.');
  const elements = ['connection/connection', 'auth-guard/auth-guard', 'user/user'];
  return {
    everyday,
    protected: await bundle(elements.map((path) => `import ${source(`components/${path}.ts`)};`).join('\n')),
    core: await bundle(`export { createAuth, AuthError } from ${source('src/core/index.ts')};`),
    refresh: load(
      refresh,
      readBuilt,
      everyday.map(({ name }) => name),
    ),
  };
};

/** Each file is compressed by itself, as it is sent. */
export const figuresOf = (loads: Readonly<Record<Name, readonly File[]>>): Figures =>
  figuresBy((name) => loads[name].reduce((sum, { code }) => sum + weigh(code), 0));
