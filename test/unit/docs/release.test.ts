// The notes of a release, and what the workflows run.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { releaseNotes } from '../../../docs/make/release-notes.mjs';

const read = (path: string): string => readFileSync(new URL(`../../../${path}`, import.meta.url), 'utf8');

const CHANGELOG = `# Changelog

## Unreleased

- Not yet.

## 1.2.0 - 2027-01-02

### Fixed

- A fault.

## 1.1.0 - 2026-12-24

- Older.
`;
const integrity = Object.fromEntries(
  ['xano-auth-elements.js', 'xano-auth-elements.classic.js', 'components/account.js', 'cloak.css'].map(
    (path) => [path, `sha384-of-${path}`],
  ),
);

describe('the notes of a release', () => {
  test('are the changes of its version, and the hashes of what a page names', () => {
    const notes = releaseNotes('v1.2.0', { version: '1.2.0' }, CHANGELOG, integrity);
    assert.match(notes, /^### Fixed\n\n- A fault\.\n/);
    assert.doesNotMatch(notes, /Older|Not yet/);
    assert.match(notes, /\| `cdn\/cloak\.css` \| `sha384-of-cloak\.css` \|/);
  });

  for (const [what, tag, version, hashes, problem] of [
    [
      'another tag',
      'v1.3.0',
      '1.2.0',
      integrity,
      /The tag is v1\.3\.0, the version in package\.json 1\.2\.0/,
    ],
    ['a version without changes', 'v1.2.1', '1.2.1', integrity, /no changes under "## 1\.2\.1"/],
    ['files that were not built', 'v1.2.0', '1.2.0', {}, /was not built/],
  ] as const)
    test(`are refused for ${what}`, () =>
      assert.throws(() => releaseNotes(tag, { version }, CHANGELOG, hashes), problem));
});

test('a waiting change becomes a version with notes, above those that are there', (t) => {
  const folder = mkdtempSync(join(tmpdir(), 'next-version-'));
  t.after(() => rmSync(folder, { recursive: true, force: true }));
  const changed = (path: string): string => readFileSync(join(folder, path), 'utf8');
  const run = (program: string, ...args: string[]) =>
    execFileSync(program, args, { cwd: folder, stdio: 'pipe' });
  for (const path of ['.changeset/config.json', 'CHANGELOG.md', 'package.json'])
    cpSync(new URL(`../../../${path}`, import.meta.url), join(folder, path));
  const manifest = JSON.parse(changed('package.json')) as { version: string };
  writeFileSync(join(folder, 'package.json'), JSON.stringify({ ...manifest, version: '1.1.0' }));
  writeFileSync(
    join(folder, '.changeset/new-door.md'),
    '---\n"xano-auth-elements": minor\n---\n\nA door that opens by itself.\n',
  );
  run('git', 'init', '--quiet', '--initial-branch=main');
  run('git', 'add', '.');
  run('git', '-c', 'user.name=Ada', '-c', 'user.email=ada@example.com', 'commit', '--quiet', '-m', 'A door');

  run(process.execPath, createRequire(import.meta.url).resolve('@changesets/cli/bin.js'), 'version');

  const { version } = JSON.parse(changed('package.json')) as { version: string };
  assert.equal(version, '1.2.0');
  assert.ok(!readdirSync(join(folder, '.changeset')).includes('new-door.md'));
  const notes = releaseNotes('v1.2.0', { version }, changed('CHANGELOG.md'), integrity);
  assert.match(notes, /^### Minor Changes\n\n- (\w+: )?A door that opens by itself\.\n\n## Integrity/);
  const before = read('CHANGELOG.md');
  assert.ok(changed('CHANGELOG.md').startsWith('# Changelog\n\n## 1.2.0\n'));
  assert.ok(changed('CHANGELOG.md').endsWith(before.slice(before.indexOf('\n## '))));
});

test('the version that was not released yet has its changes', () => {
  const manifest = JSON.parse(read('package.json')) as { version: string };
  releaseNotes(`v${manifest.version}`, manifest, read('CHANGELOG.md'), integrity);
});

test('the workflows run what is there', () => {
  const { scripts } = JSON.parse(read('package.json')) as { scripts: Record<string, string> };
  const commands = readdirSync(new URL('../../../.github/workflows/', import.meta.url)).flatMap((name) => [
    ...read(`.github/workflows/${name}`).matchAll(
      /(?:npm run ([\w:-]+)|npm (test)\b|node (docs\/[\w./-]+))/g,
    ),
  ]);
  assert.ok(commands.length >= 3);
  for (const [command, script, test = '', file] of commands)
    if (file) assert.ok(read(file), command);
    else assert.ok(scripts[script ?? test], command);
});
