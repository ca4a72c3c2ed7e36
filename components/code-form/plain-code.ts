// A code as a backend expects it, however it was typed: 123 456, 123-456, or in the digits of another script.

const DIGIT = /\p{Nd}/u;

/** What a digit counts: the ten of a script stand in a row, and rows follow upon each other. */
const valueOf = (digit: string): number => {
  const code = digit.codePointAt(0) ?? 0;
  let zero = code;
  while (DIGIT.test(String.fromCodePoint(zero - 1))) zero--;
  return (code - zero) % 10;
};

/** @param typed what stands in the field */
export const plainCode = (typed: string): string =>
  typed
    // Full-width letters and digits, as a Japanese keyboard writes them.
    .normalize('NFKC')
    .replace(/[\s\p{Pd}\p{Cf}\u2212]/gu, '')
    .replace(/\p{Nd}/gu, (digit) => String(valueOf(digit)));
