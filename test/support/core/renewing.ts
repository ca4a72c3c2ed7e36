// What tabs share beside storage when they renew tokens: a refreshLog, and signs of life.
import type { RefreshRecord, RefreshLog, Locks } from '../../../src/core/platform/ports.js';
import { json, type Reply } from './network.js';
import { type Tab, TestBrowser } from './test-browser.js';

export const REFRESH = 'POST /auth/refresh';

/** A refreshLog that all tabs of one browser share. */
export const sharedRefreshLog = (map = new Map<string, RefreshRecord>()): RefreshLog => ({
  async update(key, change) {
    const before = map.get(key);
    const after = change(before);
    if (after && after !== before) map.set(key, after);
  },
  async prune(before) {
    for (const [key, { at }] of map) if (at < before) map.delete(key);
  },
});

/** Locks that all tabs of one browser share. */
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
  options: Parameters<TestBrowser['tab']>[0] = {},
  answer: Record<string, unknown> = { authToken: 'old', refreshToken: 'r0' },
): Promise<{ browser: TestBrowser; tab: Tab; open: () => Tab }> => {
  const browser = new TestBrowser();
  const shared = {
    refreshLog: sharedRefreshLog(),
    locks: sharedLocks(),
    refreshEndpoint: '/auth/refresh',
    ...options,
  };
  browser.network.on('POST /auth/login', json(answer));
  const tab = await browser.tab(shared).signIn();
  await browser.settle();
  const user = { id: 1, name: 'Ada', email: 'ada@example.com', role: 'admin' };
  browser.network
    .on('GET /auth/me', onlyFor(['new'], user))
    .on('GET /orders', onlyFor(['new'], ['an order']))
    .on('POST /orders', onlyFor(['new'], ['an order']))
    .on(REFRESH, json({ authToken: 'new', refreshToken: 'r1' }));
  return { browser, tab, open: () => browser.tab(shared) };
};
