// Markdown as the site shows it: headings with anchors, links between pages, tables that scroll by themselves, and
// examples that run. On GitHub the same files read as they are.
import { posix } from 'node:path';

/** The anchor that GitHub gives a heading. */
export const slugOf = (text) =>
  text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\s_-]/gu, '')
    .trim()
    .replace(/\s/g, '-');

const plain = (token) =>
  token.children.map(({ type, content }) => (/text|code_inline/.test(type) ? content : '')).join('');

/** What the region of a table is called: the heading above it, with a number from the second on. */
const labelOf = (heading, used) => {
  const label = `Table: ${heading}`;
  const count = (used.get(label) ?? 0) + 1;
  used.set(label, count);
  return count === 1 ? label : `${label}, ${count}`;
};

/** Files of the repository that the site has beside its pages. */
const FILES = [
  [/^docs\/(pictures\/.*|screenshot\.png|benchmark\.(svg|json))$/, '$1'],
  [/^demo\/(themes\/.*\.css)$/, '$1'],
  [/^LICENSE$/, 'license.txt'],
];

/**
 * @param pages  of the site
 * @returns what a link of a source leads to: an address relative to its page; undefined for what is not in the site
 */
const linkReader = (pages) => {
  const addresses = new Map(pages.map(({ source, address }) => [source, address]));
  return (from, href) => {
    if (/^(\w+:|#)/.test(href)) return href;
    const [path, hash] = href.split('#');
    const source = posix.join(posix.dirname(from.source), path);
    const [pattern, file] = FILES.find(([known]) => known.test(source)) ?? [];
    const target =
      addresses.get(source) ??
      addresses.get(`${source}README.md`) ??
      (pattern && source.replace(pattern, file));
    if (!target) return undefined;
    return posix.relative(posix.dirname(from.address), target) + (hash ? `#${hash}` : '');
  };
};

/** @param markdown  Eleventy's markdown-it */
export const configureMarkdown = (markdown, pages) => {
  const { rules, utils } = { rules: markdown.renderer.rules, utils: markdown.utils };
  const linkOf = linkReader(pages);
  markdown.set({ html: true });

  markdown.core.ruler.push('site', ({ tokens, env }) => {
    const used = new Map();
    let above = '';
    tokens.forEach((token, index) => {
      if (token.type === 'heading_open') {
        const title = plain(tokens[index + 1]);
        above = title;
        const slug = slugOf(title);
        const count = used.get(slug) ?? 0;
        used.set(slug, count + 1);
        token.attrSet('id', count ? `${slug}-${count}` : slug);
      }
      if (token.type === 'table_open') token.meta = { label: labelOf(above, used) };
      for (const child of token.children ?? []) retarget(child, env.from);
      if (token.type !== 'inline') return;
      sayTitles(token, env.from);
      dropClosers(token);
    });
  });

  const retarget = (token, from) => {
    const name = token.type === 'link_open' ? 'href' : token.type === 'image' ? 'src' : undefined;
    if (!name) return;
    const to = linkOf(from, token.attrGet(name));
    if (to !== undefined) return void token.attrSet(name, to);
    // A file that only the repository has: its name is said, without a link.
    token.meta = { isDropped: true };
  };
  /** A link whose text is the name of a file says the title of the page. */
  const sayTitles = ({ children }, from) =>
    children.forEach((token, index) => {
      const [open, text] = [children[index - 1], token];
      if (open?.type !== 'link_open' || text.type !== 'text' || !/^[\w-]+(\.md|\/)$/.test(text.content))
        return;
      const path = posix.join(posix.dirname(from.address), open.attrGet('href').split('#')[0]);
      text.content = pages.find(({ address }) => address === path)?.title ?? text.content;
    });
  const dropClosers = (token) => {
    let isOpen = false;
    token.children = token.children.filter((child) => {
      if (child.meta?.isDropped) isOpen = true;
      const closes = isOpen && child.type === 'link_close';
      if (closes) isOpen = false;
      return !child.meta?.isDropped && !closes;
    });
  };

  rules.heading_close = (tokens, index, options, env, self) => {
    const open = tokens[index - 2];
    const close = self.renderToken(tokens, index, options);
    if (open.tag === 'h1') return close;
    const label = utils.escapeHtml(`Link to “${plain(tokens[index - 1])}”`);
    return ` <a class="anchor" href="#${open.attrGet('id')}" aria-label="${label}">#</a>${close}`;
  };
  rules.table_open = (tokens, index) =>
    `<div class="scroll" tabindex="0" role="region" aria-label="${utils.escapeHtml(tokens[index].meta.label)}"><table>`;
  rules.table_close = () => '</table></div>\n';
  rules.fence = (tokens, index) => {
    const [language = '', ...words] = tokens[index].info.split(/\s+/);
    const code = `<pre tabindex="0"><code data-language="${language}">${utils.escapeHtml(tokens[index].content.trimEnd())}</code></pre>`;
    if (!words.includes('live')) return `<div class="code">${code}</div>\n`;
    return `<div class="example"${words.includes('signed-in') ? ' data-signed-in' : ''}>${code}</div>\n`;
  };
};
