// The states of an element, `:state(…)`, in a browser that forgets the content of a set that no script holds: WebKit does
// when it collects garbage, and a state that was set stays for ever.
import { expect, html } from '@open-wc/testing';
import '../../components/account/account.js';
import '../../components/index.js';
import { ada, Backend, page, signInAs } from '../support/elements/backend.js';
import { waitUntil } from '../support/elements/wait.js';

const states = Object.getOwnPropertyDescriptor(ElementInternals.prototype, 'states');

/** Each element is given its states once; whoever asks again finds a set that knows nothing. */
const forgetStates = (): void => {
  const asked = new WeakSet<ElementInternals>();
  Object.defineProperty(ElementInternals.prototype, 'states', {
    configurable: true,
    get(this: ElementInternals) {
      const isFirst = !asked.has(this);
      asked.add(this);
      return isFirst ? states?.get?.call(this) : new Set();
    },
  });
};

describe('states', () => {
  let backend: Backend;
  beforeEach(() => {
    backend = new Backend();
    forgetStates();
  });
  afterEach(() => {
    if (states) Object.defineProperty(ElementInternals.prototype, 'states', states);
    backend.restore();
  });

  for (const [tag, before, after] of [
    ['xano-logout-button', 'hidden', ''],
    ['xano-user-menu', 'hidden', ''],
    ['xano-delete-account-button', 'hidden', ''],
    ['xano-oauth-button', '', 'hidden'],
    ['xano-sign-in-form', '', 'signed-in'],
    ['xano-auth-guard', 'signed-out', 'signed-in'],
  ] as const)
    it(`of <${tag}> follow the session there and back`, async () => {
      backend.on('GET /auth/me', () => Response.json(ada));
      const connection = await page(html``);
      const element = document.createElement(tag);
      connection.append(element);
      const become = (wanted: string, gone: string) =>
        waitUntil(
          () =>
            (wanted === '' || element.matches(`:state(${wanted})`)) &&
            (gone === '' || !element.matches(`:state(${gone})`)),
          `${tag} ${wanted} and not ${gone}`,
        );
      await become(before, after);
      await signInAs(connection);
      await become(after, before);
      expect(connection.matches(':state(signed-in)')).to.equal(true);
      await connection.clearSession();
      await become(before, after);
      expect(connection.matches(':state(signed-in)')).to.equal(false);
    });
});
