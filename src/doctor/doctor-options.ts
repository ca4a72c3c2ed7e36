// What a run of the checks is given: what the person asked for, and the network, clock and disk that it may use.
// No terminal is in here: the command line hands it in.

/** What the person asked for. */
export interface DoctorOptions {
  /** Host from which the page is, or will be, served. */
  readonly host?: string;
  /** The environment to check. */
  readonly environment?: string;
  /** Id of the connection to check. */
  readonly connection?: string;
  /** Identifier of the account to sign in with. */
  readonly email?: string;
  /** Also calls each GET endpoint without a token. */
  readonly leaks?: boolean;
}

/** What the checks may use. */
export interface DoctorIo {
  /** Where relative paths begin. */
  readonly cwd: string;
  /** Takes a line for the person in front: progress and waits. */
  err(line: string): void;
  readonly fetch: typeof fetch;
  readonly clock: { now(): number; wait(milliseconds: number): Promise<void> };
  readonly signal: AbortSignal;
  /** Gives the custom-elements manifest of the library; `undefined` where there is none. */
  readonly manifest: () => Promise<unknown>;
}

/** A check could not be made at all; the message says what to do instead. */
export class CannotCheckError extends Error {
  override readonly name = 'CannotCheckError';
}
