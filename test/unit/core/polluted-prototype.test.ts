// What another script's fault has left in Object.prototype, from an address say, is no setting and no session.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { BASE, CREDENTIALS, TestBrowser } from '../../support/core/test-browser.js';

/** Runs with values in Object.prototype, and takes them away again. */
const polluted = async <T>(values: Record<string, unknown>, run: () => Promise<T>): Promise<T> => {
  Object.assign(Object.prototype, values);
  try {
    return await run();
  } finally {
    for (const name of Object.keys(values)) Reflect.deleteProperty(Object.prototype, name);
  }
};

const EVIL = 'https://evil.example';

describe('in a polluted prototype', () => {
  for (const [what, values] of [
    ['a host of its own', { customDomain: EVIL }],
    ['an instance', { instance: EVIL }],
    ['environments', { environments: [{ name: 'x', hosts: 'app.example.com', customDomain: EVIL }] }],
    ['a branch and a data source', { branch: 'evil', dataSource: 'evil' }],
  ] as const)
    test(`${what} sends no password elsewhere, and no header`, async () => {
      const { browser, tab } = await polluted(values, async () => {
        const browser = new TestBrowser();
        const environments = [{ name: 'own', hosts: 'app.example.com', timeout: 1_000 }];
        const own = 'environments' in values ? {} : { environments };
        const tab = browser.tab(own);
        await tab.auth.signIn(CREDENTIALS);
        return { browser, tab };
      });
      assert.equal(tab.auth.connection?.base, BASE);
      for (const { url, headers } of browser.network.calls) {
        assert.equal(url.origin, BASE);
        assert.deepEqual([headers.get('X-Branch'), headers.get('X-Data-Source')], [null, null]);
      }
    });

  test('a whole session signs nobody in', async () => {
    const session = { id: 'x', active: true, generation: 0, startedAt: 1, authToken: 'evil' };
    const { browser, tab } = await polluted(session, async () => {
      const browser = new TestBrowser();
      const tab = browser.tab();
      await browser.settle();
      return { browser, tab };
    });
    assert.equal(tab.status, 'signed-out');
    assert.equal(browser.network.calls.length, 0);
  });
});
