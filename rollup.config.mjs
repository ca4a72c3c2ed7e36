// One input map, two outputs, and the command line.
//   dist/  ES modules for bundlers and Node, as the sources lie, with Lit and nanostores left outside
//   cdn/   everything in one file, minified, for a plain <script>; rare things as chunks beside it
//   dist/cli/  the program behind `npx`, with the libraries that it alone needs inside: who installs the package
//          for a page gets none of them
// The types in dist/ come from `tsc`; see the script `build`.

import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import commonjs from '@rollup/plugin-commonjs';
import nodeResolve from '@rollup/plugin-node-resolve';
import replace from '@rollup/plugin-replace';
import terser from '@rollup/plugin-terser';
import { transformSync } from 'esbuild';
import MagicString from 'magic-string';
import { minifySync } from 'oxc-minify';
import esbuild from 'rollup-plugin-esbuild';

const root = fileURLToPath(new URL('.', import.meta.url));
const { name, version, license } = JSON.parse(readFileSync('package.json', 'utf8'));

const elements = readdirSync('components', { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map((entry) => [`components/${entry.name}`, `components/${entry.name}/${entry.name}.ts`]);

/** What users import, by the name that it has in cdn/. What does not exist yet is left out. */
const input = Object.fromEntries(
  [
    [name, 'components/index.ts'],
    ...elements,
    ['core', 'src/core/index.ts'],
    ['emulator', 'src/emulator/index.ts'],
    ['realtime', 'src/realtime/index.ts'],
    ['testing', 'src/testing/index.ts'],
    ['setup', 'components/setup/setup.ts'],
  ].filter(([, file]) => existsSync(file)),
);

const VIEW = 'view:';

const isOptional = (id) =>
  id.startsWith('node:') || ['@electric-sql/pglite', '@xano/js-sdk', 'ws'].includes(id);
const isDependency = (id) => /^(lit|@lit\/[\w-]+|nanostores)(\/|$)/.test(id);

const resolve = (options) => nodeResolve({ exportConditions: ['production'], ...options });
const transpile = (options) => esbuild({ target: 'es2022', tsconfig: 'tsconfig.json', ...options });

/**
 * What only our own modules call each other by, in place of which a minified file has shorter names. Nothing that
 * a page, another copy of the library or the platform knows may stand here.
 */
const inner = [
  ...['headAt', 'bodyAt', 'readable', 'writeBody', 'removeHead', 'readExtra', 'writeExtra', 'sweep'],
  ...['setError', 'reconsider', 'headId', 'rotate', 'held', 'inBackground', 'afterBegin'],
  ...['fresh', 'renew', 'isDue', 'tidy', 'prepare', 'sync', 'elsewhere', 'loading', 'shown', 'settle'],
  ...['showPasswords', 'submitLabel', 'drawForm', 'identifierOf', 'setStates', 'requireBackend', 'problems'],
];
const shorter = {
  mangleProps: new RegExp(`^(${inner.join('|')})$`),
  mangleCache: Object.fromEntries(inner.map((one, index) => [one, `_${index.toString(36)}`])),
};

const dist = {
  input: Object.values(input),
  external: (id) => isOptional(id) || isDependency(id),
  plugins: [empty('dist'), resolve(), transpile(), copy('components/cloak.css', 'cloak.css'), licences()],
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
        .replace(/\.ts$/, '.js'),
  },
};

const bundled = {
  external: isOptional,
  plugins: [
    resolve({ browser: true }),
    transpile(shorter),
    replace({ preventAssignment: true, 'process.env.NODE_ENV': '"production"' }), // nanostores reads it bare
    squeezeTemplates(),
    licences(),
  ],
};

/** @param module whether names at the top are nobody's but the file's */
const minify = (module) => [
  oxc(module),
  terser({
    module,
    ecma: 2022,
    compress: { passes: 4, pure_getters: true, unsafe_arrows: true, unsafe_methods: true },
    format: {
      comments: false,
      // Chromium then compiles all of it while it loads, beside the main thread (V8's explicit compile hints).
      preamble: `//# allFunctionsCalledOnLoad\n/*! ${name} ${version} ${license}, others in LICENSES.txt */`,
    },
  }),
];

/** How modules for pages without a bundler are made; test/bench/size/ weighs what is in no file of cdn/ by it, too. */
export const asModules = {
  ...bundled,
  // An entry may export more than it did to the chunks beside it, rather than become two files.
  preserveEntrySignatures: 'allow-extension',
  output: {
    plugins: minify(true),
    // Beside the files, but not named in them: no visitor pays for the line, no copy without maps asks for them.
    sourcemap: 'hidden',
    entryFileNames: '[name].js',
    chunkFileNames: '[name]-[hash].js',
  },
};

const cdn = {
  ...asModules,
  input: Object.fromEntries(
    Object.entries(input).map(([key, file]) => [key, key === name ? file : VIEW + file]),
  ),
  plugins: [empty('cdn'), views(), ...asModules.plugins, copy('components/cloak.css', 'cloak.css')],
  output: {
    ...asModules.output,
    dir: 'cdn',
    manualChunks: chunkOf,
    onlyExplicitManualChunks: true,
  },
};

/** What reads, words and explains a failure: wanted at one time. */
const failure = [
  'src/core/requests/xano-errors.ts',
  'src/core/requests/reachability.ts',
  'components/messages/en-failures.ts',
  'components/base/diagnose.ts',
];

/** All that the everyday elements need at once stands in their file, once; the other entries are views of it. */
const everyday = new Set([root + input[name]]);

function chunkOf(id, { getModuleInfo }) {
  if (everyday.size === 1)
    for (const module of everyday) for (const one of getModuleInfo(module).importedIds) everyday.add(one);
  if (everyday.has(id)) return name;
  return failure.some((file) => id === root + file) ? 'failure' : undefined;
}

/** For pages that are opened from the disk, where module scripts are not allowed. */
const classic = {
  ...bundled,
  input: input[name],
  output: {
    plugins: minify(false),
    file: `cdn/${name}.classic.js`,
    format: 'iife',
    name: 'XanoAuthElements',
    sourcemap: 'hidden',
    inlineDynamicImports: true,
  },
};

const program = {
  input: { main: 'src/cli/main.ts' },
  // Who runs it by npx cannot add `ws`: it is in there too.
  external: (id) => isOptional(id) && id !== 'ws',
  plugins: [resolve({ exportConditions: ['node', 'production'] }), commonjs(), transpile(), licences()],
  output: {
    dir: 'dist/cli',
    entryFileNames: '[name].js',
    chunkFileNames: '[name]-[hash].js',
    banner: ({ isEntry }) => (isEntry ? '#!/usr/bin/env node' : ''),
    plugins: [terser({ module: true, format: { comments: false, shebang: true } })],
  },
};

export default input[name] ? [dist, program, cdn, classic] : [dist, program];

/** Late, so that a build that fails leaves the last one in place. */
function empty(folder) {
  return { name: 'empty', generateBundle: () => rmSync(folder, { recursive: true, force: true }) };
}

/** Entries that re-export a module which may stand in another file, so that none but the everyday one names that file. */
function views() {
  return {
    name: 'views',
    resolveId: (id) => (id.startsWith(VIEW) ? `\0${id}` : null),
    load: (id) =>
      id.startsWith(`\0${VIEW}`) ? `export * from ${JSON.stringify(root + id.slice(VIEW.length + 1))}` : null,
  };
}

function copy(from, fileName) {
  return {
    name: 'copy',
    generateBundle() {
      if (existsSync(from)) this.emitFile({ type: 'asset', fileName, source: readFileSync(from) });
    },
  };
}

/** A first minifier: it and Terser see different things, and both together leave a hundredth less. */
function oxc(module) {
  return {
    name: 'oxc',
    renderChunk(code, { fileName }) {
      const { code: small, map } = minifySync(fileName, code, {
        module,
        compress: { target: 'es2022' },
        mangle: { toplevel: module },
        sourcemap: true,
      });
      return { code: small, map };
    },
  };
}

/** The licences of what was bundled in. */
function licences() {
  return {
    name: 'licences',
    generateBundle(_, bundle) {
      const modules = Object.values(bundle).flatMap((chunk) => Object.keys(chunk.modules ?? {}));
      const folders = modules.flatMap((id) => id.match(/[^\0]*node_modules\/(@[^/]+\/)?[^/?]+/)?.[0] ?? []);
      const texts = [...new Set(folders)].sort().map((folder) => {
        const file = readdirSync(folder).find((entry) => /^licen[cs]e/i.test(entry));
        const { name, version, license } = JSON.parse(readFileSync(`${folder}/package.json`, 'utf8'));
        return `${name} ${version}, ${license}\n\n${file ? readFileSync(`${folder}/${file}`, 'utf8') : ''}`;
      });
      if (texts.length > 0)
        this.emitFile({ type: 'asset', fileName: 'LICENSES.txt', source: texts.join('\n---\n\n') });
    },
  };
}

/** Takes the layout out of css`` and html``. Terser leaves templates alone, as their text might matter. */
function squeezeTemplates() {
  const squeeze = {
    css: (text) => transformSync(text, { loader: 'css', minify: true }).code.trim(),
    html: (text) => text.replace(/\s*\n\s*/g, ' '),
  };
  return {
    name: 'squeeze-templates',
    transform(code) {
      const text = new MagicString(code);
      JSON.stringify(this.parse(code), (_, node) => {
        const squeezed = node?.type === 'TaggedTemplateExpression' && squeeze[node.tag.name];
        for (const { start, end } of squeezed ? node.quasi.quasis : [])
          if (end > start) text.update(start, end, squeezed(code.slice(start, end)));
        return typeof node === 'bigint' ? null : node;
      });
      return { code: text.toString(), map: text.generateMap({ hires: true }) };
    },
  };
}
