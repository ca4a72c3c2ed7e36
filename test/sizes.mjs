// What the everyday bundle weighs, and with --modules which module takes how much:  npm run size -- --modules
// A module's share is what the whole would lose without it, in brotli; shares do not add up to the whole,
// since modules compress each other.
import { readFileSync } from 'node:fs';
import { brotliCompressSync } from 'node:zlib';

const root = new URL('../', import.meta.url);
const file = new URL('cdn/xano-auth-elements.js', root);
const weigh = (text) => brotliCompressSync(text).length;

const DIGITS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

/** The numbers of one segment of a source map. */
const decode = (segment) => {
  const numbers = [];
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

/** The code of each module, by its source. */
const split = (code, map) => {
  const lines = code.split('\n');
  const parts = new Map();
  let source = 0;
  map.mappings.split(';').forEach((segments, row) => {
    let column = 0;
    let from;
    const add = (to) => {
      const text = lines[row].slice(from.column, to);
      parts.set(from.source, (parts.get(from.source) ?? '') + text);
    };
    for (const [step, other] of segments ? segments.split(',').map(decode) : []) {
      column += step;
      if (from) add(column);
      source += other ?? 0;
      from = { source, column };
    }
    if (from) add(undefined);
  });
  return parts;
};

const code = readFileSync(file, 'utf8');
console.log(`${file.pathname.split('/').at(-1)}: ${weigh(code)} bytes in brotli, ${code.length} minified`);
if (process.argv.includes('--modules')) {
  const map = JSON.parse(readFileSync(`${file.pathname}.map`, 'utf8'));
  const parts = [...split(code, map)];
  const whole = weigh(parts.map(([, text]) => text).join(''));
  const rows = parts.map(([source, text]) => ({
    name: map.sources[source].replace(/^(\.\.\/)+/, ''),
    share:
      whole -
      weigh(
        parts
          .filter(([other]) => other !== source)
          .map(([, rest]) => rest)
          .join(''),
      ),
    minified: text.length,
  }));
  for (const { name, share, minified } of rows.sort((a, b) => b.share - a.share))
    console.log(`${String(share).padStart(6)} ${String(minified).padStart(6)}  ${name}`);
}
