// A guard tells one session from another by its key, and compares no users.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sessionKey } from '../../../../src/core/internal.js';
import { json } from '../../../support/core/network.js';
import { ADA, BOB, signedIn, type Tab } from '../../../support/core/test-browser.js';

const keyOf = (tab: Tab): symbol | undefined => sessionKey(tab.auth.$session.get());

test('the key stays while the session lives, whatever becomes of its user and its tokens', async () => {
  const { browser, tab } = await signedIn();
  const key = keyOf(tab);
  assert.equal(typeof key, 'symbol');
  browser.network.on('GET /auth/me', json({ ...ADA, last_seen: 7 }));
  await tab.auth.fetchCurrentUser();
  tab.auth.setUser(BOB);
  const { id } = browser.stored() as { id: string };
  browser.write(
    `${tab.auth.connection?.storageKey}:${id}`,
    JSON.stringify({ generation: 1, authToken: 'next', startedAt: 1 }),
  );
  await browser.settle();
  assert.equal(await tab.auth.getToken(), 'next');
  assert.equal(keyOf(tab), key);
});

test('the key is another one for the next session, and none without one', async () => {
  const { tab } = await signedIn();
  const first = keyOf(tab);
  await tab.signIn();
  assert.notEqual(keyOf(tab), first);
  await tab.auth.signOut();
  assert.equal(keyOf(tab), undefined);
});

test('the key is no own word of the session, and says nothing', async () => {
  const { browser, tab } = await signedIn();
  const session = tab.auth.$session.get();
  assert.deepEqual(Object.getOwnPropertySymbols({ ...session }), []);
  const { id } = browser.stored() as { id: string };
  assert.doesNotMatch(String(keyOf(tab)), new RegExp(`${id}|token`));
});

test('a session that is found later has its key at once, before its tokens have come', async () => {
  const { browser, tab } = await signedIn();
  const other = browser.tab();
  const key = keyOf(other);
  await browser.settle();
  assert.ok(key);
  assert.equal(keyOf(other), key);
  assert.notEqual(key, keyOf(tab), 'keys are for one page');
});
