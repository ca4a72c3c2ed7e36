// What README.md and docs/performance.md say of the weight, between their marks.
import { readFileSync } from 'node:fs';
import { budgets, type Figures, figuresBy, names, titles } from './budgets.js';

const BEGIN = '<!-- written by npm run size -->';
const END = '<!-- end: size -->';

const written = (bytes: number): string => bytes.toLocaleString('en');
const inKilobytes = (bytes: number): string => `${(bytes / 1000).toFixed(1)} kB`;

/** Title, bytes, bound, and how far the bound is. */
export const toRows = (figures: Figures): string[][] =>
  names.map((name) => {
    const left = budgets[name] - figures[name];
    const distance = left < 0 ? `${written(-left)} too many` : `${written(left)} left`;
    return [titles[name], written(figures[name]), written(budgets[name]), distance];
  });

const toTable = (figures: Figures): string =>
  [['what', 'bytes', 'at most', ''], ['---', '---', '---', '---'], ...toRows(figures)]
    .map((cells) => `| ${cells.join(' | ')} |`)
    .join('\n');

const toSentence = (figures: Figures): string =>
  `In brotli, the everyday elements are ${inKilobytes(figures.everyday)} in one request; from a bundler, ` +
  `connection, guard and user are ${inKilobytes(figures.protected)}, the core alone ` +
  `${inKilobytes(figures.core)}. Refresh adds ${inKilobytes(figures.refresh)} where an endpoint is named.`;

/** What each file holds between the marks. */
export const parts: Readonly<Record<string, (figures: Figures) => string>> = {
  'README.md': toSentence,
  'docs/performance.md': toTable,
};

const around = (path: string): { before: string; inside: string; after: string } => {
  const text = readFileSync(new URL(`../../../${path}`, import.meta.url), 'utf8');
  const [before, rest] = text.split(BEGIN);
  const [inside, after] = rest?.split(END) ?? [];
  if (before === undefined || inside === undefined || after === undefined)
    throw new Error(`${path} has lost its marks ${BEGIN} and ${END}.`);
  return { before, inside: inside.trim(), after };
};

export const partOf = (path: string): string => around(path).inside;

export const renew = (path: string, part: string): string => {
  const { before, after } = around(path);
  return `${before}${BEGIN}\n\n${part}\n\n${END}${after}`;
};

/** The bytes in the table of docs/performance.md. */
export const quoted = (): Figures => {
  const rows = partOf('docs/performance.md')
    .split('\n')
    .map((line) => line.split(' | '));
  return figuresBy((name) => {
    const bytes = rows.find(([title]) => title === `| ${titles[name]}`)?.[1];
    return Number(bytes?.replaceAll(',', ''));
  });
};
