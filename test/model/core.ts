// The core that is checked: the sources themselves, bundled in memory, with or without a planted fault.
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

export type Core = typeof import('../../src/core/index.js');

/** A planted fault: in `file`, the text `find` becomes `put`. */
export interface Patch {
  readonly file: string;
  readonly find: string;
  readonly put: string;
}

/** What goes wrong is reported, as it should be; here it is judged by what comes of it. */
Object.assign(globalThis, { reportError: () => {} });

const source = fileURLToPath(new URL('../../src/', import.meta.url));

const patched = (file: string, patches: readonly Patch[]): string => {
  let text = readFileSync(file, 'utf8');
  for (const { file: name, find, put } of patches)
    if (file === source + name) {
      if (text.split(find).length !== 2) throw new Error(`Not once in src/${name}: ${find}`);
      text = text.replace(find, () => put);
    }
  return text;
};

/** One file for all, so that loading the refresh chunk takes no time of its own. */
export const loadCore = async (patches: readonly Patch[] = []): Promise<Core> => {
  const { outputFiles } = await build({
    entryPoints: [`${source}core/index.ts`],
    bundle: true,
    write: false,
    format: 'esm',
    target: 'es2022',
    plugins: [
      {
        name: 'patches',
        setup: ({ onLoad }) =>
          onLoad({ filter: /src[\\/].*\.ts$/ }, ({ path }) => ({
            contents: patched(path, patches),
            loader: 'ts',
          })),
      },
    ],
  });
  const [{ text } = { text: '' }] = outputFiles;
  return (await import(`data:text/javascript,${encodeURIComponent(text)}`)) as Core;
};
