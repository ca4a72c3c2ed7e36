// What a page is told: in which order, how often, from where, and never a secret.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { offline, refusal } from '../../../support/core/network.js';
import {
  ADA,
  CREDENTIALS,
  failure,
  signedIn,
  type Tab,
  type Told,
  TestBrowser,
} from '../../../support/core/test-browser.js';

/** `session-change` as the status it tells. */
const story = (told: readonly Told[]): string[] =>
  told.map(({ type, detail }) => ('session' in detail ? `→ ${detail.session.status}` : type));

const quietly = async (run: () => Promise<void>): Promise<unknown[]> => {
  const { error } = console;
  const said: unknown[] = [];
  console.error = (...words: unknown[]) => void said.push(...words);
  try {
    await run();
  } finally {
    console.error = error;
  }
  return said;
};

describe('the order', () => {
  test('of a sign-in and a sign-out', async () => {
    const { tab } = await signedIn();
    await tab.auth.signOut();
    assert.deepEqual(story(tab.told), [
      'authenticate',
      '→ restoring',
      'set-user',
      'sign-in',
      '→ signed-in',
      'clear-session',
      '→ signed-out',
      'sign-out',
    ]);
  });

  test('is after storage and stores', async () => {
    const browser = new TestBrowser();
    const seen: unknown[] = [];
    const tab: Tab = browser.tab({
      emit: (type) => {
        if (type !== 'session-change') seen.push([type, browser.disk.size, tab.status]);
      },
    });
    await tab.signIn();
    await tab.auth.signOut();
    assert.deepEqual(seen, [
      ['authenticate', 2, 'restoring'],
      ['set-user', 2, 'signed-in'],
      ['sign-in', 2, 'signed-in'],
      ['clear-session', 1, 'signed-out'],
      ['sign-out', 1, 'signed-out'],
    ]);
  });

  test('each change names what was before', async () => {
    const { tab } = await signedIn();
    const changes = tab.told.flatMap(({ detail }) => ('session' in detail ? [detail] : []));
    for (const [i, { previous }] of changes.slice(1).entries()) assert.equal(previous, changes[i]?.session);
  });

  test('holds where a listener ends the session in the middle of its beginning', async () => {
    const browser = new TestBrowser();
    const tab = browser.tab();
    tab.auth.$session.listen(({ status }) => status === 'restoring' && tab.auth.clearSession());
    assert.equal((await failure(tab.signIn())).code, 'aborted');
    assert.deepEqual(story(tab.told), ['authenticate', '→ restoring', 'clear-session', '→ signed-out']);
    assert.deepEqual([tab.status, browser.disk.size, browser.network.calls.length], ['signed-out', 1, 1]);
  });

  test('is stores before events for every listener, also then', async () => {
    const tab = new TestBrowser().tab();
    const heard: string[] = [];
    tab.auth.$session.listen(({ status }) => status === 'restoring' && tab.auth.clearSession());
    tab.auth.$session.listen(({ status }) => heard.push(`$session ${status}`));
    tab.onTold = ({ type }) => heard.push(type);
    await failure(tab.signIn());
    assert.deepEqual(heard.slice(0, 4), [
      '$session signed-out',
      '$session signed-out',
      'authenticate',
      'session-change',
    ]);
  });

  test('holds where a handler does', async () => {
    const browser = new TestBrowser();
    const tab = browser.tab();
    tab.onTold = ({ type }) => type === 'set-user' && tab.auth.clearSession();
    await tab.signIn();
    assert.deepEqual(story(tab.told), [
      'authenticate',
      '→ restoring',
      'set-user',
      'sign-in',
      '→ signed-in',
      'clear-session',
      '→ signed-out',
    ]);
    assert.equal(tab.status, 'signed-out');
  });

  test('holds where a listener signs out inside a session-change', async () => {
    const { tab, browser } = await signedIn();
    tab.onTold = ({ type }) => type === 'session-change' && void tab.auth.signOut();
    await tab.auth.fetchCurrentUser();
    await browser.settle();
    assert.equal(tab.status, 'signed-out');
    assert.equal(tab.names.filter((name) => name === 'clear-session').length, 1);
    assert.equal(tab.names.filter((name) => name === 'sign-out').length, 1);
  });
});

test('`from` is what the action was given', async () => {
  const browser = new TestBrowser();
  const tab = browser.tab();
  const [form, button] = [{ form: 1 }, { button: 1 }];
  await tab.auth.signIn(CREDENTIALS, { from: form });
  await tab.auth.signOut({ from: button });
  const from = Object.fromEntries(tab.told.map((told) => [told.type, told.from]));
  assert.deepEqual(
    [from['authenticate'], from['set-user'], from['sign-in'], from['clear-session'], from['sign-out']],
    [form, form, form, button, button],
  );
  browser.network.on('POST /auth/login', offline);
  await failure(tab.auth.signIn(CREDENTIALS, { from: form }));
  assert.equal(tab.told.at(-1)?.from, form);
});

