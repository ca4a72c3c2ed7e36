// The elements where there is no DOM: a server can construct them, and render them with @lit-labs/ssr.
import assert from 'node:assert/strict';
import { before, describe, test } from 'node:test';
import '@lit-labs/ssr/lib/install-global-dom-shim.js';
import { LitElementRenderer } from '@lit-labs/ssr/lib/lit-element-renderer.js';
import { render } from '@lit-labs/ssr';
import { collectResultSync } from '@lit-labs/ssr/lib/render-result.js';
import { html, unsafeStatic } from 'lit/static-html.js';
import accountDe from '../../../components/messages/account/de.js';
import de from '../../../components/messages/de.js';
import { formHtml, loadLanguage, withoutShadowRoots } from '../../../components/server/index.js';

const tags = [
  'xano-connection',
  'xano-environment',
  'xano-header',
  'xano-text',
  'xano-sign-in-form',
  'xano-sign-up-form',
  'xano-logout-button',
  'xano-auth-guard',
  'xano-user',
  'xano-setup',
  'xano-forgot-password-form',
  'xano-reset-password-form',
  'xano-magic-link-form',
  'xano-code-form',
  'xano-profile-form',
  'xano-change-password-form',
  'xano-delete-account-button',
  'xano-oauth-button',
  'xano-user-menu',
  'xano-notice',
];

describe('on a server', () => {
  before(async () => {
    await import('../../../components/index.js');
    await import('../../../components/setup/setup.js');
    await import('../../../components/account/account.js');
  });

  for (const tag of tags)
    test(`<${tag}> is constructed and rendered`, () => {
      const element = html`<${unsafeStatic(tag)} id="one" hidden></${unsafeStatic(tag)}>`;
      const text = collectResultSync(render(element));
      assert.match(text, new RegExp(`<${tag}\\s+id="one" hidden`));
      assert.match(text, new RegExp(`</${tag}>`));
    });

  test('an element says nothing of a session that it cannot know', () => {
    const guard = html`<xano-auth-guard><p>Members</p></xano-auth-guard>`;
    const text = collectResultSync(render(guard));
    // The members' part is among the light children, but no slot shows it.
    assert.doesNotMatch(text, /<slot[^>]*name=""/);
    assert.match(text, /<slot[^>]*name="pending"/);
  });

  test('Lit renders no shadow root of ours where a server says so', () => {
    withoutShadowRoots(LitElementRenderer);
    const text = collectResultSync(render(html`<xano-sign-in-form></xano-sign-in-form>`));
    LitElementRenderer.renderOptions.shift();
    assert.doesNotMatch(text, /<template|<style/);
  });

  test('a form is written as real controls, with ids that the page will give them too', () => {
    const attributes = { id: 'login', identifier: 'phone', 'remember-me': true };
    const text = formHtml('xano-sign-in-form', { attributes });
    assert.match(text, /^<form data-xano-generated="server" id="login-form" method="dialog"><\/form>/);
    assert.match(text, /<label [^>]*for="login-phone">Phone<\/label>/);
    assert.match(text, /<input [^>]*id="login-phone" form="login-form" name="phone" type="tel"/);
    assert.match(text, /<input [^>]*name="password" type="password" autocomplete="current-password"/);
    assert.match(text, /<input [^>]*name="remember-me" type="checkbox"/);
    assert.match(text, /<button [^>]*form="login-form">Sign in<\/button>$/);
  });

  test('a form is written in the language of the page', async () => {
    const language = await loadLanguage('de-AT');
    assert.deepEqual(language, { tag: 'de', texts: { ...de, ...accountDe } });
    const text = formHtml('xano-sign-up-form', { base: 'x', language });
    assert.match(text, /<label [^>]*for="x-password">Passwort<\/label>/);
    assert.match(text, /• Mindestens 8 Zeichen\n• Ein Buchstabe/);
    assert.match(text, />Registrieren<\/button>$/);
    assert.doesNotMatch(text, /<(label|p|button)[^>]* (lang|dir)=/);
    assert.equal((await loadLanguage('xx_??')).tag, 'en');
  });

  test('so are the forms that ask for a link', async () => {
    const language = await loadLanguage('de');
    const forgot = formHtml('xano-forgot-password-form', { language });
    assert.match(forgot, /<input [^>]*name="email" type="email" autocomplete="username"/);
    assert.match(forgot, />Link senden<\/button>$/);
    const magic = formHtml('xano-magic-link-form', { attributes: { 'email-field': 'address' } });
    assert.match(magic, /<input [^>]*name="address" type="email"/);
    assert.match(magic, />Send a link to sign in<\/button>$/);
  });

  test('what an author sets cannot become markup', () => {
    const attributes = { 'password-field': '"><script>alert(1)</script>' };
    const text = formHtml('xano-sign-up-form', { attributes });
    assert.doesNotMatch(text, /<script/);
    assert.match(text, /name="&#34;&#62;&#60;script/);
  });

  test('two servers write the same', () => {
    assert.equal(formHtml('xano-sign-up-form'), formHtml('xano-sign-up-form'));
  });

  test('a tag that is none of the forms is refused', () => {
    assert.throws(() => formHtml('xano-user' as 'xano-sign-in-form'), /<xano-user> is none of/);
  });
});
