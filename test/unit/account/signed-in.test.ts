// What somebody who is signed in does with their account; and the second step of a sign-in.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import {
  changePassword,
  deleteAccount,
  sendCode,
  updateUser,
  valuesOfNextStep,
  verifyCode,
} from '../../../src/account/index.js';
import { type Auth, isAuthError } from '../../../src/core/index.js';
import { Held, json, offline, refusal } from '../../support/core/network.js';
import { ADA, CREDENTIALS, failure, signedIn, TestBrowser } from '../../support/core/test-browser.js';

const UPDATE = 'PATCH /auth/me';

describe('a change of the account', () => {
  test('is sent with the token of the session, and the user is asked for anew', async () => {
    const { browser, tab } = await signedIn();
    browser.network.on(UPDATE, json({})).on('GET /auth/me', json({ ...ADA, name: 'Countess' }));
    tab.told = [];
    const user = await updateUser(tab.auth, { name: 'Countess' });
    assert.equal(user['name'], 'Countess');
    const [call] = browser.network.asked(UPDATE);
    assert.equal(call?.body, '{"name":"Countess"}');
    assert.equal(call?.headers.get('authorization'), 'Bearer token-ada');
    assert.deepEqual(tab.names, ['set-user', 'update-user']);
  });

  for (const persist of ['local', 'tab'] as const)
    test(`is seen by every tab of a session that lasts in ${persist}, and by nobody else`, async () => {
      const { browser, tab } = await signedIn({ persist });
      const other = persist === 'tab' ? tab.duplicate() : browser.tab();
      const stranger = browser.tab();
      if (persist === 'local') await other.auth.fetchCurrentUser();
      await browser.settle();
      browser.network.on(UPDATE, json({})).on('GET /auth/me', json({ ...ADA, name: 'Countess' }));
      const asked = browser.network.asked('GET /auth/me').length;
      await updateUser(tab.auth, { name: 'Countess' });
      await browser.settle();
      assert.equal(other.auth.$user.get()?.['name'], 'Countess');
      const tabs = persist === 'local' ? 3 : 2;
      assert.equal(browser.network.asked('GET /auth/me').length, asked + tabs);
      assert.equal(stranger.status, persist === 'local' ? 'signed-in' : 'signed-out');
      await tab.auth.signOut();
      await browser.settle();
      assert.deepEqual(
        [...browser.disk.keys()].filter((key) => key.endsWith(':changed')),
        [],
      );
    });

  test('with a file is a multipart form', async () => {
    const { browser, tab } = await signedIn();
    browser.network.on(UPDATE, json({}));
    await updateUser(tab.auth, { avatar: new File(['abc'], 'me.png', { type: 'image/png' }), name: 'Ada' });
    const [call] = browser.network.asked(UPDATE);
    assert.match(call?.headers.get('content-type') ?? '', /^multipart\/form-data; boundary=/);
    assert.match(call?.body ?? '', /filename="me\.png"[\s\S]*abc/);
  });

  test('of a session that has ended meanwhile is told so, and changes nobody', async () => {
    const { browser, tab } = await signedIn();
    const held = new Held();
    browser.network.on(UPDATE, held.reply);
    const result = failure(updateUser(tab.auth, { name: 'X' }));
    await browser.settle();
    tab.auth.clearSession();
    held.release(json({}));
    assert.equal((await result).code, 'session-expired');
    assert.equal(tab.status, 'signed-out');
  });

  test('is not called a failure where the user cannot be asked for', async () => {
    const { browser, tab } = await signedIn();
    browser.network.on(UPDATE, json({})).on('GET /auth/me', offline);
    const user = await updateUser(tab.auth, { name: 'Countess' });
    assert.equal(user['email'], ADA.email);
    assert.equal(tab.names.at(-1), 'update-user');
  });

  test('is seen where there is no endpoint to ask for the user', async () => {
    const { browser, tab } = await signedIn({ currentUserEndpoint: 'none' });
    tab.auth.setUser({ id: 1, name: 'Ada', city: 'London' });
    browser.network.on(UPDATE, json({}));
    const avatar = new File(['abc'], 'me.png');
    const user = await updateUser(tab.auth, { name: 'Countess', avatar });
    assert.deepEqual(user, { id: 1, name: 'Countess', city: 'London' });
    assert.deepEqual(tab.auth.$user.get(), user);
  });

  test('keeps no password of it in the user, nor in storage', async () => {
    const { browser, tab } = await signedIn({ currentUserEndpoint: 'none' });
    tab.auth.setUser(ADA);
    browser.network.on(UPDATE, json({}));
    const values = { email: 'countess@example.com', current_password: 'hunter-22', kennwort: 'hunter-22' };
    const user = await updateUser(tab.auth, values, { secretFields: ['kennwort'] });
    assert.deepEqual(user, { ...ADA, email: 'countess@example.com' });
    assert.match(browser.network.asked(UPDATE)[0]?.body ?? '', /"current_password":"hunter-22","kennwort"/);
    assert.doesNotMatch(JSON.stringify([tab.told, ...browser.disk, ...tab.session.map]), /hunter/);
  });

  test('with a password goes to no GET: it would stand in the address', async () => {
    const { browser, tab } = await signedIn();
    const asked = browser.network.calls.length;
    for (const result of [
      updateUser(tab.auth, { name: 'X', current_password: 'hunter-22' }, { endpoint: 'GET /me/change' }),
      updateUser(tab.auth, { name: 'X', pin: '4711' }, { endpoint: 'GET /me/change', secretFields: ['pin'] }),
      deleteAccount(tab.auth, { password: 'hunter-22' }, { endpoint: 'GET /me/delete' }),
    ])
      assert.equal((await failure(result)).code, 'configuration');
    assert.equal(browser.network.calls.length, asked);
  });

  test('whose answer never ends is given up in time', async () => {
    const { browser, tab } = await signedIn();
    browser.network.on(UPDATE, () => new Response(new ReadableStream()));
    const result = failure(updateUser(tab.auth, { name: 'X' }));
    await browser.advance(15_000);
    assert.equal((await result).code, 'timeout');
  });

  test('names the field that is refused, in the words of the author', async () => {
    const { browser, tab } = await signedIn();
    browser.network.on(
      UPDATE,
      refusal(400, 'Please choose a shorter name.', 'ERROR_CODE_INPUT_ERROR', 'name'),
    );
    const error = await failure(updateUser(tab.auth, { name: 'X'.repeat(99) }));
    assert.deepEqual(
      [error.code, error.field, error.userMessage],
      ['invalid-input', 'name', 'Please choose a shorter name.'],
    );
  });

  test('has no refusal that repeats the token', async () => {
    const { browser, tab } = await signedIn();
    const message = 'The bearer token-ada may not do this.';
    browser.network.on(UPDATE, refusal(403, message)).on('DELETE /auth/me', refusal(403, message));
    for (const result of [updateUser(tab.auth, { name: 'X' }), deleteAccount(tab.auth, undefined)]) {
      const error = await failure(result);
      assert.deepEqual([error.code, error.userMessage], ['forbidden', undefined]);
      assert.doesNotMatch(error.message, /token-ada/);
    }
  });

  test('needs a session', async () => {
    const browser = new TestBrowser();
    const error = await failure(updateUser(browser.tab().auth, { name: 'X' }));
    assert.equal(error.code, 'unauthorized');
    assert.equal(browser.network.calls.length, 0);
  });
});

