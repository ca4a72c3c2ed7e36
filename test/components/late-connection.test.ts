// Elements whose scripts come before that of the connection, as two imports side by side may have it.
import { aTimeout, expect, fixture, html } from '@open-wc/testing';
import { waitUntil } from '../support/elements/wait.js';

describe('elements that are there before the connection', () => {
  const { error } = console;
  afterEach(() => {
    console.error = error;
  });

  it('wait for it, and miss nothing', async () => {
    const lines: string[] = [];
    console.error = (line: unknown) => lines.push(String(line));
    expect(customElements.get('xano-connection')).to.equal(undefined);
    const page = await fixture(
      html`<div>
        <xano-connection base-url="https://backend.test/api:abCD1234"></xano-connection>
        <xano-auth-guard><p slot="signed-out">Nobody</p></xano-auth-guard>
        <xano-user></xano-user>
      </div>`,
    );
    await import('../../components/auth-guard/auth-guard.js');
    await import('../../components/user/user.js');
    const guard = page.querySelector('xano-auth-guard');
    await waitUntil(() => document.readyState === 'complete');
    await aTimeout(100);
    expect(guard?.state).to.equal('pending');
    await import('../../components/connection/connection.js');
    await waitUntil(() => guard?.state === 'signed-out');
    expect(lines).to.deep.equal([]);
  });
});
