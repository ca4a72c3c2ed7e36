// The checker itself is checked: it finds each planted fault.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { type Core, loadCore } from './core.js';
import { explore } from './exhaustive.js';
import { mutants } from './mutants.js';
import { FRAIL, runSeed } from './seeds.js';
import { faultyWorlds, smallWorlds } from './small-worlds.js';

/** A few of all worlds, then more of those whose parts refuse. */
const seeds = [
  ...Array.from({ length: 40 }, (_, at) => at + 1),
  ...Array.from({ length: 12 }, (_, at) => FRAIL * (at + 6)),
];

/** Chance first, then the quick worlds. */
const find = async (core: Core): Promise<string | undefined> => {
  for (const seed of seeds) {
    const failure = await runSeed(core, seed);
    if (failure) return `seed ${seed}: ${failure.fault}`;
  }
  for (const [name, world] of Object.entries({ ...smallWorlds, ...faultyWorlds })) {
    if (name.endsWith('someone else signs in')) continue;
    const { fault } = await explore(core, world);
    if (fault !== undefined) return `${name}: ${fault}`;
  }
  return undefined;
};

describe('the checker finds', () => {
  for (const [name, patches] of Object.entries(mutants))
    test(name, async (t) => {
      const found = await find(await loadCore(patches));
      assert.ok(found);
      t.diagnostic(found);
    });
});
