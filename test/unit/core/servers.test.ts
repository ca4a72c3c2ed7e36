// On a server one process works for many people: what is kept where there is no browser storage is each auth's own.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createAuth } from '../../../src/core/index.js';
import { createEmulator } from '../../../src/emulator/index.js';

test('two people on one server do not share a session', async () => {
  const { fetch, control } = createEmulator();
  const ada = { email: 'ada@example.com', password: 'correct-horse-1' };
  await control.addUser(ada);
  const settings = { baseUrl: 'https://x8ki.example/api:abCD1234', fetch };
  const first = createAuth(settings);
  await first.signIn(ada);
  const second = createAuth(settings);
  assert.equal(first.$session.get().status, 'signed-in');
  assert.equal(second.$session.get().status, 'signed-out');
  assert.equal(await second.getToken(), undefined);
  first.dispose();
  second.dispose();
});
