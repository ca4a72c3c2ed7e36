import assert from 'node:assert/strict';
import { test } from 'node:test';
import { candidatesFor, guessEndpoints } from '../../../src/setup/index.js';
import { readEndpoints } from '../../../src/setup/openapi.js';

const endpoint = (where: string, ...fields: string[]) => {
  const [method = '', path = ''] = where.split(' ');
  return {
    method,
    path,
    summary: '',
    secured: false,
    fields: fields.map((name) => ({ name, type: 'string' })),
  };
};

const group = [
  endpoint('GET /users'),
  endpoint('GET /users/{id}'),
  endpoint('POST /reset/update_password', 'password', 'confirm_password'),
  endpoint('POST /auth/magic-login', 'magic_token'),
  endpoint('POST /member/sign-in', 'email', 'password'),
  endpoint('POST /member/register', 'email', 'password'),
  endpoint('GET /member/me'),
  endpoint('DELETE /member/me'),
  endpoint('POST /auth/refresh', 'refreshToken'),
];

test('endpoints are suggested by their method, path and inputs', () => {
  const found = guessEndpoints(group);
  assert.deepEqual(
    Object.entries(found).map(([purpose, { path }]) => [purpose, path]),
    [
      ['signIn', '/member/sign-in'],
      ['signUp', '/member/register'],
      ['currentUser', '/member/me'],
      ['refresh', '/auth/refresh'],
    ],
  );
});

test('GETs without a parameter in the path are offered for the current user, POSTs for sign-in', () => {
  assert.deepEqual(
    candidatesFor(group, 'currentUser').map(({ path }) => path),
    ['/member/me', '/users'],
  );
  const posts = candidatesFor(group, 'signIn').map(({ path }) => path);
  assert.equal(posts[0], '/member/sign-in');
  assert.equal(posts.length, 5);
});

test('a group without anything fitting gets no suggestion', () => {
  assert.deepEqual(guessEndpoints([endpoint('GET /posts'), endpoint('POST /posts', 'title')]), {});
});

test('inputs are read from JSON, from multipart and through references, and oddities do no harm', () => {
  const read = readEndpoints({
    paths: {
      '/a': {
        post: {
          requestBody: {
            content: {
              'multipart/form-data': {
                schema: {
                  properties: { photo: { type: 'string', format: 'binary' }, age: { type: 'integer' } },
                },
              },
            },
          },
        },
      },
      '/b': {
        post: {
          requestBody: { content: { 'application/json': { schema: { $ref: '#/components/schemas/B' } } } },
        },
      },
      '/c': {
        get: { parameters: [{ name: 'q', in: 'query' }, { name: 'h', in: 'header' }, null], security: [{}] },
        post: null,
      },
      '/d': 'nothing',
      'no path': { get: {} },
    },
    components: { schemas: { B: { properties: { email: {} } } } },
  });
  assert.deepEqual(
    read?.map(({ path, method, secured, fields }) => [method, path, secured, fields]),
    [
      [
        'POST',
        '/a',
        false,
        [
          { name: 'photo', type: 'file' },
          { name: 'age', type: 'integer' },
        ],
      ],
      ['POST', '/b', false, [{ name: 'email', type: 'string' }]],
      ['GET', '/c', true, [{ name: 'q', type: 'string' }]],
    ],
  );
  for (const spec of [null, [], 'text', {}, { paths: [] }]) assert.equal(readEndpoints(spec), undefined);
});
