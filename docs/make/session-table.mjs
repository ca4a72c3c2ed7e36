// The table of transitions in docs/session.md, between its markers, from the one that the core runs on.
//   node --import tsx docs/make/session-table.mjs
import { readFileSync, writeFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { transitions } from '../../src/core/session/state.ts';

const START = '<!-- from src/core/session/state.ts -->';
const END = '<!-- end: transitions -->';
export const file = new URL('../session.md', import.meta.url);

const code = (words) => words.map((word) => `\`${word}\``).join(', ');

const table = () =>
  [
    '| from | on | to | told, before `session-change` |',
    '|---|---|---|---|',
    ...transitions.map(
      ({ from, on, to, tells }) => `| ${code(from)} | ${on} | ${code([to])} | ${code(tells) || '–'} |`,
    ),
  ].join('\n');

/** The page with its table renewed. */
export const renew = (text) => {
  const [before, rest] = text.split(START);
  const after = rest?.split(END)[1];
  if (after === undefined) throw new Error(`docs/session.md lacks "${START}" or "${END}".`);
  return `${before}${START}\n${table()}\n${END}${after}`;
};

if (import.meta.url === pathToFileURL(process.argv[1]).href)
  writeFileSync(file, renew(readFileSync(file, 'utf8')));
