// What a bare clone lacks: installed packages and a build. Nothing here but Node's own modules.
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** Installs and builds where needed. Ends the program when one of them fails. */
export function prepare(root) {
  if (!isInstalled(root)) run(root, ['ci', '--no-audit', '--no-fund'], 'Installing packages …');
  const { scripts = {} } = readJson(join(root, 'package.json'));
  if (scripts.build && !isBuilt(root)) run(root, ['run', 'build'], 'Building …');
}

/** Whether node_modules holds what the lock file asks for. */
function isInstalled(root) {
  const installed = join(root, 'node_modules', '.package-lock.json');
  if (!existsSync(installed)) return false;
  const have = readJson(installed).packages;
  const wanted = Object.entries(readJson(join(root, 'package-lock.json')).packages);
  return wanted.every(
    ([path, { version, optional, link }]) =>
      path === '' || optional || link || have[path]?.version === version,
  );
}

/** Whether dist, cdn and the documentation site are younger than everything they are made of. */
function isBuilt(root) {
  const made = ['dist', 'cdn', 'demo/docs'].map((name) => youngest(join(root, name)));
  const sources = readdirSync(root).filter((name) =>
    /^(src|components|docs|package\.json|rollup\.config\..*)$/.test(name),
  );
  return Math.min(...made) >= Math.max(...sources.map((name) => youngest(join(root, name))));
}

/** When the youngest file in a folder was written; 0 where there is none. */
function youngest(path) {
  if (!existsSync(path)) return 0;
  const stats = statSync(path);
  if (!stats.isDirectory()) return stats.mtimeMs;
  return Math.max(0, ...readdirSync(path).map((name) => youngest(join(path, name))));
}

function run(root, args, title) {
  console.log(title);
  // Tests drive browsers that are already there; the demo needs none to be downloaded.
  const env = { ...process.env, PUPPETEER_SKIP_DOWNLOAD: '1', PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD: '1' };
  const isWindows = process.platform === 'win32';
  const { status } = spawnSync('npm', args, { cwd: root, env, stdio: 'inherit', shell: isWindows });
  if (status === 0) return;
  console.error(`npm ${args.join(' ')} failed.`);
  process.exit(1);
}

function readJson(path) {
  return JSON.parse(readFileSync(path, 'utf8'));
}
