// npm run size: what pages load, against the bounds of test/bench/size/budgets.ts. Needs `npm run build` before.
//
//   npm run size                     the table; fails where something is above its bound
//   npm run size -- --modules        which module takes how much of the everyday file
//   npm run size -- --modules core   or of another budget: protected, core, refresh
//   npm run size -- --write          renews the figures in README.md and docs/performance.md
import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { names, tooHeavy } from './budgets.js';
import { parts, renew, toRows } from './docs.js';
import { figuresOf, measure } from './measure.js';
import { sharesOf } from './shares.js';

const { values: options, positionals } = parseArgs({
  allowPositionals: true,
  options: { modules: { type: 'boolean', default: false }, write: { type: 'boolean', default: false } },
});
const [chosen = 'everyday'] = positionals;
const name = names.find((one) => one === chosen);
if (!name) throw new Error(`No budget "${chosen}" here; there are ${names.join(', ')}.`);

const loads = await measure();
const figures = figuresOf(loads);

const rows = [['', 'bytes', 'at most', ''], ...toRows(figures)];
const width = Math.max(...rows.map(([title = '']) => title.length));
for (const [title = '', bytes = '', bound = '', distance] of rows)
  console.log(`${title.padEnd(width)} ${bytes.padStart(8)} ${bound.padStart(8)}  ${distance}`);

if (options.modules) {
  console.log(`\n share  minified  ${name}: ${loads[name].map((file) => file.name).join(', ')}`);
  for (const { name: module, share, minified } of sharesOf(loads[name]))
    console.log(`${String(share).padStart(6)} ${String(minified).padStart(9)}  ${module}`);
}

if (options.write)
  for (const [path, toPart] of Object.entries(parts))
    writeFileSync(new URL(`../../../${path}`, import.meta.url), renew(path, toPart(figures)));

const complaints = names.flatMap((one) => tooHeavy(one, figures[one]) ?? []);
if (complaints.length > 0) {
  console.error(`\n${complaints.join('\n')}`);
  process.exitCode = 1;
}
