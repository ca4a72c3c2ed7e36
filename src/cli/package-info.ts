/// <reference types="node" />
// This package's folder, version and custom-elements manifest. The folder lies above both the sources and the build.
import { existsSync, readFileSync } from 'node:fs';
import { basename, relative } from 'node:path';

function find(folder: URL): URL {
  return existsSync(new URL('package.json', folder)) ? folder : find(new URL('../', folder));
}

export const packageFolder = find(new URL('.', import.meta.url));

export const { version } = JSON.parse(readFileSync(new URL('package.json', packageFolder), 'utf8')) as {
  version: string;
};

/**
 * How a person calls the program again who has called it as this script: by its path in a clone, by `npx` where it is
 * installed.
 */
export function programCall(scriptPath: string, cwd: string): string {
  if (/[\\/]node_modules[\\/]/.test(scriptPath) || !basename(scriptPath).startsWith('main.'))
    return 'npx xano-auth-elements';
  const path = relative(cwd, scriptPath);
  return `node ${/\s/.test(path) ? `"${path}"` : path}`;
}

/**
 * The custom-elements manifest: the one that the build made; in a clone that was not built, made from the sources.
 * `undefined` where there is neither.
 */
export async function readManifest(): Promise<unknown> {
  const built = new URL('dist/custom-elements.json', packageFolder);
  if (existsSync(built)) return JSON.parse(readFileSync(built, 'utf8'));
  const maker = new URL('docs/make/manifest.mjs', packageFolder);
  if (!existsSync(maker)) return undefined;
  // By an address that bundlers do not follow: the maker is no part of the program.
  const { createManifest } = (await import(maker.href)) as { createManifest(): unknown };
  return createManifest();
}
