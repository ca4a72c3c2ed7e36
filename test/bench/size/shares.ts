// How much each module takes: what the whole would lose without it, in brotli. Shares do not add up to the whole,
// since modules compress each other.
import { type File, weigh } from './measure.js';

export interface Share {
  readonly name: string;
  readonly share: number;
  readonly minified: number;
}

const DIGITS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

/** The numbers of one segment of a source map. */
const decode = (segment: string): number[] => {
  const numbers: number[] = [];
  let value = 0;
  let shift = 0;
  for (const letter of segment) {
    const digit = DIGITS.indexOf(letter);
    value |= (digit & 31) << shift;
    shift += 5;
    if (digit & 32) continue;
    numbers.push(value & 1 ? -(value >> 1) : value >> 1);
    value = shift = 0;
  }
  return numbers;
};

/** The code of each module, by its path. */
const split = ({ code, mappings, sources }: File): Map<string, string> => {
  const lines = code.split('\n');
  const parts = new Map<string, string>();
  let source = 0;
  mappings.split(';').forEach((segments, row) => {
    let column = 0;
    let from: { name: string; column: number } | undefined;
    const add = (to?: number): void => {
      if (from) parts.set(from.name, (parts.get(from.name) ?? '') + lines[row]?.slice(from.column, to));
    };
    for (const [step = 0, other = 0] of segments ? segments.split(',').map(decode) : []) {
      column += step;
      add(column);
      source += other;
      from = { name: sources[source] ?? '', column };
    }
    add();
  });
  return parts;
};

/** The heaviest first. */
export const sharesOf = (files: readonly File[]): Share[] => {
  const parts = files.flatMap((file) => [...split(file)]);
  const weighWithout = (name?: string): number =>
    weigh(
      parts
        .filter(([other]) => other !== name)
        .map(([, text]) => text)
        .join(''),
    );
  const whole = weighWithout();
  return parts
    .map(([name, text]) => ({ name, share: whole - weighWithout(name), minified: text.length }))
    .sort((a, b) => b.share - a.share);
};
