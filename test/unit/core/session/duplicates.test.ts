// Sessions of one tab: its duplicates, the channel between them, and the local session of other tabs.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { json, refusal } from '../../../support/core/network.js';
import {
  ADA,
  BOB,
  CREDENTIALS,
  failure,
  KEY,
  signedIn,
  TestBrowser,
} from '../../../support/core/test-browser.js';

const asBob = (browser: TestBrowser): TestBrowser => {
  browser.network.on('POST /auth/login', json({ authToken: 'token-bob' })).on('GET /auth/me', json(BOB));
  return browser;
};

describe('tab sessions', () => {
  const pair = async () => {
    const { browser, tab: a } = await signedIn({ persist: 'tab' });
    const b = a.duplicate();
    await browser.settle();
    assert.equal(b.status, 'signed-in');
    return { browser, a, b };
  };
  const channel = KEY;

  test('a duplicate ends with the person’s own sign-out', async () => {
    const { browser, a, b } = await pair();
    await b.auth.signOut();
    await browser.settle();
    assert.equal(a.auth.$session.get().reason, 'other-tab');
    assert.deepEqual(browser.messages.log, [{ id: 'id1', ended: true }]);
    await a.reload();
    assert.equal(a.status, 'signed-out');
    assert.equal(browser.messages.log.length, 1, 'who was told tells nobody');
  });

  test('a duplicate lives on when the other signs in anew or is refused', async () => {
    const { browser, a, b } = await pair();
    await b.signIn();
    await browser.settle();
    assert.equal(a.status, 'signed-in');
    browser.network.on('GET /auth/me', refusal(401, 'This token is expired.'));
    await failure(b.auth.fetchCurrentUser());
    await browser.settle();
    assert.equal(a.status, 'signed-in');
    assert.deepEqual(browser.messages.log, []);
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
    { id: 'foreign', changed: true },
    { id: 'id1', changed: 1 },
  ])
    test(`a message of ${JSON.stringify(message)} changes nothing`, async () => {
      const { browser, a } = await pair();
      const calls = browser.network.calls.length;
      browser.messages.send(browser, message, channel);
      await browser.settle();
      assert.equal(a.status, 'signed-in');
      assert.equal(browser.network.calls.length, calls);
    });

  test('storage cleared by hand, or a local marker, changes nothing', async () => {
    const { browser, a } = await pair();
    browser.clearDisk();
    browser.write(KEY, '{"id":"later","active":false,"endReason":"sign-out"}');
    await browser.settle();
    assert.equal(a.status, 'signed-in');
  });

  test('the end of one leaves a local session of another tab untouched', async () => {
    const { browser, tab: a } = await signedIn({ persist: 'tab' });
    const b = await asBob(browser).tab().signIn();
    await browser.settle();
    assert.deepEqual([a.auth.$user.get(), b.auth.$user.get()], [ADA, BOB]);
    await a.auth.signOut();
    await browser.settle();
    assert.deepEqual(b.auth.$user.get(), BOB);
    assert.equal((browser.stored() as { active: boolean }).active, true);
    assert.equal(await a.auth.getToken(), undefined, 'nor does it sign this tab in at once');
    a.show();
    assert.deepEqual([a.status, a.auth.$session.get().reason], ['signed-out', 'sign-out']);
  });

  test('after its end, a later sign-in in another tab is taken over again', async () => {
    const { browser, tab: a } = await signedIn({ persist: 'tab' });
    const b = await asBob(browser).tab().signIn();
    await a.auth.signOut();
    await b.signIn();
    await browser.settle();
    assert.deepEqual(a.auth.$user.get(), BOB);
  });

  test('a sign-in for the tab ends its local session, and that of nobody else', async () => {
    const { browser, tab: a } = await signedIn();
    const b = browser.tab();
    await browser.settle();
    await a.auth.signIn(CREDENTIALS, { persist: 'tab' });
    await browser.settle();
    assert.equal(b.status, 'signed-out', 'it was the same session');
    await b.signIn();
    await browser.settle();
    await a.auth.signIn(CREDENTIALS, { persist: 'tab' });
    await browser.settle();
    assert.equal(b.status, 'signed-in');
  });
});
