// Sessions of one tab: its duplicates, the channel between them, and the local session of other tabs.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { json, refusal } from '../../../support/core/network.js';
import { ADA, BOB, CREDENTIALS, failure, KEY, signedIn, World } from '../../../support/core/test-browser.js';

const asBob = (world: World): World => {
  world.network.on('POST /auth/login', json({ authToken: 'token-bob' })).on('GET /auth/me', json(BOB));
  return world;
};

describe('tab sessions', () => {
  const pair = async () => {
    const { world, tab: a } = await signedIn({ persist: 'tab' });
    const b = a.duplicate();
    await world.settle();
    assert.equal(b.status, 'signed-in');
    return { world, a, b };
  };
  const channel = KEY;

  test('a duplicate ends with the person’s own sign-out', async () => {
    const { world, a, b } = await pair();
    await b.auth.signOut();
    await world.settle();
    assert.equal(a.auth.$session.get().reason, 'other-tab');
    assert.deepEqual(world.messages.log, [{ id: 'id1', ended: true }]);
    await a.reload();
    assert.equal(a.status, 'signed-out');
    assert.equal(world.messages.log.length, 1, 'who was told tells nobody');
  });

  test('a duplicate lives on when the other signs in anew or is refused', async () => {
    const { world, a, b } = await pair();
    await b.signIn();
    await world.settle();
    assert.equal(a.status, 'signed-in');
    world.network.on('GET /auth/me', refusal(401, 'This token is expired.'));
    await failure(b.auth.fetchCurrentUser());
    await world.settle();
    assert.equal(a.status, 'signed-in');
    assert.deepEqual(world.messages.log, []);
  });

  for (const message of [
    null,
    'ended',
    7,
    [],
    {},
    { ended: true },
    { id: 'id1' },
    { id: 'id1', ended: 'yes' },
    { id: 'foreign', ended: true },
    { id: ['id1'], ended: true },
  ])
    test(`a message of ${JSON.stringify(message)} changes nothing`, async () => {
      const { world, a } = await pair();
      world.messages.send(world, message, channel);
      await world.settle();
      assert.equal(a.status, 'signed-in');
    });

  test('storage cleared by hand, or a local head, changes nothing', async () => {
    const { world, a } = await pair();
    world.clearDisk();
    world.write(KEY, '{"id":"later","in":false,"why":"sign-out"}');
    await world.settle();
    assert.equal(a.status, 'signed-in');
  });

  test('the end of one leaves a local session of another tab untouched', async () => {
    const { world, tab: a } = await signedIn({ persist: 'tab' });
    const b = await asBob(world).tab().signIn();
    await world.settle();
    assert.deepEqual([a.auth.$user.get(), b.auth.$user.get()], [ADA, BOB]);
    await a.auth.signOut();
    await world.settle();
    assert.deepEqual(b.auth.$user.get(), BOB);
    assert.equal((world.stored() as { in: boolean }).in, true);
    assert.equal(await a.auth.getToken(), undefined, 'nor does it sign this tab in at once');
    a.show();
    assert.deepEqual([a.status, a.auth.$session.get().reason], ['signed-out', 'sign-out']);
  });

  test('after its end, a later sign-in in another tab is taken over again', async () => {
    const { world, tab: a } = await signedIn({ persist: 'tab' });
    const b = await asBob(world).tab().signIn();
    await a.auth.signOut();
    await b.signIn();
    await world.settle();
    assert.deepEqual(a.auth.$user.get(), BOB);
  });

  test('a sign-in for the tab ends its local session, and that of nobody else', async () => {
    const { world, tab: a } = await signedIn();
    const b = world.tab();
    await world.settle();
    await a.auth.signIn(CREDENTIALS, { persist: 'tab' });
    await world.settle();
    assert.equal(b.status, 'signed-out', 'it was the same session');
    await b.signIn();
    await world.settle();
    await a.auth.signIn(CREDENTIALS, { persist: 'tab' });
    await world.settle();
    assert.equal(b.status, 'signed-in');
  });
});
