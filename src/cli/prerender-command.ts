/// <reference types="node" />
// `prerender`: writes the forms into static pages, so that they are there before the script is.
import { readFileSync, writeFileSync } from 'node:fs';
import { exit, Failure, type Io } from './io.js';
import { packageFolder } from './package-info.js';
import { fillForms } from './prerender/fill-forms.js';
import { inlineCloak, policySource } from './prerender/inline-cloak.js';

export interface PrerenderOptions {
  /** Puts `cloak.css` into the pages, in place of the link to it. */
  readonly inlineStyles?: boolean | undefined;
}

/** Resolves with the exit code: 1 where a page could not be written. */
export async function prerender(
  paths: readonly string[],
  { inlineStyles = false }: PrerenderOptions,
  io: Io,
): Promise<number> {
  const sheet = new URL('cdn/cloak.css', packageFolder);
  const css = (): string => attempt(sheet.pathname, () => readFileSync(sheet, 'utf8').trim());
  // All are read and tried before the first is written.
  const pages = await Promise.all(
    paths.map(async (path) => {
      const before = attempt(path, () => readText(path));
      const filled = await fillForms(before);
      const { source, sheets } = inlineCloak(filled.source, css, inlineStyles);
      const missing = inlineStyles && sheets === 0 ? ['no <link rel="stylesheet"> to cloak.css.'] : [];
      return { path, before, ...filled, source, problems: [...filled.problems, ...missing] };
    }),
  );
  const broken = pages.flatMap(({ path, problems }) => problems.map((problem) => `${path}: ${problem}`));
  if (broken.length > 0) {
    broken.forEach((line) => io.err(line));
    return exit.problems;
  }
  for (const { path, before, source, forms } of pages) {
    if (source !== before) attempt(path, () => writeFileSync(path, source));
    const state = source === before ? 'nothing to change' : 'written';
    io.out(`${path}: ${forms === 1 ? '1 form' : `${forms} forms`}, ${state}`);
  }
  if (inlineStyles) io.out(`A Content Security Policy needs this in style-src: ${policySource(css())}`);
  return exit.fine;
}

/** All else in a page stays as it is: in another encoding its letters would be lost. */
function readText(path: string): string {
  const bytes = readFileSync(path);
  const text = bytes.toString('utf8');
  if (Buffer.from(text).equals(bytes)) return text;
  throw new Error('it is not in UTF-8. Save it so, with <meta charset="utf-8"> in its head.');
}

function attempt<T>(path: string, run: () => T): T {
  try {
    return run();
  } catch (error) {
    throw new Failure(`${path}: ${error instanceof Error ? error.message : String(error)}`);
  }
}
