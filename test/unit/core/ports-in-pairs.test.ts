// Every two faults that the parts of a browser can have at once: whoever signs in, comes back, refreshes and signs out gets
// there, or gets an AuthError in a bounded time; nothing is stored of a session that ended.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type AuthOptions, isAuthError } from '../../../src/core/index.js';
import type { KeyValue, Ports, Storages } from '../../../src/core/platform/ports.js';
import { json } from '../../support/core/network.js';
import { onlyFor, REFRESH, sharedLocks, sharedRefreshLog } from '../../support/core/renewing.js';
import { ADA, CREDENTIALS, type Tab, TestBrowser } from '../../support/core/test-browser.js';

/** What the longest of all waits takes, and some more. */
const PATIENCE = 120_000;

const refuse = (): never => {
  throw new DOMException('Not in a sandboxed frame.', 'SecurityError');
};
const rejects = async (): Promise<never> => refuse();
const never = (): Promise<never> => new Promise(() => {});

type Parts = Pick<Ports, 'refreshLog' | 'locks' | 'channel' | 'id' | 'storage'>;

const store = (working: KeyValue, broken: Partial<KeyValue>): KeyValue => ({
  get: (key) => working.get(key),
  set: (key, value) => working.set(key, value),
  remove: (key) => working.remove(key),
  keys: () => working.keys(),
  ...broken,
});

const writes = { set: refuse, remove: refuse };
const area = (name: 'local' | 'tab', broken: Partial<KeyValue>) => (parts: Parts) => ({
  storage: { ...parts.storage, [name]: store(parts.storage[name], broken) } satisfies Storages,
});

/** Each fault: what it puts in the place of parts that work. */
const faults: Readonly<Record<string, (parts: Parts) => Partial<Parts>>> = {
  'locks refuse': () => ({ locks: { hold: rejects, released: rejects } }),
  'locks throw': () => ({ locks: { hold: refuse, released: refuse } }),
  'locks hang': () => ({ locks: { hold: never, released: never } }),
  'locks are missing': () => ({ locks: { hold: async () => () => {}, released: async () => false } }),
  'the log does not open': () => ({ refreshLog: { update: rejects, prune: rejects } }),
  'the log throws': () => ({ refreshLog: { update: refuse, prune: refuse } }),
  'the log never opens': () => ({ refreshLog: { update: never, prune: never } }),
  'the log reads and cannot write': () => ({
    refreshLog: { update: async (_, change) => void refuseAfter(() => change(undefined)), prune: rejects },
  }),
  'the log reads and never writes': () => ({
    refreshLog: { update: (_, change) => (change(undefined), never()), prune: never },
  }),
  'channels throw': () => ({ channel: refuse }),
  'channels are missing': () => ({ channel: () => undefined }),
  'channels throw when used': () => ({ channel: () => ({ post: refuse, close: refuse }) }),
  'local storage is forbidden': area('local', { get: refuse, keys: refuse, ...writes }),
  'local storage is full': area('local', { set: refuse }),
  'local storage is read only': area('local', writes),
  'local storage forgets': area('local', { set: () => {} }),
  'tab storage is forbidden': area('tab', { get: refuse, keys: refuse, ...writes }),
  'tab storage is full': area('tab', { set: refuse }),
  'tab storage forgets': area('tab', { set: () => {} }),
  'no random ids': () => ({ id: refuse }),
};

const refuseAfter = (run: () => void): never => {
  run();
  return refuse();
};

/** What comes of a call within the time: what it gives, or the code of its error. */
const outcomeOf = async <T>(browser: TestBrowser, promise: Promise<T>): Promise<T | string> => {
  let outcome: { readonly value: T | string } | undefined;
  promise.then(
    (value) => (outcome = { value }),
    (error: unknown) => {
      assert.ok(isAuthError(error), `a raw exception: ${String(error)}`);
      outcome = { value: error.code };
    },
  );
  await browser.settle();
  if (!outcome) await browser.advance(PATIENCE);
  assert.ok(outcome, 'it hangs');
  return outcome.value;
};

const assertClear = ({ auth }: Tab): void => {
  const { error, status } = auth.$session.get();
  assert.ok(error === undefined || isAuthError(error), `a raw exception in the session: ${String(error)}`);
  assert.notEqual(status, 'restoring', 'it is decided');
};

const visit = async (names: readonly string[], persist: 'local' | 'tab'): Promise<void> => {
  const browser = new TestBrowser();
  const { network } = browser;
  network.on('POST /auth/login', json({ authToken: 'old', refreshToken: 'r0' }));
  const first = browser.tab({ persist });
  const working: Parts = {
    refreshLog: sharedRefreshLog(),
    locks: sharedLocks(),
    id: browser.nextId,
    channel: (name, hear) => ({
      post: (message) => browser.messages.send(first, message, name),
      close: browser.messages.listen(first, hear, name),
    }),
    storage: {
      local: first.local,
      tab: first.session,
      listen: (onChange) => browser.storageEvents.listen(first, onChange),
    },
  };
  first.auth.dispose();
  const parts = names.reduce<Parts>((made, name) => ({ ...made, ...faults[name]?.(made) }), working);
  const options: AuthOptions = { persist, refreshEndpoint: '/auth/refresh', ...parts };
  const tab = await first.reload(options);

  const signedIn = await outcomeOf(browser, tab.auth.signIn(CREDENTIALS));
  assertClear(tab);
  if (names.includes('no random ids')) return assert.equal(signedIn, 'unexpected');
  assert.deepEqual(signedIn, ADA, 'signing in needs no other part');

  await tab.reload(options);
  await browser.advance(PATIENCE);
  assertClear(tab);
  const isKept = tab.status === 'signed-in';
  const needed = persist === 'local' ? 'local storage' : 'tab storage';
  assert.equal(isKept, !names.some((name) => name.startsWith(needed)), 'kept where there is a place for it');
  if (!isKept) assert.deepEqual(await outcomeOf(browser, tab.auth.signIn(CREDENTIALS)), ADA);

  network
    .on('GET /auth/me', onlyFor(['new'], ADA))
    .on('GET /orders', onlyFor(['new'], ['an order']))
    .on(REFRESH, json({ authToken: 'new', refreshToken: 'r1' }));
  const orders = await outcomeOf(browser, tab.auth.fetch('/orders'));
  assert.equal(typeof orders === 'object' ? orders.status : orders, 200, 'refreshed');
  assert.equal(network.asked(REFRESH).length, 1, 'once');

  await outcomeOf(browser, tab.auth.signOut());
  await browser.advance(PATIENCE);
  assert.equal(tab.status, 'signed-out');
  assertClear(tab);
  const kept = JSON.stringify([[...browser.disk], [...tab.session.map]]);
  const isReadOnly = names.includes('local storage is read only');
  assert.doesNotMatch(isReadOnly ? '' : kept, /"(old|new|r0|r1)"/);
  tab.auth.dispose();
};

const names = Object.keys(faults);

for (const [index, one] of names.entries())
  test(`${one}, alone and with each other fault`, async (t) => {
    t.mock.method(console, 'error', () => {});
    for (const other of names.slice(index))
      for (const persist of ['local', 'tab'] as const) {
        const pair = [...new Set([one, other])];
        await visit(pair, persist).catch((cause: unknown) => {
          throw new Error(`${pair.join(' and ')}, persist="${persist}"`, { cause });
        });
      }
  });
