// Looks whether the page loads the library, and as a module where it is one.
import type { Finding } from './finding.js';
import { isInside, named } from './examined-page.js';
import type { Page, Tag } from './examined-page.js';

const ours = /xano-auth-elements/;
/** The everyday file; not the classic one, which has all elements. */
const everydayFile = /(^|\/)xano-auth-elements\.js([?#]|$)/;
/** What it brings. */
const everyday = new Set(
  'connection environment header text sign-in-form sign-up-form logout-button auth-guard user'
    .split(' ')
    .map((name) => `xano-${name}`),
);
/** The build for pages opened from the disk; it is no module. */
const classic = /\.classic\.js/;

/** The scripts that load the library. Where no name says so, a bundle may contain it: then all scripts. */
export function libraryScripts(page: Page): readonly Tag[] {
  const scripts = named(page, 'script').filter((tag) => isScript(tag) && !isInside(tag, 'template'));
  const loading = scripts.filter(({ attributes, text }) => ours.test(attributes.src ?? text));
  return loading.length > 0 ? loading : scripts;
}

export function checkScripts(page: Page): Finding[] {
  const scripts = libraryScripts(page);
  if (scripts.length === 0) {
    const message = 'No script in the page: nothing brings its elements to life.';
    const fix = 'Write <script type="module" src="…/xano-auth-elements.js"></script> in the head.';
    return [{ severity: 'error', code: 'no-script', message, fix }];
  }
  return scripts.flatMap(({ attributes: { src, type }, line }): Finding[] => {
    if (src === undefined || !/xano-auth-elements[^/]*\.js/.test(src) || classic.test(src)) return [];
    if (type?.trim().toLowerCase() === 'module') return [];
    const message = `${src} is a module, and its <script> does not say so: the browser refuses it.`;
    const fix = `Write <script type="module" src="${src}"></script>.`;
    return [{ severity: 'error', code: 'script-type', message, fix, line }];
  });
}

/** Elements and attributes of a page that none of its scripts brings. Nothing can be said of what a bundle holds. */
export function checkElementScripts(page: Page): Finding[] {
  const scripts = named(page, 'script').filter((tag) => isScript(tag) && !isInside(tag, 'template'));
  const files = scripts.flatMap(({ attributes: { src } }) => src ?? []);
  if (!files.some((file) => everydayFile.test(file)) || scripts.some(mayBringAll)) return [];
  const brings = (...names: string[]) =>
    files.some((file) => names.some((name) => new RegExp(`/${name}\\.js([?#]|$)`).test(file)));
  const missing = new Map<string, { file: string; line: number | undefined }>();
  for (const { name, attributes, line } of page.tags) {
    const needs = (what: string, file: string) => missing.has(what) || missing.set(what, { file, line });
    const own = name.replace(/^xano-/, '');
    if (own === 'setup') {
      if (!brings('setup')) needs(`<${name}>`, 'setup.js');
    } else if (own !== name && !everyday.has(name) && !brings(own, 'account'))
      needs(`<${name}>`, `components/${own}.js`);
    const attribute = ['show', 'user', 'action'].find((one) => `data-xano-${one}` in attributes);
    if (attribute && !brings('attributes')) needs(`data-xano-${attribute}`, 'components/attributes.js');
  }
  return [...missing].map(([what, { file, line }]): Finding => {
    const message = `${what} is in no script of the page: the everyday file does not have it.`;
    const fix = `Write <script type="module" src="…/${file}"></script> after the other.`;
    return { severity: 'error', code: 'element-script', message, fix, line };
  });
}

/** A script of the page's own that may import what it likes. */
function mayBringAll({ attributes: { src }, text }: Tag): boolean {
  if (src === undefined) return /\bimport\b/.test(text);
  return !/(^|\/)(xano-auth-elements|setup|core)\.js([?#]|$)|\/components\/[\w-]+\.js([?#]|$)/.test(src);
}

function isScript({ attributes: { type = '' } }: Tag): boolean {
  return /^(|module|(text|application)\/(javascript|ecmascript))$/i.test(type.trim());
}
