/// <reference types="node" />
// This package's folder and version. The folder lies above both the sources and the build.
import { existsSync, readFileSync } from 'node:fs';

function find(folder: URL): URL {
  return existsSync(new URL('package.json', folder)) ? folder : find(new URL('../', folder));
}

export const packageFolder = find(new URL('.', import.meta.url));

export const { version } = JSON.parse(readFileSync(new URL('package.json', packageFolder), 'utf8')) as {
  version: string;
};
