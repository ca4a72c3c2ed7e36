// The bundlers that users have, set up as plainly as they come.
import { join } from 'node:path';
import { nodeResolve } from '@rollup/plugin-node-resolve';
import { build as buildWithEsbuild } from 'esbuild';
import { rollup } from 'rollup';

/** What a bundle loads at once; what it loads when used is in chunks of its own. */
export interface Bundle {
  readonly code: string;
  /** Modules of which anything is left, from the user's folder on. */
  readonly modules: readonly string[];
}

type Bundler = (root: string, program: string) => Promise<Bundle>;

const withEsbuild: Bundler = async (root, program) => {
  const { outputFiles, metafile } = await buildWithEsbuild({
    stdin: { contents: program, resolveDir: root, sourcefile: 'main.js' },
    absWorkingDir: root,
    outdir: join(root, 'out'),
    write: false,
    bundle: true,
    minify: true,
    metafile: true,
    format: 'esm',
    splitting: true,
    target: 'es2022',
    logLevel: 'silent',
  });
  /** The entry, and what it imports statically. */
  const entry = Object.keys(metafile.outputs).find(
    (path) => metafile.outputs[path]?.entryPoint === 'main.js',
  );
  const now = new Set<string>();
  const take = (path: string): void => {
    const output = metafile.outputs[path];
    if (now.has(path) || !output) return;
    now.add(path);
    for (const { path: next, kind } of output.imports) if (kind === 'import-statement') take(next);
  };
  take(entry ?? '');
  const inputs = [...now].flatMap((path) => Object.entries(metafile.outputs[path]?.inputs ?? {}));
  return {
    code: outputFiles
      .filter(({ path }) => [...now].some((name) => join(root, name) === path))
      .map(({ text }) => text)
      .join('\n'),
    modules: inputs.filter(([, { bytesInOutput }]) => bytesInOutput > 0).map(([path]) => path),
  };
};

const ENTRY = '\0main.js';

const withRollup: Bundler = async (root, program) => {
  const bundle = await rollup({
    input: ENTRY,
    plugins: [
      {
        name: 'main',
        resolveId: (id) => (id === ENTRY ? id : null),
        load: (id) => (id === ENTRY ? program : null),
      },
      nodeResolve({ rootDir: root, exportConditions: ['production'] }),
    ],
  });
  const { output } = await bundle.generate({ format: 'es' });
  await bundle.close();
  const now = new Set<string>();
  const take = (name: string): void => {
    const chunk = output.find((one) => one.fileName === name);
    if (now.has(name) || chunk?.type !== 'chunk') return;
    now.add(name);
    chunk.imports.forEach(take);
  };
  take(output[0].fileName);
  const chunks = output.filter((one) => one.type === 'chunk' && now.has(one.fileName));
  return {
    code: chunks.map((chunk) => ('code' in chunk ? chunk.code : '')).join('\n'),
    modules: chunks
      .flatMap((chunk) => ('modules' in chunk ? Object.entries(chunk.modules) : []))
      .filter(([id, { renderedLength }]) => id !== ENTRY && renderedLength > 0)
      .map(([id]) => id.slice(root.length + 1)),
  };
};

export const bundlers: Readonly<Record<string, Bundler>> = { esbuild: withEsbuild, rollup: withRollup };
