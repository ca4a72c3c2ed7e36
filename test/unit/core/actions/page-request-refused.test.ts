// A page's own call whose token is refused: the current user decides what that means.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { refusal } from '../../../support/core/network.js';
import { ADA, KEY, signedIn, TestBrowser } from '../../../support/core/test-browser.js';

describe('a 401', () => {
  test('passes, and the current user decides: alive', async () => {
    const { browser, tab } = await signedIn();
    browser.network.on('GET /orders', refusal(401, 'Not for you.'));
    const asked = browser.network.asked('GET /auth/me').length;
    assert.equal((await tab.auth.fetch('/orders')).status, 401);
    await browser.settle();
    assert.equal(browser.network.asked('GET /auth/me').length, asked + 1);
    assert.deepEqual([tab.status, tab.auth.$user.get()], ['signed-in', ADA]);
  });

  test('passes, and the current user decides: over', async () => {
    const { browser, tab } = await signedIn();
    const expired = refusal(401, 'This token is expired.');
    const deciding = browser.network.on('GET /orders', expired).hold('GET /auth/me');
    const statuses = await Promise.all(
      Array.from({ length: 20 }, async () => (await tab.auth.fetch('/orders')).status),
    );
    await browser.settle();
    deciding.release(expired);
    await browser.settle();
    assert.ok(statuses.every((status) => status === 401));
    assert.equal(tab.auth.$session.get().reason, 'expired');
    assert.deepEqual(tab.names.filter((name) => name === 'clear-session').length, 1);
    assert.equal(browser.network.asked('GET /auth/me').length, 2);
  });

  for (const options of [{}, { currentUserEndpoint: 'none' }])
    test(`of a token that was rotated meanwhile decides nothing (${JSON.stringify(options)})`, async () => {
      const { browser, tab } = await signedIn(options);
      const held = browser.network.hold('GET /orders');
      const asked = browser.network.asked('GET /auth/me').length;
      const response = tab.auth.fetch('/orders');
      await browser.settle();
      const { id } = browser.stored() as { id: string };
      const body = { generation: 1, authToken: 'rotated', startedAt: browser.clock.time };
      browser.write(`${KEY}:${id}`, JSON.stringify(body));
      held.release(refusal(401, 'This token is expired.'));
      await response;
      await browser.settle();
      assert.deepEqual([tab.status, browser.network.asked('GET /auth/me').length], ['signed-in', asked]);
    });

  test('of a call without a token asks nobody', async () => {
    const browser = new TestBrowser();
    browser.network.on('GET /orders', refusal(401, 'No.'));
    await browser.tab().auth.fetch('/orders');
    await browser.settle();
    assert.equal(browser.network.calls.length, 1);
  });

  test('ends a session that has no endpoint to decide it', async () => {
    const { browser, tab } = await signedIn({ currentUserEndpoint: 'none' });
    browser.network.on('GET /orders', refusal(401, 'This token is expired.'));
    assert.equal(tab.status, 'signed-in');
    await tab.auth.fetch('/orders');
    assert.deepEqual([tab.status, tab.auth.$session.get().reason], ['signed-out', 'expired']);
  });
});
