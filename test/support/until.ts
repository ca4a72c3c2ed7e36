// Waiting for what no event tells: asked again and again until the answer is truthy, or the time is up.

const PAUSE = 30;

export interface Patience {
  /** Milliseconds; default 10 s. */
  readonly deadline?: number;
  /** What else is known when the time is up. */
  readonly more?: () => Promise<string>;
}

type Falsy = undefined | null | false | 0 | '';

/** An error on the way counts as "not yet": a page may be between two documents. */
export async function until<T>(
  what: string,
  ask: () => T | Promise<T>,
  { deadline = 10_000, more = async () => '' }: Patience = {},
): Promise<Exclude<T, Falsy>> {
  const end = Date.now() + deadline;
  let problem = '';
  do {
    try {
      const answer = await ask();
      if (answer) return answer as Exclude<T, Falsy>;
      problem = '';
    } catch (error) {
      problem = `\nLast problem: ${error instanceof Error ? error.message : String(error)}`;
    }
    await new Promise((resolve) => setTimeout(resolve, PAUSE));
  } while (Date.now() < end);
  throw new Error(`Waited ${deadline} ms in vain for: ${what}${problem}${await more()}`);
}
