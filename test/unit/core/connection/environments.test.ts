// Which environment holds on which page, and what it changes.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { ConnectionOptions } from '../../../../src/core/index.js';
import { createConnection } from '../../../../src/core/connection/parse.js';
import { matchesHost } from '../../../../src/core/connection/environments.js';

const BASE_URL = 'https://x8ki.n7.xano.io/api:abCD1234';
const signInOf = (options: ConnectionOptions, host: string) =>
  createConnection(options, host).endpoints.signIn;

describe('environments', () => {
  const environments = [
    {
      name: 'staging',
      hosts: '*.staging.example.com localhost:5173',
      dataSource: 'test',
      baseUrl: 'https://s.xano.io/api:stag',
    },
    { name: 'production', hosts: 'example.com', headers: [{ name: 'X-Env', value: 'prod' }] },
  ];
  const options = {
    baseUrl: BASE_URL,
    environments,
    dataSource: 'live',
    headers: [{ name: 'X-App', value: 'a' }],
  };

  test('the first whose hosts fit is used', () => {
    const staging = createConnection(options, 'a.staging.example.com');
    assert.equal(staging.environment, 'staging');
    assert.equal(staging.endpoints.signIn.url, 'https://s.xano.io/api:stag/auth/login');
    assert.equal(staging.headers().get('X-Data-Source'), 'test');
  });

  test('no match leaves the connection’s own values', () => {
    const none = createConnection(options, 'elsewhere.org');
    assert.equal(none.environment, undefined);
    assert.equal(none.endpoints.signIn.url, `${BASE_URL}/auth/login`);
  });

  test('one chosen by name holds on any host', () =>
    assert.equal(
      createConnection({ ...options, environment: 'production' }, 'localhost:5173').environment,
      'production',
    ));

  test('a name that nobody bears is refused with the names there are', () =>
    assert.throws(
      () => createConnection({ ...options, environment: 'prod' }),
      /environment="prod".*staging, production/,
    ));

  test('its headers are added for it alone', () => {
    const prod = createConnection(options, 'example.com').headers();
    assert.equal(prod.get('X-Env'), 'prod');
    assert.equal(prod.get('X-App'), 'a');
    assert.equal(createConnection(options, 'a.staging.example.com').headers().get('X-Env'), null);
  });

  test('its address wins as a whole over the connection’s custom domain', () => {
    const custom = { ...options, customDomain: 'api.example.com' };
    assert.equal(signInOf(custom, 'localhost:5173').url, 'https://s.xano.io/api:stag/auth/login');
  });

  test('its own custom domain keeps the connection’s group', () => {
    const domain = {
      baseUrl: BASE_URL,
      environments: [{ name: 'p', hosts: 'h', customDomain: 'api.p.com' }],
    };
    assert.equal(signInOf(domain, 'h').url, 'https://api.p.com/api:abCD1234/auth/login');
  });

  const hosts: [string, string, boolean][] = [
    ['example.com', 'example.com', true],
    ['example.com', 'EXAMPLE.com', true],
    ['example.com', 'example.com:8080', true],
    ['example.com:8080', 'example.com', false],
    ['localhost', 'localhost:5173', true],
    ['localhost:5173', 'localhost:5174', false],
    ['*.example.com', 'a.b.example.com', true],
    ['*.example.com', 'example.com', false],
    ['*.example.com', 'evil-example.com', false],
    ['*.example.com:81', 'a.example.com:81', true],
    ['example.com', 'example.com.evil.org', false],
    ['[::1]', '[::1]:5173', true],
    ['a.org  b.org', 'b.org', true],
  ];
  for (const [pattern, host, fits] of hosts)
    test(`${pattern} ${fits ? 'fits' : 'does not fit'} ${host}`, () =>
      assert.equal(matchesHost(pattern, host), fits));
});
