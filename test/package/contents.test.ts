// What is in the tarball, and whether the tools that judge packages have anything to say.
import { createHash } from 'node:crypto';
import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { SourceMap } from 'node:module';
import { join, posix } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { checkPackage, createPackageFromTarballData } from '@arethetypeswrong/core';
import { publint } from 'publint';
import { formatMessage } from 'publint/utils';
import { parseAst } from 'rollup/parseAst';
import { installPackage, type Installed } from '../support/package/installed.js';

/** All that may be in the tarball. A new kind of file has to be wanted. */
const BELONGS = [
  /^(package\.json|README\.md|LICENSE|CHANGELOG\.md)$/,
  // Modules as the sources lie, each with its types and its map.
  /^dist\/(src|components)\/([\w-]+\/)*[\w.-]+\.(js|js\.map|d\.ts)$/,
  /^dist\/vendor\/(jose|valibot|@zxcvbn-ts|fastest-levenshtein)\/([\w-]+\/)*[\w.-]+\.(js|js\.map)$/,
  // What is made from the doc blocks: a manifest, data for editors and for language models, types.
  /^dist\/(custom-elements|web-types|vscode\.(css|html)-custom-data)\.json$/,
  /^dist\/(llms(-full)?\.txt|AGENTS\.md)$/,
  /^dist\/types\/\w+\.(js|d\.ts)$/,
  /^cdn\/((components|messages(\/account)?)\/)?[\w.-]+\.(js|js\.map)$/,
  // The command line, with what it alone uses inside.
  /^dist\/cli\/([\w.-]+\.js|LICENSES\.txt)$/,
  /^(dist|cdn)\/(cloak\.css|LICENSES\.txt)$/,
  // Hashes for pages that load cdn/ from somebody else's server.
  /^cdn\/integrity\.json$/,
];
/** Whatever the above would let through. */
const DOES_NOT = /(^|\/)(test|tests|demo|docs|node_modules|\.[^/]*)(\/|$)|\.test\.|\.log$/;

let installed: Installed;
let files: readonly string[];
const read = (path: string): Promise<string> => readFile(join(installed.folder, path), 'utf8');

before(async () => {
  installed = await installPackage();
  files = installed.tarball.paths;
});
after(() => installed.remove());

describe('the tarball', () => {
  test('holds nothing that does not belong in it', () => {
    const strangers = files.filter(
      (path) => DOES_NOT.test(path) || !BELONGS.some((pattern) => pattern.test(path)),
    );
    assert.deepEqual(strangers, []);
  });

  test('holds the licence, the readme and the list of changes', () => {
    for (const path of ['LICENSE', 'README.md', 'CHANGELOG.md', 'dist/LICENSES.txt', 'cdn/LICENSES.txt'])
      assert.ok(files.includes(path), path);
  });

  test('holds what package.json names', async () => {
    const { manifest } = installed;
    const targets = Object.values(manifest.exports).flatMap((target) =>
      typeof target === 'string' ? target : Object.values(target),
    );
    const named = [...targets, manifest.jsdelivr, manifest.unpkg];
    assert.deepEqual(
      named.filter((path) => !files.includes(path.replace('./', ''))),
      [],
    );
  });

  test('knows the hash of each file that a page can load', async () => {
    const hashes = JSON.parse(await read('cdn/integrity.json')) as Record<string, string>;
    const loadable = files.filter((path) => /^cdn\/.*\.(js|css)$/.test(path)).sort();
    assert.deepEqual(
      Object.keys(hashes)
        .map((path) => `cdn/${path}`)
        .sort(),
      loadable,
    );
    for (const [path, hash] of Object.entries(hashes)) {
      const digest = createHash('sha384').update(await readFile(join(installed.folder, 'cdn', path)));
      assert.equal(hash, `sha384-${digest.digest('base64')}`, path);
    }
  });

  test('has no types without code', async () => {
    const alone: string[] = [];
    for (const path of files.filter((name) => name.endsWith('.d.ts'))) {
      if (files.includes(path.replace('.d.ts', '.js'))) continue;
      // A file of types needs no code: nothing in it may be a value.
      if (/^export (declare )?(const|function|class|let|enum)/m.test(await read(path))) alone.push(path);
    }
    assert.deepEqual(alone, []);
  });

  test('publint finds nothing', async () => {
    const data = await readFile(installed.tarball.file);
    const pack = { tarball: new Uint8Array(data).buffer };
    const { messages, pkg } = await publint({ pack, level: 'suggestion', strict: true });
    assert.deepEqual(
      messages.map((message) => formatMessage(message, pkg as Record<string, unknown>, { color: false })),
      [],
    );
  });

  test('the types are found, and right, wherever modules are', async () => {
    const data = createPackageFromTarballData(new Uint8Array(await readFile(installed.tarball.file)));
    const modules = installed.entries.filter((entry) => !/\.(css|json)$/.test(entry));
    const entrypoints = modules.map((entry) => `.${entry.slice(installed.manifest.name.length)}`);
    const result = await checkPackage(data, { entrypoints });
    assert.ok(result.types, 'there are types');
    // CommonJS and the resolution of Node 10 are not for a package of modules.
    const problems = result.problems.filter(
      (problem) =>
        !('resolutionKind' in problem) || !['node10', 'node16-cjs'].includes(problem.resolutionKind),
    );
    assert.deepEqual(problems, []);
  });
});

