// What readers copy: the examples of the docs and the pages of the demo.
import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../../', import.meta.url));

const namesIn = (folder: string, ending: string): string[] =>
  readdirSync(root + folder, { recursive: true, encoding: 'utf8' })
    // demo/docs/ is made from what is read here.
    .filter((name) => name.endsWith(ending) && !(folder === 'demo/' && /^docs[\\/]/.test(name)))
    .map((name) => folder + name);

const read = (file: string): string => readFileSync(root + file, 'utf8');

/** Blocks of HTML by where they stand. */
const examples = [
  ...['README.md', ...namesIn('docs/', '.md')].flatMap((file) =>
    [...read(file).matchAll(/^```html(?: live| signed-in)*\n([^]*?)^```/gm)].map(([, block = '']) => ({
      file,
      block,
    })),
  ),
  ...namesIn('demo/', '.html').map((file) => ({ file, block: read(file) })),
];

/** The everyday file, which an element's tag waits for. */
const LIBRARY = /<script [^>]*xano-auth-elements(\.classic)?\.js/;

test('every example that loads the library loads the cloaking style sheet before it', () => {
  const loading = examples.filter(({ block }) => LIBRARY.test(block));
  assert.ok(loading.length >= 10, `${loading.length} examples`);
  const bare = loading.filter(
    ({ block }) => !/<link rel="stylesheet" href="[^"]*cloak\.css"/.test(block.split(LIBRARY)[0] ?? ''),
  );
  assert.deepEqual(
    bare.map(({ file }) => file),
    [],
  );
});

test('nobody is told to run what is not published yet', () => {
  const files = ['README.md', ...namesIn('docs/', '.md'), ...namesIn('demo/', '.html')];
  const sources = ['src/', 'components/', 'demo/'].flatMap((folder) =>
    ['.ts', '.js', '.mjs'].flatMap((ending) => namesIn(folder, ending)),
  );
  const telling = [...files, ...sources].filter((file) => read(file).includes('npx xano-auth-elements'));
  // Where it is said what holds once it is published, and how it is known that it was installed.
  assert.deepEqual(telling, ['docs/command-line.md', 'src/cli/package-info.ts']);
});
