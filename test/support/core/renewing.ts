// What tabs share beside storage when they renew tokens: a ledger, and signs of life.
import type { Entry, Ledger, Locks } from '../../../src/core/platform/ports.js';
import { json, type Reply } from './network.js';
import { type Tab, World } from './test-browser.js';

export const REFRESH = 'POST /auth/refresh';

/** A ledger that all tabs of one world share. */
export const sharedLedger = (map = new Map<string, Entry>()): Ledger => ({
  async update(key, change) {
    const before = map.get(key);
    const after = change(before);
    if (after && after !== before) map.set(key, after);
  },
  async prune(before) {
    for (const [key, { at }] of map) if (at < before) map.delete(key);
  },
});

/** Locks that all tabs of one world share. */
export const sharedLocks = (): Locks => {
  const held = new Map<string, Set<() => void>>();
  return {
    async hold(name) {
      const waiting = new Set<() => void>();
      held.set(name, waiting);
      return () => {
        if (held.get(name) === waiting) held.delete(name);
        for (const free of waiting) free();
      };
    },
    released: (name, signal) =>
      new Promise((resolve) => {
        const waiting = held.get(name);
        if (!waiting) return resolve(true);
        waiting.add(() => resolve(true));
        signal.addEventListener('abort', () => resolve(false));
      }),
  };
};

/** Answers only to some tokens; to others as Xano does when they ran out. */
export const onlyFor = (tokens: readonly string[], data: unknown): Reply => {
  const refused = json({ code: 'ERROR_CODE_UNAUTHORIZED', message: 'This token is expired.' }, 401);
  return (call) => {
    const bearer = call.headers.get('Authorization')?.replace('Bearer ', '') ?? '';
    return (tokens.includes(bearer) ? json(data) : refused)(call);
  };
};

/** Ada is signed in with a token `old`, which the backend takes no more; refresh would give `new`. */
export const runOut = async (
  options: Parameters<World['tab']>[0] = {},
  answer: Record<string, unknown> = { authToken: 'old', refreshToken: 'r0' },
): Promise<{ world: World; tab: Tab; open: () => Tab }> => {
  const world = new World();
  const shared = {
    ledger: sharedLedger(),
    locks: sharedLocks(),
    refreshEndpoint: '/auth/refresh',
    ...options,
  };
  world.network.on('POST /auth/login', json(answer));
  const tab = await world.tab(shared).signIn();
  await world.settle();
  const user = { id: 1, name: 'Ada', email: 'ada@example.com', role: 'admin' };
  world.network
    .on('GET /auth/me', onlyFor(['new'], user))
    .on('GET /orders', onlyFor(['new'], ['an order']))
    .on('POST /orders', onlyFor(['new'], ['an order']))
    .on(REFRESH, json({ authToken: 'new', refreshToken: 'r1' }));
  return { world, tab, open: () => world.tab(shared) };
};
