// A log that refuses for a moment: what this tab has claimed meanwhile counts more than what an older tab left there.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { RefreshLog, RefreshRecord } from '../../../../src/core/platform/ports.js';
import { patientLog } from '../../../../src/core/refresh/patient-ports.js';
import { FakeClock } from '../../../support/core/clock.js';

const NOW = new FakeClock().now();
const claim = (by: string, at: number, generation = 0): RefreshRecord => ({
  generation,
  at,
  attempt: { by, at },
});

/** What is seen in a log that refused one claim, and has `stored` in it. */
const seenAfterRefusal = async (stored: RefreshRecord): Promise<RefreshRecord | undefined> => {
  let refuses = true;
  let seen: RefreshRecord | undefined;
  const log: RefreshLog = {
    async update(_, change) {
      if (refuses) throw new DOMException('no', 'QuotaExceededError');
      change(stored);
    },
    prune: () => Promise.resolve(),
  };
  const patient = patientLog(log, new FakeClock());
  await patient.update('key', () => claim('this', NOW));
  refuses = false;
  await patient.update('key', (record) => (seen = record));
  return seen;
};

describe('a claim that the shared log refused', () => {
  for (const [what, stored, by] of [
    ['one of the same moment', claim('dead', NOW), 'this'],
    ['an earlier one', claim('dead', NOW - 1), 'this'],
    ['one that a clock which was set back has dated ahead', claim('dead', NOW + 60_000), 'this'],
    ['one of newer tokens', claim('other', NOW - 1, 1), 'other'],
  ] as const)
    test(`beside ${what}: that of ${by} counts`, async () => {
      assert.equal((await seenAfterRefusal(stored))?.attempt?.by, by);
    });
});
