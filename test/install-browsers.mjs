// Finds the browser engines on this machine, and installs the missing ones where that is possible
// (Debian and its relatives, as root). It starts none of them: test/support/browsers/ does.
//
//   node test/install-browsers.mjs      installs, then prints what there is
//   TEST_ENGINES=firefox,webkit         leaves out the other engines
//   CHROMIUM_PATH, FIREFOX_PATH         name the program to use

import { spawnSync } from 'node:child_process';
import { accessSync, constants, existsSync, readdirSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/**
 * @typedef {'chromium' | 'firefox' | 'webkit'} EngineName
 * @typedef {{ path: string, driver?: string }} Engine  `driver` is the WebDriver program, in WebKit only
 * @typedef {Partial<Record<EngineName, Engine>>} Engines
 */

/** @type {EngineName[]} */
const NAMES = ['chromium', 'firefox', 'webkit'];

/** What WebKit needs beside itself: a display, its settings daemon, and a hand on its windows. */
const WEBKIT_TOOLS = ['WebKitWebDriver', 'Xvfb', 'xsettingsd', 'xdotool'];

const DEBIAN_PACKAGES = {
  chromium: ['chromium', 'fonts-dejavu-core'],
  firefox: ['firefox-esr', 'fonts-dejavu-core'],
  webkit: ['webkit2gtk-driver', 'xvfb', 'xsettingsd', 'xdotool', 'fonts-dejavu-core'],
};

const programFiles = [
  process.env['PROGRAMFILES'],
  process.env['PROGRAMFILES(X86)'],
  process.env['LOCALAPPDATA'],
];

const CHROMIUM_PLACES = [
  'chromium',
  'chromium-browser',
  'google-chrome-stable',
  'google-chrome',
  'microsoft-edge-stable',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
  ...programFiles.map((folder) => folder && join(folder, 'Google/Chrome/Application/chrome.exe')),
  ...programFiles.map((folder) => folder && join(folder, 'Microsoft/Edge/Application/msedge.exe')),
];

const FIREFOX_PLACES = [
  'firefox-esr',
  'firefox',
  '/Applications/Firefox.app/Contents/MacOS/firefox',
  ...programFiles.map((folder) => folder && join(folder, 'Mozilla Firefox/firefox.exe')),
];

/** @param {(string | undefined)[]} places names to look up in PATH, or whole paths */
function firstProgram(places) {
  for (const place of places) {
    if (!place) continue;
    const candidates = /[\\/]/.test(place)
      ? [place]
      : (process.env['PATH'] ?? '').split(delimiter).map((folder) => join(folder, place));
    const found = candidates.find(isExecutable);
    if (found) return found;
  }
  return undefined;
}

/** @param {string} path */
function isExecutable(path) {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** WebKitGTK's own small browser lies in a library folder, not in PATH. */
function miniBrowser() {
  const roots = ['/usr/lib', '/usr/libexec', '/usr/lib64'].filter((root) => existsSync(root));
  const folders = roots.flatMap((root) => [
    root,
    ...readdirSync(root)
      .filter((name) => name.includes('linux'))
      .map((name) => join(root, name)),
  ]);
  const versions = ['webkit2gtk-4.1', 'webkitgtk-6.0', 'webkit2gtk-4.0'];
  return firstProgram(
    versions.flatMap((version) => folders.map((folder) => join(folder, version, 'MiniBrowser'))),
  );
}

/** @returns {Engine | string} the engine, or why there is none */
function findWebKit() {
  if (process.platform !== 'linux') return 'WebKit is driven through WebKitGTK, which runs on Linux only';
  const path = miniBrowser();
  const missing = WEBKIT_TOOLS.filter((tool) => !firstProgram([tool]));
  if (!path) missing.push('MiniBrowser');
  return missing.length > 0
    ? `not found: ${missing.join(', ')}`
    : { path, driver: firstProgram(['WebKitWebDriver']) };
}

/** @returns {Engine | string} */
function findBrowser(variable, places) {
  const named = process.env[variable];
  if (named) return isExecutable(named) ? { path: named } : `${variable} names no program: ${named}`;
  const path = firstProgram(places);
  return path ? { path } : `not found; set ${variable}`;
}

const finders = {
  chromium: () => findBrowser('CHROMIUM_PATH', CHROMIUM_PLACES),
  firefox: () => findBrowser('FIREFOX_PATH', FIREFOX_PLACES),
  webkit: findWebKit,
};

/**
 * The engines of this machine, and for each other one the reason for its absence.
 * @returns {{ engines: Engines, skipped: Partial<Record<EngineName, string>> }}
 */
export function findBrowsers() {
  const wanted = process.env['TEST_ENGINES']?.split(',').map((name) => name.trim());
  const unknown = wanted?.filter((name) => !NAMES.some((one) => one === name)) ?? [];
  if (unknown.length > 0)
    throw new Error(`No engine ${unknown.join(', ')} here; there are ${NAMES.join(', ')}.`);
  /** @type {Engines} */
  const engines = {};
  /** @type {Partial<Record<EngineName, string>>} */
  const skipped = {};
  for (const name of NAMES) {
    const found = wanted && !wanted.includes(name) ? 'not in TEST_ENGINES' : finders[name]();
    if (typeof found === 'string') skipped[name] = found;
    else engines[name] = found;
  }
  return { engines, skipped };
}

/** Installs what is missing where that is possible; says what it does. Returns like `findBrowsers`. */
export function installBrowsers(log = console.log) {
  const { skipped } = findBrowsers();
  const missing = NAMES.filter((name) => skipped[name]?.startsWith('not found'));
  const mayInstall = process.platform === 'linux' && process.getuid?.() === 0 && firstProgram(['apt-get']);
  if (missing.length === 0 || !mayInstall) return findBrowsers();

  const packages = [...new Set(missing.flatMap((name) => DEBIAN_PACKAGES[name]))];
  log(`Installing ${packages.join(' ')}`);
  const answer = aptGet('update') ?? aptGet('install', '--yes', '--no-install-recommends', ...packages);
  if (answer) log(answer);
  return findBrowsers();
}

/** @returns {string | undefined} what went wrong */
function aptGet(...args) {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const { status, stdout, stderr } = spawnSync('apt-get', ['-q', ...args], { env, encoding: 'utf8' });
  return status === 0 ? undefined : `apt-get ${args[0]} failed:\n${(stdout + stderr).trim()}`;
}

/** @param {ReturnType<typeof findBrowsers>} found */
export function describeBrowsers({ engines, skipped }) {
  return NAMES.map((name) => {
    const engine = engines[name];
    return engine ? `${name}: ${engine.path}` : `${name}: SKIPPED, ${skipped[name]}`;
  }).join('\n');
}

if (process.argv[1] === fileURLToPath(import.meta.url)) console.log(describeBrowsers(installBrowsers()));
