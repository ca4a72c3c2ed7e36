// A token that no header can carry: nothing is stored of it, and a stored one ends its session.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { json } from '../../../support/core/network.js';
import { REFRESH, runOut } from '../../../support/core/renewing.js';
import { ADA, CREDENTIALS, failure, KEY, TestBrowser } from '../../../support/core/test-browser.js';

const UNUSABLE = [
  'price-€',
  'line\nbreak',
  'nothing\0',
  '令牌',
  '\nbreak',
  '\ufeffmark',
  'separator\u2028',
  '\u2003space',
];

for (const authToken of UNUSABLE)
  describe(`the token ${JSON.stringify(authToken)}`, () => {
    for (const flow of ['signIn', 'signUp'] as const)
      test(`of a ${flow} is a bad answer, and nothing is stored`, async () => {
        const browser = new TestBrowser();
        browser.network
          .on('POST /auth/login', json({ authToken }))
          .on('POST /auth/signup', json({ authToken }));
        const tab = browser.tab();
        const error = await failure(tab.auth[flow](CREDENTIALS));
        assert.equal(error.code, 'bad-answer');
        assert.match(error.message, /auth-token-key="authToken accessToken".*no header can carry/);
        assert.ok(!error.message.includes(authToken) && error.cause === undefined);
        assert.deepEqual([tab.status, browser.disk.size], ['signed-out', 0]);
      });

    test('is refused by authenticate()', async () => {
      const browser = new TestBrowser();
      const error = await failure(browser.tab().auth.authenticate({ authToken, user: ADA }));
      assert.deepEqual([error.code, browser.disk.size], ['invalid-input', 0]);
    });

    test('of a refresh leaves the session its old tokens', async () => {
      const { browser, tab } = await runOut();
      browser.network.on(REFRESH, json({ authToken }));
      assert.equal((await tab.auth.fetch('/orders')).status, 401);
      assert.equal(await tab.auth.getToken(), 'old');
    });

    test('that is stored ends its session as expired, over reloads too', async () => {
      const browser = new TestBrowser();
      const stored = { generation: 0, authToken, startedAt: browser.clock.time };
      browser.disk.set(KEY, '{"id":"x","active":true}').set(`${KEY}:x`, JSON.stringify(stored));
      const tab = browser.tab();
      await browser.advance(1_000);
      assert.deepEqual([tab.status, tab.auth.$session.get().reason], ['signed-out', 'expired']);
      await tab.reload();
      assert.equal(tab.status, 'signed-out');
    });
  });
