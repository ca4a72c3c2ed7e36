import assert from 'node:assert/strict';
import { test } from 'node:test';
import { requireWebCrypto } from '../../../src/emulator/web-crypto.js';
import { pageAccounts } from '../../../src/emulator/index.js';
import { createPageEmulator } from '../../../src/emulator/page-emulator.js';
import { ada, base, textAt, textStorage } from '../../support/emulator-calls.js';

const json = { 'content-type': 'application/json' };
const signUp = async (fetch: typeof globalThis.fetch) => {
  const response = await fetch(`${base}/auth/signup`, {
    method: 'POST',
    headers: json,
    body: JSON.stringify(ada),
  });
  return textAt(await response.json(), 'authToken');
};

test('a reload with the same storage keeps accounts and people signed in', async () => {
  const storage = textStorage();
  const token = await signUp(createPageEmulator({ storage }).fetch);
  const { fetch } = createPageEmulator({ storage });
  const headers = { authorization: `Bearer ${token}` };
  assert.equal((await fetch(`${base}/auth/me`, { headers })).status, 200);
  for (const key of storage.texts.keys()) assert.match(key, /^xano-emulator:/);
});

test('the storage of a page begins empty', () => {
  const storage = textStorage();
  createPageEmulator({ storage });
  assert.equal(storage.texts.size, 0);
});

test('without a storage a reload begins anew', async () => {
  const token = await signUp(createPageEmulator().fetch);
  const headers = { authorization: `Bearer ${token}` };
  assert.equal((await createPageEmulator().fetch(`${base}/auth/me`, { headers })).status, 401);
});

test('a full storage answers 500 and does not break the page', async () => {
  const full = () => {
    throw new DOMException('full', 'QuotaExceededError');
  };
  const { fetch } = createPageEmulator({ storage: { getItem: () => null, setItem: full } });
  const body = JSON.stringify(ada);
  const response = await fetch(`${base}/auth/signup`, { method: 'POST', headers: json, body });
  assert.equal(response.status, 500);
});

test('where WebCrypto is switched off, the reason is said', (context) => {
  context.mock.getter(globalThis, 'crypto', () => ({}) as Crypto);
  assert.throws(requireWebCrypto, /secure contexts only/);
});

test('a script of the page gives its accounts roles, and empties them', async () => {
  const storage = textStorage();
  const { fetch } = createPageEmulator({ storage });
  const headers = { authorization: `Bearer ${await signUp(fetch)}` };
  const report = async () => (await fetch(`${base}/admin/report`, { headers })).status;
  assert.equal(await report(), 403);
  await pageAccounts(storage).setRole(ada.email, 'admin');
  assert.equal(await report(), 200);
  await pageAccounts(storage).clearAccounts();
  assert.equal(await (await fetch(`${base}/auth/me`, { headers })).json(), null);
  await signUp(fetch);
});
