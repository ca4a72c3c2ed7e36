// What a tab keeps of where its visitor wanted to go before signing in.
import assert from 'node:assert/strict';
import { beforeEach, describe, test } from 'node:test';
import { memoryStore } from '../../../src/core/platform/memory-storage.js';
import { createReturnAddress, type ReturnAddress } from '../../../src/core/return-address.js';

const at = (path: string): URL => new URL(path, 'https://app.example.com');

describe('the return address', () => {
  let now = 1_750_000_000_000;
  let store = memoryStore();
  let address: ReturnAddress;
  beforeEach(() => {
    store = memoryStore();
    address = createReturnAddress(store, { now: () => now });
  });
  const read = (here: string, signInPage?: string): string | undefined =>
    address.read(at(here), signInPage === undefined ? undefined : at(signInPage))?.href;

  test('is what the address bar says, where nothing is kept', () => {
    assert.equal(read('/login?return-to=%2Fsecret'), at('/secret').href);
    assert.equal(read('/login'), undefined);
    assert.equal(read('/login?return-to=https%3A%2F%2Fevil.example'), undefined);
  });

  test('has the fragment that the address bar leaves out', () => {
    address.keep(at('/secret?tab=2#part'), at('/login.html?return-to=%2Fsecret%3Ftab%3D2'));
    assert.equal(read('/login.html?return-to=%2Fsecret%3Ftab%3D2'), at('/secret?tab=2#part').href);
  });

  test('is of the address bar where that says something else', () => {
    address.keep(at('/secret#part'), at('/login'));
    assert.equal(read('/login?return-to=%2Fother'), at('/other').href);
  });

  test('counts for the page that it is kept for, by whatever name the server has for it, and for no other', () => {
    address.keep(at('/secret'), at('/sign-up.html'));
    for (const page of ['/sign-up.html', '/sign-up', '/sign-up/', '/sign-up#form'])
      assert.equal(read(page), at('/secret').href, page);
    for (const page of ['/', '/login', '/sign-up?plan=2']) assert.equal(read(page), undefined, page);
  });

  test('is what the page before had, where its link was pressed before anybody could keep anything', () => {
    const cameFrom = (referrer: string, path = '/sign-up'): string | undefined => {
      address = createReturnAddress(store, { now: () => now }, referrer);
      return read(path);
    };
    const login = at('/login?return-to=%2Fsecret').href;
    assert.equal(cameFrom(login), at('/secret').href);
    assert.equal(cameFrom(login, '/sign-up?return-to=%2Fother'), at('/other').href);
    assert.equal(cameFrom(login, '/secret'), undefined);
    for (const elsewhere of ['', at('/login').href, 'https://evil.example/login?return-to=%2Fsecret'])
      assert.equal(cameFrom(elsewhere), undefined);
    address.keep(at('/secret#part'), at(login));
    assert.equal(cameFrom(login), at('/secret#part').href);
    address.keep(at('/kept'), at('/sign-up'));
    assert.equal(cameFrom(login), at('/kept').href);
    address.forget();
    assert.equal(read('/sign-up'), undefined);
  });

  test('leads back to a page that the sign-in page shares its path with', () => {
    address.keep(at('/?page_id=7'), at('/?return-to=%2F%3Fpage_id%3D7'));
    assert.equal(read('/?return-to=%2F%3Fpage_id%3D7'), at('/?page_id=7').href);
  });

  test('never leads to the page itself, to the sign-in page, or off the site', () => {
    address.keep(at('/sign-up'), at('/sign-up'));
    assert.equal(read('/sign-up'), undefined);
    address.keep(at('/login'), at('/sign-up'));
    assert.equal(read('/sign-up', '/login'), undefined);
    for (const back of ['https://evil.example/', 'javascript:alert(1)', 'data:text/html,x']) {
      address.keep(new URL(back), at('/sign-up'));
      assert.equal(read('/sign-up'), undefined, back);
    }
  });

  test('goes along from page to page, for ten minutes in all', () => {
    address.handOn(at('/login?return-to=%2Fsecret'), undefined, at('/sign-up'));
    now += 6 * 60_000;
    address.handOn(at('/sign-up'), undefined, at('/login'));
    assert.equal(read('/login'), at('/secret').href);
    assert.equal(read('/sign-up'), undefined);
    now += 6 * 60_000;
    assert.equal(read('/login'), undefined);
  });

  test('is forgotten when it is used, and after ten minutes, also if the clock goes back', () => {
    address.keep(at('/secret'), at('/sign-up'));
    address.forget();
    assert.equal(read('/sign-up'), undefined);
    for (const minutes of [11, -11]) {
      address.keep(at('/secret'), at('/sign-up'));
      now += minutes * 60_000;
      assert.equal(read('/sign-up'), undefined);
    }
  });

  test('a storage that is full, forbidden or holds nonsense is none', () => {
    const [key] = (address.keep(at('/secret'), at('/sign-up')), store.keys());
    for (const nonsense of ['{', '1', '[]', '{"back":1}', '{"back":"x","page":"y","at":1}']) {
      store.set(key ?? '', nonsense);
      assert.equal(read('/sign-up'), undefined, nonsense);
    }
    const fail = (): never => {
      throw new DOMException('No.', 'SecurityError');
    };
    address = createReturnAddress({ get: fail, set: fail, remove: fail, keys: fail }, { now: () => now });
    address.keep(at('/secret'), at('/sign-up'));
    address.forget();
    assert.equal(read('/sign-up'), undefined);
    assert.equal(read('/login?return-to=%2Fsecret'), at('/secret').href);
  });
});
