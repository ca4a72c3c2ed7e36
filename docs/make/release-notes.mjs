// The notes of a release, from CHANGELOG.md, with the hashes of the files that pages load by their address:
//
//   node docs/make/release-notes.mjs v1.2.3
//
// Fails where the tag, the version in package.json and the changes do not fit together.
import { pathToFileURL } from 'node:url';
import { read } from './sources.mjs';

/** What a page names by its address. */
const NAMED = [
  'xano-auth-elements.js',
  'xano-auth-elements.classic.js',
  'components/account.js',
  'cloak.css',
];

/** The part of the changes under the heading of a version. */
const changesOf = (changelog, version) => {
  const [, part] = changelog.split(new RegExp(`^## \\[?${version.replaceAll('.', '\\.')}\\b.*$`, 'm'));
  return part?.split(/^## /m)[0].trim();
};

/**
 * @param tag `v1.2.3`
 * @param integrity by path in cdn/
 * @throws Error that says what does not fit
 */
export const releaseNotes = (tag, { version }, changelog, integrity) => {
  if (tag !== `v${version}`) throw new Error(`The tag is ${tag}, the version in package.json ${version}.`);
  const changes = changesOf(changelog, version);
  if (!changes) throw new Error(`CHANGELOG.md has no changes under "## ${version}".`);
  const rows = NAMED.map((path) => {
    if (!integrity[path]) throw new Error(`cdn/${path} was not built.`);
    return `| \`cdn/${path}\` | \`${integrity[path]}\` |`;
  });
  return `${changes}\n\n## Integrity\n\n| file | \`integrity\` |\n|---|---|\n${rows.join('\n')}\n\nThose of all files are in \`cdn/integrity.json\`.\n`;
};

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href)
  process.stdout.write(
    releaseNotes(
      process.argv[2],
      JSON.parse(read('package.json')),
      read('CHANGELOG.md'),
      JSON.parse(read('cdn/integrity.json')),
    ),
  );
