// Exceptions that nobody foresaw are told as what they are: with their cause, once, and without an endless retry.
import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import { runOut } from '../../support/core/renewing.js';
import { CREDENTIALS, failure, signedIn, TestBrowser } from '../../support/core/test-browser.js';

const reported = (t: TestContext): unknown[] => {
  const said: unknown[] = [];
  t.mock.method(console, 'error', (fault: unknown) => said.push(fault));
  return said;
};

test('values that no request can carry are a configuration error, with its cause', async () => {
  const browser = new TestBrowser();
  const error = await failure(browser.tab().auth.signIn({ ...CREDENTIALS, age: 7n }));
  assert.deepEqual([error.code, (error.cause as Error).name], ['configuration', 'TypeError']);
  assert.match(error.message, /POST \/auth\/login/);
  assert.equal(browser.network.calls.length, 0);
});

/** A browser whose random numbers fail, once its person is signed in and has to refresh. */
const withFault = async (fault: unknown) => {
  let ids = 0;
  let broken = false;
  const id = (): string => {
    if (broken) throw fault;
    return `id${++ids}`;
  };
  const found = await runOut({ id });
  broken = true;
  return found;
};

test('a foreign exception under a refresh is unexpected, and is reported once', async (t) => {
  const said = reported(t);
  const fault = new DOMException('Not here.', 'InvalidStateError');
  const { browser, tab } = await withFault(fault);
  const asked = [failure(tab.auth.fetchCurrentUser()), failure(tab.auth.fetchCurrentUser())];
  for (const error of await Promise.all(asked))
    assert.deepEqual([error.code, error.cause], ['unexpected', fault]);
  assert.deepEqual(said, [fault]);
  assert.deepEqual([tab.status, tab.auth.$session.get().error?.code], ['signed-in', 'unexpected']);

  const calls = browser.network.asked('GET /auth/me').length;
  await browser.advance(3_600_000);
  assert.equal(browser.network.asked('GET /auth/me').length, calls, 'it is not retried by a timer');
  tab.goOnline();
  await browser.settle();
  assert.equal(browser.network.asked('GET /auth/me').length, calls + 1, 'but when the page comes online');
});

test('a foreign exception under a page’s own call leaves it its answer', async (t) => {
  const said = reported(t);
  const fault = new DOMException('Not here.', 'InvalidStateError');
  const { tab } = await withFault(fault);
  assert.equal((await tab.auth.fetch('/orders')).status, 401);
  assert.ok(said.includes(fault));
});

test('what a check of the page throws is in the session as unexpected', async (t) => {
  const said = reported(t);
  const fault = new RangeError('A fault of the page.');
  const tab = new TestBrowser().tab({
    check: () => {
      throw fault;
    },
  });
  const { status, error } = tab.auth.$session.get();
  assert.deepEqual([status, error?.code, error?.cause], ['unconfigured', 'unexpected', fault]);
  assert.deepEqual(said, [fault]);
});

test('what is thrown may have no text', async (t) => {
  reported(t);
  const noText = {
    toString() {
      throw new Error('No text.');
    },
  };
  for (const fault of [undefined, Symbol('fault'), Object.create(null) as unknown, noText]) {
    const browser = new TestBrowser();
    const { auth } = browser.tab({
      id: () => {
        throw fault;
      },
    });
    const error = await failure(auth.signIn(CREDENTIALS));
    assert.deepEqual([error.code, error.cause], ['unexpected', fault]);
  }
});

test('what nobody can write as JSON changes nothing of the session that there is', async (t) => {
  reported(t);
  const { browser, tab } = await signedIn();
  const circle: Record<string, unknown> = {};
  circle['circle'] = circle;
  const before = [...browser.disk];
  for (const metadata of [circle, { count: 7n }])
    assert.equal((await failure(tab.auth.authenticate({ authToken: 'other', metadata }))).code, 'unexpected');
  assert.deepEqual([...browser.disk], before);
  await tab.reload();
  await browser.settle();
  assert.equal(tab.status, 'signed-in');
});
