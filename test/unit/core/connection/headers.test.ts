// What a connection sends along, under which name it stores, and what its numbers mean.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { AuthError, ConnectionOptions } from '../../../../src/core/index.js';
import { createConnection } from '../../../../src/core/connection/parse.js';
import { describe as inWords } from '../../../../src/core/requests/xano-errors.js';

const BASE_URL = 'https://x8ki.n7.xano.io/api:abCD1234';
const connect = (options: ConnectionOptions = {}) => createConnection({ baseUrl: BASE_URL, ...options });

describe('headers', () => {
  const forbidden = [
    'Authorization',
    'x-xano-authorization',
    'X-Xano-Authorization-Only',
    'X-Data-Source',
    'x-branch',
    'Cookie',
    'Host',
    'content-type',
  ];
  for (const name of forbidden)
    test(`${name} cannot be set by hand`, () =>
      assert.throws(
        () => connect({ headers: [{ name, value: 'hunter-22' }] }),
        (error: AuthError) =>
          error.code === 'configuration' &&
          /of its own/.test(error.message) &&
          !/hunter-22/.test(error.message),
      ));

  test('a name or a value that no request can carry is refused', () => {
    for (const [name, value] of [
      ['X y', 'v'],
      ['', 'v'],
      ['X-A', 'a\nb'],
    ] as const)
      assert.throws(() => connect({ headers: [{ name, value }] }), /a request can carry/);
    assert.throws(() => connect({ dataSource: 'a\nb' }), /X-Data-Source.*a request can carry/);
  });

  test('data source, branch, token and global headers are sent', () => {
    const headers = connect({
      dataSource: 'test',
      branch: 'v2',
      headers: [{ name: 'X-App', value: 'a' }],
    }).headers('tok');
    assert.deepEqual(Object.fromEntries(headers), {
      authorization: 'Bearer tok',
      'x-app': 'a',
      'x-branch': 'v2',
      'x-data-source': 'test',
    });
  });

  test('a later global header wins', () => {
    const headers = [
      { name: 'X-App', value: 'a' },
      { name: 'x-app', value: 'b' },
    ];
    assert.equal(connect({ headers }).headers().get('X-App'), 'b');
  });

  test('without a token there is no Authorization', () =>
    assert.equal(connect().headers().get('Authorization'), null));
});

describe('the storage key', () => {
  const key = (options: ConnectionOptions = {}) => connect(options).storageKey;

  test('names origin with tenant path, workspace, data source and name', () => {
    assert.equal(key(), 'xano:1:["https://x8ki.n7.xano.io","","",""]');
    assert.equal(
      key({
        baseUrl: 'https://h.xano.io/tenant/acme/api:g',
        workspace: '7',
        dataSource: 'test',
        name: 'staff',
      }),
      'xano:1:["https://h.xano.io/tenant/acme","7","test","staff"]',
    );
  });

  test('is another for another workspace, data source, name or origin', () => {
    const keys = [
      key(),
      key({ workspace: '7' }),
      key({ dataSource: 'test' }),
      key({ name: 'staff' }),
      key({ customDomain: 'a.com' }),
    ];
    assert.equal(new Set(keys).size, keys.length);
  });

  test('does not know the branch, the group or the endpoints: deploying one signs nobody out', () => {
    assert.equal(key({ branch: 'v2' }), key());
    assert.equal(key({ baseUrl: `${BASE_URL}:v2` }), key());
    assert.equal(key({ apiGroup: 'other' }), key());
    assert.equal(key({ signInEndpoint: '/login', persist: 'tab' }), key());
  });
});

describe('numbers', () => {
  test('have their defaults', () => {
    const { timeout, idleTimeout, maxAge, userMaxAge, persist, credentials } = connect();
    assert.deepEqual(
      { timeout, idleTimeout, maxAge, userMaxAge, persist, credentials },
      {
        timeout: 15_000,
        idleTimeout: { local: 0, tab: 43_200_000, memory: 0 },
        maxAge: 0,
        userMaxAge: 0,
        persist: 'local',
        credentials: 'omit',
      },
    );
  });

  test('are seconds, save the timeout', () => {
    const { timeout, idleTimeout, maxAge, userMaxAge } = connect({
      timeout: 500,
      idleTimeout: 60,
      maxAge: 3600,
      userMaxAge: 5,
    });
    assert.deepEqual(
      [timeout, idleTimeout.local, idleTimeout.tab, maxAge, userMaxAge],
      [500, 60_000, 60_000, 3_600_000, 5_000],
    );
  });

  test('an idle timeout of 0 switches it off in every mode', () =>
    assert.deepEqual(connect({ idleTimeout: 0 }).idleTimeout, { local: 0, tab: 0, memory: 0 }));

  test('a timeout never passes what a timer can hold', () =>
    assert.equal(connect({ timeout: 1e12 }).timeout, 2 ** 31 - 1));
});

test('a call in words names method, path, group and host', () =>
  assert.equal(inWords(connect().endpoints.signIn), 'POST /auth/login in group abCD1234 of x8ki.n7.xano.io'));

test('a connection cannot be changed', () => assert.ok(Object.isFrozen(connect())));
