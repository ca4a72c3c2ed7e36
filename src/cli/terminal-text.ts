// Text for a terminal. Names and messages come from pages and backends, and a terminal obeys control characters: they
// could move the cursor, rewrite lines, or set the clipboard. All output and all questions pass through here.
import type { Ask, Choice } from './io.js';

/** Replaces control characters, except tabs and line feeds. */
export function withoutControlCharacters(text: string): string {
  // oxlint-disable-next-line no-control-regex
  return text.replace(/[\x00-\x08\x0b-\x1f\x7f-\x9f]/g, '\ufffd');
}

/** Also replaces line breaks and marks that turn the direction of text: nothing must look like another line or label. */
export function oneLine(text: string): string {
  return withoutControlCharacters(text).replace(/[\n\u2028\u2029\u202a-\u202e\u2066-\u2069]/g, '\ufffd');
}

/** The same questions, with everything that they show made harmless. Answers stay as they are. */
export function askSafely(ask: Ask): Ask {
  return {
    text: (question, { check, ...options } = {}) =>
      ask.text(oneLine(question), {
        ...options,
        check: (answer) => {
          const refusal = check?.(answer);
          return refusal === undefined ? undefined : oneLine(refusal);
        },
      }),
    secret: (question) => ask.secret(oneLine(question)),
    choose: (question, choices, initial) => ask.choose(oneLine(question), choices.map(harmless), initial),
    confirm: (question, initial) => ask.confirm(oneLine(question), initial),
  };
}

function harmless<T>({ value, label, hint }: Choice<T>): Choice<T> {
  return { value, label: oneLine(label), hint: hint === undefined ? undefined : oneLine(hint) };
}