describe('an action that the page holds back', () => {
  /** Begins a deletion, and lets it go on after something else has happened. */
  const heldDeletion = async (meanwhile: (auth: Auth) => unknown) => {
    let goOn = (_isAllowed: boolean): void => {};
    const gate = new Promise<boolean>((resolve) => (goOn = resolve));
    const { browser, tab } = await signedIn({
      before: (action) => (action === 'delete-account' ? gate : true),
    });
    browser.network.on('DELETE /auth/me', json({}));
    const result = deleteAccount(tab.auth, undefined).catch((error: unknown) => error);
    await browser.settle();
    await meanwhile(tab.auth);
    goOn(true);
    return { error: await result, calls: browser.network.asked('DELETE /auth/me'), browser, tab };
  };

  test('is of whoever began it: nobody who signs in meanwhile loses their account', async () => {
    const { error, calls, tab } = await heldDeletion(async (auth) => {
      auth.clearSession();
      await auth.authenticate({ authToken: 'token-of-bob', user: { id: 2, name: 'Bob' } });
    });
    assert.equal(isAuthError(error) && error.code, 'session-expired');
    assert.deepEqual(calls, []);
    assert.equal(tab.status, 'signed-in');
  });

  test('goes on in another session of the same person, with its token', async () => {
    const { error, calls } = await heldDeletion(async (auth) => {
      auth.clearSession();
      await auth.authenticate({ authToken: 'token-ada-2' });
    });
    assert.equal(error, undefined);
    assert.equal(calls[0]?.headers.get('authorization'), 'Bearer token-ada-2');
  });
});

