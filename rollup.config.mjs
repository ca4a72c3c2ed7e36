// One input map, two outputs, and the command line.
//   dist/      ES modules for bundlers and Node, as the sources lie; Lit, @lit/context and nanostores stay outside
//   cdn/       for pages without a bundler: everything bundled and minified; rare parts are chunks of their own
//   dist/cli/  the program `xano-auth-elements`, with the libraries inside that only it needs
// The types in dist/ come from `tsc`, what is made from the doc blocks from docs/make/; see the script `build`.

import { readFileSync, rmSync } from 'node:fs';
import { basename, dirname, join, relative, sep } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import minifyTemplates from '@lit-labs/rollup-plugin-minify-html-literals';
import commonjs from '@rollup/plugin-commonjs';
import nodeResolve from '@rollup/plugin-node-resolve';
import replace from '@rollup/plugin-replace';
import terser from '@rollup/plugin-terser';
import { transform as minifyCss } from 'esbuild';
import esbuild from 'rollup-plugin-esbuild';
import license from 'rollup-plugin-license';

const root = fileURLToPath(new URL('.', import.meta.url));
const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
const { name } = manifest;

/** Those that package.json exports one by one; the file has the name of its folder: components/user/user.ts. */
const elements = Object.keys(manifest.exports).flatMap(
  (path) => /^\.\/components\/(.+)\.js$/.exec(path)?.[1] ?? [],
);

/** The texts of each language, which pages load when they are in it. */
const languages = Object.keys(manifest.exports).flatMap(
  (path) => /^\.\/messages\/(.+)\.js$/.exec(path)?.[1] ?? [],
);

/** What users import, by the name that it has in cdn/. */
const input = {
  [name]: 'components/index.ts',
  ...Object.fromEntries(elements.map((one) => [`components/${one}`, `components/${one}/${one}.ts`])),
  ...Object.fromEntries(languages.map((one) => [`messages/${one}`, `components/messages/${one}.ts`])),
  core: 'src/core/index.ts',
  account: 'src/account/index.ts',
  emulator: 'src/emulator/index.ts',
  realtime: 'src/realtime/index.ts',
  testing: 'src/testing/index.ts',
  setup: 'components/setup/setup.ts',
};

/**
 * Lists of a package, cut to what a page can load: the commonest passwords are tried first, by whoever guesses, too.
 * Without the words of dice nothing is lost: a password of several words is hard to guess.
 */
const shortened = {
  name: 'shortened',
  async transform(code, id) {
    const list = /language-common[\\/]dist[\\/](passwords|diceware)\.json\.mjs$/.exec(id)?.[1];
    if (!list) return null;
    const { default: words } = await import(pathToFileURL(id).href);
    const kept = list === 'passwords' ? words.slice(0, 5_000) : words.slice(0, 1);
    return { code: `export default ${JSON.stringify(kept.join(' '))}.split(' ')`, map: { mappings: '' } };
  },
};

const isFrom = (packages) => (id) =>
  packages.some((one) => id === one || id.startsWith(`${one}/`)) || id.startsWith('node:');
/** Loaded where they are installed: never part of a bundle. */
const optional = [...Object.keys(manifest.peerDependencies), '@electric-sql/pglite'];

const resolve = (options) => nodeResolve({ exportConditions: ['production'], ...options });
const transpile = () => esbuild({ target: 'es2022', tsconfig: 'tsconfig.json' });

const dist = {
  input: [...Object.values(input), 'components/server/index.ts'],
  external: isFrom([...Object.keys(manifest.dependencies), ...optional]),
  plugins: [
    empty('dist'),
    resolve(),
    shortened,
    transpile(),
    copy('components/cloak.css', 'cloak.css'),
    licences('dist/LICENSES.txt'),
  ],
  output: {
    dir: 'dist',
    sourcemap: true,
    preserveModules: true,
    // `npm pack` leaves out any folder called node_modules, whatever is in it.
    entryFileNames: ({ facadeModuleId }) =>
      relative(root, facadeModuleId)
        .split(sep)
        .join('/')
        .replace(/^.*node_modules/, 'vendor')
        .replace(/\.(ts|mjs)$/, '.js'),
  },
};

/** What both forms of cdn/ are made with, and what test/bench/size/ weighs bundles with. */
export const bundled = {
  external: isFrom(optional),
  plugins: [
    minifyTemplates({ include: ['src/**', 'components/**'], failOnError: true }),
    resolve({ browser: true }),
    shortened,
    transpile(),
    // nanostores reads it bare, and browsers have no `process`.
    replace({ preventAssignment: true, 'process.env.NODE_ENV': '"production"' }),
  ],
};

