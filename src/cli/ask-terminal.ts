/// <reference types="node" />
// Questions in a terminal. They go to standard error, so that standard output holds results only.
import { confirm, isCancel, password, select, text } from '@clack/prompts';
import type { Readable, Writable } from 'node:stream';
import { Stopped } from './io.js';
import type { Ask } from './io.js';

export function askTerminal(input: Readable, output: Writable, signal: AbortSignal): Ask {
  // A signal of its own for each question: the prompts listen to it and never stop, and Node warns at the 11th listener.
  const common = () => ({ input, output, signal: AbortSignal.any([signal]) });
  const given = async <T>(answer: Promise<T>): Promise<Exclude<T, symbol>> => {
    const value = await answer;
    if (isCancel(value)) throw new Stopped();
    return value as Exclude<T, symbol>;
  };
  return {
    text: (message, { initial, check } = {}) =>
      given(
        text({
          ...common(),
          message,
          ...(initial ? { placeholder: initial, defaultValue: initial } : {}),
          validate: (value) => check?.(value || (initial ?? '')),
        }),
      ),
    secret: (message) => given(password({ ...common(), message })),
    async choose(message, choices, initial) {
      const at = choices.findIndex(({ value }) => value === initial);
      const options = choices.map(({ label, hint }, value) => ({
        value,
        label,
        ...(hint ? { hint } : {}),
      }));
      const index = await given(
        select({ ...common(), message, options, maxItems: 12, ...(at < 0 ? {} : { initialValue: at }) }),
      );
      const choice = choices[index];
      if (!choice) throw new Stopped();
      return choice.value;
    },
    confirm: (message, initialValue = true) => given(confirm({ ...common(), message, initialValue })),
  };
}
