/// <reference types="node" />
// Looks whether the library's script is where the page says.
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { libraryScripts } from './check-scripts.js';
import type { Finding } from './finding.js';
import { baseOf } from './examined-page.js';
import type { Page } from './examined-page.js';

/**
 * Looks for scripts of the page's own origin; other hosts are not asked.
 * @param source where the page was read: a file, or its address
 */
export async function checkScriptFiles(page: Page, source: URL, get: typeof fetch): Promise<Finding[]> {
  const findings: Finding[] = [];
  const base = baseOf(page, source);
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
    // Which folder an absolute path begins in, only the server knows.
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
