// Everything that is made from the doc blocks.
//   dist/            custom-elements.json, data for editors, types for frameworks, llms.txt
//   demo/reference/  a page per element
//   README.md        its tables: they are committed, so a build leaves them alone and only `npm run docs` renews them
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { vsCodeCss, vsCodeHtml, webTypes } from './editors.mjs';
import { createManifest } from './manifest.mjs';
import { llms, renew } from './markdown.mjs';
import { referencePages } from './reference.mjs';
import { read } from './sources.mjs';
import { typeFiles } from './types.mjs';

const root = new URL('../../', import.meta.url);
const manifest = createManifest();

const write = (path, text) => {
  const file = new URL(path, root);
  mkdirSync(new URL('.', file), { recursive: true });
  writeFileSync(file, text);
};

write('dist/custom-elements.json', `${JSON.stringify(manifest, null, 2)}\n`);
write('dist/vscode.html-custom-data.json', vsCodeHtml(manifest));
write('dist/vscode.css-custom-data.json', vsCodeCss(manifest));
write('dist/web-types.json', webTypes(manifest));
for (const [name, text] of Object.entries(typeFiles(manifest))) write(`dist/types/${name}`, text);
write('dist/llms.txt', llms(manifest, JSON.parse(read('package.json'))));
if (process.argv.includes('--readme')) write('README.md', renew(read('README.md'), manifest));
rmSync(new URL('demo/reference/', root), { recursive: true, force: true });
for (const [name, text] of Object.entries(referencePages(manifest))) write(`demo/reference/${name}`, text);
