// Who sees what: words of real pages that were meant for a rule, and roles as backends write them.
import { expect, html } from '@open-wc/testing';
import '../../components/auth-guard/auth-guard.js';
import type { XanoAuthGuard } from '../../components/auth-guard/auth-guard.js';
import { ada, Backend, json, page, signInAs } from '../support/elements/backend.js';
import { find } from '../support/elements/forms.js';
import { waitUntil } from '../support/elements/wait.js';

describe('a guard and what is meant for a rule', () => {
  let backend: Backend;
  let lines: string[];
  const { error } = console;
  beforeEach(() => {
    backend = new Backend();
    lines = [];
    console.error = (line: unknown) => lines.push(String(line));
  });
  afterEach(() => {
    console.error = error;
    backend.restore();
  });

  const stateOf = async (attributes: Record<string, string>): Promise<string> => {
    const connection = await page(html`<xano-auth-guard>secret</xano-auth-guard>`);
    const guard = find<XanoAuthGuard>(connection, 'xano-auth-guard');
    for (const [name, value] of Object.entries(attributes)) guard.setAttribute(name, value);
    await signInAs(connection);
    await guard.updateComplete;
    return guard.state;
  };

  for (const [name, value] of Object.entries({
    groups: 'staff',
    'user-group': 'staff',
    'user-type': 'admin',
    users: 'ada',
    admin: '',
    'is-admin': 'true',
    level: '5',
    'min-level': '5',
    plan: 'pro',
    tier: 'gold',
    subscription: 'pro',
    members: '',
    privileges: 'edit',
    rights: 'edit',
    ability: 'edit',
    authorize: 'admin',
    auth: 'admin',
    rule: 'admin',
    rol: 'admin',
    rolle: 'admin',
    rols: 'admin',
    'visible-to': 'admin',
    unless: 'guest',
    test: 'user.admin',
  }))
    it(`stays closed at ${name}="${value}", and says so`, async () => {
      expect(await stateOf({ [name]: value })).to.equal('forbidden');
      expect(lines.filter((line) => line.includes(`${name}="${value}"`))).to.have.length(1);
    });

  for (const value of ['', ' ', ', '])
    it(`stays closed at roles="${value}", and says so; as a property that is no rule`, async () => {
      expect(await stateOf({ roles: value })).to.equal('forbidden');
      expect(lines.filter((line) => line.includes(`roles="${value}" is no rule`))).to.have.length(1);
      const connection = await page(html`<xano-auth-guard .roles=${value}>open</xano-auth-guard>`);
      await signInAs(connection);
      await waitUntil(() => find<XanoAuthGuard>(connection, 'xano-auth-guard').state === 'signed-in');
    });

  it('opens where the platform or a framework has such a word for something else', async () => {
    const harmless = {
      is: 'x-part',
      itemscope: '',
      accesskey: 'g',
      'x-show': 'open',
      'client:visible': '',
      'test-id': 'x',
    };
    expect(await stateOf({ ...harmless, 'wire:key': 'x', author: 'x', itemtype: 'x' })).to.equal('signed-in');
  });

  for (const [role, rule] of [
    ['admin,editor', 'admin'],
    ['editor, admin', 'admin'],
    [['editor', 'viewer;admin'], 'admin'],
    [{ name: 'editor,admin' }, 'admin'],
  ] as const)
    it(`opens to ${rule} where the backend writes ${JSON.stringify(role)}`, async () => {
      backend.on('GET /auth/me', () => json({ ...ada, role }));
      expect(await stateOf({ roles: rule })).to.equal('signed-in');
      expect(await stateOf({ roles: 'owner' })).to.equal('forbidden');
    });
});
