// Parts of a browser that are there and refuse, or never answer: nothing hangs, and no commit stops half way.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { Locks, RefreshLog, RefreshRecord } from '../../../src/core/platform/ports.js';
import { json } from '../../support/core/network.js';
import { onlyFor, REFRESH, runOut, sharedLocks, sharedRefreshLog } from '../../support/core/renewing.js';
import { ADA, KEY, signedIn, TestBrowser } from '../../support/core/test-browser.js';

const refused = (): DOMException => new DOMException('Not in a sandboxed frame.', 'SecurityError');
const never = <T>(): Promise<T> => new Promise(() => {});

const logs: Readonly<Record<string, () => RefreshLog>> = {
  'a log that works': sharedRefreshLog,
  'a log that refuses': () => ({
    update: () => Promise.reject(refused()),
    prune: () => Promise.reject(refused()),
  }),
  'a log that throws at once': () => ({
    update() {
      throw refused();
    },
    prune() {
      throw refused();
    },
  }),
  'a log that never answers': () => ({ update: never, prune: never }),
  'a log that reads and does not write': () => ({
    async update(_, change) {
      change(undefined);
      throw new DOMException('The disk is full.', 'QuotaExceededError');
    },
    prune: async () => {},
  }),
};

const locks: Readonly<Record<string, () => Locks>> = {
  'locks that work': sharedLocks,
  'locks that refuse': () => ({
    hold: () => Promise.reject(refused()),
    released: () => Promise.reject(refused()),
  }),
  'locks that throw at once': () => ({
    hold() {
      throw refused();
    },
    released() {
      throw refused();
    },
  }),
  'locks that never answer': () => ({ hold: never, released: never }),
};

for (const [log, refreshLog] of Object.entries(logs))
  for (const [lock, open] of Object.entries(locks))
    test(`with ${log} and ${lock} tokens are refreshed`, async () => {
      const { browser, tab } = await runOut({ refreshLog: refreshLog(), locks: open() });
      const answers = Promise.all([tab.auth.fetch('/orders'), tab.auth.fetchCurrentUser()]);
      await browser.advance(30_000);
      const [orders, user] = await answers;
      assert.deepEqual([orders.status, user, browser.network.asked(REFRESH).length], [200, ADA, 1]);
      assert.deepEqual(
        [tab.status, tab.auth.$session.get().error, browser.clock.pending],
        ['signed-in', undefined, 0],
      );
      browser.network
        .on('GET /orders', onlyFor(['newer'], ['an order']))
        .on(REFRESH, json({ authToken: 'newer', refreshToken: 'r2' }));
      const again = tab.auth.fetch('/orders');
      await browser.advance(30_000);
      assert.equal((await again).status, 200, 'and once more');
    });

test('what a log answers too late writes nothing', async () => {
  const written: (RefreshRecord | undefined)[] = [];
  const late: (() => void)[] = [];
  const refreshLog: RefreshLog = {
    update: (_, change) =>
      new Promise((resolve) => late.push(() => (written.push(change(undefined)), resolve()))),
    prune: async () => {},
  };
  const { browser, tab } = await runOut({ refreshLog });
  const answer = tab.auth.fetch('/orders');
  await browser.advance(30_000);
  assert.equal((await answer).status, 200);
  for (const run of late) run();
  assert.deepEqual(new Set(written), new Set([undefined]));
});

test('a lock that is given too late is let go', async () => {
  let free = 0;
  const give: (() => void)[] = [];
  const slow: Locks = {
    hold: () => new Promise((resolve) => give.push(() => resolve(() => void free++))),
    released: async () => false,
  };
  const { browser, tab } = await runOut({ locks: slow });
  const answer = tab.auth.fetch('/orders');
  await browser.advance(30_000);
  assert.equal((await answer).status, 200);
  for (const run of give) run();
  await browser.settle();
  assert.equal(free, give.length);
});

describe('a channel that', () => {
  const broken = {
    'throws when opened': () => {
      throw refused();
    },
    'throws when used': () => ({
      post() {
        throw refused();
      },
      close() {
        throw refused();
      },
    }),
    'is not there': () => undefined,
  };
  for (const [what, channel] of Object.entries(broken))
    test(`${what} stops neither a sign-in nor a sign-out`, async (t) => {
      t.mock.method(console, 'error', () => {});
      const { browser, tab } = await signedIn({ persist: 'tab', channel });
      assert.deepEqual([tab.status, tab.auth.$user.get()], ['signed-in', ADA]);
      await tab.reload();
      await browser.settle();
      assert.equal(tab.status, 'signed-in');
      await tab.auth.signOut();
      assert.deepEqual([tab.status, [...tab.session.map.keys()]], ['signed-out', [KEY]]);
    });
});

test('a browser without AbortSignal.any and Promise.withResolvers signs in and out', async (t) => {
  const any = Object.getOwnPropertyDescriptor(AbortSignal, 'any');
  Object.defineProperty(AbortSignal, 'any', { value: undefined, configurable: true });
  t.after(() => any && Object.defineProperty(AbortSignal, 'any', any));
  const browser = new TestBrowser();
  const tab = await browser.tab().signIn();
  const held = browser.network.hold('GET /orders');
  const asked = tab.auth.fetch('/orders').catch((error: unknown) => error);
  await browser.settle();
  await tab.auth.signOut();
  held.release(json([]));
  assert.equal(((await asked) as { code: string }).code, 'aborted');
});