describe('another password', () => {
  test('is sent with the one that there is, and the session stays', async () => {
    const { browser, tab } = await signedIn();
    browser.network.on('POST /auth/change-password', json({}));
    await changePassword(tab.auth, { current_password: 'a', password: 'b' });
    assert.equal(tab.status, 'signed-in');
    assert.equal(tab.names.at(-1), 'change-password');
  });

  const WRONG = refusal(401, 'That is not your current password.');
  const typed = { current_password: 'wrong-Horse-1', password: 'new-Secret-1' };

  test('that is refused by a 401 leaves a session alone that its user confirms, and says why', async () => {
    const { browser, tab } = await signedIn();
    browser.network.on('POST /auth/change-password', WRONG);
    const error = await failure(changePassword(tab.auth, typed));
    assert.equal(tab.status, 'signed-in');
    assert.deepEqual(
      [error.code, error.status, error.userMessage],
      ['forbidden', 401, 'That is not your current password.'],
    );
  });

  test('that is refused by a 401 leaves a session alone that nothing can confirm', async () => {
    const { browser, tab } = await signedIn({ currentUserEndpoint: 'none' });
    browser.network.on('POST /auth/change-password', WRONG).on(UPDATE, WRONG).on('DELETE /auth/me', WRONG);
    const { current_password } = typed;
    for (const asked of [
      changePassword(tab.auth, typed),
      updateUser(tab.auth, { email: 'b@example.com', current_password }),
      deleteAccount(tab.auth, { current_password }),
    ])
      assert.equal((await failure(asked)).userMessage, 'That is not your current password.');
    assert.equal(tab.status, 'signed-in');
    await failure(updateUser(tab.auth, { name: 'X' }));
    assert.equal(tab.status, 'signed-out', 'a 401 to nothing but the token refuses the token');
  });

  test('is not called wrong where Xano says that the token of the session is', async () => {
    for (const words of ['This token is expired.', 'This token belongs to a different datasource.']) {
      const { browser, tab } = await signedIn({ currentUserEndpoint: 'none' });
      browser.network.on('POST /auth/change-password', refusal(401, words));
      assert.equal((await failure(changePassword(tab.auth, typed))).code, 'unauthorized');
    }
  });

  test('is meant by names of passwords and their like alone', async () => {
    for (const [name, status] of [
      ['old_password', 'signed-in'],
      ['secret_word', 'signed-in'],
      ['passport_number', 'signed-out'],
      ['compass', 'signed-out'],
    ] as const) {
      const { browser, tab } = await signedIn({ currentUserEndpoint: 'none' });
      browser.network.on(UPDATE, WRONG);
      await failure(updateUser(tab.auth, { [name]: 'x' }));
      assert.equal(tab.status, status, name);
    }
  });

  test('ends a session whose token is refused for the user, too', async () => {
    const { browser, tab } = await signedIn();
    const expired = refusal(401, 'This token is expired.');
    browser.network.on('POST /auth/change-password', expired).on('GET /auth/me', expired);
    assert.equal((await failure(changePassword(tab.auth, typed))).code, 'session-expired');
    assert.equal(tab.status, 'signed-out');
  });

  test('is never sent in an address', async () => {
    const { browser, tab } = await signedIn();
    const before = browser.network.calls.length;
    const error = await failure(changePassword(tab.auth, { password: 'b' }, { endpoint: 'GET /x' }));
    assert.equal(error.code, 'configuration');
    assert.equal(browser.network.calls.length, before);
  });

  test('is repeated by no message, whatever its field is called', async () => {
    const { browser, tab } = await signedIn();
    browser.network.on('POST /auth/change-password', refusal(403, 'hunter-two-2 is too easy.'));
    const error = await failure(changePassword(tab.auth, { kennwort: 'hunter-two-2' }));
    assert.equal(error.userMessage, undefined);
    assert.doesNotMatch(error.message, /hunter/);
  });
});

