// Before the apps are built: the frameworks as their own users install them, unless they are there, and beside them the
// library as npm packs it.
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const apps = fileURLToPath(new URL('.', import.meta.url));
const repository = join(apps, '../..');
const modules = join(apps, 'node_modules');
const shell = process.platform === 'win32';

if (!existsSync(join(repository, 'cdn'))) throw new Error('cdn/ is missing: npm run build');
installFrameworks();
putLibrary();

function installFrameworks() {
  const wanted = readFileSync(join(apps, 'package-lock.json'), 'utf8');
  const stamp = join(modules, '.installed-lock.json');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return;
  console.log('Installing the frameworks of the apps');
  const quietly = ['--prefer-offline', '--no-audit', '--no-fund', '--loglevel', 'error'];
  execFileSync('npm', ['ci', ...quietly], { cwd: apps, shell, stdio: 'inherit' });
  writeFileSync(stamp, wanted);
}

function putLibrary() {
  const pack = ['pack', '--ignore-scripts', '--silent', '--pack-destination', modules];
  const said = execFileSync('npm', pack, { cwd: repository, encoding: 'utf8', shell });
  const tarball = join(modules, said.trim().split('\n').at(-1));
  const fresh = join(modules, '.xano-auth-elements');
  rmSync(fresh, { recursive: true, force: true });
  mkdirSync(fresh);
  execFileSync('tar', ['-xzf', tarball, '-C', fresh, '--strip-components=1']);
  const place = join(modules, 'xano-auth-elements');
  rmSync(place, { recursive: true, force: true });
  renameSync(fresh, place);
}
