// The package as its users get it: packed by npm, and installed in a fresh folder outside of this repository,
// so that nothing but what is in the tarball and what it depends on can be found from there.
import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, realpath, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const repository = fileURLToPath(new URL('../../../', import.meta.url));
const run = promisify(execFile);
const shell = process.platform === 'win32';

/** What package.json says, as far as the tests ask. */
export interface Manifest {
  readonly name: string;
  readonly exports: Readonly<Record<string, string | Readonly<Record<string, string>>>>;
  readonly sideEffects: readonly string[];
  readonly jsdelivr: string;
  readonly unpkg: string;
}

interface Tarball {
  readonly file: string;
  /** Paths of what is in it, with `/`, from the package's root. */
  readonly paths: readonly string[];
}

export interface Installed {
  readonly tarball: Tarball;
  /** The fresh folder. */
  readonly root: string;
  /** The package in it. */
  readonly folder: string;
  readonly manifest: Manifest;
  /** Every entry of `exports` as it is imported: `xano-auth-elements/components/user.js`. */
  readonly entries: readonly string[];
  /** Writes files of the user's own. */
  write(files: Readonly<Record<string, string>>): Promise<void>;
  remove(): Promise<void>;
}

/** Packs what is built now. */
const packPackage = async (place: string): Promise<Tarball> => {
  for (const built of ['dist/components/index.d.ts', 'cdn/xano-auth-elements.js'])
    if (!existsSync(join(repository, built))) throw new Error(`${built} is missing: npm run build`);
  // The build has run; `prepack` would only repeat it.
  const args = ['pack', '--ignore-scripts', '--json', '--pack-destination', place];
  const { stdout } = await run('npm', args, { cwd: repository, shell, maxBuffer: 2 ** 24 });
  const [packed] = JSON.parse(stdout) as [{ filename: string; files: { path: string }[] }];
  return {
    file: join(place, packed.filename),
    paths: packed.files.map(({ path }) => path).sort(),
  };
};

/** Packs it, and installs it as the only dependency of an empty project. */
export const installPackage = async (): Promise<Installed> => {
  // The real path: a bundler tells places in it by that.
  const root = await realpath(await mkdtemp(join(tmpdir(), 'xano-package-')));
  const remove = () => rm(root, { recursive: true, force: true });
  return installIn(root, remove).catch(async (error: unknown) => {
    await remove();
    throw error;
  });
};

const installIn = async (root: string, remove: () => Promise<void>): Promise<Installed> => {
  const tarball = await packPackage(root);
  const write = async (files: Readonly<Record<string, string>>): Promise<void> => {
    for (const [path, text] of Object.entries(files)) {
      await mkdir(dirname(join(root, path)), { recursive: true });
      await writeFile(join(root, path), text);
    }
  };
  await write({ 'package.json': JSON.stringify({ name: 'app', private: true, type: 'module' }) });
  const quietly = ['--prefer-offline', '--ignore-scripts', '--no-audit', '--no-fund', '--no-package-lock'];
  await run('npm', ['install', tarball.file, ...quietly], { cwd: root, shell });

  const folder = join(root, 'node_modules', 'xano-auth-elements');
  const manifest = JSON.parse(await readFile(join(folder, 'package.json'), 'utf8')) as Manifest;
  const entries = Object.keys(manifest.exports).map((path) => manifest.name + path.slice(1));
  return { tarball, root, folder, manifest, entries, write, remove };
};
