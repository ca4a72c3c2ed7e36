// In which language the elements speak: that of the page, which may change while they stand there.
import { expect, fixture, html } from '@open-wc/testing';
import { nothing } from 'lit';
import '../../components/index.js';
import en from '../../components/messages/en.js';
import { files } from '../../components/messages/files.js';
import type { Translation } from '../../components/messages/messages.js';
import ar from '../../components/messages/ar.js';
import fr from '../../components/messages/fr.js';
import pl from '../../components/messages/pl.js';
import { ada, Backend, page, refuse, signInAs } from '../support/elements/backend.js';
import {
  alertOf,
  errorAt,
  fill,
  find,
  formIn,
  input,
  part,
  settled,
  submit,
} from '../support/elements/forms.js';
import { waitUntil } from '../support/elements/wait.js';

const root = document.documentElement;

/** The label of a drawn field. */
const labelOf = (form: Element, name = 'password'): string =>
  input(form, name).labels?.[0]?.textContent ?? '';

const shows = (form: Element, text: unknown): Promise<void> =>
  waitUntil(() => form.querySelector('input') && labelOf(form) === text, `the label ${String(text)}`);

/** Lets a language come when the returned functions say so. */
const hold = (tag: string) => {
  const { promise, resolve, reject } = Promise.withResolvers<{ default: Translation }>();
  Object.assign(files, { [tag]: () => promise });
  return {
    arrive: (texts: Translation) => resolve({ default: texts }),
    fail: () => reject(new Error('404')),
  };
};

const pause = (milliseconds: number): Promise<void> =>
  new Promise((resolve) => setTimeout(resolve, milliseconds));

