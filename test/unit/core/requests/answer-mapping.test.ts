// Tokens, metadata, users and roles in answers, by the keys that a connection names.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { createConnection } from '../../../../src/core/connection/parse.js';
import {
  parseKeys,
  readRoles,
  readTokens,
  readUser,
  without,
} from '../../../../src/core/requests/answer-mapping.js';

const mapping = (options: Record<string, string> = {}) =>
  createConnection({ baseUrl: 'https://x.xano.io/api:g', ...options }).tokens;

describe('tokens', () => {
  const found: [string, unknown, Record<string, string>, string | undefined][] = [
    ['authToken', { authToken: 'a' }, {}, 'a'],
    ['accessToken', { accessToken: 'b' }, {}, 'b'],
    ['the first of both', { accessToken: 'b', authToken: 'a' }, {}, 'a'],
    ['the next where the first is empty', { authToken: '', accessToken: 'b' }, {}, 'b'],
    ['the next where the first is no text', { authToken: { no: 1 }, accessToken: 'b' }, {}, 'b'],
    ['keys in the order named', { a: '1', b: '2' }, { authTokenKey: 'b a' }, '2'],
    ['one further down', { data: { token: 't' } }, { authTokenKey: 'data.token' }, 't'],
    ['one in a list', { tokens: [{ value: 't' }] }, { authTokenKey: 'tokens.0.value' }, 't'],
    ['the bare answer', 't', { authTokenKey: '.' }, 't'],
    ['none in null', null, {}, undefined],
    ['none that is inherited', Object.create({ authToken: 't' }), {}, undefined],
    ['none in a list', [1], {}, undefined],
    ['none that is a number', { authToken: 7 }, {}, undefined],
    ['none in a prototype', {}, { authTokenKey: '__proto__.x constructor.name toString' }, undefined],
    ['an own __proto__', JSON.parse('{"__proto__":{"x":"t"}}'), { authTokenKey: '__proto__.x' }, 't'],
  ];
  for (const [what, answer, options, token] of found)
    test(`finds ${what}`, () => assert.equal(readTokens(answer, mapping(options)).authToken, token));

  test('finds the refresh token', () =>
    assert.equal(readTokens({ refreshToken: 'r' }, mapping()).refreshToken, 'r'));

  const lifetimes: [unknown, number | undefined][] = [
    [{ expiresIn: 60 }, 60],
    [{ expires_in: '60' }, 60],
    [{ expiresIn: 0 }, undefined],
    [{ expiresIn: -1 }, undefined],
    [{ expiresIn: 'soon' }, undefined],
    [{}, undefined],
  ];
  for (const [answer, seconds] of lifetimes)
    test(`reads ${JSON.stringify(answer)} as a lifetime of ${seconds}`, () =>
      assert.equal(readTokens(answer, mapping()).expiresIn, seconds));
});

describe('metadata', () => {
  test('is kept as it came', () =>
    assert.deepEqual(
      readTokens({ authToken: 'a', metadata: { plan: 'pro', list: [1] } }, mapping()).metadata,
      { plan: 'pro', list: [1] },
    ));

  test('loses mapped tokens, at any depth', () => {
    const options = { metadataKey: 'data', authTokenKey: 'data.token', refreshTokenKey: 'data.more.refresh' };
    const answer = { data: { token: 'a', more: { refresh: 'r', kept: 1 }, x: 2 } };
    assert.deepEqual(readTokens(answer, mapping(options)).metadata, { more: { kept: 1 }, x: 2 });
  });

  test('is nothing where its key is a token’s', () =>
    assert.equal(readTokens({ authToken: 'a' }, mapping({ metadataKey: 'authToken' })).metadata, undefined));

  test('is nothing where there is none', () =>
    assert.equal(readTokens({ authToken: 'a' }, mapping()).metadata, undefined));
});

describe('the user', () => {
  const user = (answer: unknown, userKey = '.', options = {}) =>
    readUser(answer, parseKeys(userKey), mapping(options));

  test('is the whole answer, without its tokens', () =>
    assert.deepEqual(user({ id: 1, authToken: 'a', refreshToken: 'r' }), { id: 1 }));

  test('is found by key, without its tokens', () =>
    assert.deepEqual(
      user({ user: { id: 1, token: 't' }, other: 2 }, 'user', { authTokenKey: 'user.token' }),
      { id: 1 },
    ));

  test('loses a token that lies in a list', () =>
    assert.deepEqual(user({ tokens: [{ value: 't', kind: 'x' }] }, '.', { authTokenKey: 'tokens.0.value' }), {
      tokens: [{ kind: 'x' }],
    }));

  for (const answer of [null, 'Ada', 7, [{ id: 1 }], { user: null }, { user: 'Ada' }])
    test(`is none in ${JSON.stringify(answer)}`, () => assert.equal(user(answer, 'user'), undefined));

  test('keeps lists as lists', () =>
    assert.deepEqual(user({ id: 1, tags: ['a', 'b'] }), { id: 1, tags: ['a', 'b'] }));
});

describe('cutting', () => {
  test('goes no deeper than the keys lead, so a cycle does not matter', () => {
    const cyclic: Record<string, unknown> = { token: 't', x: 1 };
    cyclic['self'] = cyclic;
    const cut = without(cyclic, ['token', 'self.self.token']) as Record<string, unknown>;
    assert.ok(!('token' in cut));
    assert.equal(cut['x'], 1);
  });

  test('does not touch the original', () => {
    const original = { a: { token: 't' } };
    without(original, ['a.token']);
    assert.deepEqual(original, { a: { token: 't' } });
  });

  test('reaches into no prototype', () => {
    without(JSON.parse('{"__proto__":{"polluted":1},"token":"t"}'), ['token']);
    assert.equal(({} as Record<string, unknown>)['polluted'], undefined);
  });
});

describe('roles', () => {
  const keys = parseKeys('roles role');
  const shapes: [string, unknown, unknown, string[]][] = [
    ['a word', undefined, { role: 'admin' }, ['admin']],
    ['a list of words', undefined, { roles: ['a', 'b'] }, ['a', 'b']],
    ['a list of names', undefined, { roles: [{ name: 'a' }, { name: 'b' }] }, ['a', 'b']],
    ['a number', undefined, { role: 3 }, ['3']],
    ['the answer before the user', { roles: ['x'] }, { roles: ['y'] }, ['x']],
    ['none', {}, {}, []],
    ['words between commas', undefined, { role: 'admin, editor,, ' }, ['admin', 'editor']],
    ['what is no role, left out', undefined, { roles: ['', null, {}, 'a', true] }, ['a']],
  ];
  for (const [what, answer, user, roles] of shapes)
    test(`are read from ${what}`, () => assert.deepEqual(readRoles(answer, user, keys), roles));

  test('are found at a path of their own', () =>
    assert.deepEqual(readRoles({ permissions: { names: ['a'] } }, {}, parseKeys('permissions.names')), [
      'a',
    ]));
});
