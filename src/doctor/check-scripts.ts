// Looks whether the page loads the library, and as a module where it is one.
import type { Finding } from './finding.js';
import { isInside, named } from './examined-page.js';
import type { Page, Tag } from './examined-page.js';

const ours = /xano-auth-elements/;
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

function isScript({ attributes: { type = '' } }: Tag): boolean {
  return /^(|module|(text|application)\/(javascript|ecmascript))$/i.test(type.trim());
}
