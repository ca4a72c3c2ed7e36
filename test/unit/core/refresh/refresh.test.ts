// Refresh as a page sees it: tokens that ran out are renewed once for all who ask. What happens between tabs in
// every order is the model checker's business (test/model).
import assert from 'node:assert/strict';
import { describe, mock, test } from 'node:test';
import type { Entry } from '../../../../src/core/platform/ports.js';
import { type Call, empty, html, json, offline, refusal } from '../../../support/core/network.js';
import { onlyFor, REFRESH, runOut, sharedLedger } from '../../../support/core/renewing.js';
import { ADA, failure, KEY, signedIn, type Tab, type World } from '../../../support/core/test-browser.js';

const bodies = (calls: readonly Call[]): unknown[] => calls.map(({ body }) => body && JSON.parse(body));
const bearers = (calls: readonly Call[]): unknown[] =>
  calls.map(({ headers }) => headers.get('Authorization'));
const stored = (world: World, id = 'id1') => world.stored(`${KEY}:${id}`) as Record<string, unknown>;
const reason = (tab: Tab) => tab.auth.$session.get().reason;

describe('a token that ran out', () => {
  test('is renewed once for fifty callers, each of which is asked again once', async () => {
    const { world, tab } = await runOut();
    const refresh = world.network.hold(REFRESH);
    const calls = Promise.all(Array.from({ length: 50 }, () => tab.auth.fetch('/orders')));
    await world.settle();
    refresh.release(json({ authToken: 'new', refreshToken: 'r1' }));
    const answers = await calls;
    assert.deepEqual(new Set(answers.map(({ status }) => status)), new Set([200]));
    assert.equal(world.network.asked(REFRESH).length, 1);
    assert.equal(world.network.asked('GET /orders').length, 100);
    assert.equal(tab.status, 'signed-in');
  });

  test('is renewed once for all tabs', async () => {
    const { world, tab, open } = await runOut();
    const tabs = [tab, open(), open()];
    await world.settle();
    const answers = Promise.all(tabs.map(({ auth }) => auth.fetch('/orders')));
    await world.advance(1_000);
    assert.deepEqual(
      (await answers).map(({ status }) => status),
      [200, 200, 200],
    );
    assert.equal(world.network.asked(REFRESH).length, 1);
  });

  const listening = (tab: Tab): string[] => {
    const told: string[] = [];
    tab.auth.$session.listen(({ status, user }) => told.push(`${status} ${String(user?.['name'])}`));
    return told;
  };

  test('is told by the store when it is renewed, with the same session and without an event', async () => {
    const { tab } = await runOut();
    const told = listening(tab);
    const events = tab.told.length;
    await tab.auth.fetch('/orders');
    assert.deepEqual([told, tab.told.length], [[`signed-in ${ADA.name}`], events]);
    assert.doesNotMatch(JSON.stringify(tab.auth.$session.get()), /new|r1/);
  });

  test('is told by the store when another tab has renewed it', async () => {
    const { world, tab, open } = await runOut();
    const told = listening(tab);
    const other = open();
    await world.settle();
    const call = other.auth.fetch('/orders');
    await world.advance(1_000);
    assert.equal((await call).status, 200);
    assert.equal(await tab.auth.getToken(), 'new');
    assert.deepEqual(told, [`signed-in ${ADA.name}`]);
  });

  test('is renewed for the current user, too', async () => {
    const { tab } = await runOut();
    assert.deepEqual(await tab.auth.fetchCurrentUser(), ADA);
    assert.equal(await tab.auth.getToken(), 'new');
  });

  test('renews with the refresh token in the body and no auth token', async () => {
    const { world, tab } = await runOut();
    await tab.auth.fetch('/orders');
    const [call] = world.network.asked(REFRESH);
    assert.deepEqual(bodies([call as Call]), [{ refreshToken: 'r0' }]);
    assert.equal(call?.headers.get('Authorization'), null);
    assert.deepEqual([stored(world)['authToken'], stored(world)['refreshToken']], ['new', 'r1']);
  });

  test('names the refresh token as the answers do', async () => {
    const options = { refreshTokenKey: 'tokens.refresh_token refreshToken' };
    const { world, tab } = await runOut(options, { authToken: 'old', tokens: { refresh_token: 'r0' } });
    await tab.auth.fetch('/orders');
    assert.deepEqual(bodies(world.network.asked(REFRESH)), [{ refresh_token: 'r0' }]);
  });

  test('renews with the auth token alone where there is no refresh token', async () => {
    const { world, tab } = await runOut({}, { authToken: 'old' });
    await tab.auth.fetch('/orders');
    assert.deepEqual(bearers(world.network.asked(REFRESH)), ['Bearer old']);
    assert.deepEqual(bodies(world.network.asked(REFRESH)), ['']);
  });

  test('keeps its refresh token where the answer has none', async () => {
    const { world, tab } = await runOut();
    world.network.on(REFRESH, json({ authToken: 'new' }));
    await tab.auth.fetch('/orders');
    assert.deepEqual([stored(world)['authToken'], stored(world)['refreshToken']], ['new', 'r0']);
  });

  test('keeps a stream from being sent twice', async () => {
    const { world, tab } = await runOut();
    const body = new Blob(['x']).stream();
    const answer = await tab.auth.fetch('/orders', { method: 'POST', body, duplex: 'half' } as RequestInit);
    assert.equal(answer.status, 401);
    assert.equal(world.network.asked('POST /orders').length, 1);
    await world.settle();
    assert.equal(tab.status, 'signed-in', 'the current user renewed it');
  });

  test('shows no secret', async () => {
    const ledger = new Map<string, Entry>();
    const { tab, world } = await runOut({ ledger: sharedLedger(ledger) });
    await tab.auth.fetch('/orders');
    await world.settle();
    assert.deepEqual([...ledger.values()], [{ gen: 1, at: world.clock.now() }]);
    assert.doesNotMatch(JSON.stringify([tab.auth.$session.get(), tab.told]), /"(old|new|r0|r1)"/);
  });
});

