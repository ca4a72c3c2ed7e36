// The documentation site, demo/docs/: static pages from docs/ and the doc blocks, by Eleventy, with a search by
// Pagefind. The folder stands for itself: it has the library, and runs from any path of any server.
import { cpSync, existsSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import Eleventy from '@11ty/eleventy';
import { configureMarkdown } from './markdown.mjs';
import { sitePages } from './pages.mjs';

const root = new URL('../../', import.meta.url);
const path = (name) => fileURLToPath(new URL(name, root));
const output = 'demo/docs/';

process.chdir(path('.'));
rmSync(output, { recursive: true, force: true });
const pages = sitePages(JSON.parse(readFileSync('dist/custom-elements.json', 'utf8')));

const eleventy = new Eleventy('docs/site/templates', output, {
  quietMode: true,
  configPath: false,
  config(site) {
    site.setUseGitIgnore(false);
    site.setDataDeepMerge(false);
    for (const page of pages)
      site.addTemplate(`${page.address.replace(/html$/, 'md')}`, page.text, {
        from: page,
        title: page.title,
        pages,
        layout: 'page.11ty.js',
        permalink: page.address,
      });
    site.amendLibrary('md', (markdown) => configureMarkdown(markdown, pages));
    return {
      markdownTemplateEngine: false,
      templateFormats: ['md', '11ty.js'],
    };
  },
});
await eleventy.write();

cpSync('docs/site/client', output, { recursive: true });
for (const [from, to] of [
  ['demo/demo.css', 'demo.css'],
  ['demo/themes', 'themes'],
  ['docs/pictures', 'pictures'],
  ['docs/screenshot.png', 'screenshot.png'],
  ['docs/benchmark.svg', 'benchmark.svg'],
  ['docs/benchmark.json', 'benchmark.json'],
  ['LICENSE', 'license.txt'],
])
  cpSync(from, output + to, { recursive: true });
if (existsSync('cdn'))
  cpSync('cdn', `${output}cdn`, { recursive: true, filter: (name) => !name.endsWith('.map') });

// Pagefind is a program for the common systems. Where it cannot run, the site says that it has no search.
try {
  const { close, createIndex } = await import('pagefind');
  const { index } = await createIndex();
  await index.addDirectory({ path: output });
  await index.writeFiles({ outputPath: `${output}pagefind` });
  await close();
  // Interfaces of its own, which the site does not use.
  for (const name of readdirSync(`${output}pagefind`))
    if (/ui\.(js|css)$|highlight/.test(name)) rmSync(`${output}pagefind/${name}`);
} catch (error) {
  console.warn(`The documentation site has no search: ${error.message}`);
}
