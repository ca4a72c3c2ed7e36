// `npm test`: everything, on a bare clone with nothing but Node and npm. Its last line counts the tests.
//
//   node test/run.mjs                            all phases
//   node test/run.mjs unit e2e                   some of them
//   node test/run.mjs test/unit/core/session/session.test.ts  some files
//   node test/run.mjs test/components/user.test.ts --engine firefox    in one browser engine, or in two: chromium,webkit
//
// The phases: types, lint, build (one test each), unit, model, components (each test once per engine),
// e2e, package, apps.

import { spawn, spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { describeBrowsers, installBrowsers } from './install-browsers.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
process.chdir(root);

const bin = (path) => [process.execPath, join('node_modules', path)];
const nodeTests = (...options) => [
  ...[process.execPath, '--import', 'tsx', '--test', '--test-reporter', './test/support/node-reporter.mjs'],
  ...options,
];

/** A phase is one check, or a runner that is given files and tells its counts. */
const PHASES = {
  types: { check: [bin('typescript/bin/tsc')] },
  lint: { check: [[process.execPath, 'test/lint.mjs']] },
  build: {
    check: [
      [...bin('rollup/dist/bin/rollup'), '--config', '--silent'],
      [...bin('typescript/bin/tsc'), '--project', 'test/tsconfig.declarations.json'],
      [process.execPath, 'docs/make/index.mjs'],
      [process.execPath, 'docs/site/build.mjs'],
      [process.execPath, 'test/check-exports.mjs'],
    ],
  },
  unit: { runner: nodeTests('--test-concurrency', '2', '--test-timeout', '120000') },
  model: { runner: nodeTests('--test-concurrency', '2', '--test-timeout', '300000') },
  components: {
    runner: [
      ...bin('@web/test-runner/dist/bin.js'),
      '--config',
      'test/web-test-runner.config.mjs',
      '--files',
    ],
  },
  // Two files side by side: each opens browsers of its own, and waits more than it works. The bound holds for a whole
  // file with all its engines, and a hundred rotations in twenty tabs take their minutes.
  e2e: { runner: nodeTests('--test-concurrency', '2', '--test-timeout', '1500000') },
  // Of what the build phase made.
  package: { runner: nodeTests('--test-concurrency', '2', '--test-timeout', '300000') },
  // The same, in apps of many frameworks.
  apps: {
    prepare: [process.execPath, 'test/apps/install.mjs'],
    runner: nodeTests('--test-concurrency', '2', '--test-timeout', '600000'),
  },
};

install();
const { values: options, positionals } = parseArgs({
  allowPositionals: true,
  options: { engine: { type: 'string' } },
});
// The browsers are opened by other processes, which read it there.
if (options.engine) process.env['TEST_ENGINES'] = options.engine;
const { phases, files } = wanted(positionals);
if (phases.some((phase) => ['components', 'e2e', 'package', 'apps'].includes(phase))) {
  console.log(describeBrowsers(installBrowsers()));
}
const none = { passed: 0, failed: 0, skipped: 0 };
const total = { ...none };
for (const phase of phases) {
  const start = Date.now();
  const { check, prepare, runner } = PHASES[phase];
  const ready = prepare ? runCheck([prepare]) : none;
  const counts = check ? runCheck(check) : ready.failed ? ready : await runTests(runner, filesOf(phase));
  for (const key of Object.keys(total)) total[key] += counts[key];
  console.log(`${phase}: ${sentence(counts)} (${((Date.now() - start) / 1000).toFixed(1)} s)`);
}
process.exitCode = total.failed > 0 || total.passed === 0 ? 1 : 0;
console.log(`\n${sentence(total)}`);

function sentence({ passed, failed, skipped }) {
  return `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`;
}

/** Phases and files from the command line; a file brings its phase along. */
function wanted(args) {
  const named = args.filter((arg) => arg in PHASES);
  const rest = args.filter((arg) => !(arg in PHASES)).map((arg) => relative(root, join(root, arg)));
  const absent = rest.filter((file) => !existsSync(file));
  if (absent.length > 0) throw new Error(`Neither a phase nor a file: ${absent.join(', ')}`);
  if (rest.length === 0) return { phases: named.length > 0 ? named : Object.keys(PHASES) };
  const brought = Object.keys(PHASES).filter((phase) => rest.some((file) => isOf(phase, file)));
  return { phases: [...new Set([...named, ...brought])], files: rest };
}

function isOf(phase, file) {
  return file.split(/[\\/]/)[1] === phase;
}

/** The test files of a phase: those of its that were named, else all. */
function filesOf(phase) {
  const own = files?.filter((file) => isOf(phase, file)) ?? [];
  return own.length > 0 ? own : testFiles(phase);
}

function testFiles(phase) {
  const folder = join('test', phase);
  if (!existsSync(folder)) return [];
  // The apps bring frameworks along, with tests of their own.
  const names = readdirSync(folder, { recursive: phase !== 'apps' }).map(String);
  return names.filter((name) => name.endsWith('.test.ts')).map((name) => join(folder, name));
}

function runCheck(commands) {
  for (const [program, ...args] of commands) {
    const { status, stdout, stderr } = spawnSync(program, args, { encoding: 'utf8' });
    if (status === 0) continue;
    console.log(`${stdout}${stderr}`.trim());
    return { passed: 0, failed: 1, skipped: 0 };
  }
  return { passed: 1, failed: 0, skipped: 0 };
}

/** The runner's reporter tells its counts on file descriptor 3; all else that it says goes to the terminal. */
async function runTests([program, ...args], files) {
  if (files.length === 0) return none;
  const child = spawn(program, [...args, ...files], {
    stdio: ['ignore', 'pipe', 'inherit', 'pipe'],
    env: { ...process.env, TEST_COUNTS_FD: '3' },
  });
  child.stdout.setEncoding('utf8').on('data', (text) => process.stdout.write(withoutProgress(text)));
  let told = '';
  child.stdio[3].on('data', (data) => (told += data));
  const code = await new Promise((resolve) => child.on('close', resolve));
  const counts = told ? JSON.parse(told) : none;
  const ran = counts.passed + counts.failed + counts.skipped > 0;
  if (ran && (code === 0 || counts.failed > 0)) return counts;
  console.log(ran ? `The runner ended with ${code}.` : `No test of ${files.length} files ran.`);
  return { ...counts, failed: counts.failed + 1 };
}

/** @web/test-runner moves the cursor even where there is no terminal. */
function withoutProgress(text) {
  // oxlint-disable-next-line no-control-regex
  return text.replace(/\x1b\[\d*[A-K]/g, '').replace(/^(Running \d+ test files.*)?\n+(?!✗|.*\S)/gm, '');
}

/** Installs what the lock file asks for, unless it is there already. */
function install() {
  const installed = 'node_modules/.package-lock.json';
  const packages = (file) => JSON.parse(readFileSync(file, 'utf8')).packages;
  const have = existsSync(installed) ? packages(installed) : {};
  const isThere = ([path, { version, optional }]) =>
    path === '' || optional || have[path]?.version === version;
  if (Object.entries(packages('package-lock.json')).every(isThere)) return;

  console.log('Installing packages');
  const env = { ...process.env, PUPPETEER_SKIP_DOWNLOAD: '1', PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD: '1' };
  const shell = process.platform === 'win32';
  const { status } = spawnSync('npm', ['ci', '--no-audit', '--no-fund'], { env, stdio: 'inherit', shell });
  if (status !== 0) process.exit(1);
}
