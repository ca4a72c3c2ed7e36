// One program at a time may have the database folder open; PGlite itself does not check.
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Locks the folder, and gives a function that unlocks it. Throws when another program has it. */
export function lockFolder(folder) {
  mkdirSync(folder, { recursive: true });
  const file = join(folder, 'running.pid');
  const owner = Number(readText(file));
  if (owner > 0 && owner !== process.pid && isRunning(owner)) {
    throw new Error(`The demo is already running (process ${owner}). Stop it first.`);
  }
  // Made anew: written through, a link in the folder would change a file elsewhere.
  rmSync(file, { force: true });
  writeFileSync(file, String(process.pid), { flag: 'wx' });
  return () => rmSync(file, { force: true });
}

function readText(file) {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}

function isRunning(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}
