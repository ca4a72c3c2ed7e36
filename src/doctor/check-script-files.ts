/// <reference types="node" />
// Whether the library's script is where the page says: a wrong path is the commonest reason for nothing happening.
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { libraryScripts } from './check-scripts.js';
import type { Finding } from './finding.js';
import { named } from './examined-page.js';
import type { Page } from './examined-page.js';

/**
 * @param source where the page was read: a file, or its address
 * Only scripts beside the page are looked for; other hosts are not asked.
 */
export async function checkScriptFiles(page: Page, source: URL, get: typeof fetch): Promise<Finding[]> {
  const findings: Finding[] = [];
  const { href = '' } = named(page, 'base')[0]?.attributes ?? {};
  const base = URL.canParse(href, source) ? new URL(href, source) : source;
  for (const { attributes, line } of libraryScripts(page)) {
    const { src = '' } = attributes;
    const problem = src === '' ? undefined : await findProblem(src, base, get);
    if (!problem) continue;
    const fix = 'Copy the folder cdn/ of the package beside the page, or correct the address in src.';
    findings.push({ severity: 'error', code: 'script-missing', message: problem, fix, line });
  }
  return findings;
}

async function findProblem(src: string, source: URL, get: typeof fetch): Promise<string | undefined> {
  if (!URL.canParse(src, source)) return undefined;
  const url = new URL(src, source);
  if (source.protocol === 'file:') {
    // Where an address begins with a slash, only the server knows the folder.
    if (url.protocol !== 'file:' || /^([/\\]|file:)/i.test(src)) return undefined;
    return existsSync(fileURLToPath(new URL(url.pathname, url))) ? undefined : `There is no file ${src}.`;
  }
  if (url.origin !== source.origin) return undefined;
  const response = await get(url).catch(() => undefined);
  await response?.body?.cancel();
  const type = response?.headers.get('content-type') ?? '';
  if (response?.status !== 200) return `The script ${src} is not there (${response?.status ?? 'no answer'}).`;
  return /javascript|ecmascript/i.test(type) ? undefined : `${src} is no script, but "${type}".`;
}
