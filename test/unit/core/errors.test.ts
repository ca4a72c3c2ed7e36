import assert from 'node:assert/strict';
import test from 'node:test';
import { AuthError, isAuthError } from '../../../src/core/index.js';

/** The same source, evaluated once more: what a second copy of the library on a page is. */
const copy = '../../../src/core/errors.js?copy';

test('an error of another copy of the library is known as one', async () => {
  const other = (await import(copy)) as typeof import('../../../src/core/errors.js');
  const error = new other.AuthError('rate-limited', 'Wait.', { retryAfter: 3 });
  assert.ok(!(error instanceof AuthError), 'the two classes differ');
  assert.ok(isAuthError(error));
  assert.ok(other.isAuthError(new AuthError('offline', 'No answer.')));
});

test('nothing else is taken for an AuthError', () => {
  const lookalikes = [
    undefined,
    null,
    'AuthError',
    new Error('AuthError'),
    new TypeError('code'),
    { name: 'AuthError', code: 'offline', message: '' },
  ];
  for (const value of lookalikes) assert.equal(isAuthError(value), false, String(value));
});

test('the mark of an error is in none of its own keys', () => {
  const error = new AuthError('offline', 'No answer.');
  assert.deepEqual(
    Reflect.ownKeys(error).filter((key) => typeof key === 'symbol'),
    [],
  );
});