const minify = () =>
  terser({
    ecma: 2022,
    compress: { passes: 2 },
    format: {
      comments: false,
      // V8's explicit compile hint: Chromium compiles the whole file while it loads, beside the main thread.
      preamble: `//# allFunctionsCalledOnLoad\n/*! ${name} ${manifest.version} ${manifest.license}, others in LICENSES.txt */`,
    },
  });

/**
 * How files of cdn/ are written. Their source maps lie beside them, but are not named: no visitor loads them.
 * @type {import('rollup').OutputOptions}
 */
export const minified = {
  sourcemap: 'hidden',
  entryFileNames: '[name].js',
  // Folder and file: `refresh-exactly-once-<hash>.js`.
  chunkFileNames: ({ facadeModuleId, name }) =>
    `${facadeModuleId ? `${basename(dirname(facadeModuleId))}-` : ''}${name}-[hash].js`,
  plugins: [minify()],
};

const DOOR = 'door:';
/** English comes with the elements; the other languages are files of their own, under names that stay. */
const isLoadedLater = (key) => key.startsWith('messages/') && !key.endsWith('/en');

const cdn = {
  ...bundled,
  input: Object.fromEntries(
    Object.entries(input)
      // Among the account's elements, which would else need one request more.
      .filter(([key]) => key !== 'messages/account/en')
      .map(([key, file]) => [key, key === name || isLoadedLater(key) ? file : DOOR + file]),
  ),
  // The everyday file exports to its doors more than it does to pages.
  preserveEntrySignatures: 'allow-extension',
  plugins: [
    empty('cdn'),
    doors(),
    ...bundled.plugins,
    minifiedCss('components/cloak.css', 'cloak.css'),
    licences('cdn/LICENSES.txt'),
  ],
  output: {
    ...minified,
    dir: 'cdn',
    // All that the everyday elements need at once is one file: a page makes one request for it, not a waterfall.
    manualChunks: { [name]: [input[name]] },
  },
};

/** For pages that are opened from the disk, where module scripts are not allowed. */
const classic = {
  ...bundled,
  input: 'components/classic.ts',
  output: {
    ...minified,
    file: `cdn/${name}.classic.js`,
    format: 'iife',
    name: 'XanoAuthElements',
    inlineDynamicImports: true,
  },
};

const program = {
  input: { main: 'src/cli/main.ts' },
  // Who runs it by npx cannot add `ws`: it is in there too.
  external: isFrom(optional.filter((one) => one !== 'ws')),
  plugins: [
    resolve({ exportConditions: ['node', 'production'] }),
    commonjs(),
    transpile(),
    licences('dist/cli/LICENSES.txt'),
  ],
  output: {
    dir: 'dist/cli',
    entryFileNames: '[name].js',
    chunkFileNames: '[name]-[hash].js',
    banner: ({ isEntry }) => (isEntry ? '#!/usr/bin/env node' : ''),
    plugins: [terser({ module: true, format: { comments: false, shebang: true } })],
  },
};

export default [dist, program, cdn, classic];

/** Late, so that a build that fails leaves the last one in place. */
function empty(folder) {
  return { name: 'empty', generateBundle: () => rmSync(folder, { recursive: true, force: true }) };
}

/**
 * The other entries of cdn/ re-export a module. Were the module itself an entry, Rollup would name the everyday
 * file after the first of them, and the everyday page would need two requests.
 */
function doors() {
  return {
    name: 'doors',
    resolveId: (id) => (id.startsWith(DOOR) ? `\0${id}` : null),
    load(id) {
      if (!id.startsWith(`\0${DOOR}`)) return null;
      const file = JSON.stringify(root + id.slice(DOOR.length + 1));
      return id.endsWith('/messages/en.ts') ? `export { default } from ${file}` : `export * from ${file}`;
    },
  };
}

function copy(from, fileName) {
  return {
    name: 'copy',
    generateBundle() {
      this.emitFile({ type: 'asset', fileName, source: readFileSync(from) });
    },
  };
}

function minifiedCss(from, fileName) {
  return {
    name: 'minified-css',
    async generateBundle() {
      const { code } = await minifyCss(readFileSync(from, 'utf8'), { loader: 'css', minify: true });
      this.emitFile({ type: 'asset', fileName, source: code });
    },
  };
}

/** The licences of what was bundled in. */
function licences(file) {
  return license({ thirdParty: { output: { file } } });
}
