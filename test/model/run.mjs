// `npm run test:model`: many seeds, a share for each processor, and the larger worlds. Processes end after a
// share, since AbortSignal.any holds on to memory in Node 20.
//
//   node test/model/run.mjs [seeds] [first]

import { spawn } from 'node:child_process';
import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';

const SHARE = 1_000;
const [seeds = 20_000, first = 1] = process.argv.slice(2).map(Number);
const worker = fileURLToPath(new URL('worker.ts', import.meta.url));

const jobs = [['worlds']];
for (let from = first; from < first + seeds; from += SHARE)
  jobs.push([from, Math.min(from + SHARE, first + seeds) - 1].map(String));

const start = Date.now();
let failed = 0;
const work = async () => {
  for (let job = jobs.shift(); job; job = jobs.shift()) {
    const child = spawn(process.execPath, ['--import', 'tsx', worker, ...job], { stdio: 'inherit' });
    if ((await new Promise((resolve) => child.on('close', resolve))) !== 0) failed++;
  }
};
await Promise.all(Array.from({ length: availableParallelism() }, work));
console.log(
  `${seeds} seeds from ${first}: ${failed} shares failed (${Math.round((Date.now() - start) / 1000)} s)`,
);
process.exitCode = failed > 0 ? 1 : 0;
