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

/** What is seen in a log that refused a claim of the time `at`, and has `stored` in it. */
const seenAfterRefusal = async (at: number, stored: RefreshRecord): Promise<RefreshRecord | undefined> => {
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
  await patient.update('key', () => claim('this', at));
  refuses = false;
  await patient.update('key', (record) => (seen = record));
  return seen;
};

describe('a claim that the shared log refused', () => {
  for (const [what, at, stored, by] of [
    ['one of the same moment', NOW, claim('dead', NOW), 'this'],
    ['an earlier one', NOW, claim('dead', NOW - 1), 'this'],
    ['one from before the clock was set back', NOW, claim('dead', NOW + 60_000), 'this'],
    ['a later one, both from before the clock was set back', NOW + 1, claim('other', NOW + 2), 'other'],
    ['a later one', NOW - 2, claim('other', NOW - 1), 'other'],
    ['one of newer tokens', NOW, claim('other', NOW - 1, 1), 'other'],
  ] as const)
    test(`beside ${what}: that of ${by} counts`, async () => {
      assert.equal((await seenAfterRefusal(at, stored))?.attempt?.by, by);
    });
});
