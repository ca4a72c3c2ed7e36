/// <reference types="node" />
// Input and output of the commands: streams, questions, network and clock, which tests replace; and their exit codes.

/** How a command ended, for the shell. */
export const exit = {
  fine: 0,
  /** `doctor` found problems. */
  problems: 1,
  /** The command could not do its work: wrong arguments, a page that cannot be read, … */
  failed: 2,
  /** Ctrl-C in a question. */
  stopped: 130,
} as const;

export interface Choice<T> {
  readonly value: T;
  readonly label: string;
  readonly hint?: string | undefined;
}

export interface TextOptions {
  /** What an empty answer means. */
  readonly initial?: string | undefined;
  /** What is wrong with an answer, if anything; it is then asked for again. */
  readonly check?: ((answer: string) => string | undefined) | undefined;
}

/** Questions to the person in front. Each rejects with `Stopped` after Ctrl-C. */
export interface Ask {
  text(question: string, options?: TextOptions): Promise<string>;
  /** Asks without showing the answer. */
  secret(question: string): Promise<string>;
  choose<T>(question: string, choices: readonly Choice<T>[], initial?: T): Promise<T>;
  confirm(question: string, initial?: boolean): Promise<boolean>;
}

export interface Io {
  readonly env: Readonly<Record<string, string | undefined>>;
  /** How a person calls this program: `node dist/cli/main.js` in a clone. */
  readonly program: string;
  /** Where relative paths begin. */
  readonly cwd: string;
  /** Takes a line of the results. */
  out(line: string): void;
  /** Takes a line for the person in front: progress, refusals. */
  err(line: string): void;
  readonly ask: Ask;
  readonly fetch: typeof fetch;
  readonly clock: { now(): number; wait(milliseconds: number): Promise<void> };
  /** Aborted by Ctrl-C, or when the program is asked to end. */
  readonly signal: AbortSignal;
  /** Gives the custom-elements manifest of the library; `undefined` where there is none. */
  readonly manifest: () => Promise<unknown>;
}

/** Ends a command with `exit.failed`; the message says what to do instead. */
export class Failure extends Error {
  override readonly name = 'Failure';
}

/** The person pressed Ctrl-C. */
export class Stopped extends Error {
  override readonly name = 'Stopped';
}