test('an error is told once, a held-back or overtaken action not at all', async () => {
  const browser = new TestBrowser();
  browser.network.on('POST /auth/login', refusal(403, 'Invalid Credentials.'));
  const tab = browser.tab();
  const error = await failure(tab.signIn());
  assert.deepEqual(tab.told, [{ type: 'error', detail: { error }, from: undefined }]);
  const refusing = browser.tab({ before: () => false });
  await failure(refusing.signIn());
  assert.deepEqual(refusing.told, []);
});

describe('a page that throws', () => {
  for (const where of ['$session', '$user', '$pending', 'emit'] as const)
    test(`in ${where} stops no transition`, async () => {
      const browser = new TestBrowser();
      const tab = browser.tab();
      const fault = new Error('The page’s own fault.');
      const misbehave = (): never => {
        throw fault;
      };
      const heard: string[] = [];
      if (where === 'emit') tab.onTold = misbehave;
      else tab.auth[where].listen(misbehave);
      tab.auth.$session.listen(({ status }) => heard.push(status));
      const said = await quietly(async () => {
        assert.deepEqual(await tab.auth.signIn(CREDENTIALS), ADA);
        await tab.auth.signOut();
        browser.network.on('POST /auth/login', offline);
        assert.equal((await failure(tab.signIn())).code, 'offline');
      });
      assert.deepEqual(heard, ['restoring', 'signed-in', 'signed-out']);
      assert.deepEqual(tab.names, [
        'authenticate',
        'set-user',
        'sign-in',
        'clear-session',
        'sign-out',
        'error',
      ]);
      assert.ok(said.includes(fault));
      assert.equal(tab.auth.$pending.get(), undefined);
    });
});

describe('before()', () => {
  const refusals: [string, () => unknown][] = [
    ['false', () => false],
    ['a promise of false', async () => false],
    ['a rejection', () => Promise.reject(new Error('no'))],
    [
      'an exception',
      () => {
        throw new Error('no');
      },
    ],
  ];
  for (const [what, before] of refusals)
    test(`refuses by ${what}`, async () => {
      const { browser, tab } = await signedIn();
      const careful = browser.tab({ before: before as () => boolean });
      await browser.settle();
      const calls = browser.network.calls.length;
      for (const action of [
        careful.auth.signIn(CREDENTIALS),
        careful.auth.signUp(CREDENTIALS),
        careful.auth.signOut(),
      ])
        assert.equal((await failure(action)).code, 'aborted');
      assert.deepEqual(
        [browser.network.calls.length, careful.status, tab.status],
        [calls, 'signed-in', 'signed-in'],
      );
    });

  test('is told the action and where it began, at once', async () => {
    const asked: unknown[] = [];
    const { auth } = new TestBrowser().tab({ before: (...told) => void asked.push(told) });
    const actions = [
      auth.signIn(CREDENTIALS, { from: 'form' }),
      auth.signUp(CREDENTIALS),
      auth.signOut({ from: 'button' }),
    ];
    const expected = [
      ['sign-in', 'form'],
      ['sign-up', undefined],
      ['sign-out', 'button'],
    ];
    assert.deepEqual(asked, expected);
    await Promise.allSettled(actions);
  });

  test('makes an action wait', async () => {
    const browser = new TestBrowser();
    let allow = (): void => {};
    const tab = browser.tab({ before: () => new Promise<void>((resolve) => (allow = resolve)) });
    const result = tab.auth.signIn(CREDENTIALS);
    await browser.settle();
    assert.deepEqual([browser.network.calls.length, tab.auth.$pending.get()], [0, 'sign-in']);
    allow();
    assert.deepEqual(await result, ADA);
  });

  test('that waited too long sends nothing any more', async () => {
    const browser = new TestBrowser();
    const allow: (() => void)[] = [];
    const tab = browser.tab({ before: () => new Promise<void>((resolve) => allow.push(resolve)) });
    const older = failure(tab.auth.signIn({ email: 'old' }));
    const newer = tab.auth.signIn(CREDENTIALS);
    for (const go of allow) go();
    assert.equal((await older).code, 'aborted');
    await newer;
    assert.deepEqual(
      browser.network.asked('POST /auth/login').map(({ body }) => body),
      [JSON.stringify(CREDENTIALS)],
    );
  });
});
