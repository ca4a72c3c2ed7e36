/// <reference types="node" />
// This package's folder, version and custom-elements manifest. The folder lies above both the sources and the build.
import { existsSync, readFileSync } from 'node:fs';

function find(folder: URL): URL {
  return existsSync(new URL('package.json', folder)) ? folder : find(new URL('../', folder));
}

export const packageFolder = find(new URL('.', import.meta.url));

export const { version } = JSON.parse(readFileSync(new URL('package.json', packageFolder), 'utf8')) as {
  version: string;
};

/** The manifest that the build made; `undefined` before the first build. */
export function readManifest(): unknown {
  const file = new URL('dist/custom-elements.json', packageFolder);
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : undefined;
}
