// npm run bench: this library against a page written by hand and three others, in one run, turn by turn, each visit
// in a fresh browser context. Needs `npm run build` before.
//
//   npm run bench                          15 runs; writes docs/benchmark.json, docs/benchmark.svg and the tables in
//                                          docs/performance.md, unless a run failed
//   npm run bench -- --runs 3              a quick try: prints, writes nothing
//   npm run bench -- --only sign-in,guards some scenarios (sign-in cpu phone restore restore-100 guards users heap
//                                          rotations)
//   npm run bench -- --with plain,ours     some contestants
//   npm run bench -- --json FILE           what was found, also of a quick try
//   npm run bench -- --draw                tables and chart anew from docs/benchmark.json
//   npm run bench -- --profile             traces of a first visit, a sign-in, a reload, the guards and the users:
//                                          where the time goes
import { readFileSync, writeFileSync } from 'node:fs';
import { availableParallelism, loadavg } from 'node:os';
import { fileURLToPath } from 'node:url';
import { parseArgs, stripVTControlCharacters } from 'node:util';
import { format, resolveConfig } from 'prettier';
import { BASELINE, contestants, OURS } from './contestants.js';
import { toChart } from './chart.js';
import { profile } from './profile.js';
import { type Results, toRow, toTables } from './results.js';
import { scenarios } from './scenarios.js';
import { openSite } from './site.js';
import { quantile } from './statistics.js';
import { launch } from './visits.js';

/** Fewer are a try, not a figure to quote. */
const ENOUGH = 15;

const docs = new URL('../../docs/', import.meta.url);

const { values: options } = parseArgs({
  options: {
    runs: { type: 'string', default: String(ENOUGH) },
    only: { type: 'string' },
    with: { type: 'string' },
    json: { type: 'string' },
    draw: { type: 'boolean', default: false },
    profile: { type: 'boolean', default: false },
  },
});

/** Those that an option names; all of them where it is not given. */
const pick = <T extends { readonly id: string }>(
  all: readonly T[],
  names: string | undefined,
): readonly T[] => {
  const wanted = names?.split(',') ?? all.map(({ id }) => id);
  const unknown = wanted.filter((name) => !all.some(({ id }) => id === name));
  if (unknown.length > 0)
    throw new Error(`No "${unknown.join(', ')}" here; there are ${all.map(({ id }) => id).join(', ')}.`);
  return all.filter(({ id }) => wanted.includes(id));
};

/** Where the run is, in one line of a terminal. */
const say = (text: string): void => {
  if (process.stderr.isTTY) process.stderr.write(`\r\x1b[K${text}`);
};

/** The first line, without the colours of a terminal. */
const reason = (error: unknown): string => stripVTControlCharacters(String(error)).split('\n', 1)[0] ?? '';

const measure = async (count: number): Promise<Results> => {
  const chosen = pick(scenarios, options.only);
  const entrants = pick(contestants, options.with);
  const site = await openSite(entrants);
  const browser = await launch(site);
  const loads: number[] = [];
  /** By measure, then by contestant. */
  const found = new Map<string, Map<string, { values: number[]; failures: string[] }>>();
  try {
    // The first round warms up the browser and the servers, and does not count.
    for (let round = 0; round <= count; round++) {
      if (!process.stderr.isTTY) console.error(round === 0 ? 'warming up' : `run ${round} of ${count}`);
      // Of the last minute; Windows tells none.
      loads.push((loadavg()[0] ?? 0) / availableParallelism());
      for (const { id, page, measures, run } of chosen)
        for (let turn = 0; turn < entrants.length; turn++) {
          // Nobody is always first.
          const contestant = entrants[(turn + round) % entrants.length];
          if (!contestant?.pages.includes(page)) continue;
          say(`${round === 0 ? 'warming up' : `run ${round} of ${count}`}: ${id}, ${contestant.title}`);
          const outcome = await run({ browser, site, contestant }).catch(reason);
          if (round === 0) continue;
          measures.forEach((one, index) => {
            const runs = found.get(one.id) ?? new Map<string, { values: number[]; failures: string[] }>();
            found.set(one.id, runs);
            const own = runs.get(contestant.id) ?? { values: [], failures: [] };
            runs.set(contestant.id, own);
            if (typeof outcome === 'string') own.failures.push(outcome);
            else own.values.push(outcome[index] ?? Number.NaN);
          });
        }
    }
    return {
      date: new Date().toISOString(),
      engine: `Chromium ${browser.version().split('.')[0]}`,
      runs: count,
      load: Math.round(quantile(loads, 0.5) * 10) / 10,
      baseline: BASELINE,
      contestants: entrants.map(({ id, title }) => ({ id, title })),
      rows: chosen
        .flatMap(({ measures }) => measures)
        .map((one) => toRow(one, found.get(one.id) ?? new Map(), BASELINE)),
    };
  } finally {
    say('');
    await browser.close();
    await site.close();
  }
};

const BEGIN = '<!-- written by npm run bench -->';
const END = '<!-- end -->';

/** Puts tables and chart where the documentation has them. */
const publish = (results: Results): void => {
  const file = new URL('performance.md', docs);
  const text = readFileSync(file, 'utf8');
  const [before, rest] = text.split(BEGIN);
  const after = rest?.split(END)[1];
  if (after === undefined) throw new Error(`docs/performance.md has lost its marks ${BEGIN} and ${END}.`);
  writeFileSync(file, `${before}${BEGIN}\n\n${toTables(results)}\n\n${END}${after}`);
  writeFileSync(new URL('benchmark.svg', docs), toChart(results, OURS));
};

const count = Number(options.runs);
if (!Number.isInteger(count) || count < 1) throw new Error('--runs takes a whole number from 1 on.');
if (options.profile) await profile(count);
else if (options.draw) publish(JSON.parse(readFileSync(new URL('benchmark.json', docs), 'utf8')) as Results);
else {
  const results = await measure(count);
  console.log(toTables(results));
  const layout = await resolveConfig(fileURLToPath(new URL('benchmark.json', docs)));
  const text = await format(JSON.stringify(results), { ...layout, parser: 'json' });
  if (options.json) writeFileSync(options.json, text);
  const failures = results.rows.flatMap(({ title, cells }) =>
    Object.entries(cells).flatMap(([id, cell]) => {
      const first = cell.failures?.[0];
      return first === undefined ? [] : [`${title}, ${id}: ${first}`];
    }),
  );
  if (failures.length > 0) {
    console.error(
      `\nRuns failed, so nothing was written to docs/. Why the first did:\n${failures.join('\n')}`,
    );
    process.exitCode = 1;
  } else if (count < ENOUGH || options.only || options.with)
    console.error('\nA try: nothing was written to docs/.');
  else {
    writeFileSync(new URL('benchmark.json', docs), text);
    publish(results);
  }
}
