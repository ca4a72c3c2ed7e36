// Findings: what the checks report. How they are shown is up to whoever runs the checks.

/** `error`: it does not work, or is not safe; `warning`: it may go wrong; `note`: good to know. */
export type Severity = 'error' | 'warning' | 'note';

export interface Finding {
  readonly severity: Severity;
  /** The kind of finding; the same in all versions, for programs that read the report. */
  readonly code: string;
  /** What is wrong. */
  readonly message: string;
  /** What to write or do instead. */
  readonly fix?: string | undefined;
  /** Line in the page's source. */
  readonly line?: number | undefined;
}

/** What checks fill. */
export interface Report {
  readonly findings: Finding[];
  /** What was found to be right, in sentences. */
  readonly passed: string[];
}

export const createReport = (): Report => ({ findings: [], passed: [] });
