import assert from 'node:assert/strict';
import { test } from 'node:test';
import { allowsUrl, parsePolicies } from '../../../src/doctor/content-security-policy.js';

const self = new URL('https://app.example.com/login.html');

for (const [source, url, allowed] of [
  ["'self'", 'https://app.example.com/a.js', true],
  ["'self'", 'https://app.example.com:8443/a.js', false],
  ["'self'", 'https://xano.example.com/', false],
  ["'none'", 'https://app.example.com/a.js', false],
  ['*', 'https://xano.example.com/', true],
  ['*', 'wss://xano.example.com/', true],
  ['*', 'data:text/plain,', false],
  ['https:', 'https://xano.example.com/', true],
  ['https:', 'wss://xano.example.com/', true],
  ['http:', 'https://xano.example.com/', true],
  ['https:', 'http://xano.example.com/', false],
  ['xano.example.com', 'https://xano.example.com/api:a/b', true],
  ['https://xano.example.com', 'https://XANO.example.com/api:a/b', true],
  ['https://xano.example.com', 'https://xano.example.com:444/', false],
  ['https://xano.example.com:*', 'https://xano.example.com:444/', true],
  ['http://localhost:5174', 'http://localhost:5174/api:a', true],
  ['http://localhost:5174', 'http://localhost:5175/api:a', false],
  ['*.xano.io', 'https://x8ki.n7.xano.io/', true],
  ['*.xano.io', 'https://xano.io/', false],
  ['https://xano.example.com/api:a/', 'https://xano.example.com/api:a/auth/me', true],
  ['https://xano.example.com/api:b/', 'https://xano.example.com/api:a/auth/me', false],
  ['https://xano.example.com/api:a', 'https://xano.example.com/api:a/auth/me', false],
] as const) {
  test(`a policy with ${source} ${allowed ? 'allows' : 'blocks'} ${url}`, () => {
    assert.equal(allowsUrl([source], new URL(url), self), allowed);
  });
}

test('a header may hold several policies, and of a repeated directive the first counts', () => {
  const [first, second] = parsePolicies(["Default-Src 'self'; default-src *, connect-src https:"]);
  assert.deepEqual(first?.get('default-src'), ["'self'"]);
  assert.deepEqual(second?.get('connect-src'), ['https:']);
});
