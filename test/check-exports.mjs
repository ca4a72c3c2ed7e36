// What package.json promises is there after a build, and can be imported in Node, where there is no document.

import { existsSync, readFileSync } from 'node:fs';

const root = new URL('../', import.meta.url);
const manifest = JSON.parse(readFileSync(new URL('package.json', root), 'utf8'));
const { name, exports, unpkg, customElements, bin } = manifest;

const files = Object.values(exports).flatMap((target) =>
  typeof target === 'string' ? target : Object.values(target),
);
const promised = [...files, unpkg, customElements, manifest['web-types'], ...Object.values(bin)];
const absent = promised.filter((file) => !existsSync(new URL(file, root)));
if (absent.length > 0) throw new Error(`Not built: ${absent.join(', ')}`);

for (const [path, target] of Object.entries(exports)) {
  if (typeof target === 'string') continue;
  await import(name + path.slice(1)).catch((cause) => {
    throw new Error(`import('${name + path.slice(1)}') fails in Node`, { cause });
  });
}