describe('the language', () => {
  let backend: Backend;
  beforeEach(() => (backend = new Backend()));
  afterEach(() => {
    backend.restore();
    root.lang = 'en';
    root.removeAttribute('dir');
  });

  const signIn = (lang: string | typeof nothing) =>
    page(html`<div lang=${lang}><xano-sign-in-form></xano-sign-in-form></div>`);

  describe('is that of the nearest lang', () => {
    it('of an ancestor', async () => {
      const form = await formIn(await signIn('de'));
      await shows(form, 'Passwort');
      expect(find(form, 'button').textContent).to.equal('Anmelden');
      expect(part(form, 'password-toggle').title).to.equal('Passwort anzeigen');
      expect(form.querySelectorAll('label[lang], button[lang]').length).to.equal(0);
      await expect(form).to.be.accessible();
    });

    it('of the element itself', async () => {
      const connection = await page(html`<xano-sign-in-form lang="fr"></xano-sign-in-form>`);
      await shows(await formIn(connection), fr.password);
    });

    for (const [lang, text] of [
      ['de-AT', 'Passwort'],
      ['DE', 'Passwort'],
      ['de_CH', 'Passwort'],
      ['pt-PT', 'Senha'],
      ['zh-Hans-CN', '密码'],
      ['iw', 'סיסמה'],
      ['en_US', 'Password'],
      ['xx', 'Password'],
      ['', 'Password'],
      ['x', 'Password'],
      ['de--', 'Password'],
      ['*&!', 'Password'],
      ['constructor', 'Password'],
    ] as const)
      it(`lang="${lang}" gives “${text}”`, async () => {
        const form = await formIn(await signIn(lang));
        await shows(form, text);
        submit(form);
        await form.updateComplete;
        expect(errorAt(form, 'password')).not.to.equal('');
      });

    it('through shadow roots', async () => {
      const outer = document.createElement('div');
      const inner = document.createElement('div');
      outer.attachShadow({ mode: 'closed' }).append(inner);
      const form = document.createElement('xano-sign-in-form');
      inner.attachShadow({ mode: 'open' }).append(form);
      await page(html``);
      (await fixture(html`<div lang="pl"></div>`)).append(outer);
      await shows(form, pl.password);
      outer.lang = 'de';
      await shows(form, 'Passwort');
      inner.lang = 'fr';
      await shows(form, fr.password);
      inner.removeAttribute('lang');
      await shows(form, 'Passwort');
    });

    it('also after a move', async () => {
      const connection = await signIn('de');
      const form = await formIn(connection);
      await shows(form, 'Passwort');
      connection.append(form);
      await shows(form, 'Password');
    });
  });

  it('turns everything at run time: lang="ar" dir="rtl"', async () => {
    backend.on('POST /auth/login', () => refuse(429, 'TOO_MANY_REQUESTS', 'Whoa there!'));
    const connection = await page(html`
      <xano-sign-in-form remember-me></xano-sign-in-form>
      <xano-sign-up-form></xano-sign-up-form>
      <xano-auth-guard roles="none"></xano-auth-guard>
      <xano-logout-button show-when-signed-out></xano-logout-button>
    `);
    const form = await formIn(connection, 'xano-sign-in-form');
    const signUp = await formIn(connection, 'xano-sign-up-form');
    fill(form, { email: 'ada@example.com', password: 'x' });
    submit(form);
    await settled(form);
    submit(signUp);
    await signUp.updateComplete;
    expect(errorAt(signUp, 'email')).to.equal(en['email-missing']);
    expect(alertOf(form)).to.contain('20 seconds');

    root.lang = 'ar';
    root.dir = 'rtl';
    await shows(form, ar.password);
    expect(labelOf(form, 'remember-me')).to.equal(ar.remember);
    expect(find(form, 'button').textContent).to.equal(ar['sign-in']);
    expect(alertOf(form)).to.contain('بعد 20 ثانية');
    await shows(signUp, ar.password);
    expect(errorAt(signUp, 'email')).to.equal(ar['email-missing']);
    expect(find(signUp, '[slot=xano-password-hint]').textContent).to.contain('8 أحرف');
    expect(getComputedStyle(part(form, 'form')).direction).to.equal('rtl');
    const button = find(connection, 'xano-logout-button');
    expect(part(button, 'button').textContent?.trim()).to.equal(ar['sign-out']);
    // All of it is in the page's language: nothing has to be marked. An address is written from left to right in any.
    expect(form.querySelectorAll('[data-xano-generated]:is([lang], [dir]):not(input)').length).to.equal(0);

    await connection.authenticate({ authToken: 'x', user: ada });
    const guard = find(connection, 'xano-auth-guard');
    await waitUntil(() => guard.shadowRoot?.textContent?.includes(String(ar['forbidden-content'])));
    expect(part(form, 'signed-in').textContent).to.contain('Ada Lovelace');
    root.lang = 'en';
    await waitUntil(() => guard.shadowRoot?.textContent?.includes(en['forbidden-content']));
    expect(part(form, 'signed-in').textContent).to.contain('You are signed in as Ada');
  });

  it('never shows English first', async () => {
    // Before the wait begins, after which English is shown.
    const { default: ja } = await import('../../components/messages/ja.js');
    const seen = new Set<string>();
    const watch = new MutationObserver(() => {
      for (const node of document.querySelectorAll('label, button')) seen.add(node.textContent);
    });
    watch.observe(document.body, { subtree: true, childList: true, characterData: true });
    const { arrive } = hold('ja');
    const form = await formIn(await signIn('ja'));
    await pause(50);
    expect(form.querySelectorAll('input').length).to.equal(0);
    arrive(ja);
    await shows(form, 'パスワード');
    watch.disconnect();
    expect([...seen].filter((text) => /[A-Za-z]/.test(text))).to.deep.equal([]);
  });

  it('is English for a while where its file is late, and says so', async () => {
    const { arrive } = hold('nl');
    const connection = await signIn('nl');
    const form = await formIn(connection);
    await shows(form, 'Password');
    const label = find(form, 'label');
    expect(label.lang).to.equal('en');
    expect(find(form, 'button').lang).to.equal('en');
    submit(form);
    await form.updateComplete;
    const error = find(form, '[data-xano-error=email]');
    expect([error.textContent, error.lang]).to.deep.equal([en['email-missing'], 'en']);
    fill(form, { email: 'ada@example.com' });

    arrive((await import('../../components/messages/nl.js')).default);
    await shows(form, 'Wachtwoord');
    expect([...form.querySelectorAll('[lang]')].map(({ outerHTML }) => outerHTML)).to.deep.equal([]);
    expect(error.textContent).to.equal('Vul uw e-mailadres in');
    // What was typed and where the focus was stays.
    expect(input(form, 'email').value).to.equal('ada@example.com');
    expect(document.activeElement?.id).to.equal(input(form, 'email').id);
  });

  it('is English for good where its file does not come; nothing else is harmed', async () => {
    hold('tr').fail();
    const connection = await page(html`
      <div lang="tr"><xano-sign-in-form></xano-sign-in-form><xano-logout-button></xano-logout-button></div>
    `);
    const form = await formIn(connection);
    await shows(form, 'Password');
    expect(find(form, 'label').lang).to.equal('en');
    fill(form, { email: 'ada@example.com', password: 'x' });
    submit(form);
    await waitUntil(() => form.matches(':state(signed-in)'));
    const out = part(find(connection, 'xano-logout-button'), 'button');
    expect(out.querySelector('[lang=en]')?.textContent).to.equal('Sign out');
  });

  it('stays what it was while another is awaited', async () => {
    const { arrive } = hold('ko');
    const connection = await signIn('de');
    const form = await formIn(connection);
    await shows(form, 'Passwort');
    find(connection, 'div').lang = 'ko';
    await pause(50);
    expect([labelOf(form), find(form, 'label').lang]).to.deep.equal(['Passwort', 'de']);
    arrive((await import('../../components/messages/ko.js')).default);
    await shows(form, '비밀번호');
  });

  describe('marks its texts where they are not as the page is', () => {
    it('in a page of a language that we do not have', async () => {
      const form = await formIn(await signIn('fa'));
      await shows(form, 'Password');
      expect([find(form, 'label').lang, find(form, 'label').dir]).to.deep.equal(['en', '']);
      root.dir = 'rtl';
      await waitUntil(() => find(form, 'label').dir === 'ltr');
      root.dir = 'ltr';
      await waitUntil(() => find(form, 'label').dir === '');
    });

    it('in a page that does not run as its language does', async () => {
      const form = await formIn(await signIn('he'));
      await shows(form, 'סיסמה');
      expect([find(form, 'label').lang, find(form, 'label').dir]).to.deep.equal(['', 'rtl']);
    });

    it("and leaves the page's own words alone", async () => {
      backend.on('POST /auth/login', () => refuse(400, 'INPUT_ERROR', 'Nope.', 'email'));
      const connection = await signIn('xx');
      connection.messages = { 'sign-in': 'Go' };
      const form = await formIn(connection);
      await shows(form, 'Password');
      expect(find(form, 'button').hasAttribute('lang')).to.equal(false);
      expect(find(form, 'label').lang).to.equal('en');
    });
  });

  it('is that of the dates of <xano-user>, at run time too', async () => {
    const connection = await page(
      html`<div lang="en_US"><xano-user field="created_at" format="date"></xano-user></div>`,
    );
    await signInAs(connection);
    const dateIn = (lang: string) =>
      new Intl.DateTimeFormat(lang, { dateStyle: 'medium' }).format(ada.created_at);
    const user = find(connection, 'xano-user');
    await waitUntil(() => user.textContent === dateIn('en-US'));
    find(connection, 'div').lang = 'ja';
    await waitUntil(() => user.textContent === dateIn('ja'));
  });
});

