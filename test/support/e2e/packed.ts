// A fresh folder that has the package as `npm pack` makes it, and beside it the libraries that the package and
// the frameworks need. Nothing is fetched.
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../../', import.meta.url));
const beside = ['lit', '@lit', 'nanostores', '@types', 'preact', 'solid-js', 'svelte', 'vue'];

export interface Project {
  readonly folder: string;
  /** Writes a file and returns its path. */
  write(name: string, text: string): string;
  remove(): void;
}

/** @param files texts by name */
export const projectWithPackage = (files: Readonly<Record<string, string>>): Project => {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'xano-packed-')));
  const shell = process.platform === 'win32';
  const pack = ['pack', '--ignore-scripts', '--silent', '--pack-destination', folder];
  const tarball = execFileSync('npm', pack, { cwd: root, encoding: 'utf8', shell }).trim().split('\n').at(-1);
  const place = join(folder, 'node_modules', 'xano-auth-elements');
  mkdirSync(place, { recursive: true });
  execFileSync('tar', ['-xzf', join(folder, tarball ?? ''), '-C', place, '--strip-components=1']);
  for (const name of beside)
    symlinkSync(join(root, 'node_modules', name), join(folder, 'node_modules', name), 'junction');
  const write = (name: string, text: string): string => {
    writeFileSync(join(folder, name), text);
    return join(folder, name);
  };
  for (const [name, text] of Object.entries(files)) write(name, text);
  return { folder, write, remove: () => rmSync(folder, { recursive: true, force: true }) };
};
