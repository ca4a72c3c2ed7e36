/// <reference types="node" />
// The version of this package, from its package.json, which lies above both the sources and the build.
import { existsSync, readFileSync } from 'node:fs';

function find(folder: URL): URL {
  const file = new URL('package.json', folder);
  return existsSync(file) ? file : find(new URL('../', folder));
}

const { version } = JSON.parse(readFileSync(find(new URL('.', import.meta.url)), 'utf8')) as {
  version: string;
};
export { version };
