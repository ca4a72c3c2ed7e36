import assert from 'node:assert/strict';
import { test } from 'node:test';
import { backend, field } from '../../support/emulator-calls.js';

const origin = 'http://127.0.0.1:5174';
const api = `GET ${origin}/api:meta`;
const withKey = { authorization: 'Bearer a-key' };

test('there is no Metadata API unless it is asked for', async () => {
  assert.equal((await backend().call(`${api}/instance`, undefined, withKey)).status, 404);
});

test('the emulator is an instance of its own, where it is asked', async () => {
  const { call } = backend({ meta: { keys: ['a-key'] } });
  const { body } = await call(`${api}/instance`, undefined, withKey);
  assert.deepEqual(body, [
    {
      name: 'local',
      display: 'local',
      xano_domain: '127.0.0.1:5174',
      custom_domain: '',
      meta_api: `${origin}/api:meta`,
      meta_swagger: `${origin}/apispec:meta?type=json`,
    },
  ]);
  const groups = await call(`${api}/workspace/1/apigroup?per_page=200`, undefined, withKey);
  assert.deepEqual(groups.body, {
    curPage: 1,
    nextPage: null,
    prevPage: null,
    items: [
      {
        id: 1,
        name: 'Authentication',
        description: '',
        docs: '',
        guid: 'guid-abCD1234',
        canonical: 'abCD1234',
        swagger: true,
        branch: 'v1',
        tag: [],
      },
    ],
  });
  const openapi = await call(`${api}/workspace/1/apigroup/1/openapi`, undefined, withKey);
  assert.ok(field(field(openapi.body, 'paths'), '/auth/login'));
  const branches = await call(`${api}/workspace/1/branch`, undefined, withKey);
  assert.equal(field((branches.body as unknown[])[0], 'live'), true);
  const me = await call(`${api}/auth/me`, undefined, withKey);
  assert.equal(field(me.body, 'email'), 'developer@example.com');
});

test('without a key, with a wrong one and with one that lacks rights it refuses', async () => {
  const keys = [{ key: 'a-key', workspaces: [2], without: ['branch'] as const }];
  const { call } = backend({ meta: { keys } });
  assert.equal((await call(`${api}/instance`)).status, 401);
  assert.equal((await call(`${api}/instance`, undefined, { authorization: 'Bearer b' })).status, 401);
  assert.equal((await call(`${api}/workspace`, undefined, withKey)).status, 200);
  assert.equal((await call(`${api}/workspace/1/apigroup`, undefined, withKey)).status, 403);
  assert.equal((await call(`${api}/workspace/9/apigroup`, undefined, withKey)).status, 404);
  assert.equal((await call(`POST ${origin}/api:meta/instance`, {}, withKey)).status, 404);
});

test('an instance is known at its own host alone, and a loopback name gets the port that is asked', async () => {
  const instances = [
    { name: 'a', domain: 'a.xano.io' },
    { name: 'b', domain: 'localhost' },
  ];
  const { call } = backend({ meta: { keys: ['a-key'], instances } });
  const { body } = await call(`${api}/instance`, undefined, withKey);
  const domains = (body as unknown[]).map((instance) => field(instance, 'xano_domain'));
  assert.deepEqual(domains, ['a.xano.io', 'localhost:5174']);
  assert.equal((await call(`${api}/workspace`, undefined, withKey)).status, 404);
  assert.equal((await call('GET https://a.xano.io/api:meta/workspace', undefined, withKey)).status, 200);
  assert.equal((await call('GET http://localhost:5174/api:meta/workspace', undefined, withKey)).status, 200);
});

test('a group of a workspace answers with the endpoints that it was given', async () => {
  const groups = [{ canonical: 'status01', endpoints: ['health'] as const, docs: false }];
  const workspaces = [{ id: 1, name: 'W', groups }];
  const { call } = backend({ meta: { keys: ['a-key'], instances: [{ name: 'a', workspaces }] } });
  assert.equal((await call(`GET ${origin}/api:status01/health`)).status, 200);
  assert.equal((await call(`GET ${origin}/api:status01/auth/me`)).status, 404);
  assert.equal((await call(`GET ${origin}/apispec:status01?type=json`)).status, 404);
  assert.equal((await call(`GET ${origin}/apispec:abCD1234?type=json`)).status, 200);
});

test('a key is in no log', async () => {
  const { call, control } = backend({ meta: { keys: ['a-key'] } });
  await call(`${api}/instance`, undefined, withKey);
  assert.equal(control.log[0]?.hasToken, true);
  assert.doesNotMatch(JSON.stringify(control.log), /a-key/);
});