describe('<xano-text>', () => {
  let backend: Backend;
  beforeEach(() => (backend = new Backend()));
  afterEach(() => backend.restore());

  const buttonOf = (form: Element): string => find(form, 'button').textContent;

  it('says it for all elements of a connection, as long as it is there', async () => {
    const connection = await page(html`
      <xano-text code="sign-in"> Let me <b>in</b></xano-text>
      <xano-text code="password">Secret</xano-text>
      <xano-sign-in-form></xano-sign-in-form>
    `);
    const form = await formIn(connection);
    await shows(form, 'Secret');
    expect(find(form, 'button').innerHTML).to.equal('Let me in');
    // It says nothing where it stands.
    expect(find(connection, 'xano-text').getBoundingClientRect().width).to.equal(0);
    find(connection, 'xano-text').textContent = 'Enter';
    await waitUntil(() => buttonOf(form) === 'Enter');
    find(connection, 'xano-text').setAttribute('code', 'sign-out');
    await waitUntil(() => buttonOf(form) === 'Sign in');
    find(connection, '[code=password]').remove();
    await shows(form, 'Password');
  });

  it('says it in one form alone', async () => {
    const connection = await page(html`
      <xano-text code="sign-in">For all</xano-text>
      <xano-sign-in-form id="one"><xano-text code="sign-in">For one</xano-text></xano-sign-in-form>
      <xano-sign-in-form id="two"></xano-sign-in-form>
    `);
    const one = await formIn(connection, '#one');
    const two = await formIn(connection, '#two');
    await shows(two, 'Password');
    expect([buttonOf(one), buttonOf(two)]).to.deep.equal(['For one', 'For all']);
    find(one, 'xano-text').textContent = 'For me';
    await waitUntil(() => buttonOf(one) === 'For me');
    find(one, 'xano-text').remove();
    await waitUntil(() => buttonOf(one) === 'For all');
  });

  it("yields to the page's messages, and takes values", async () => {
    const connection = await page(html`
      <xano-text code="sign-in">Markup</xano-text>
      <xano-text code="signed-in-as">Hi {name}</xano-text>
      <xano-text code="retry"></xano-text>
      <xano-sign-in-form></xano-sign-in-form>
    `);
    connection.messages = { 'sign-in': 'Script' };
    const form = await formIn(connection);
    await waitUntil(() => form.querySelector('button') && buttonOf(form) === 'Script');
    expect(connection.messages).to.deep.equal({ 'sign-in': 'Script' });
    await signInAs(connection);
    await waitUntil(() => form.matches(':state(signed-in)'));
    expect(part(form, 'signed-in').textContent).to.contain('Hi Ada Lovelace');
  });
});
