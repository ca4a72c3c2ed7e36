// What the documents point at is there: links to files, and the paths of this repository that they name.
import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';

const root = new URL('../../../', import.meta.url);
const namesIn = (folder: string): string[] =>
  readdirSync(new URL(folder, root))
    .filter((name) => name.endsWith('.md'))
    .map((name) => folder + name);

/** CHANGELOG.md tells of what was. */
const documents = [...namesIn('./'), ...namesIn('docs/'), ...namesIn('docs/elements/')].filter(
  (path) => !path.endsWith('CHANGELOG.md'),
);

/** What is made by a build or when used, and what stands for any name. */
const isMade = (path: string): boolean => /<|…|^demo\/docs/.test(path);

for (const document of documents)
  test(`${document} points at files that there are`, () => {
    const text = readFileSync(new URL(document, root), 'utf8');
    const links = [...text.matchAll(/\]\((?!\w+:|#)([^)#]+)/g)].map(
      ([, to = '']) => new URL(to, new URL(document, root)),
    );
    const paths = [...text.matchAll(/`((?:src|components|test|docs|demo)\/[\w./<>…-]*)`/g)]
      .map(([, path = '']) => path)
      .filter((path) => !isMade(path))
      .map((path) => new URL(path, root));
    const missing = [...links, ...paths].filter((file) => !existsSync(file));
    assert.deepEqual(
      missing.map(({ href }) => href.slice(root.href.length)),
      [],
    );
  });
