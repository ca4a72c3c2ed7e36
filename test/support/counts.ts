// How a reporter tells `test/run.mjs` its numbers: as one line of JSON on a file descriptor of their own.

import { writeSync } from 'node:fs';

export interface Counts {
  passed: number;
  failed: number;
  skipped: number;
}

export function tellCounts(counts: Counts): void {
  const descriptor = Number(process.env['TEST_COUNTS_FD']);
  if (descriptor) writeSync(descriptor, JSON.stringify(counts) + '\n');
}