describe('a token that is about to run out', () => {
  const life = { authToken: 'old', refreshToken: 'r0', expiresIn: 3_600 };
  const due = async () => {
    const found = await runOut({}, life);
    found.world.network.on('GET /orders', onlyFor(['old', 'new'], []));
    return found;
  };

  test('is renewed before a call, in its last minute', async () => {
    const { world, tab } = await due();
    await world.advance(3_539_000);
    await tab.auth.fetch('/orders');
    await world.advance(1_000);
    await tab.auth.fetch('/orders');
    assert.deepEqual(bearers(world.network.asked('GET /orders')), ['Bearer old', 'Bearer new']);
  });

  test('of a short life, in its last tenth', async () => {
    const { world, tab } = await runOut({}, { ...life, expiresIn: 100 });
    await world.advance(89_000);
    assert.equal(await tab.auth.getToken(), 'old');
    await world.advance(1_000);
    assert.equal(await tab.auth.getToken(), 'new');
  });

  test('is used on where its renewal fails', async () => {
    const { world, tab } = await due();
    world.network.on(REFRESH, offline);
    await world.advance(3_540_000);
    assert.equal((await tab.auth.fetch('/orders')).status, 200);
    assert.deepEqual(bearers(world.network.asked('GET /orders')), ['Bearer old']);
    assert.equal(tab.status, 'signed-in');
  });
});

