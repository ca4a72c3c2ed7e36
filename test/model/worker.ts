// One share of run.mjs: seeds from … to …, or the larger worlds.
import { loadCore } from './core.js';
import { explore } from './exhaustive.js';
import { report, runSeed, shrink } from './seeds.js';
import { largerWorlds } from './small-worlds.js';

const main = async (): Promise<void> => {
  const core = await loadCore();
  const [first = '', last = ''] = process.argv.slice(2);
  if (first === 'worlds') {
    for (const [name, world] of Object.entries(largerWorlds)) {
      const { fault, trace, states } = await explore(core, world);
      console.log(`${name}: ${fault === undefined ? `${states} states` : [fault, ...trace].join('\n  ')}`);
      if (fault !== undefined) process.exitCode = 1;
    }
    return;
  }
  for (let seed = Number(first); seed <= Number(last); seed++) {
    const failure = await runSeed(core, seed);
    if (!failure) continue;
    console.log(report(await shrink(core, failure)));
    process.exitCode = 1;
  }
};

void main();
