// Everything that is made from the doc blocks, and from what was built.
//   cdn/             integrity.json
//   dist/            custom-elements.json, data for editors, types for frameworks, llms.txt, llms-full.txt, AGENTS.md
//   README.md, docs/elements/  with `--committed` (`npm run docs`) only: they are committed, so a build leaves them alone
import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { vsCodeCss, vsCodeHtml, webTypes } from './editors.mjs';
import { integrityOf } from './integrity.mjs';
import { createManifest } from './manifest.mjs';
import { elementPages, llms, llmsFull, renew } from './markdown.mjs';
import { read } from './sources.mjs';
import { typeFiles } from './types.mjs';

const root = new URL('../../', import.meta.url);
const manifest = createManifest();

const write = (path, text) => {
  const file = new URL(path, root);
  mkdirSync(new URL('.', file), { recursive: true });
  writeFileSync(file, text);
};

/** Writes a folder anew. */
function writeAll(folder, files) {
  rmSync(new URL(folder, root), { recursive: true, force: true });
  for (const [name, text] of Object.entries(files)) write(folder + name, text);
}

write('dist/custom-elements.json', `${JSON.stringify(manifest, null, 2)}\n`);
write('dist/vscode.html-custom-data.json', vsCodeHtml(manifest));
write('dist/vscode.css-custom-data.json', vsCodeCss(manifest));
write('dist/web-types.json', webTypes(manifest));
for (const [name, text] of Object.entries(typeFiles(manifest))) write(`dist/types/${name}`, text);
const description = JSON.parse(read('package.json'));
write('dist/llms.txt', llms(manifest, description));
write('dist/llms-full.txt', llmsFull(manifest, description, read));
write('dist/AGENTS.md', read('docs/AGENTS.md'));
const cdn = fileURLToPath(new URL('cdn/', root));
if (existsSync(cdn)) write('cdn/integrity.json', `${JSON.stringify(integrityOf(cdn), null, 2)}\n`);
if (process.argv.includes('--committed')) {
  write('README.md', renew(read('README.md'), manifest));
  writeAll('docs/elements/', elementPages(manifest));
}
