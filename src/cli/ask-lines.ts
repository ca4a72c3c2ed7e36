/// <reference types="node" />
// Questions without a terminal: each answer is a line of standard input, so that scripts can answer.
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { Failure } from './io.js';
import type { Ask } from './io.js';

/** @param say where the questions go */
export function askLines(input: Readable, say: (line: string) => void): Ask & { close(): void } {
  let lines: AsyncIterator<string> | undefined;
  let close = () => {};

  async function next(question: string): Promise<string> {
    if (!lines) {
      const reader = createInterface({ input });
      lines = reader[Symbol.asyncIterator]();
      close = () => reader.close();
    }
    const { value, done } = await lines.next();
    if (done) throw new Failure(`Nobody answers: ${question} (standard input has no more lines)`);
    return value;
  }

  const ask: Ask = {
    async text(question, { initial, check } = {}) {
      say(initial ? `${question} [${initial}]` : question);
      const answer = (await next(question)).trim() || (initial ?? '');
      const refusal = check?.(answer);
      if (refusal) throw new Failure(refusal);
      return answer;
    },
    async secret(question) {
      say(question);
      return next(question);
    },
    async choose(question, choices, initial) {
      say(question);
      choices.forEach(({ label, hint }, index) => say(`  ${index + 1} ${label}${hint ? ` (${hint})` : ''}`));
      const answer = (await next(question)).trim();
      if (answer === '' && initial !== undefined) return initial;
      const choice = choices.find(({ label }) => label === answer) ?? choices[Number(answer) - 1];
      if (!choice) throw new Failure(`"${answer}" is none of the choices. Answer with a number or a name.`);
      return choice.value;
    },
    async confirm(question, initial = true) {
      say(`${question} (${initial ? 'Y/n' : 'y/N'})`);
      const answer = (await next(question)).trim().toLowerCase();
      return answer === '' ? initial : ['y', 'yes'].includes(answer);
    },
  };
  return { ...ask, close: () => close() };
}
