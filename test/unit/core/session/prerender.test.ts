// A page that is prerendered asks nothing, writes nothing, and ends nothing until it is shown.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { type AuthOptions } from '../../../../src/core/index.js';
import { ADA, CREDENTIALS, KEY, signedIn, Tab, type World } from '../../../support/core/test-browser.js';

const prerendered = (world: World, options: AuthOptions = {}): Tab =>
  new Tab(world, options, new Map(), { visible: false, active: false });

const frozen = (world: World, tab: Tab): string =>
  JSON.stringify([[...world.disk], [...tab.session.map], world.network.calls.length]);

test('it restores when it is activated', async () => {
  const { world } = await signedIn();
  const tab = prerendered(world, { userMaxAge: 60 });
  const before = frozen(world, tab);
  await world.advance(60_000);
  assert.equal(tab.status, 'restoring');
  assert.equal(frozen(world, tab), before);
  tab.show();
  await world.settle();
  assert.equal(tab.status, 'signed-in');
});

describe('what a page calls meanwhile waits for that', () => {
  test('the current user', async () => {
    const { world } = await signedIn();
    const tab = prerendered(world);
    const before = frozen(world, tab);
    const user = tab.auth.fetchCurrentUser();
    await world.advance(60_000);
    assert.equal(frozen(world, tab), before);
    tab.show();
    assert.deepEqual(await user, ADA);
  });

  test('its own calls, and they go out once, with the token of then', async () => {
    const { world, tab: other } = await signedIn();
    const tab = prerendered(world);
    const response = tab.auth.fetch('/orders');
    await world.advance(60_000);
    assert.equal(world.network.asked('GET /orders').length, 0);
    await other.auth.signOut();
    tab.show();
    await response;
    const calls = world.network.asked('GET /orders');
    assert.deepEqual(
      calls.map(({ headers }) => headers.get('Authorization')),
      [null],
    );
  });

  test('a sign-in', async () => {
    const { world } = await signedIn();
    const tab = prerendered(world);
    const before = frozen(world, tab);
    const result = tab.auth.signIn(CREDENTIALS);
    await world.advance(60_000);
    assert.equal(frozen(world, tab), before);
    tab.show();
    assert.deepEqual(await result, ADA);
  });

  test('a sign-out, as of a page that signs out whoever comes to it', async () => {
    const { world } = await signedIn();
    const tab = prerendered(world);
    const before = frozen(world, tab);
    const done = tab.auth.signOut();
    await world.advance(60_000);
    assert.equal(frozen(world, tab), before);
    tab.show();
    await done;
    assert.equal(tab.auth.$session.get().reason, 'sign-out');
  });

  test('the end of a session', async () => {
    const { world } = await signedIn();
    const tab = prerendered(world);
    const before = frozen(world, tab);
    tab.auth.clearSession();
    await world.advance(60_000);
    assert.deepEqual([tab.status, frozen(world, tab)], ['restoring', before]);
    tab.show();
    await world.settle();
    assert.equal(tab.status, 'signed-out');
  });

  test('tokens and a user that it has from elsewhere', async () => {
    const { world } = await signedIn();
    const tab = prerendered(world);
    const before = frozen(world, tab);
    const known = tab.auth.authenticate({ authToken: 'other', user: { name: 'Grace' } });
    await world.advance(60_000);
    assert.equal(frozen(world, tab), before);
    tab.show();
    assert.deepEqual(await known, { name: 'Grace' });
  });

  test('a user in place of the one that it would ask for', async () => {
    const { world } = await signedIn({ currentUserEndpoint: 'none' });
    const tab = prerendered(world, { currentUserEndpoint: 'none' });
    const before = frozen(world, tab);
    tab.auth.setUser({ name: 'Grace' });
    await world.advance(60_000);
    assert.equal(frozen(world, tab), before);
    tab.show();
    await world.settle();
    assert.deepEqual(tab.auth.$user.get(), { name: 'Grace' });
  });
});

test('a limit that is over ends the session at activation, without a busy clock before', async () => {
  const { world } = await signedIn({ maxAge: 60 });
  world.clock.time += 61_000;
  const waits = world.clock.waits.length;
  const tab = prerendered(world, { maxAge: 60 });
  const before = frozen(world, tab);
  await tab.auth.getToken();
  assert.equal(world.clock.waits.length, waits);
  assert.equal(frozen(world, tab), before);
  tab.show();
  assert.equal(tab.auth.$session.get().reason, 'expired');
});

test('a body that is missing is given up at activation, not before', async () => {
  const { world, tab: first } = await signedIn();
  first.auth.dispose();
  world.disk.delete(`${KEY}:id1`);
  const tab = prerendered(world);
  const before = frozen(world, tab);
  await world.advance(5_000);
  assert.deepEqual([tab.status, frozen(world, tab)], ['restoring', before]);
  tab.show();
  await world.advance(1_000);
  assert.equal(tab.auth.$session.get().reason, 'expired');
  assert.equal(world.clock.pending, 0);
});

test('orphans are left alone', async () => {
  const { world } = await signedIn();
  world.disk.set(`${KEY}:old`, '{"gen":0,"authToken":"t","since":0}');
  prerendered(world);
  assert.ok(world.disk.has(`${KEY}:old`));
});
