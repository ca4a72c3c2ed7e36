// What a check has to say. Checks know no terminal and no screen: who runs them shows their findings.

/** `error`: it does not work, or is not safe; `warning`: it will be a trouble; `note`: good to know. */
export type Severity = 'error' | 'warning' | 'note';

export interface Finding {
  readonly severity: Severity;
  /** The kind of finding, in a word that does not change between versions. */
  readonly code: string;
  /** What is wrong. */
  readonly message: string;
  /** What to write or do instead. */
  readonly fix?: string | undefined;
  /** Line in the page's source. */
  readonly line?: number | undefined;
}

/** Where checks put what they have seen. */
export interface Report {
  readonly findings: Finding[];
  /** What was found to be right, in sentences. */
  readonly passed: string[];
}

export const createReport = (): Report => ({ findings: [], passed: [] });