describe('source maps', () => {
  const sourceMap = async (path: string) =>
    JSON.parse(await read(`${path}.map`)) as {
      version: number;
      sources: string[];
      sourcesContent: (string | null)[];
      names: string[];
      mappings: string;
      file: string;
    };
  /** The modules beside the types for frameworks are empty; the command line is a program, not for debugging pages. */
  const code = () => files.filter((path) => path.endsWith('.js') && !/^dist\/(types|cli)\//.test(path));

  test('lie beside every file, with the text of every source', async () => {
    for (const path of code()) {
      const { sources, sourcesContent = [] } = await sourceMap(path);
      sources.forEach((source, i) => {
        const place = posix.join(posix.dirname(path), source);
        assert.ok(sourcesContent[i] ?? files.includes(place), `${path}: no text of ${source}`);
        assert.ok(!/^([a-z]+:|\/)/i.test(source), `${path}: ${source} is a place on one machine`);
      });
    }
  });

  test('lead from a place in the code to the same words in the source', async () => {
    const words = 'A token is a text that a header can carry';
    for (const path of [
      'dist/src/core/create-auth.js',
      'cdn/xano-auth-elements.js',
      'cdn/xano-auth-elements.classic.js',
    ]) {
      const text = await read(path);
      const before = text.slice(0, text.indexOf(words)).split('\n');
      const payload = await sourceMap(path);
      const map = new SourceMap({ ...payload, sourceRoot: '', sourcesContent: [] } as never);
      const entry = map.findEntry(before.length - 1, (before.at(-1) ?? '').length);
      assert.ok('originalSource' in entry, path);
      assert.match(entry.originalSource, /src\/core\/create-auth\.ts$/);
      const source = payload.sourcesContent[payload.sources.indexOf(entry.originalSource)] ?? '';
      assert.ok(source.split('\n')[entry.originalLine]?.includes(words), path);
    }
  });

  test('are named in dist/, for bundlers and Node; in cdn/ they cost a visitor nothing', async () => {
    for (const path of code()) {
      const named = /\n\/\/# sourceMappingURL=(\S+)\s*$/.exec(await read(path))?.[1];
      assert.equal(named, path.startsWith('dist/') ? `${posix.basename(path)}.map` : undefined, path);
    }
  });
});

describe('the code', () => {
  test('has the core once: two copies on one page would be two sessions', async () => {
    const holders = async (folder: string) => {
      const modules = files.filter((path) => path.startsWith(folder) && path.endsWith('.js.map'));
      const maps = await Promise.all(modules.map((path) => read(path)));
      return modules.filter((_, index) => maps[index]?.includes('src/core/create-auth.ts'));
    };
    assert.deepEqual(await holders('dist/src/'), ['dist/src/core/create-auth.js.map']);
    assert.deepEqual(await holders('dist/components/'), []);
    // The classic script is for pages that load nothing else.
    assert.deepEqual(await holders('cdn/'), [
      'cdn/xano-auth-elements.classic.js.map',
      'cdn/xano-auth-elements.js.map',
    ]);
  });

  test('asks for no process, which browsers do not have', async () => {
    const askers: string[] = [];
    for (const path of files.filter((name) => name.endsWith('.js') && !name.startsWith('dist/cli/')))
      if (namesFreely(parseAst(await read(path)), 'process')) askers.push(path);
    assert.deepEqual(askers, []);
  });

  test('has side effects where sideEffects says so, and nowhere else', async () => {
    const modules = files.filter((path) => /^dist\/components\/.*\.js$/.test(path));
    const registering = [];
    for (const path of modules)
      if (/\bdefine\(["']xano-/.test(await read(path))) registering.push(`./${path}`);
    const listed = installed.manifest.sideEffects.filter((path) => path.startsWith('./dist/'));
    // These register no element themselves. What bundles others would be dropped with all that it imports.
    const others = ['index', 'account/account', 'account/texts', 'attributes/attributes'].map(
      (name) => `./dist/components/${name}.js`,
    );
    assert.deepEqual(listed.sort(), [...registering, ...others].sort());
    assert.ok(listed.every((path) => existsSync(join(installed.folder, path))));
  });
});

/** Whether a program uses a global of this name: an identifier that is no property and no key. */
function namesFreely(program: unknown, name: string): boolean {
  const visit = (node: unknown, parent?: Record<string, unknown>, key?: string): boolean => {
    if (Array.isArray(node)) return node.some((item) => visit(item, parent, key));
    if (typeof node !== 'object' || node === null) return false;
    const here = node as Record<string, unknown>;
    if (here['type'] === 'Identifier' && here['name'] === name) {
      const isName = (key === 'property' || key === 'key') && parent?.['computed'] !== true;
      if (!isName) return true;
    }
    return Object.entries(here).some(([inner, value]) => visit(value, here, inner));
  };
  return visit(program);
}
