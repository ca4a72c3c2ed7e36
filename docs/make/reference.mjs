// The reference in the demo: a page per element and one that lists them.
import { marked } from 'marked';
import { elementsOf } from './manifest.mjs';
import { sectionsOf } from './sections.mjs';

const escape = (text) => text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);
const inline = (markdown = '') => marked.parseInline(markdown);
const slug = (title) => title.toLowerCase().replaceAll(' ', '-');

const page = (title, nav, main) => `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width" />
    <title>${escape(title)}</title>
    <link rel="stylesheet" href="../demo.css" />
    <script src="../demo.js" defer></script>
  </head>
  <body class="reference">
    <main>
${main}
    </main>
    <nav class="panel" aria-label="Reference">
${nav}
    </nav>
  </body>
</html>
`;

const tableOf = ({ title, head, rows }) => `<section id="${slug(title)}">
<h2>${title}</h2>
<div class="scroll" tabindex="0" role="region" aria-label="${title}"><table>
<thead><tr>${head.map((cell) => `<th scope="col">${cell}</th>`).join('')}</tr></thead>
<tbody>
${rows.map((cells) => `<tr>${cells.map((cell) => `<td>${inline(cell)}</td>`).join('')}</tr>`).join('\n')}
</tbody>
</table></div>
</section>`;

const listOf = (title, links) => `<section><h2>${title}</h2><ul>
${links.map(([href, text, current]) => `<li><a href="${href}"${current ? ' aria-current="page"' : ''}>${escape(text)}</a></li>`).join('\n')}
</ul></section>`;

/** All pages, by file name. */
export const referencePages = (manifest) => {
  const elements = elementsOf(manifest);
  const links = (here) =>
    elements.map(({ tagName }) => [`${tagName}.html`, `<${tagName}>`, tagName === here]);
  const pages = elements.map((element) => {
    const { tagName, summary, description } = element;
    const sections = sectionsOf(element);
    const main = `<h1><code>&lt;${tagName}&gt;</code></h1>
<p class="lead">${inline(summary)}</p>
${marked.parse(description)}
${sections.map(tableOf).join('\n')}`;
    const chapters = sections.map(({ title }) => [`#${slug(title)}`, title]);
    return [
      `${tagName}.html`,
      page(
        `<${tagName}>`,
        `${listOf('Elements', links(tagName))}\n${listOf('On this page', chapters)}`,
        main,
      ),
    ];
  });
  const rows = elements.map(
    ({ tagName, summary }) =>
      `<dt><a href="${tagName}.html"><code>&lt;${tagName}&gt;</code></a></dt><dd>${inline(summary)}</dd>`,
  );
  const index = `<h1>Reference</h1>
<p class="lead">Every attribute, property, method, event, slot, part, state and custom property of every element, from the words in the code.</p>
<dl class="elements">
${rows.join('\n')}
</dl>`;
  const files = [
    ['/dist/custom-elements.json', 'custom-elements.json'],
    ['/dist/llms.txt', 'llms.txt'],
  ];
  return Object.fromEntries([
    ['index.html', page('Reference', `${listOf('Elements', links())}\n${listOf('For tools', files)}`, index)],
    ...pages,
  ]);
};
