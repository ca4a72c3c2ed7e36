// The frame of every page: bar with search, navigation, headings of this page, the way on.
import { posix } from 'node:path';

const NAME = 'xano-auth-elements';
const escape = (text) => text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);

const link = (from, { address, title }, words = title) => {
  const href = posix.relative(posix.dirname(from.address), address);
  return `<a href="${href}"${from.address === address ? ' aria-current="page"' : ''}>${escape(words)}</a>`;
};

const navigation = (from, pages) =>
  [...new Set(pages.map(({ group }) => group))]
    .map((group) => {
      const own = pages.filter((page) => page.group === group);
      return `<h2>${group}</h2>
<ul>${own.map((page) => `<li>${link(from, page)}</li>`).join('\n')}</ul>`;
    })
    .join('\n');

/** Headings are found in what was rendered: Markdown was turned into HTML before a layout sees it. */
const contents = (content) =>
  [...content.matchAll(/<h2 id="([^"]+)">([^]*?) <a class="anchor"/g)]
    .map(
      ([, id, title]) => `<li><a href="#${id}">${title.replace(/<\/?(a|em|strong)\b[^>]*>/g, '')}</a></li>`,
    )
    .join('\n');

const onward = (from, pages) => {
  // Eleventy hands over copies of the data.
  const place = pages.findIndex(({ address }) => address === from.address);
  const [before, after] = [pages[place - 1], pages[place + 1]];
  return `<nav class="onward" aria-label="Next and previous page">
${before ? `<div>Previous: ${link(from, before)}</div>` : '<div></div>'}
${after ? `<div>Next: ${link(from, after)}</div>` : ''}
</nav>`;
};

export const render = ({ content, from, pages }) => {
  const home = '../'.repeat(from.address.split('/').length - 1);
  const headings = contents(content);
  return `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width" />
    <title>${escape(from.address === 'index.html' ? NAME : `${from.title} · ${NAME}`)}</title>
    <link rel="icon" href="data:," />
    <link rel="stylesheet" href="${home}demo.css" />
    <link rel="stylesheet" href="${home}site.css" />
    <script src="${home}site.js" defer></script>
    <script src="${home}example.js" defer></script>
  </head>
  <body class="docs">
    <a class="skip" href="#content">Skip to the content</a>
    <header class="bar">
      <strong><a href="${home}index.html">xano-auth-elements</a></strong>
      <search class="search" hidden>
        <input type="search" aria-label="Search the documentation" placeholder="Search" autocomplete="off" aria-keyshortcuts="/" />
        <div class="found" hidden>
          <p role="status"></p>
          <ol></ol>
        </div>
      </search>
      <a class="to-demo" href="${home}../gallery.html" hidden>Demo</a>
      <button type="button" class="fold" popovertarget="pages">Pages</button>
      <button type="button" class="theme" hidden>Light / dark</button>
    </header>
    <nav id="pages" class="pages" aria-label="Documentation" popover>
${navigation(from, pages)}
    </nav>
    <main id="content" tabindex="-1">
      <article data-pagefind-body data-pagefind-weight="${from.weight}">
${content}
${from.words ? `<p hidden data-pagefind-weight="8">${escape(from.words)}</p>` : ''}
      </article>
      ${onward(from, pages)}
    </main>
    ${headings ? `<nav class="here" aria-label="On this page"><h2>On this page</h2><ul>${headings}</ul></nav>` : '<div class="here"></div>'}
  </body>
</html>
`;
};

export default class {
  render(data) {
    return render(data);
  }
}
