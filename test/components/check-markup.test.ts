// What a developer is told of words that mean nothing to our elements.
import { expect, fixture, html } from '@open-wc/testing';
import '../../components/index.js';
import type { XanoConnection } from '../../components/connection/connection.js';
import '../../components/setup/setup.js';
import { checkMarkup } from '../../components/developer/check-markup.js';
import { knownSlots } from '../../components/developer/known-markup.js';
import { waitUntil } from '../support/elements/wait.js';
import { documented, elements } from '../support/elements/manifest-probe.js';

const told = async (markup: string): Promise<string[]> => {
  const root = await fixture<HTMLElement>(html`<div></div>`);
  root.innerHTML = markup;
  const lines: string[] = [];
  checkMarkup(root, (line) => lines.push(line));
  root.remove();
  return lines;
};

describe('a developer is told', () => {
  for (const [markup, meant] of [
    ['<xano-sign-in-form redirect="a.html"></xano-sign-in-form>', 'Did you mean redirect-to?'],
    ['<xano-sign-in-form redirectto="a.html"></xano-sign-in-form>', 'Did you mean redirect-to?'],
    ['<xano-sign-in-form remember></xano-sign-in-form>', 'Did you mean remember-me?'],
    ['<xano-user name="email"></xano-user>', 'Did you mean field?'],
    [
      '<constructor><b slot="x"></b></constructor><xano-user constructor="x"></xano-user>',
      'The attribute constructor means nothing to <xano-user>.',
    ],
    ['<xano-connection baseurl="x"></xano-connection>', 'Did you mean base-url?'],
    ['<xano-logout></xano-logout>', 'Did you mean <xano-logout-button>?'],
    ['<xano-signin-form></xano-signin-form>', 'Did you mean <xano-sign-in-form>?'],
    [
      '<xano-sign-in-form><b slot="submit-text">Go</b></xano-sign-in-form>',
      'Did you mean slot="submit-label"?',
    ],
    [
      '<xano-sign-in-form><button slot="submit">Go</button></xano-sign-in-form>',
      'slot="submit" means nothing to <xano-sign-in-form>. Did you mean slot="submit-label"?',
    ],
    ['<xano-sign-in-form><input slot="email-input"></xano-sign-in-form>', 'slot="email-input" means nothing'],
    ['<xano-auth-guard><b slot="signedout">Go</b></xano-auth-guard>', 'Did you mean slot="signed-out"?'],
    ['<xano-sign-in-form remember-me="false"></xano-sign-in-form>', 'switches it on'],
    ['<xano-auth-guard explain="false"></xano-auth-guard>', 'switches it on'],
    ['<xano-connection><xano-text code="signin">Go</xano-text></xano-connection>', 'Did you mean "sign-in"?'],
    [
      '<xano-connection><xano-text code="log-out">Bye</xano-text></xano-connection>',
      'Did you mean "sign-out"?',
    ],
    ['<xano-connection><xano-text name="sign-in">Go</xano-text></xano-connection>', 'Did you mean code?'],
    ['<p><xano-text code="sign-in">Go</xano-text></p>', 'is read only as a child'],
    [
      '<xano-sign-up-form passwordrules="minlength: abc; required: digit, [-;]; allowed: ascii-printable"></xano-sign-up-form>',
      'The rule "minlength: abc" in passwordrules of <xano-sign-up-form> cannot be read and is ignored.',
    ],
    ['<xano-sign-up-form passwordrules="8 characters"></xano-sign-up-form>', 'The rule "8 characters"'],
    ['<xano-sign-in-form identifier="user"></xano-sign-in-form>', 'There is email, username, phone.'],
    ['<xano-sign-up-form mark="*"></xano-sign-up-form>', 'mark="*" means nothing to <xano-sign-up-form>.'],
    ['<xano-user format="currency"></xano-user>', 'There is date, datetime.'],
    ['<p data-xano-visible="role:admin">x</p>', 'Did you mean data-xano-show?'],
    ['<form data-xano-role="admin"><input name="attributes"></form>', 'Did you mean data-xano-show?'],
    ['<p data-xano-field="name">x</p>', 'Did you mean data-xano-user?'],
    ['<button data-xano-logout>x</button>', 'Did you mean data-xano-action?'],
    ['<xano-sign-in-form colour="red"></xano-sign-in-form>', 'The attribute colour means nothing'],
  ] as const)
    it(`of ${markup}`, async () => {
      const lines = await told(markup);
      expect(lines).to.have.length(1);
      expect(lines[0]).to.contain(meant);
    });

  it('nothing of what the platform and frameworks write', async () => {
    expect(
      await told(
        '<xano-sign-in-form id="a" class="b" data-x="1" aria-label="c" x-data="{}" v-cloak hx-boost="true" onclick="" @click="" part="p"></xano-sign-in-form>',
      ),
    ).to.deep.equal([]);
  });

  it('nothing of attributes that any element may have, and of values that there are', async () => {
    expect(
      await told(
        '<p data-xano="signed-in" data-xano-show="signed-in" data-xano-user="name" data-xano-connection="a" data-xano-error="x" data-xanadu>x</p><button data-xano-action="sign-out">x</button><xano-sign-in-form identifier="phone" mark="none"></xano-sign-in-form><xano-user format="date"></xano-user>',
      ),
    ).to.deep.equal([]);
  });

  it('of own texts that a script sets and nobody says', async () => {
    const connection = await fixture<XanoConnection>(html`<xano-connection emulator></xano-connection>`);
    Object.assign(connection, { messages: { 'sign-in': 'Go', 'value-missing': 'Fill in' } });
    const lines: string[] = [];
    checkMarkup(connection.parentElement ?? document.body, (line) => lines.push(line));
    expect(lines).to.deep.equal([
      'There is no text "value-missing" to replace by connection.messages. Did you mean "field-missing"?',
    ]);
  });

  it('of an element of ours whose script does not come, and where it is', async () => {
    const root = await fixture<HTMLElement>(html`<div></div>`);
    root.innerHTML = '<xano-user-menu></xano-user-menu><constructor></constructor>';
    const lines: string[] = [];
    checkMarkup(root, (line) => lines.push(line));
    expect(lines).to.deep.equal([]);
    await waitUntil(() => lines.length > 0, 'told');
    expect(lines).to.deep.equal([
      '<xano-user-menu> is not loaded. Import "xano-auth-elements/components/user-menu.js", or load cdn/components/user-menu.js.',
    ]);
  });

  it('of attributes of ours whose script does not come', async () => {
    const root = await fixture<HTMLElement>(html`<div></div>`);
    root.innerHTML = '<a data-xano-show="signed-out" href="#">Sign in</a><p data-xano-user="name"></p>';
    const lines: string[] = [];
    checkMarkup(
      root,
      (line) => lines.push(line),
      () => false,
    );
    await waitUntil(() => lines.length > 0, 'told');
    expect(lines).to.deep.equal([
      'The script for data-xano-… attributes is not loaded. Import "xano-auth-elements/components/attributes.js", or load cdn/components/attributes.js.',
    ]);
  });

  it('of what comes into the page later', async () => {
    const root = await fixture<HTMLElement>(html`<div></div>`);
    const lines: string[] = [];
    checkMarkup(root, (line) => lines.push(line));
    root.innerHTML = '<xano-user name="email"></xano-user>';
    await Promise.resolve();
    expect(lines).to.have.length(1);
  });

  it('of every slot that the manifest knows, nothing', () => {
    for (const tag of elements.keys()) {
      const slots = documented(tag, 'slots').filter(Boolean);
      expect([...(knownSlots[tag] ?? [])].toSorted()).to.deep.equal(slots.toSorted());
    }
  });
});
