/// <reference types="node" />
// Writes the finished pages into a folder. A file that is there is replaced only after a question; nothing is written
// through a link that leads out of the folder.
import {
  closeSync,
  constants,
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  openSync,
  realpathSync,
  writeFileSync,
} from 'node:fs';
import { join, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Pages } from '../../setup/index.js';
import { packageFolder } from '../package-info.js';
import { Failure } from '../io.js';
import type { Io } from '../io.js';

/** The pages by the names under which they link to each other. */
export function filesOf({ login, account, signUp, further }: Pages): Readonly<Record<string, string>> {
  const signUpPage = signUp ? { 'sign-up.html': signUp } : {};
  return { 'login.html': login, 'account.html': account, ...signUpPage, ...further };
}

/** Resolves with the paths that were written. */
export async function writeFiles(folder: string, pages: Pages, io: Io): Promise<readonly string[]> {
  const written: string[] = [];
  try {
    mkdirSync(folder, { recursive: true });
    for (const [name, text] of Object.entries(filesOf(pages))) {
      const path = join(folder, name);
      const target = targetIn(folder, path);
      if (existsSync(path) && !(await io.ask.confirm(`${path} is there already. Replace it?`, false)))
        continue;
      writeText(target, text);
      written.push(path);
    }
  } catch (error) {
    if (error instanceof Error && 'syscall' in error) {
      throw new Failure(`The pages cannot be written into ${folder}: ${error.message}`);
    }
    throw error;
  }
  return written;
}

/** Copies the library beside the pages, unless it is there; `undefined` where this copy of it was not built. */
export function copyLibrary(folder: string): string | undefined {
  const from = fileURLToPath(new URL('cdn/', packageFolder));
  const to = join(folder, 'cdn');
  if (existsSync(to) || !existsSync(from)) return undefined;
  targetIn(folder, to);
  cpSync(from, to, { recursive: true, filter: (path) => !path.endsWith('.map') });
  return to + sep;
}

/** Fails where a link was put in place of the file since it was looked at (Windows has no flag for that). */
function writeText(path: string, text: string): void {
  const { O_WRONLY, O_CREAT, O_TRUNC, O_NOFOLLOW = 0 } = constants;
  const file = openSync(path, O_WRONLY | O_CREAT | O_TRUNC | O_NOFOLLOW);
  try {
    writeFileSync(file, text);
  } finally {
    closeSync(file);
  }
}

/** The file behind a path. Throws where a link leads out of the folder, or nowhere: writing would make a file there. */
function targetIn(folder: string, path: string): string {
  if (!lstatSync(path, { throwIfNoEntry: false })?.isSymbolicLink()) return path;
  const target = existsSync(path) ? realpathSync(path) : undefined;
  if (target?.startsWith(realpathSync(folder) + sep)) return target;
  throw new Failure(`${path} is a link that leads out of ${folder}. Remove it, or name another folder.`);
}
