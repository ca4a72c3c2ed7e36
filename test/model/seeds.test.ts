// Three tabs, by chance: a thousand seeds, or the one that MODEL_SEED names.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { loadCore } from './core.js';
import { report, runSeed, shrink } from './seeds.js';

const wanted = process.env['MODEL_SEED'];
const [first, last] = wanted ? [Number(wanted), Number(wanted)] : [1, 1_000];

test(wanted ? `seed ${wanted}` : `seeds ${first} to ${last}`, async () => {
  const core = await loadCore();
  for (let seed = first; seed <= last; seed++) {
    const failure = await runSeed(core, seed);
    if (failure) assert.fail(report(await shrink(core, failure)));
  }
});