describe('the end of an account', () => {
  test('ends the session', async () => {
    const { browser, tab } = await signedIn();
    browser.network.on('DELETE /auth/me', json({}));
    await deleteAccount(tab.auth, undefined);
    assert.equal(tab.status, 'signed-out');
    assert.ok(tab.names.includes('clear-session'));
    assert.equal(tab.names.at(-1), 'delete-account');
  });

  test('that is refused changes nothing', async () => {
    const { browser, tab } = await signedIn();
    browser.network.on('DELETE /auth/me', refusal(403, 'Cancel your subscription first.'));
    const error = await failure(deleteAccount(tab.auth, undefined));
    assert.equal(error.userMessage, 'Cancel your subscription first.');
    assert.equal(tab.status, 'signed-in');
  });
});

describe('a second step', () => {
  const begun = async () => {
    const browser = new TestBrowser();
    browser.network
      .on('POST /auth/login', json({ next_step: 'code', challenge: 'ch-1' }))
      .on('POST /auth/verify-code', json({ authToken: 'token-2' }));
    const tab = browser.tab();
    const error = await failure(tab.auth.signIn(CREDENTIALS));
    return { browser, tab, error };
  };

  test('knows what the first was answered, and no error or event does', async () => {
    const { tab, error } = await begun();
    assert.equal(error.code, 'no-token-in-answer');
    assert.deepEqual(error.keys, ['next_step', 'challenge']);
    assert.deepEqual(valuesOfNextStep(tab.auth, error), { next_step: 'code', challenge: 'ch-1' });
    assert.doesNotMatch(JSON.stringify([error, tab.told]) + error.message, /ch-1/);
  });

  test('signs in with the code', async () => {
    const { browser, tab, error } = await begun();
    await verifyCode(tab.auth, { ...valuesOfNextStep(tab.auth, error), code: '123456' });
    assert.equal(tab.status, 'signed-in');
    assert.deepEqual(JSON.parse(browser.network.asked('POST /auth/verify-code')[0]?.body ?? ''), {
      next_step: 'code',
      challenge: 'ch-1',
      code: '123456',
    });
  });

  test('says in the words of the author why there is no other code, which name the step as any text does', async () => {
    const { browser, tab, error } = await begun();
    const values = valuesOfNextStep(tab.auth, error) ?? {};
    const said = async (message: string) => {
      browser.network.on('POST /auth/send-code', refusal(400, message, 'ERROR_CODE_INPUT_ERROR'));
      return (await failure(sendCode(tab.auth, { ...values, challenge: 'correct-horse' }))).userMessage;
    };
    const wait = 'Wait a minute before you ask for another code.';
    assert.equal(await said(wait), wait);
    assert.equal(await said('No code for correct-horse.'), undefined);
  });

  test('has another code sent, by POST alone', async () => {
    const { browser, tab } = await begun();
    browser.network.on('POST /auth/send-code', json({ success: true }));
    await sendCode(tab.auth, { challenge: 'ch-1' });
    assert.equal(tab.names.at(-1), 'send-code');
    const error = await failure(sendCode(tab.auth, { challenge: 'ch-1' }, { endpoint: 'GET /x' }));
    assert.equal(error.code, 'configuration');
  });
});
