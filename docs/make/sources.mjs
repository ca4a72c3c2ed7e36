// The sources that documentation is made of, as text by path; and the same as syntax trees.
import { readdirSync, readFileSync } from 'node:fs';
import { ts } from '@custom-elements-manifest/analyzer';

const root = new URL('../../', import.meta.url);

/** A file of this repository. */
export const read = (path) => readFileSync(new URL(path, root), 'utf8');

/** All sources of the elements and the core: `{ 'components/user/user.ts': '…' }`. */
export const readSources = () =>
  Object.fromEntries(
    ['components', 'src'].flatMap((folder) =>
      readdirSync(new URL(folder, root), { recursive: true })
        .map((name) => `${folder}/${String(name).replaceAll('\\', '/')}`)
        .filter((path) => path.endsWith('.ts'))
        .sort()
        .map((path) => [path, read(path)]),
    ),
  );

/** What was parsed before, by text: tests read the same sources many times. */
const known = new Map();

const treeOf = (path, text) => {
  const tree = known.get(text);
  if (tree?.fileName === path) return tree;
  known.set(text, ts.createSourceFile(path, text, ts.ScriptTarget.ES2022, true));
  return known.get(text);
};

/** The syntax trees, by path. */
export const parse = (sources) =>
  Object.fromEntries(Object.entries(sources).map(([path, text]) => [path, treeOf(path, text)]));

/** Every node of a tree. */
export function* nodesOf(node) {
  yield node;
  for (const child of childrenOf(node)) yield* nodesOf(child);
}

const childrenOf = (node) => {
  const children = [];
  ts.forEachChild(node, (child) => void children.push(child));
  return children;
};
