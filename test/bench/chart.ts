// The results as a picture: a panel for each measure, a bar for each contestant, a thin line for the quartiles, and
// the hand-written page as a mark through all bars. It follows the reader's light or dark scheme.
import { type Cell, type Results, type Row, UNITS, write } from './results.js';

const SHOWN = [
  ...['cold-usable', 'cpu-usable', 'phone-usable'],
  ...['cold-usable-cpu', 'click', 'restore'],
  ...['guards-in', 'guards-out', 'users-shown'],
  ...['heap', 'heap-rotations', 'bytes'],
];

const COLUMNS = 3;
const PANEL = { width: 360, gap: 28, head: 34, row: 24, foot: 26 };
const MARGIN = 36;
const HEADER = 92;
const LABEL = 148;
const BAR = 98;
const THICK = 10;

const STYLE = `
  svg { --surface: #fff; --text: #17191d; --muted: #5b616b; --faint: #868c96; --line: #e3e6ea;
    --bar: #ccd1d9; --base: #868c96; --own: #2f5bd7; font-family: system-ui, -apple-system, 'Segoe UI', 'DejaVu Sans', sans-serif }
  @media (prefers-color-scheme: dark) {
    svg { --surface: #16181c; --text: #f1f2f4; --muted: #a8aeb8; --faint: #7d838d; --line: #2a2e35;
      --bar: #3d434d; --base: #7d838d; --own: #9db8ff }
  }
  text { fill: var(--muted); font-size: 12px; dominant-baseline: central;
    paint-order: stroke; stroke: var(--surface); stroke-width: 4px; stroke-linejoin: round }
  .title { fill: var(--text); font-size: 20px; font-weight: 650 }
  .measure { fill: var(--text); font-size: 13px; font-weight: 600 }
  .own { fill: var(--text); font-weight: 600 }
  .none { fill: var(--faint); font-style: italic }
  .times { fill: var(--faint) } .own .times { fill: var(--own) }
  .bar { fill: var(--bar) } .bar.base { fill: var(--base) } .bar.own { fill: var(--own) }
  .spread { stroke: var(--text); stroke-width: 1.25; stroke-opacity: 0.65 }
  .mark { stroke: var(--base); stroke-dasharray: 2 3 }
  .rule { stroke: var(--line) }`;

const escape = (text: string): string => text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);

const place = (value: number): string => String(Math.round(value * 10) / 10);

const isGood = (cell: Cell | undefined): cell is Cell & { median: number; low: number; high: number } =>
  cell?.median !== undefined && (cell.failures ?? []).length === 0;

const TITLES: Readonly<Record<string, string>> = {
  'cold-usable-cpu': 'main thread’s work until then, cold',
  'restore-100': 'restore, call takes 100 ms',
  'phone-usable': 'password field usable, 4× slower CPU, slow 4G',
};

const panel = (row: Row, { contestants, baseline }: Results, own: string): string => {
  const cells = contestants.map(({ id }) => row.cells[id]);
  const longest = Math.max(...cells.map((cell) => (isGood(cell) ? Math.max(cell.median, cell.high) : 0)));
  const scale = (value: number) => LABEL + (longest > 0 ? (value / longest) * BAR : 0);
  const said = (value: number) =>
    row.unit === 'bytes' ? `${(value / 1000).toFixed(1)} kB` : `${write(value, row.unit)} ${UNITS[row.unit]}`;
  const lines = contestants.map(({ id, title }, index) => {
    const y = PANEL.head + index * PANEL.row + PANEL.row / 2;
    const kind = id === own ? 'own' : id === baseline ? 'base' : '';
    const name = `<text class="${kind}" x="0" y="${y}">${escape(title)}</text>`;
    const cell = row.cells[id];
    if (!isGood(cell)) {
      const why = cell ? 'failed' : 'does not do this';
      return `${name}<text class="none" x="${LABEL}" y="${y}">${why}</text>`;
    }
    const { median, low, high, ratio } = cell;
    const end = scale(median);
    const bar = `<rect class="bar ${kind}" x="${LABEL}" y="${y - THICK / 2}" width="${place(Math.max(end - LABEL, 1))}" height="${THICK}" rx="2"/>`;
    const spread =
      low < high
        ? `<path class="spread" d="M${place(scale(low))} ${y}H${place(scale(high))}M${place(scale(low))} ${y - 3}v6M${place(scale(high))} ${y - 3}v6"/>`
        : '';
    const times =
      ratio === undefined || id === baseline
        ? ''
        : `<tspan class="times" dx="6">${ratio.toFixed(2)}×</tspan>`;
    const at = place(Math.max(end, scale(high)) + 8);
    return `${name}${bar}${spread}<text class="${kind}" x="${at}" y="${y}">${said(median)}${times}</text>`;
  });
  const base = row.cells[baseline];
  const x = isGood(base) ? place(scale(base.median)) : undefined;
  const last = cells.findLastIndex((cell) => isGood(cell));
  const bottom = PANEL.head + (last + 1) * PANEL.row;
  const mark = x ? `<path class="mark" d="M${x} ${PANEL.head}V${bottom}"/>` : '';
  const title = TITLES[row.id] ?? row.title;
  return `<text class="measure" x="0" y="10">${escape(title)}</text><path class="rule" d="M0 ${PANEL.head - 8}H${PANEL.width}"/>${mark}${lines.join('')}`;
};

/** @param own id of the contestant that stands out */
export const toChart = (results: Results, own: string): string => {
  const rows = SHOWN.flatMap((id) => results.rows.find((row) => row.id === id) ?? []);
  const height = PANEL.head + results.contestants.length * PANEL.row + PANEL.foot;
  const width = 2 * MARGIN + COLUMNS * PANEL.width + (COLUMNS - 1) * PANEL.gap;
  const whole = HEADER + Math.ceil(rows.length / COLUMNS) * height + MARGIN - PANEL.foot;
  const panels = rows.map((row, index) => {
    const x = MARGIN + (index % COLUMNS) * (PANEL.width + PANEL.gap);
    const y = HEADER + Math.floor(index / COLUMNS) * height;
    return `<g transform="translate(${x} ${y})">${panel(row, results, own)}</g>`;
  });
  const { date, engine, runs } = results;
  const below = `${date.slice(0, 10)}, ${engine}, ${runs} runs each. Bars are medians, thin lines the middle half of the runs; shorter is better; × is times the page by hand.`;
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${whole}" width="${width}" height="${whole}" role="img" aria-labelledby="title">
<title id="title">The benchmark: ${escape(rows.map(({ title }) => title).join('; '))}. The figures stand in docs/performance.md.</title>
<style>${STYLE}
</style>
<rect width="${width}" height="${whole}" rx="12" style="fill: var(--surface)"/>
<text class="title" x="${MARGIN}" y="42">The same sign-in page, five ways</text>
<text x="${MARGIN}" y="66">${escape(below)}</text>
${panels.join('\n')}
</svg>
`;
};
