/// <reference types="node" />
// Pages that the elements lead to: whether there are files for `redirect-to` and its kind. Only pages of the page's own
// origin are looked for.
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Page, Tag } from './examined-page.js';
import { baseOf, quote } from './examined-page.js';
import type { Finding } from './finding.js';

const attributes = [
  'redirect-to',
  'forbidden-to',
  'request-page',
  'sign-in-page',
  'after-sign-in',
  'after-sign-out',
];

interface Destination {
  readonly tag: Tag;
  readonly attribute: string;
  readonly text: string;
  readonly url: URL;
}

/** @param source where the page was read: a file, or its address */
export async function checkDestinations(page: Page, source: URL, get: typeof fetch): Promise<Finding[]> {
  const base = baseOf(page, source);
  const found = new Map<string, Promise<boolean>>();
  const findings: Finding[] = [];
  for (const { tag, attribute, text, url } of destinationsIn(page, base)) {
    url.hash = '';
    if (url.href === source.href || !isBeside(text, url, source)) continue;
    const known = found.get(url.href) ?? isMissing(url, get);
    found.set(url.href, known);
    if (!(await known)) continue;
    const message = `${quote(tag)} leads to ${attribute}="${text}", and there is no such page.`;
    const fix = 'Write the address of a page that is there, as seen from this one.';
    findings.push({ severity: 'warning', code: 'page-missing', message, fix, line: tag.line });
  }
  return findings;
}

function destinationsIn(page: Page, base: URL): Destination[] {
  return page.tags
    .filter(({ name }) => name.startsWith('xano-'))
    .flatMap((tag) =>
      attributes.flatMap((attribute) => {
        const text = tag.attributes[attribute]?.trim();
        return text && URL.canParse(text, base) ? [{ tag, attribute, text, url: new URL(text, base) }] : [];
      }),
    );
}

/** On the disk the folder behind an absolute path is not known. */
function isBeside(text: string, url: URL, source: URL): boolean {
  if (source.protocol === 'file:') return url.protocol === 'file:' && !/^([/\\]|file:)/i.test(text);
  return url.origin === source.origin;
}

async function isMissing(url: URL, get: typeof fetch): Promise<boolean> {
  if (url.protocol === 'file:') {
    const path = fileURLToPath(new URL(url.pathname, url));
    // Many servers find `account.html` for `account`, and `index.html` for a folder.
    return ![path, `${path}.html`, `${path.replace(/[/\\]$/, '')}/index.html`].some((file) =>
      existsSync(file),
    );
  }
  const response = await get(url).catch(() => undefined);
  await response?.body?.cancel();
  return response?.status === 404 || response?.status === 410;
}