describe('a refused refresh token', () => {
  test('ends the session when the auth token is refused, too', async () => {
    const { world, tab } = await runOut();
    world.network.on(REFRESH, refusal(401, 'Unauthorized'));
    assert.equal((await failure(tab.auth.fetchCurrentUser())).code, 'unauthorized');
    assert.deepEqual([tab.status, reason(tab)], ['signed-out', 'expired']);
    assert.equal(world.network.asked(REFRESH).length, 1);
  });

  test('is not sent again, and the session lives as long as its auth token does', async () => {
    const { world, tab, open } = await runOut({}, { authToken: 'old', refreshToken: 'r0', expiresIn: 100 });
    world.network
      .on(REFRESH, refusal(403, 'No.'))
      .on('GET /orders', onlyFor(['old'], []))
      .on('GET /auth/me', onlyFor(['old'], ADA));
    await world.advance(95_000);
    const other = open();
    await world.settle();
    for (const { auth } of [tab, other, tab]) assert.equal((await auth.fetch('/orders')).status, 200);
    assert.equal(world.network.asked(REFRESH).length, 1);
    assert.deepEqual([tab.status, other.status], ['signed-in', 'signed-in']);
  });

  test('that a duplicate has spent ends the session as replaced', async () => {
    const { world, tab } = await runOut({ persist: 'tab' });
    world.network.on('GET /auth/me', onlyFor(['old', 'new'], ADA));
    const twin = tab.duplicate();
    await world.settle();
    await tab.auth.fetch('/orders');
    world.network.on('GET /auth/me', onlyFor(['new'], ADA));
    const told = failure(twin.auth.fetchCurrentUser());
    await world.advance(5_000);
    assert.equal((await told).code, 'unauthorized');
    assert.deepEqual([twin.status, reason(twin), tab.status], ['signed-out', 'replaced', 'signed-in']);
    assert.equal(world.network.asked(REFRESH).length, 1);
  });
});

describe('a failing refresh', () => {
  for (const [name, reply] of Object.entries({
    offline,
    html: html(),
    'not found': refusal(404, 'Unable to locate request.'),
    'too many': refusal(429, 'Whoa there!'),
    'an error': refusal(500, 'Fatal.'),
    'no token': json({}),
    'an empty answer': empty(),
  }))
    test(`(${name}) keeps the session, and the page has its 401`, async () => {
      const { world, tab } = await runOut();
      world.network.on(REFRESH, reply);
      assert.equal((await tab.auth.fetch('/orders')).status, 401);
      await world.settle();
      assert.equal(tab.status, 'signed-in');
      assert.notEqual(tab.auth.$session.get().error, undefined);
    });

  test('is tried again with the current user', async () => {
    const { world, tab } = await runOut();
    world.network.on(REFRESH, offline);
    await failure(tab.auth.fetchCurrentUser());
    world.network.on(REFRESH, json({ authToken: 'new', refreshToken: 'r1' }));
    await world.advance(5_000);
    assert.equal(await tab.auth.getToken(), 'new');
    assert.equal(tab.auth.$session.get().error, undefined);
  });
});

describe('without', () => {
  test('a refresh endpoint nothing is loaded, and a refused token ends the session', async () => {
    const update = mock.fn(async () => {});
    const { world, tab } = await signedIn({ ledger: { update, prune: update } });
    world.network.on('GET /auth/me', onlyFor([], ADA));
    await failure(tab.auth.fetchCurrentUser());
    assert.deepEqual([tab.status, update.mock.callCount()], ['signed-out', 0]);
  });

  test('Web Locks a tab waits for the attempt of another, and takes over from a dead one', async (t) => {
    const navigator = Object.getOwnPropertyDescriptor(globalThis, 'navigator');
    Object.defineProperty(globalThis, 'navigator', { value: undefined, configurable: true });
    t.after(() =>
      Object.defineProperty(globalThis, 'navigator', navigator ?? { value: undefined, configurable: true }),
    );
    const ledger = new Map<string, Entry>();
    const { world, tab } = await runOut({ locks: undefined, ledger: sharedLedger(ledger) });
    ledger.set(`${KEY}|id1`, {
      gen: 0,
      at: world.clock.now(),
      intent: { by: 'a dead tab', at: world.clock.now() },
    });
    const answer = tab.auth.fetch('/orders');
    await world.advance(19_000);
    assert.equal(world.network.asked(REFRESH).length, 0);
    await world.advance(2_000);
    assert.equal((await answer).status, 200);
    assert.equal(world.network.asked(REFRESH).length, 1);
  });
});
