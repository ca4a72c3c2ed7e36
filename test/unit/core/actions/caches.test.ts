// No answer of the library's own calls comes from a cache: those are keyed by the address, not by who asks.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { json } from '../../../support/core/network.js';
import { ADA, BOB, CREDENTIALS, signedIn, TestBrowser } from '../../../support/core/test-browser.js';

/** A service worker that answers from its cache whatever address it has seen, as many do. */
const cachedByAddress = (fetch: typeof globalThis.fetch): typeof globalThis.fetch => {
  const cache = new Map<string, Response>();
  return async (input, init) => {
    const { method, url } = input as Request;
    const known = method === 'GET' ? cache.get(url) : undefined;
    if (known) return known.clone();
    const answer = await fetch(input, init);
    cache.set(url, answer.clone());
    return answer;
  };
};

test('the next person is not shown as the one before, whatever a service worker keeps', async () => {
  const browser = new TestBrowser();
  const tab = browser.tab({ fetch: cachedByAddress(browser.network.fetch) });
  browser.network.on('GET /auth/me', json(BOB), json(ADA));
  assert.deepEqual(await tab.auth.signIn(CREDENTIALS), BOB);
  await tab.auth.signOut();
  assert.deepEqual(await tab.auth.signIn(CREDENTIALS), ADA);
});

test('the current user is asked for past the browser’s cache', async () => {
  const { browser, tab } = await signedIn();
  await tab.auth.fetchCurrentUser();
  const calls = browser.network.asked('GET /auth/me');
  assert.deepEqual(
    calls.map(({ request }) => request.cache),
    ['no-store', 'no-store'],
  );
  assert.equal(new Set(calls.map(({ url }) => url.href)).size, 2);
});

test('a query that the endpoint has stays, and so does the address in messages', async () => {
  const { browser, tab } = await signedIn({ currentUserEndpoint: 'GET /auth/me?full=1' });
  await tab.auth.fetchCurrentUser();
  assert.equal(browser.network.asked('GET /auth/me').at(-1)?.url.searchParams.get('full'), '1');
});

test('a page’s own call is left as it is', async () => {
  const { browser, tab } = await signedIn();
  await tab.auth.fetch('/orders?page=2');
  const call = browser.network.calls.at(-1);
  assert.deepEqual([call?.request.cache, call?.url.search], ['default', '?page=2']);
});
