// Which files become pages of the site, where each lies in it, and in which order readers meet them.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { elementsOf } from '../make/manifest.mjs';
import { elementPages, loadingOf } from '../make/markdown.mjs';
import { sectionsOf, table } from '../make/sections.mjs';

const root = new URL('../../', import.meta.url);
const read = (path) => readFileSync(new URL(path, root), 'utf8');

/** Sources by the heading that they stand under; a guide that no list names comes at the end of the guides. */
const GROUPS = {
  Start: ['docs/site/index.md', 'docs/start.md', 'docs/recipes.md', 'docs/errors.md'],
  Guides: ['account', 'themes', 'navigation', 'environments', 'frameworks', 'server', 'testing']
    .concat(['emulator', 'realtime', 'command-line', 'browsers', 'without-a-server'])
    .map((name) => `docs/${name}.md`),
  Elements: [],
  Background: ['docs/security.md', 'SECURITY.md', 'docs/session.md', 'docs/performance.md']
    .concat(['docs/architecture.md', 'docs/AGENTS.md', 'CONTRIBUTING.md', 'CHANGELOG.md'])
    .concat('docs/README.md'),
};
const WRONG = 'docs/when-something-looks-wrong.md';

const fromDocs = readdirSync(new URL('docs/', root))
  .filter((name) => name.endsWith('.md'))
  .map((name) => `docs/${name}`);

/** Where a source is in the site: `docs/elements/README.md` is `elements/index.html`. */
const addressOf = (source) => {
  if (source === 'docs/README.md') return 'contents.html';
  if (source === 'SECURITY.md') return 'security-policy.html';
  const path = source.replace(/^docs\/(site\/)?/, '').replace(/README\.md$/, 'index.md');
  return path.replace(/\.md$/, '.html').toLowerCase();
};

/** The element's own examples, each runs in the page; without a file it is that of the doc block. */
const examplesOf = (tagName) => {
  const path = `docs/site/examples/${tagName}.md`;
  return existsSync(new URL(path, root)) ? read(path) : undefined;
};

/** An element with all of its tables: in the repository, those that several have in common are left out. */
const elementText = (element) => {
  const { tagName, summary, description } = element;
  const own = examplesOf(tagName);
  const text = own
    ? `${description.replace(/```html\n[^]*?```/, '').trim()}\n\n${own.trim()}`
    : description.replace('```html\n', '```html live\n');
  const tables = sectionsOf(element).map(({ title, head, rows }) => `## ${title}\n\n${table(head, rows)}`);
  return [`# \`<${tagName}>\``, `*${summary}*`, loadingOf(tagName) + text, ...tables].join('\n\n');
};

/** Pages whose heading does not tell them from others. */
const TITLES = {
  'docs/site/index.md': 'Welcome',
  'docs/README.md': 'All documents',
  'docs/AGENTS.md': 'For agents',
  'docs/performance.md': 'Weight and speed',
  'SECURITY.md': 'Security policy',
};

/** What readers search by where the page itself says it otherwise. */
const WORDS = {
  'docs/start.md': 'install, getting started, quick start, tutorial',
  'docs/recipes.md': 'remember me, admin only, extra fields, terms, consent, header, navbar, WeWeb, Webflow',
  'docs/account.md':
    'forgot password, reset password, social login, Google login, 2FA, two-factor, OTP, magic link, avatar, profile picture, delete account',
  'docs/themes.md':
    'dark mode, brand colors, button color, colour, center a form, centre, font family, logo, custom CSS, Tailwind, Bootstrap',
  'docs/navigation.md':
    'redirect after login, redirect after logout, protected route, route guard, return URL',
  'docs/elements/texts.md': 'translate, translation, language, i18n, localization, wording',
  'docs/environments.md': 'staging, production, branch',
  'docs/frameworks.md':
    'React, Next.js, Vue, Nuxt, Svelte, SvelteKit, Angular, Astro, htmx, Turbo, TypeScript',
  'docs/server.md':
    'SSR, server-side rendering, prerender, static site, layout shift, flash of unstyled content',
  'docs/security.md': 'CSP, Content Security Policy, XSS, token storage, cookies, HttpOnly',
  'docs/session.md': 'refresh token, JWT, localStorage, session timeout, stay signed in, expiry',
  'docs/emulator.md': 'mock backend, local Xano, test accounts, roles',
  'docs/testing.md': 'Playwright, Cypress, unit test, mock',
  'docs/performance.md': 'bundle size, kB, benchmark, fast, slow',
  'docs/command-line.md': 'CLI, setup, doctor, prerender',
  'docs/when-something-looks-wrong.md': 'troubleshooting, FAQ, not working, blank page, CORS, console error',
};

/** How much a hit counts, by the group of its page: who searches wants a guide first. */
const WEIGHTS = { Elements: 0.5, Background: 0.3 };

/** What a page is called in the navigation: its heading. */
const titleOf = (source, text) => TITLES[source] ?? /^# (.*)$/m.exec(text)?.[1].replaceAll('`', '') ?? '';

/** @param manifest  of the elements @returns the pages `{ source, address, group, title, text }`, in reading order */
export const sitePages = (manifest) => {
  const elements = elementsOf(manifest);
  const made = elementPages(manifest);
  const texts = new Map([
    ['docs/elements/README.md', made['README.md']],
    ...elements.map((element) => [`docs/elements/${element.tagName}.md`, elementText(element)]),
    ['docs/elements/texts.md', made['texts.md']],
  ]);
  const named = new Set([...Object.values(GROUPS).flat(), WRONG]);
  const groups = {
    ...GROUPS,
    Start: [...GROUPS.Start.slice(0, 3), WRONG, ...GROUPS.Start.slice(3)],
    Guides: [...GROUPS.Guides, ...fromDocs.filter((source) => !named.has(source))],
    Elements: [...texts.keys()],
  };
  return Object.entries(groups).flatMap(([group, sources]) =>
    sources.map((source) => {
      const text = texts.get(source) ?? read(source);
      const [words, weight] = [WORDS[source] ?? '', WEIGHTS[group] ?? 1];
      return { source, address: addressOf(source), group, title: titleOf(source, text), text, words, weight };
    }),
  );
};
