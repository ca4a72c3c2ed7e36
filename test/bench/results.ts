// What a benchmark found, as data and as a table. Both say of a contestant that it does not do a thing, and of
// runs that failed that they failed; neither then holds a ratio.
import { BARE_LIT, OURS } from './contestants.js';
import { ratio, type Runs, summarise } from './statistics.js';
import type { Measure, Unit } from './scenarios.js';

export interface Cell {
  readonly median?: number;
  /** First and third quartile. */
  readonly low?: number;
  readonly high?: number;
  /** Times the baseline's median; absent where runs of either failed. */
  readonly ratio?: number;
  readonly values: readonly number[];
  readonly failures?: readonly string[];
}

export interface Row extends Measure {
  /** By the contestant's id; who is absent does not do this. */
  readonly cells: Readonly<Record<string, Cell>>;
}

export interface Results {
  /** ISO 8601, UTC. */
  readonly date: string;
  readonly engine: string;
  readonly runs: number;
  /** Programs that wanted the processor meanwhile, for each core; the benchmark alone is about 1. */
  readonly load?: number;
  readonly baseline: string;
  readonly contestants: readonly { readonly id: string; readonly title: string }[];
  readonly rows: readonly Row[];
}

const round = (value: number): number => Math.round(value * 1000) / 1000;

/** One measure, from what the runs of each contestant gave. */
export const toRow = (measure: Measure, runs: ReadonlyMap<string, Runs>, baseline: string): Row => {
  const base = runs.get(baseline);
  const cells = [...runs].map(([id, own]): [string, Cell] => {
    const { median, low, high } = summarise(own) ?? {};
    const times = base && ratio(own, base);
    return [
      id,
      {
        ...(median !== undefined && { median: round(median) }),
        ...(low !== undefined && { low: round(low) }),
        ...(high !== undefined && { high: round(high) }),
        ...(times !== undefined && { ratio: round(times) }),
        values: own.values.map(round),
        ...(own.failures.length > 0 && { failures: own.failures }),
      },
    ];
  });
  return { ...measure, cells: Object.fromEntries(cells) };
};

const DIGITS: Readonly<Record<Unit, (value: number) => string>> = {
  ms: (value) => value.toFixed(value < 10 ? 1 : 0),
  cpu: (value) => value.toFixed(value < 100 ? 1 : 0),
  bytes: (value) => value.toLocaleString('en', { maximumFractionDigits: 0 }),
  MB: (value) => value.toFixed(2),
  count: (value) => value.toFixed(0),
};

export const UNITS: Readonly<Record<Unit, string>> = {
  ms: 'ms',
  cpu: 'ms',
  bytes: 'bytes',
  MB: 'MB',
  count: '',
};

export const write = (value: number, unit: Unit): string => DIGITS[unit](value);

const writeCell = (cell: Cell | undefined, unit: Unit, isBaseline: boolean): string => {
  if (!cell) return '–';
  const { median, low, high, ratio: times, values, failures = [] } = cell;
  if (failures.length > 0 || median === undefined)
    return `failed: ${failures.length} of ${values.length + failures.length}`;
  const spread =
    low === high || low === undefined || high === undefined
      ? ''
      : ` (${write(low, unit)}–${write(high, unit)})`;
  const compared = isBaseline || times === undefined ? '' : ` **${times.toFixed(2)}×**`;
  return `${write(median, unit)}${spread}${compared}`;
};

/** How ours stands beside bare Lit; – where one of them does not take part, or has runs that failed. */
const writeBesideLit = ({ cells }: Row): string => {
  const [own, lit] = [cells[OURS], cells[BARE_LIT]].map((cell): Runs => ({
    values: cell?.values ?? [],
    failures: cell?.failures ?? [],
  }));
  const times = own && lit && ratio(own, lit);
  return times === undefined ? '–' : `**${times.toFixed(2)}×**`;
};

const SECTIONS: readonly [title: string, holds: (unit: Unit) => boolean][] = [
  ['time, ms', (unit) => unit === 'ms'],
  ['work of the main thread in that time, ms', (unit) => unit === 'cpu'],
  ['weight', (unit) => unit === 'bytes' || unit === 'MB' || unit === 'count'],
];

/** A load from which on times by the clock are not to be trusted; on two idle cores, the benchmark alone makes 2.7. */
const BUSY = 4;

/** A Markdown table for each kind of measure: median (quartiles) **ratio**, and our ratio to bare Lit where it ran. */
export const toTables = ({ date, engine, runs, load = 0, contestants, baseline, rows }: Results): string => {
  const hasLit = [OURS, BARE_LIT].every((id) => contestants.some((contestant) => contestant.id === id));
  const tables = SECTIONS.flatMap(([title, holds]) => {
    const own = rows.filter(({ unit }) => holds(unit));
    if (own.length === 0) return [];
    const lines = own.map((row) => {
      const unit = title === 'weight' && UNITS[row.unit] ? `, ${UNITS[row.unit]}` : '';
      const cells = contestants.map(({ id }) => writeCell(row.cells[id], row.unit, id === baseline));
      return `| ${[row.title + unit, ...cells, ...(hasLit ? [writeBesideLit(row)] : [])].join(' | ')} |`;
    });
    const head = [
      title,
      ...contestants.map((contestant) => contestant.title),
      ...(hasLit ? ['ours ÷ bare Lit'] : []),
    ];
    return [[`| ${head.join(' | ')} |`, `|${'---|'.repeat(head.length)}`, ...lines].join('\n')];
  });
  const when = `${date.slice(0, 10)}, ${engine}, ${runs} runs each: median (first to third quartile) **times the page by hand**.`;
  const crowded = `**The machine was busy with other things** (${load.toFixed(0)} programs for each core): times by the clock are rough.`;
  return [when, ...(load > BUSY ? [crowded] : []), ...tables].join('\n\n');
};
