import assert from 'node:assert/strict';
import { mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { createEmulator } from '../../../src/emulator/index.js';
import { fileTables } from '../../../src/emulator/tables-file.js';
import { ada } from '../../support/emulator-calls.js';

let folder = '';
before(async () => void (folder = await mkdtemp(join(tmpdir(), 'tables-'))));
after(() => rm(folder, { recursive: true }));

test('links in the data folder change no file elsewhere', async () => {
  const outside = await mkdtemp(join(tmpdir(), 'outside-'));
  const file = join(outside, 'mine.txt');
  await writeFile(file, 'mine');
  for (const name of ['running.pid', 'users.json.new', 'settings.json.new'])
    await symlink(file, join(folder, name));
  const emulator = createEmulator({ tables: fileTables(folder) });
  await emulator.control.addUser(ada);
  await emulator.close();
  assert.equal(await readFile(file, 'utf8'), 'mine');
  assert.match(await readFile(join(folder, 'users.json'), 'utf8'), /ada@example\.com/);
  await rm(outside, { recursive: true });
});
