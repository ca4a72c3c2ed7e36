// What a page of the documentation does beside being read: search, copy, light and dark. Without it everything can
// still be read and reached.
const siteHome = new URL('.', document.currentScript.src);
const siteRoot = document.documentElement;

const part = (selector) => document.querySelector(selector);
const create = (tag, properties = {}, ...children) => {
  const element = Object.assign(document.createElement(tag), properties);
  element.append(...children);
  return element;
};

// Light and dark: the system's, until somebody chooses.
const chosenTheme = localStorage.getItem('docs-theme');
if (chosenTheme) siteRoot.dataset.theme = chosenTheme;
const themeButton = part('.theme');
themeButton.hidden = false;
themeButton.onclick = () => {
  const dark = matchMedia('(prefers-color-scheme: dark)').matches;
  const now = siteRoot.dataset.theme ?? (dark ? 'dark' : 'light');
  siteRoot.dataset.theme = now === 'dark' ? 'light' : 'dark';
  localStorage.setItem('docs-theme', siteRoot.dataset.theme);
};

// The demo needs its local Xano, so it is only where the site is served from one's own machine.
part('.to-demo').hidden = !/^(localhost|127\.0\.0\.1|\[::1\])$/.test(location.hostname);

/** A button that copies; its name says for a moment that it has. */
const makeCopyButton = (text) => {
  const button = create('button', { type: 'button', className: 'copy' }, 'Copy');
  button.onclick = async () => {
    await navigator.clipboard.writeText(text());
    button.textContent = 'Copied';
    setTimeout(() => (button.textContent = 'Copy'), 2000);
  };
  return button;
};

for (const block of document.querySelectorAll('.code'))
  block.append(makeCopyButton(() => block.querySelector('code').textContent));

// Search
const search = part('.search');
const field = search.querySelector('input');
const found = search.querySelector('.found');
const said = found.querySelector('p');
const results = found.querySelector('ol');
search.hidden = false;

let index;
const openIndex = async () => {
  const pagefind = await import(new URL('pagefind/pagefind.js', siteHome));
  await pagefind.options({ baseUrl: siteHome.pathname, excerptLength: 16 });
  return pagefind;
};

/** A page with the places in it that fit best; Pagefind escapes what it puts around its marks. */
const resultItem = ({ url, meta, excerpt, sub_results: places }) => {
  const best = places.find(({ url: place }) => place.includes('#')) ?? { url, title: meta.title };
  const link = create('a', { href: best.url }, meta.title);
  if (best.title !== meta.title) link.append(create('span', {}, ` · ${best.title.replace(/ #$/, '')}`));
  return create('li', {}, link, create('p', { innerHTML: best.excerpt ?? excerpt }));
};

const showResults = async () => {
  const words = field.value.trim();
  found.hidden = !words;
  if (!words) return;
  index ??= openIndex();
  const pagefind = await index.catch(() => undefined);
  if (!pagefind) {
    index = undefined;
    said.textContent = 'The search could not be loaded. It needs a server, such as that of npm start.';
    return;
  }
  const answer = await pagefind.debouncedSearch(words, {}, 120);
  if (!answer || words !== field.value.trim()) return;
  const pages = await Promise.all(answer.results.slice(0, 8).map((result) => result.data()));
  if (words !== field.value.trim()) return;
  const count = answer.results.length;
  said.textContent = count === 1 ? '1 page' : `${count || 'No'} pages`;
  results.replaceChildren(...pages.map(resultItem));
};

field.addEventListener('input', showResults);
field.addEventListener('focus', () => (index ??= openIndex()).catch(() => (index = undefined)));
search.addEventListener('keydown', (event) => {
  const links = [...results.querySelectorAll('a')];
  const place = links.indexOf(document.activeElement);
  if (event.key === 'Escape') {
    found.hidden = true;
    field.focus();
  } else if (event.key === 'ArrowDown') (links[place + 1] ?? links.at(-1))?.focus();
  else if (event.key === 'ArrowUp') (links[place - 1] ?? field).focus();
  else if (event.key === 'Enter' && event.target === field) links[0]?.click();
  else return;
  event.preventDefault();
});
search.addEventListener('focusout', ({ relatedTarget }) => {
  if (!search.contains(relatedTarget)) found.hidden = true;
});
search.addEventListener('click', ({ target }) => {
  if (target.closest('a')) found.hidden = true;
});
document.addEventListener('keydown', (event) => {
  if (event.key !== '/' || event.target.closest('input, textarea, select, [contenteditable]')) return;
  event.preventDefault();
  field.focus();
});

part('.pages [aria-current]')?.scrollIntoView({ block: 'center' });
scrollTo({ top: location.hash ? scrollY : 0 });
