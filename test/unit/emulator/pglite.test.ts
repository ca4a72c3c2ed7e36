import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { pgliteTables } from '../../../src/emulator/pglite.js';
import { ada, backend, textAt } from '../../support/emulator-calls.js';

test('a backend on PGlite keeps accounts and sessions over a restart', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'emulator-'));
  try {
    const first = backend({ tables: await pgliteTables(folder), refresh: true });
    const answers = await Promise.all([1, 2].map(() => first.call('POST /auth/signup', ada)));
    assert.deepEqual(answers.map(({ status }) => status).sort(), [200, 403]);
    const token = textAt(answers.find(({ status }) => status === 200)?.body, 'authToken');
    await first.close();

    const second = backend({ tables: await pgliteTables(folder), refresh: true });
    assert.equal((await second.call('GET /auth/me', undefined, second.withToken(token))).status, 200);
    assert.equal((await second.call('POST /auth/login', ada)).status, 200);
    await second.close();
  } finally {
    await rm(folder, { recursive: true });
  }
});
