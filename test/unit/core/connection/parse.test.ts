// The settings of API.md's table, parsed and refused.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { type AuthError, type ConnectionOptions, isLoopback } from '../../../../src/core/index.js';
import { createConnection } from '../../../../src/core/connection/parse.js';
import { BASE_URL, CREDENTIALS, failure, TestBrowser } from '../../../support/core/test-browser.js';

const refusalOf = (options: ConnectionOptions, host = ''): string => {
  try {
    createConnection(options, host);
  } catch (error) {
    assert.equal((error as AuthError).code, 'configuration');
    return (error as AuthError).message;
  }
  throw new Error(`${JSON.stringify(options)} was accepted.`);
};

const signInOf = (options: ConnectionOptions, host = '') => createConnection(options, host).endpoints.signIn;

describe('addresses', () => {
  const same: [string, ConnectionOptions, string][] = [
    ['a pasted base URL', { baseUrl: BASE_URL }, `${BASE_URL}/auth/login`],
    ['one with a slash behind it', { baseUrl: `${BASE_URL}/` }, `${BASE_URL}/auth/login`],
    ['one without https://', { baseUrl: 'x8ki.n7.xano.io/api:abCD1234' }, `${BASE_URL}/auth/login`],
    ['one with a branch', { baseUrl: `${BASE_URL}:v2` }, `${BASE_URL}:v2/auth/login`],
    [
      'one of a tenant',
      { baseUrl: 'https://h.xano.io/tenant/acme/api:abCD1234' },
      'https://h.xano.io/tenant/acme/api:abCD1234/auth/login',
    ],
    [
      'loopback over http',
      { baseUrl: 'http://localhost:5173/api:g' },
      'http://localhost:5173/api:g/auth/login',
    ],
    ['instance and group', { instance: 'x8ki.n7.xano.io', apiGroup: 'abCD1234' }, `${BASE_URL}/auth/login`],
    [
      'instance and group with prefix',
      { instance: 'https://x8ki.n7.xano.io/', apiGroup: 'api:abCD1234' },
      `${BASE_URL}/auth/login`,
    ],
    [
      'a branch in the group',
      { instance: 'x8ki.n7.xano.io', apiGroup: 'abCD1234:v2' },
      `${BASE_URL}:v2/auth/login`,
    ],
    [
      'an instance with a tenant path',
      { instance: 'https://h.xano.io/tenant/acme', apiGroup: 'g' },
      'https://h.xano.io/tenant/acme/api:g/auth/login',
    ],
    [
      'a custom domain without https://',
      { instance: 'x8ki.n7.xano.io', apiGroup: 'g', customDomain: 'api.example.com' },
      'https://api.example.com/api:g/auth/login',
    ],
    [
      'a custom domain with https://',
      { baseUrl: BASE_URL, customDomain: 'https://api.example.com' },
      'https://api.example.com/api:abCD1234/auth/login',
    ],
    [
      'a group beside the base URL',
      { baseUrl: BASE_URL, apiGroup: 'other' },
      'https://x8ki.n7.xano.io/api:other/auth/login',
    ],
    [
      'empty attributes, which say nothing',
      { baseUrl: BASE_URL, instance: '', customDomain: '' },
      `${BASE_URL}/auth/login`,
    ],
  ];
  for (const [what, options, url] of same)
    test(`takes ${what}`, () => assert.equal(signInOf(options).url, url));

  const refused: [string, ConnectionOptions, RegExp][] = [
    ['nothing at all', {}, /base-url.*Base URL of the API group/],
    [
      'a base URL without a group',
      { baseUrl: 'https://x8ki.n7.xano.io' },
      /base-url.*Base URL of the API group/,
    ],
    ['a pasted endpoint', { baseUrl: `${BASE_URL}/auth/login` }, /base-url.*Base URL of the API group/],
    ['http: on another machine', { baseUrl: 'http://x8ki.n7.xano.io/api:g' }, /base-url.*https:\/\//],
    [
      'http: on one that pretends',
      { baseUrl: 'http://evil.example\\.localhost/api:g' },
      /base-url.*https:\/\//,
    ],
    ['another protocol', { instance: 'ftp://x8ki.n7.xano.io', apiGroup: 'g' }, /instance.*https:\/\//],
    ['an unreadable address', { baseUrl: 'https://exa mple/api:g' }, /base-url.*https:\/\//],
    ['credentials in the address', { baseUrl: 'https://me:hunter-22@x.xano.io/api:g' }, /base-url/],
    ['a query in the address', { baseUrl: `${BASE_URL}?x=1` }, /base-url/],
    ['a group with a slash', { instance: 'x.xano.io', apiGroup: 'a/b' }, /api-group="a\/b".*api:abCD1234/],
    ['an instance that names a group', { instance: BASE_URL, apiGroup: 'g' }, /instance/],
    ['an instance without a group', { instance: 'x.xano.io' }, /api-group.*api:abCD1234/],
    ['a metadata key that keeps tokens', { baseUrl: BASE_URL, metadataKey: '.' }, /metadata-key="\."/],
    [
      'an unknown persist',
      { baseUrl: BASE_URL, persist: 'cookie' as never },
      /persist="cookie".*local, tab, memory/,
    ],
    ['unknown credentials', { baseUrl: BASE_URL, credentials: 'yes' as never }, /credentials="yes".*omit/],
    ['a negative timeout', { baseUrl: BASE_URL, timeout: -1 }, /timeout.*number, 0 or more/],
    ['an endless timeout', { baseUrl: BASE_URL, timeout: Infinity }, /timeout.*number, 0 or more/],
    ['an idle timeout that is no number', { baseUrl: BASE_URL, idleTimeout: NaN }, /idle-timeout.*number/],
    ['a max age that is no number', { baseUrl: BASE_URL, maxAge: NaN }, /max-age.*number/],
    ['a user max age below 0', { baseUrl: BASE_URL, userMaxAge: -5 }, /user-max-age.*number/],
  ];
  for (const [what, options, message] of refused)
    test(`refuses ${what}, and says what to write`, () => {
      const said = refusalOf(options);
      assert.match(said, message);
      assert.match(said, /Write/);
      assert.doesNotMatch(said, /hunter-22/);
    });

  test('http: is for this machine only', () => {
    for (const host of ['localhost', 'a.localhost', '127.0.0.1', '[::1]']) assert.ok(isLoopback(host), host);
    for (const host of ['localhost.evil.com', 'evil-localhost', '128.0.0.1', '127.evil.com'])
      assert.ok(!isLoopback(host), host);
  });
});

describe('endpoints', () => {
  const at = (text: string) => createConnection({ baseUrl: BASE_URL }).endpoint(text);
  const origin = 'https://x8ki.n7.xano.io';
  const taken: [string, string, string][] = [
    ['/login', 'POST', `${BASE_URL}/login`],
    ['PUT /login', 'PUT', `${BASE_URL}/login`],
    ['put   /login', 'PUT', `${BASE_URL}/login`],
    ['GET api:other/login', 'GET', `${origin}/api:other/login`],
    ['/api:other/login', 'POST', `${origin}/api:other/login`],
    ['api:other:v2/login', 'POST', `${origin}/api:other:v2/login`],
    [' POST /a/b?c=d ', 'POST', `${BASE_URL}/a/b?c=d`],
  ];
  for (const [text, method, url] of taken)
    test(`takes "${text}"`, () => assert.deepEqual(at(text), { method, url }));

  for (const text of [
    'auth/login',
    'https://evil.example/login',
    '//evil.example',
    'POST',
    'TRACE /login',
    'POST /a b',
    'none',
  ])
    test(`refuses "${text}"`, () =>
      assert.match(refusalOf({ baseUrl: BASE_URL, signInEndpoint: text }), /Write/));

  for (const name of ['signInEndpoint', 'signUpEndpoint', 'refreshEndpoint'])
    test(`a GET as ${name} is refused: passwords and tokens would stand in the address`, () =>
      assert.match(
        refusalOf({ baseUrl: BASE_URL, [name]: 'GET /auth/x' }),
        /"GET \/auth\/x" would put.*address.*POST/,
      ));

  test('a GET of one submit is refused before anything is sent', async () => {
    const browser = new TestBrowser();
    const error = await failure(browser.tab().auth.signIn(CREDENTIALS, { endpoint: 'get /auth/login' }));
    assert.deepEqual([error.code, browser.network.calls.length], ['configuration', 0]);
  });

  test('have the defaults of Xano’s templates', () => {
    const { endpoints } = createConnection({ baseUrl: BASE_URL });
    assert.deepEqual(endpoints, {
      signIn: { method: 'POST', url: `${BASE_URL}/auth/login` },
      signUp: { method: 'POST', url: `${BASE_URL}/auth/signup` },
      currentUser: { method: 'GET', url: `${BASE_URL}/auth/me` },
      refresh: undefined,
      signOut: undefined,
    });
  });

  test('"none" asks for no current user', () =>
    assert.equal(
      createConnection({ baseUrl: BASE_URL, currentUserEndpoint: 'none' }).endpoints.currentUser,
      undefined,
    ));

  test('the current user is asked for by GET, a sign-out told by POST', () => {
    const { endpoints } = createConnection({
      baseUrl: BASE_URL,
      currentUserEndpoint: '/me',
      signOutEndpoint: '/out',
    });
    assert.equal(endpoints.currentUser?.method, 'GET');
    assert.equal(endpoints.signOut?.method, 'POST');
  });

  test('each may name its own group where there is no default one', () => {
    const options = {
      signInEndpoint: 'api:a/in',
      signUpEndpoint: 'api:a/up',
      currentUserEndpoint: 'api:b/me',
    };
    assert.equal(signInOf({ instance: 'x.xano.io', ...options }).url, 'https://x.xano.io/api:a/in');
  });
});
