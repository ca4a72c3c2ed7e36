// The entry `xano-auth-elements/testing` as the users' own component tests use it: elements in a page.
import { expect, fixture, fixtureCleanup, html } from '@open-wc/testing';
import '../../components/index.js';
import type { XanoConnection } from '../../components/index.js';
import { startTestBackend, type TestBackend } from '../../src/testing/index.js';
import { alertOf, fill, find, formIn, settled, submit } from '../support/elements/forms.js';
import { waitUntil } from '../support/elements/wait.js';

const BASE_URL = 'https://x8ki.xano.test/api:abCD1234';

let xano: TestBackend;
beforeEach(() => {
  xano = startTestBackend({ baseUrl: BASE_URL });
});
afterEach(async () => {
  fixtureCleanup();
  await xano.stop();
});

/** The page under test, as its author wrote it. */
const open = (persist = 'local'): Promise<XanoConnection> =>
  fixture<XanoConnection>(
    html`<xano-connection base-url=${BASE_URL} persist=${persist}>
      <xano-auth-guard>
        <template
          ><h1>Hello <xano-user field="name"></xano-user></h1
        ></template>
        <xano-sign-in-form slot="signed-out"></xano-sign-in-form>
      </xano-auth-guard>
    </xano-connection>`,
  );

const shows = (page: Element, text: string): Promise<void> =>
  waitUntil(() => page.querySelector('h1')?.innerText === text, `it shows "${text}"`);

const asksToSignIn = (page: Element): Promise<void> =>
  waitUntil(() => page.querySelector('xano-sign-in-form')?.checkVisibility(), 'it asks to sign in');

for (const persist of ['local', 'tab'])
  it(`a page that stores in ${persist} opens signed in, and the next one signed out`, async () => {
    await xano.stop();
    xano = startTestBackend({ baseUrl: BASE_URL, persist: persist as 'local' | 'tab' });
    await xano.signedInAs({ name: 'Ada' });
    const page = await open(persist);
    expect(page.auth?.$session.get().status).to.equal('restoring');
    await shows(page, 'Hello Ada');

    page.remove();
    await xano.signedOut();
    await asksToSignIn(await open(persist));
  });

it('a page that is there already is signed in and out', async () => {
  const page = await open();
  await asksToSignIn(page);
  await xano.signedInAs({ name: 'Grace' }, page);
  await shows(page, 'Hello Grace');
  await xano.signedOut(page);
  await asksToSignIn(page);
});

it('an expired session leads back to the form', async () => {
  await xano.signedInAs();
  const page = await open();
  await shows(page, 'Hello Ada');
  await xano.expireNow(page);
  expect(page.auth?.$session.get().reason).to.equal('expired');
  await asksToSignIn(page);
});

it('a form shows the failure that comes next, and works after it', async () => {
  await xano.control.addUser({ name: 'Ada', email: 'ada@example.com', password: 'correct-horse-1' });
  const page = await open();
  const form = await formIn(page);
  xano.failNext('rate-limited');
  fill(form, { email: 'ada@example.com', password: 'correct-horse-1' });
  submit(form);
  await settled(form);
  expect(form.error?.code).to.equal('rate-limited');
  expect(alertOf(form)).not.to.equal('');
  submit(form);
  await shows(page, 'Hello Ada');
});

it('nothing is left behind', async () => {
  const before = Object.keys(localStorage);
  await xano.signedInAs();
  expect(Object.keys(localStorage)).not.to.deep.equal(before);
  const page = await open();
  await shows(page, 'Hello Ada');
  fixtureCleanup();
  await xano.stop();
  expect(Object.keys(localStorage)).to.deep.equal(before);
  await asksToSignIn(await open());
});

it('a connection that stores nothing has to be there first', async () => {
  await xano.stop();
  xano = startTestBackend({ baseUrl: BASE_URL, persist: 'memory' });
  let message = '';
  await xano.signedInAs().catch((error: Error) => (message = error.message));
  expect(message).to.contain('persist="memory" stores nothing');
  const page = await open('memory');
  await xano.signedInAs({}, page);
  await shows(page, 'Hello Ada');
});

it('a page of its own address is told the address of the backend', async () => {
  await xano.stop();
  xano = startTestBackend();
  const page = await fixture<XanoConnection>(
    html`<xano-connection base-url=${xano.baseUrl}></xano-connection>`,
  );
  await xano.signedInAs({}, page);
  expect(find(document, 'xano-connection').matches(':state(signed-in)')).to.equal(true);
});
