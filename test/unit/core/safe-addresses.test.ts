// Which navigation targets are safe.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { authorTarget, safeReturnTo, samePage } from '../../../src/core/index.js';
import { leadsElsewhere, returnToOf, withReturnTo } from '../../../src/core/internal.js';
import { leadingAway, staying } from '../../support/hostile/addresses.js';

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

  for (const value of [null, '', '/login', '/login?again', ...leadingAway('https://app.example.com')])
    test(`does not follow ${JSON.stringify(value)}`, () =>
      assert.equal(safeReturnTo(value, HERE), undefined));

  for (const value of staying)
    test(`stays on the site with ${value}`, () => {
      const url = safeReturnTo(value, 'https://app.example.com/sign-in');
      assert.equal(url?.origin, 'https://app.example.com');
      assert.doesNotMatch(url?.pathname ?? '', /^\/\//);
    });

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

const SITE = 'https://app.example.com';
const at = (path: string): URL => new URL(path, SITE);

describe('one page and another', () => {
  for (const [a, b, same] of [
    ['/?page_id=7', '/?page_id=5', false],
    ['/?page_id=7', '/?page_id=7&return-to=%2Fx', true],
    ['/?a=1&b=2', '/?b=2&a=1', true],
    ['/?a=1', '/', false],
    ['/login#form', '/login', true],
    ['/#/login', '/#/account', false],
    ['/#!/login', '/#!/account', false],
    ['/#/login?return-to=%2F%23%2Faccount', '/#/login', true],
    ['/#/page?id=5', '/#/page?id=7', false],
    ['/#/login', '/', false],
  ] as const)
    test(`${a} and ${b} are ${same ? 'the same' : 'two pages'}`, () => {
      assert.equal(samePage(at(a), at(b)), same);
      assert.equal(samePage(at(b), at(a)), same);
    });

  test('a place in the page is elsewhere in it, the page without it is not', () => {
    assert.equal(leadsElsewhere(at('/#sign-in'), at('/')), true);
    assert.equal(leadsElsewhere(at('/'), at('/#sign-in')), false);
    assert.equal(leadsElsewhere(at('/#/login'), at('/#/login?return-to=%2F')), false);
  });

  for (const [value, here] of [
    ['/?page_id=7', '/?page_id=5&return-to=%2F%3Fpage_id%3D7'],
    ['/#/account', '/#/login?return-to=%2F%23%2Faccount'],
    ['/app#/orders', '/app'],
  ] as const)
    test(`${value} is followed from ${here}`, () =>
      assert.equal(safeReturnTo(value, at(here).href)?.href, at(value).href));

  for (const [value, here] of [
    ['/?page_id=5', '/?page_id=5&return-to=%2F%3Fpage_id%3D5'],
    ['/?page_id=5&more', '/?page_id=5'],
    ['/#/login', '/#/login?return-to=%2F%23%2Flogin'],
    ['/login#part', '/login'],
  ] as const)
    test(`${value} is not followed from ${here}`, () =>
      assert.equal(safeReturnTo(value, at(here).href), undefined));
});

describe('the way back in an address', () => {
  test('stands in the query, without the fragment', () => {
    const url = withReturnTo(at('/login?a=1#form'), at('/secret?tab=2#access_token=x'));
    assert.equal(url.href, `${SITE}/login?a=1&return-to=%2Fsecret%3Ftab%3D2#form`);
    assert.equal(returnToOf(url), '/secret?tab=2');
  });

  test('stands in the route of a hash router, with the fragment, and no server sees it', () => {
    const url = withReturnTo(at('/app?x=1#/login?a=1'), at('/app?x=1#/account'));
    assert.equal(url.search, '?x=1');
    assert.equal(url.hash, '#/login?a=1&return-to=%2Fapp%3Fx%3D1%23%2Faccount');
    assert.equal(returnToOf(url), '/app?x=1#/account');
  });

  test('is read of no fragment that is a place in the page', () =>
    assert.equal(returnToOf(at('/login#part?return-to=%2Fx')), null));
});
