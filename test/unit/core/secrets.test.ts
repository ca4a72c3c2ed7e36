// No token and no password in anything that a page, another tab or a log can see.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { html, json, refusal, type Reply } from '../../support/core/network.js';
import {
  ADA,
  CREDENTIALS,
  failure,
  signedIn,
  type Tab,
  TestBrowser,
} from '../../support/core/test-browser.js';

describe('a secret', () => {
  const secrets = /token-ada|refresh-ada|correct-horse|hunter-22/i;
  /** All that a page, another tab or a log can see, errors with their causes included. */
  const visible = (tab: Tab, ...errors: unknown[]): string =>
    JSON.stringify(
      [
        tab.told,
        tab.auth.$session.get(),
        tab.auth.$user.get(),
        tab.auth.$pending.get(),
        tab.browser.messages.log,
        errors,
        { ...tab.auth },
      ],
      (_, value) =>
        value instanceof Error ? [value.message, value.stack, { ...value }, value.cause] : value,
    );

  for (const persist of ['local', 'tab', 'memory'] as const)
    test(`is in no event, store or message (${persist})`, async () => {
      const browser = new TestBrowser();
      const answer = { authToken: 'token-ada', refreshToken: 'refresh-ada', metadata: { plan: 'pro' } };
      browser.network.on('POST /auth/login', json(answer)).on('GET /auth/me', json({ ...ADA, ...answer }));
      const tab = await browser.tab({ persist, signOutEndpoint: '/out' }).signIn();
      assert.doesNotMatch(visible(tab), secrets);
      await tab.auth.signOut();
      await browser.settle();
      assert.doesNotMatch(visible(tab), secrets);
      assert.doesNotMatch(JSON.stringify([[...browser.disk], [...tab.session.map]]), secrets);
    });

  const echoes: [string, Reply][] = [
    [
      'an input error',
      refusal(
        400,
        'Input "correct-horse" is not one of the allowable values.',
        'ERROR_CODE_INPUT_ERROR',
        'password',
      ),
    ],
    ['an input error in other case', refusal(400, 'Input "CORRECT-HORSE" is bad.', 'ERROR_CODE_INPUT_ERROR')],
    ['a denial', refusal(403, 'correct-horse is wrong', 'ERROR_CODE_ACCESS_DENIED')],
    ['a 401', refusal(401, 'hunter-22?')],
    ['a 500', refusal(500, 'Fatal: correct-horse')],
    ['a 429', refusal(429, 'correct-horse again')],
    ['HTML', html()],
    ['an answer without a token', json({ password: 'correct-horse' })],
  ];
  for (const [what, reply] of echoes)
    test(`echoed by ${what} is in no error`, async () => {
      const browser = new TestBrowser();
      browser.network.on('POST /auth/login', reply);
      const tab = browser.tab();
      const values = { ...CREDENTIALS, code: 'hunter-22' };
      const error = await failure(tab.auth.signIn(values, { secretFields: ['code'] }));
      assert.doesNotMatch(visible(tab, error), secrets);
      assert.equal(error.userMessage, undefined);
    });

  test('echoed by the current user is in no error', async () => {
    const { browser, tab } = await signedIn();
    browser.network.on('GET /auth/me', refusal(500, 'Cannot read token-ada'));
    const error = await failure(tab.auth.fetchCurrentUser());
    assert.doesNotMatch(visible(tab, error), secrets);
    tab.auth.dispose();
  });
});
