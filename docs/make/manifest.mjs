// The custom elements manifest: every attribute, property, method, event, slot, part, state and custom property
// of every element, read from the sources and their doc blocks. All other documentation is made from it.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { create } from '@custom-elements-manifest/analyzer';
import { plugin } from './plugin.mjs';
import { parse, readSources } from './sources.mjs';

const require = createRequire(import.meta.resolve('@custom-elements-manifest/analyzer'));
const domLib = readFileSync(require.resolve('typescript/lib/lib.dom.d.ts'), 'utf8');

/** Where a source is after the build. */
const built = (path) => `dist/${path.replace(/\.ts$/, '.js')}`;

/** The manifest of these sources (text by path), as it is published. */
export const createManifest = (sources = readSources()) => {
  const trees = parse(sources);
  const modules = Object.values(trees).filter(({ fileName }) => fileName.startsWith('components/'));
  const manifest = create({ modules, plugins: [plugin(trees, domLib)] });
  return JSON.parse(JSON.stringify(manifest), (key, value) =>
    (key === 'path' || key === 'module') && typeof value === 'string' ? built(value) : value,
  );
};

/** The elements in a manifest, in the order in which a page meets them. */
export const elementsOf = ({ modules }) => {
  const order = [
    'connection',
    'environment',
    'header',
    'text',
    'sign-in-form',
    'sign-up-form',
    'logout-button',
    'auth-guard',
    'user',
  ];
  const place = ({ tagName }) => order.indexOf(tagName.replace('xano-', '')) >>> 0;
  return modules
    .flatMap(({ declarations }) => declarations)
    .filter(({ tagName }) => tagName)
    .sort((a, b) => place(a) - place(b));
};
