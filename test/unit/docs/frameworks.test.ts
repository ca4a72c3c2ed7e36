// The recipes of docs/frameworks.md are taken from the apps that the tests drive.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, test } from 'node:test';

const read = (path: string): string => readFileSync(new URL(`../../../${path}`, import.meta.url), 'utf8');

/** The app of each chapter. */
const APPS: Readonly<Record<string, string>> = {
  'React with React Router': 'react',
  Next: 'next',
  'Vue with Vue Router': 'vue',
  Nuxt: 'nuxt',
  SvelteKit: 'sveltekit',
  Angular: 'angular',
  'Astro with ClientRouter': 'astro',
  'Turbo Drive': 'turbo',
  htmx: 'htmx',
  Lit: 'lit',
};

const chapters = new Map(
  read('docs/frameworks.md')
    .split(/^## /m)
    .map((chapter) => [chapter.slice(0, chapter.indexOf('\n')), chapter]),
);

const linesOf = (text: string): string[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean);

describe('the recipe for', () => {
  for (const [title, app] of Object.entries(APPS))
    test(title, () => {
      const recipes = [
        ...(chapters.get(title) ?? '').matchAll(/^```\w+\n(?:\/\/|<!--) (\S+).*\n([^]*?)^```/gm),
      ];
      assert.notEqual(recipes.length, 0, `docs/frameworks.md has no recipe for ${title}`);
      for (const [, file, recipe = ''] of recipes) {
        const written = linesOf(read(`test/apps/${app}/${file}`));
        const missing = linesOf(recipe).filter((line) => !written.includes(line));
        assert.deepEqual(missing, [], `not in test/apps/${app}/${file}`);
      }
    });
});
