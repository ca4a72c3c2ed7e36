// Which navigation targets are safe.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { authorTarget, safeReturnTo } from '../../../src/core/index.js';

const HERE = 'https://app.example.com/login?return-to=x';

describe('return-to', () => {
  for (const [value, path] of [
    ['/account', '/account'],
    ['/account?a=1#b', '/account?a=1#b'],
    ['https://app.example.com/account', '/account'],
    ['account', '/account'],
  ] as const)
    test(`follows ${value}`, () =>
      assert.equal(safeReturnTo(value, HERE)?.href, `https://app.example.com${path}`));

  for (const value of [
    null,
    '',
    'https://evil.example/',
    '//evil.example',
    '/\\evil.example',
    '\\\\evil.example',
    '/.//evil.example',
    'https://app.example.com//evil.example',
    'javascript:alert(1)',
    'data:text/html,x',
    'https://me:pw@app.example.com/a',
    'https://app.example.com:8443/',
    'http://app.example.com/account',
    '/login',
    '/login?again',
    ' javascript:alert(1)',
    'https://[',
  ])
    test(`does not follow ${value}`, () => assert.equal(safeReturnTo(value, HERE), undefined));

  test('never leads to the sign-in page, wherever one is now', () =>
    assert.equal(
      safeReturnTo('/sign-in?x', 'https://app.example.com/a', new URL('https://app.example.com/sign-in')),
      undefined,
    ));

  test('leads nowhere from a file', () =>
    assert.equal(safeReturnTo('/x', 'file:///home/page.html'), undefined));
});

describe('an author’s own target', () => {
  for (const [value, href] of [
    ['account.html', 'https://app.example.com/account.html'],
    ['https://elsewhere.example/', 'https://elsewhere.example/'],
    ['javascript:alert(1)', undefined],
    ['data:text/html,x', undefined],
    ['https://[', undefined],
  ] as const)
    test(`${value} ${href ? 'is taken' : 'is refused'}`, () =>
      assert.equal(authorTarget(value, HERE)?.href, href));
});
