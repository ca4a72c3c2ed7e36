// Small worlds, each in every order that its steps can take.
import assert from 'node:assert/strict';
import { before, describe, test } from 'node:test';
import { type Core, loadCore } from './core.js';
import { explore } from './exhaustive.js';
import { smallWorlds } from './small-worlds.js';

let core: Core;
before(async () => {
  core = await loadCore();
});

describe('every order', () => {
  for (const [name, world] of Object.entries(smallWorlds))
    test(name, async (t) => {
      const { fault, trace, states, paths, stuck } = await explore(core, world);
      assert.equal(fault, undefined, `${fault}\n${trace.join('\n')}`);
      assert.equal(stuck, undefined);
      t.diagnostic(`${states} states, ${paths} paths`);
    });
});
