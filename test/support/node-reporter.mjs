// Reports tests of Node's own runner: nothing about those that pass, everything about those that fail.

import { writeSync } from 'node:fs';
import { relative } from 'node:path';
import { inspect } from 'node:util';

/** What came of a parent is told by its children; a file is no test, unless it cannot be run. */
const isTest = ({ name, file, details }) => details?.type !== 'suite' && name !== file;
const isCause = ({ details }) => details?.error?.failureType !== 'subtestsFailed';

/** Which files took longest, in seconds: they are where time can be saved. */
const longest = (times) =>
  [...times]
    .map(([file, milliseconds]) => [relative('.', file), Math.round(milliseconds / 1000)])
    .filter(([, seconds]) => seconds >= 20)
    .toSorted(([, a], [, b]) => b - a)
    .slice(0, 8)
    .map(([file, seconds]) => `${file} ${seconds}`);

export default async function* report(events) {
  const counts = { passed: 0, failed: 0, skipped: 0 };
  const output = new Map();
  const path = []; // of the suites around a test
  const times = new Map();
  for await (const { type, data } of events) {
    // Not by the clock: what comes of a file is held back until it is its turn.
    if (type === 'test:complete' && data.name === data.file) times.set(data.file, data.details.duration_ms);
    if (type === 'test:start') path.splice(data.nesting, Infinity, data.name);
    if (type === 'test:stdout' || type === 'test:stderr') {
      output.set(data.file, (output.get(data.file) ?? '') + data.message);
    } else if (type === 'test:pass' && isTest(data)) {
      if (data.skip !== undefined || data.todo !== undefined) counts.skipped++;
      else counts.passed++;
    } else if (type === 'test:fail' && data.todo === undefined && isCause(data)) {
      counts.failed++;
      const { error } = data.details;
      const name = isTest(data) ? [...path.slice(0, data.nesting), data.name].join(' › ') : data.name;
      yield `\n✗ ${relative('.', data.file ?? '')}: ${name}\n`;
      yield `${inspect(error.cause ?? error)}\n`.replace(/^(?=.)/gm, '    ');
      yield output.get(data.file) ?? '';
      output.delete(data.file);
    }
  }
  if (times.size > 1) {
    const files = longest(times);
    if (files.length > 0) yield `longest, in seconds: ${files.join(', ')}\n`;
  }
  const descriptor = Number(process.env['TEST_COUNTS_FD']);
  if (descriptor) writeSync(descriptor, JSON.stringify(counts) + '\n');
}
