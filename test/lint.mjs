// The checks that read the sources: rules (oxlint, by test/support/lint/) and layout (prettier).
//   node test/lint.mjs [--fix]

import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const fix = process.argv.includes('--fix');
const folders = ['src', 'components', 'demo', 'docs', 'test', 'rollup.config.mjs'];

/** Markdown is laid out by hand. */
const files = [
  '{src,components,demo,test}/**/*.{ts,mjs,js,css,html,json}',
  'docs/**/*.mjs',
  '*.{json,mjs}',
  '!package-lock.json',
  // What the apps' frameworks build.
  '!test/apps/{package-lock.json,next/next-env.d.ts,*/{build,dist}/**,*/.*/**}',
];

const checks = [
  [
    'oxlint/bin/oxlint',
    '--config',
    'test/support/lint/rules.mjs',
    '--deny-warnings',
    ...(fix ? ['--fix'] : []),
    ...folders,
  ],
  [
    'prettier/bin/prettier.cjs',
    fix ? '--write' : '--check',
    '--log-level',
    'warn',
    '--no-error-on-unmatched-pattern',
    ...files,
  ],
];

for (const [program, ...args] of checks) {
  const { status } = spawnSync(process.execPath, [`node_modules/${program}`, ...args], {
    cwd: root,
    stdio: 'inherit',
  });
  if (status !== 0) process.exitCode = 1;
}
