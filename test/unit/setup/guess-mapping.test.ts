import assert from 'node:assert/strict';
import { test } from 'node:test';
import { findTokens, findUser, HIDDEN, answerTree, userSettings } from '../../../src/setup/index.js';
import type { AnswerNode } from '../../../src/setup/index.js';

const jwe = 'eyJhbGciOiJBMjU2S1cifQ.c2VjcmV0LWtleQ.aXY.Y2lwaGVydGV4dA.dGFn';

for (const [answer, authToken, usual] of [
  [{ authToken: jwe }, 'authToken', true],
  [{ authToken: jwe, user_id: 1 }, 'authToken', true],
  [{ accessToken: jwe, refreshToken: 'opaque-refresh-token' }, 'accessToken', true],
  [{ auth_token: jwe }, 'auth_token', false],
  [{ token: jwe, name: 'Ada', email: 'ada@example.com' }, 'token', false],
  [{ data: { session: { value: jwe } } }, 'data.session.value', false],
  [{ jwt: 'opaque-but-named', user: { id: 1 } }, 'jwt', false],
  ['opaque', '.', false],
] as const)
  test(`the auth token of ${JSON.stringify(answer).replaceAll(jwe, '…')} is at ${authToken}`, () => {
    assert.deepEqual(findTokens(answer).authToken[0], { path: authToken, usual });
  });

test('refresh token, lifetime and metadata are told apart from the auth token', () => {
  const { authToken, refreshToken, expiresIn, metadata } = findTokens({
    renew_token: 'opaque-refresh-token',
    access: jwe,
    expires_in: 900,
    meta_data: { plan: 'pro' },
  });
  assert.deepEqual(
    authToken.map(({ path }) => path),
    ['access'],
  );
  assert.deepEqual(refreshToken, [{ path: 'renew_token', usual: false }]);
  assert.deepEqual(expiresIn, [{ path: 'expires_in', usual: true }]);
  assert.deepEqual(metadata, [{ path: 'meta_data', usual: false }]);
});

test('an answer without a token has none, and inherited keys are none', () => {
  for (const answer of [null, undefined, '', 1, [], {}, { success: true, message: 'A token was sent' }])
    assert.deepEqual(findTokens(answer).authToken, []);
  assert.deepEqual(findTokens(Object.create({ authToken: jwe })).authToken, []);
});

test('a key that no mapping can name is not offered', () => {
  assert.deepEqual(findTokens({ 'auth.token': jwe, 'my token': jwe }).authToken, []);
});

for (const [answer, user, roles, settings] of [
  [{ id: 1, email: 'a@b.c', role: 'admin' }, '.', 'role', {}],
  [
    { user: { id: 1, email: 'a@b.c', roles: ['x'] }, permissions: {} },
    'user',
    'user.roles',
    { userKey: 'user' },
  ],
  [
    { data: { me: { id: 1, name: 'Ada' } }, scopes: ['a'] },
    'data.me',
    'scopes',
    { userKey: 'data.me', rolesKey: 'scopes' },
  ],
  [{ id: 1, email: 'a@b.c', groups: [{ name: 'editor' }] }, '.', 'groups', { rolesKey: 'groups' }],
  [{ id: 1, email: 'a@b.c' }, '.', undefined, {}],
] as const)
  test(`user and roles of ${JSON.stringify(answer)}`, () => {
    const found = findUser(answer);
    assert.equal(found.user[0]?.path, user);
    assert.equal(found.roles[0]?.path, roles);
    assert.deepEqual(userSettings(answer, user, roles), settings);
  });

const texts = (node: AnswerNode): string[] => [
  `${node.path}=${node.preview}`,
  ...node.children.flatMap(texts),
];

test('the tree of an answer names every place and hides what may be a secret', () => {
  const tree = answerTree({
    id: 1,
    name: 'Ada',
    apiToken: 'abcdefgh',
    other: jwe,
    tags: ['a'],
    password_hash: 'x',
  });
  assert.deepEqual(texts(tree), [
    '.=',
    'id=1',
    'name=Ada',
    `apiToken=${HIDDEN}`,
    `other=${HIDDEN}`,
    'tags=1 item',
    'tags.0=a',
    `password_hash=${HIDDEN}`,
  ]);
});

test('an answer to a password shows no text at all, and a known token nowhere', () => {
  assert.deepEqual(texts(answerTree({ name: 'Ada', id: 1 }, 'all')), ['.=', `name=${HIDDEN}`, 'id=1']);
  assert.deepEqual(texts(answerTree({ note: 'plain' }, ['plain'])), ['.=', `note=${HIDDEN}`]);
});

test('an answer without end is cut', () => {
  const deep: Record<string, unknown> = { list: Array.from({ length: 1000 }, (_, index) => index) };
  deep['again'] = deep;
  assert.ok(texts(answerTree(deep)).length < 1000);
  assert.deepEqual(findTokens(deep).authToken, []);
});
