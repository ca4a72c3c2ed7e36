// What helps those who see, hear or move differently: contrast wherever a form stands, what is read out, where the
// focus goes, and how small a screen may be.
import { expect, fixture, html } from '@open-wc/testing';
import { emulateMedia, resetMouse, sendKeys, sendMouse, setViewport } from '@web/test-runner-commands';
import '../../components/index.js';
import type { XanoAuthGuard } from '../../components/auth-guard/auth-guard.js';
import type { XanoLogoutButton } from '../../components/logout-button/logout-button.js';
import type { XanoSignUpForm } from '../../components/sign-up-form/sign-up-form.js';
import { ada, Backend, json, page, refuse, signInAs } from '../support/elements/backend.js';
import { edgeContrast, textContrast } from '../support/elements/contrast.js';
import {
  errorAt,
  fill,
  find,
  formIn,
  hasPart,
  input,
  middleOf,
  part,
  settled,
  submit,
} from '../support/elements/forms.js';
import { waitUntil } from '../support/elements/wait.js';

const typed = { email: 'ada@example.com', password: 'difference-1' };
const LOGIN = 'POST /auth/login';

const shadow = (element: Element): ShadowRoot => element.shadowRoot as ShadowRoot;

describe('access', () => {
  let backend: Backend;
  beforeEach(() => (backend = new Backend()));
  afterEach(async () => {
    backend.restore();
    document.body.removeAttribute('style');
    await resetMouse();
  });

  // First: WebKit asks for the visitor's wish once for a sheet.
  it('needs no motion', async () => {
    await emulateMedia({ reducedMotion: 'reduce' });
    const form = await formIn(await page(html`<xano-sign-in-form></xano-sign-in-form>`));
    const duration = () => getComputedStyle(part(form, 'submit')).transitionDuration;
    await waitUntil(() => duration() === '0s', 'no transition');
  });

  const grounds = {
    'a light page': 'background: #fff; color: #1d2129',
    'a dark page that declares its scheme': 'background: #16181c; color: #e8eaee; color-scheme: dark',
    'a dark page that declares no scheme': 'background: #111827; color: #f9fafb',
  };

  for (const accent of ['#2f5bd7', '#4069e6', '#635bff', 'gold', '#16a34a', '#f60', 'black', 'white', '#777'])
    it(`the button can be read in ${accent}`, async () => {
      const connection = await page(html`<xano-sign-in-form></xano-sign-in-form>`);
      const form = await formIn(connection);
      form.style.setProperty('--xano-color-accent', accent);
      const text = find(form, '[slot=xano-submit]');
      expect(textContrast(text)).to.be.at.least(4.5);
    });

  it('a label keeps its words whole beside a long link, in a narrow card', async () => {
    const connection = await page(html`
      <div style="inline-size: 304px; font: 16px Georgia, serif">
        <xano-sign-in-form appearance="card">
          <a slot="forgot" href="#forgot">Forgot your password?</a>
        </xano-sign-in-form>
      </div>
    `);
    const form = await formIn(connection);
    const label = part(form, 'label-password');
    const [lines, one] = [label, part(form, 'label-email')].map((element) => element.offsetHeight);
    expect(lines).to.equal(one);
    expect(form.scrollWidth).to.be.at.most(form.offsetWidth);
  });

  for (const [name, style] of Object.entries(grounds))
    describe(`on ${name}`, () => {
      beforeEach(() => document.body.setAttribute('style', style));

      it('everything of a form can be read, with errors and without', async () => {
        const connection = await page(html`
          <xano-sign-up-form confirm-password heading="Join Acme">
            <a slot="forgot" href="#forgot">Forgot it?</a>
            <a slot="providers" href="#other">Another way</a>
            <label slot="fields">Company <input name="company" required /></label>
            <label slot="fields"><input type="checkbox" name="terms" required /> Terms</label>
            <p slot="after"><a href="#sign-in">Sign in</a></p>
          </xano-sign-up-form>
        `);
        const form = await formIn<XanoSignUpForm>(connection);
        fill(form, { password: 'letters' });
        input(form, 'password').dispatchEvent(new Event('input', { bubbles: true }));
        await form.updateComplete;
        await expect(form).to.be.accessible();
        submit(form);
        await waitUntil(() => hasPart(form, 'field-invalid'));
        await expect(form).to.be.accessible();
        const texts = ['label', 'field-error', 'rule-met', 'rule-unmet', 'divider'].map((one) =>
          part(form, one),
        );
        for (const text of [...texts, find(form, '[slot=forgot]'), find(form, '[slot=after] a')])
          expect(textContrast(text), text.outerHTML).to.be.at.least(4.5);
      });

      it('so can the alert, what a developer reads, and the waiting', async () => {
        backend.on(LOGIN, () => json({ jwt: 'no token by this name' }));
        const form = await formIn(await page(html`<xano-sign-in-form remember-me></xano-sign-in-form>`));
        fill(form, typed);
        submit(form);
        await settled(form);
        await waitUntil(() => hasPart(form, 'developer-message'));
        await expect(form).to.be.accessible();
        for (const one of ['alert-text', 'developer-message'])
          expect(textContrast(part(form, one)), one).to.be.at.least(4.5);
      });

      it('so can buttons and guards', async () => {
        const connection = await page(html`
          <xano-sign-in-form redirect-to="/account.html"></xano-sign-in-form>
          <xano-logout-button></xano-logout-button>
          <xano-auth-guard roles="owner"></xano-auth-guard>
        `);
        await signInAs(connection);
        const guard = find<XanoAuthGuard>(connection, 'xano-auth-guard');
        await waitUntil(() => hasPart(guard, 'switch-button'));
        const buttons = [
          part(find(connection, 'xano-logout-button'), 'button'),
          part(guard, 'switch-button'),
          part(find(connection, 'xano-sign-in-form'), 'continue'),
        ];
        for (const button of buttons) expect(textContrast(button), button.outerHTML).to.be.at.least(4.5);
        await expect(connection).to.be.accessible();
        backend.on('GET /auth/me', () => refuse(500, 'FATAL', 'No.'));
        await signInAs(connection).catch(() => {});
        await waitUntil(() => hasPart(guard, 'retry-button'));
        expect(textContrast(part(guard, 'retry-button'))).to.be.at.least(4.5);
        await expect(connection).to.be.accessible();
      });

      it('the buttons can be read at rest, under the mouse and pressed', async () => {
        const connection = await page(html`
          <xano-sign-in-form></xano-sign-in-form>
          <xano-logout-button show-when-signed-out></xano-logout-button>
        `);
        const form = await formIn(connection);
        const logOut = find<XanoLogoutButton>(connection, 'xano-logout-button');
        await logOut.updateComplete;
        form.style.setProperty('--xano-duration', '0s');
        logOut.style.setProperty('--xano-duration', '0s');
        for (const box of [part(form, 'submit'), part(logOut, 'button')]) {
          const looks = [getComputedStyle(box).backgroundColor + getComputedStyle(box).borderColor];
          expect(textContrast(box), 'at rest').to.be.at.least(4.5);
          await sendMouse({ type: 'move', position: middleOf(box) });
          expect(textContrast(box), 'under the mouse').to.be.at.least(4.5);
          looks.push(getComputedStyle(box).backgroundColor + getComputedStyle(box).borderColor);
          await sendMouse({ type: 'down' });
          expect(textContrast(box), 'pressed').to.be.at.least(4.5);
          looks.push(getComputedStyle(box).backgroundColor + getComputedStyle(box).borderColor);
          await sendMouse({ type: 'move', position: [0, 0] });
          await sendMouse({ type: 'up' });
          expect(new Set(looks).size, looks.join()).to.equal(3);
        }
      });

      it('borders and rings can be told from the page', async () => {
        const form = await formIn(await page(html`<xano-sign-in-form></xano-sign-in-form>`));
        const box = part(form, 'input');
        expect(edgeContrast(box, getComputedStyle(box).borderTopColor)).to.be.at.least(3);
        input(form, 'email').focus();
        const { outlineColor, outlineStyle } = getComputedStyle(box);
        expect(outlineStyle).to.equal('solid');
        expect(edgeContrast(box, outlineColor)).to.be.at.least(3);
        expect(
          edgeContrast(part(form, 'submit'), getComputedStyle(part(form, 'submit')).backgroundColor),
        ).to.be.at.least(3);
      });
    });

  it('takes the whole of a card for a surface of its own', async () => {
    document.body.setAttribute('style', grounds['a dark page that declares no scheme']);
    const form = await formIn(
      await page(html`<xano-sign-in-form appearance="card" heading=""></xano-sign-in-form>`),
    );
    expect(find(shadow(form), 'h2').innerText).to.equal('Sign in');
    for (const text of [find(shadow(form), 'h2'), part(form, 'label')])
      expect(textContrast(text)).to.be.at.least(4.5);
    await expect(form).to.be.accessible();
  });

  it('gives every control a target of 24 pixels', async () => {
    const connection = await page(html`
      <xano-sign-up-form confirm-password></xano-sign-up-form>
      <xano-sign-in-form remember-me></xano-sign-in-form>
      <xano-logout-button show-when-signed-out></xano-logout-button>
    `);
    await formIn(connection);
    const targets = [...connection.children].flatMap((element) => [
      ...shadow(element).querySelectorAll<HTMLElement>(
        'button, [part~=input], [part=submit], [part=remember]',
      ),
    ]);
    expect(targets.length).to.be.greaterThan(10);
    for (const target of targets) {
      const { width, height } = target.getBoundingClientRect();
      // The label of a check box belongs to its target; a line of text is 22 pixels high.
      const least = target.matches('[part=remember]') ? 20 : 24;
      expect(Math.min(width, height), target.outerHTML).to.be.at.least(least);
    }
  });

  describe('what is read out', () => {
    const announced = (element: Element): string =>
      [...shadow(element).querySelectorAll<HTMLElement>('[role=alert]')]
        .map((one) => one.innerText.trim())
        .join('');
    const status = (element: Element): string =>
      [...shadow(element).querySelectorAll<HTMLElement>('[role=status]')]
        .map((one) => one.innerText.trim())
        .join('');

    it('is what is wrong with the field that has the focus already, each time again', async () => {
      const form = await formIn(await page(html`<xano-sign-in-form></xano-sign-in-form>`));
      input(form, 'email').focus();
      await sendKeys({ press: 'Enter' });
      await form.updateComplete;
      expect(announced(form)).to.equal(errorAt(form, 'email'));
      const region = [...shadow(form).querySelectorAll('[role=alert]')].at(-1);
      const before = region?.textContent;
      await sendKeys({ press: 'Enter' });
      await form.updateComplete;
      expect(region?.textContent, 'a change, or nothing is heard').to.not.equal(before);
      await sendKeys({ type: 'a' });
      await form.updateComplete;
      expect(announced(form)).to.equal('');
    });

    it('is not said a second time where the focus goes to the field', async () => {
      const form = await formIn(await page(html`<xano-sign-in-form></xano-sign-in-form>`));
      input(form, 'password').focus();
      await sendKeys({ press: 'Enter' });
      await form.updateComplete;
      expect(document.activeElement).to.equal(input(form, 'email'));
      expect(announced(form)).to.equal('');
    });

    it('is a password that Xano refuses, while the focus is in it', async () => {
      backend.on('POST /auth/signup', () => refuse(400, 'INPUT_ERROR', 'Too common.', 'password'));
      const form = await formIn(await page(html`<xano-sign-up-form without-name></xano-sign-up-form>`));
      fill(form, typed);
      input(form, 'password').focus();
      await sendKeys({ press: 'Enter' });
      await waitUntil(() => announced(form) === 'Too common.');
    });

    it('is the waiting for a slow answer, in a region that was there before', async () => {
      const answer = backend.hold(LOGIN);
      const form = await formIn(await page(html`<xano-sign-in-form></xano-sign-in-form>`));
      const regions = [...shadow(form).querySelectorAll('[role=status]')];
      fill(form, typed);
      submit(form);
      await waitUntil(() => status(form) !== '');
      expect(regions.some((region) => region.textContent?.includes('One moment'))).to.equal(true);
      answer(json({ authToken: 'x' }));
      await settled(form);
      expect(status(form)).to.equal('');
    });

    it('is Caps Lock in a password, and nothing elsewhere', async () => {
      const form = await formIn(await page(html`<xano-sign-in-form></xano-sign-in-form>`));
      const press = async (name: string, modifierCapsLock: boolean) => {
        input(form, name).dispatchEvent(new KeyboardEvent('keydown', { bubbles: true, modifierCapsLock }));
        await form.updateComplete;
        return status(form);
      };
      expect(await press('email', true)).to.equal('');
      expect(await press('password', true)).to.contain('Caps Lock');
      expect(await press('password', false)).to.equal('');
    });

    it('is one sentence of a guard and a form beside it, and of two guards', async () => {
      backend.on('GET /auth/me', () => refuse(500, 'FATAL', 'No.'));
      const connection = await page(html`
        <xano-auth-guard id="one"></xano-auth-guard>
        <xano-auth-guard id="two"></xano-auth-guard>
        <xano-sign-in-form></xano-sign-in-form>
      `);
      const form = await formIn(connection);
      await signInAs(connection).catch(() => {});
      await waitUntil(() => hasPart(find(connection, '#two'), 'error'));
      await form.updateComplete;
      const said = [...connection.children].map(status).filter(Boolean);
      expect(said).to.deep.equal(['We cannot confirm your sign-in right now.']);
      find(connection, '#one').remove();
      find(connection, '#two').remove();
      form.requestUpdate();
      await form.updateComplete;
      expect(status(form)).to.contain('cannot confirm');
    });
  });

  describe('the focus', () => {
    it('goes to the heading of the page when the log-out button hides', async () => {
      const root = await fixture(html`<div><h1>Shop</h1></div>`);
      const connection = await page(html`<xano-logout-button></xano-logout-button>`);
      await signInAs(connection);
      const button = find<XanoLogoutButton>(connection, 'xano-logout-button');
      await button.updateComplete;
      part(button, 'button').focus();
      await sendKeys({ press: 'Enter' });
      await waitUntil(() => button.matches(':state(hidden)'));
      expect(document.activeElement).to.equal(find(root, 'h1'));
    });

    it('goes to something with words when a guard opens under it', async () => {
      const answer = backend.hold('GET /auth/me');
      const connection = await page(html`
        <xano-auth-guard>
          <template><p>Members only</p></template>
          <button slot="pending">Wait</button>
        </xano-auth-guard>
      `);
      const signedIn = signInAs(connection);
      const guard = find<XanoAuthGuard>(connection, 'xano-auth-guard');
      await waitUntil(() => guard.state === 'pending');
      await guard.updateComplete;
      find(connection, 'button').focus();
      answer(json(ada));
      await signedIn;
      await waitUntil(() => document.activeElement?.textContent === 'Members only');
    });

    it('has a ring as round as the button', async () => {
      const form = await formIn(await page(html`<xano-sign-in-form></xano-sign-in-form>`));
      const radius = getComputedStyle(part(form, 'submit')).borderTopLeftRadius;
      expect(radius).to.not.equal('0px');
      expect(getComputedStyle(find(form, 'button')).borderTopLeftRadius).to.equal(radius);
    });
  });

  it('shows each password by an eye of its own', async () => {
    const form = await formIn(await page(html`<xano-sign-up-form confirm-password></xano-sign-up-form>`));
    const [first, second] = shadow(form).querySelectorAll<HTMLElement>('[part~=password-toggle]');
    expect(first?.ariaLabel).to.not.equal(second?.ariaLabel);
    second?.click();
    await form.updateComplete;
    const types = () => ['password', 'confirm-password'].map((name) => input(form, name).type);
    expect(types()).to.deep.equal(['password', 'text']);
    first?.click();
    second?.click();
    await form.updateComplete;
    expect(types()).to.deep.equal(['text', 'password']);
  });

  it('is silent around a section without the role, unless it is asked', async () => {
    const connection = await page(
      html`<h1>Shop</h1>
        <xano-auth-guard roles="owner"></xano-auth-guard>`,
    );
    await signInAs(connection);
    const guard = find<XanoAuthGuard>(connection, 'xano-auth-guard');
    await guard.updateComplete;
    expect([guard.state, hasPart(guard, 'forbidden')]).to.deep.equal(['forbidden', false]);
    guard.explain = true;
    await guard.updateComplete;
    expect(part(guard, 'forbidden').innerText).to.contain('does not have access');
    part(guard, 'switch-button').click();
    await waitUntil(() => guard.state === 'signed-out');
  });

  it('fits a narrow screen with a name that does not end', async () => {
    await setViewport({ width: 320, height: 640 });
    backend.on('GET /auth/me', () => json({ ...ada, name: `${'verylong'.repeat(12)}@example.com` }));
    const connection = await page(html`<xano-sign-in-form redirect-to="/account.html"></xano-sign-in-form>`);
    const form = await formIn(connection);
    await signInAs(connection);
    await waitUntil(() => hasPart(form, 'continue'));
    expect(document.documentElement.scrollWidth).to.be.at.most(320);
    await setViewport({ width: 800, height: 600 });
  });

  it('grows with the text', async () => {
    const form = await formIn(await page(html`<xano-sign-in-form remember-me></xano-sign-in-form>`));
    const boxes = ['input', 'submit', 'checkbox', 'password-toggle'].map((name) => part(form, name));
    const icon = find<SVGElement>(shadow(form), 'svg');
    const heights = () => [...boxes, icon].map((box) => box.getBoundingClientRect().height);
    const before = heights();
    document.documentElement.style.fontSize = '200%';
    const after = heights();
    document.documentElement.style.fontSize = '';
    for (const [index, height] of before.entries()) expect(after[index]).to.be.at.least(height * 1.9);
  });

  it('has the right keyboards, and addresses from left to right in every page', async () => {
    const form = await formIn(
      await page(html`<div dir="rtl"><xano-sign-up-form confirm-password></xano-sign-up-form></div>`),
    );
    const look = (name: string) => {
      const { dir, autocapitalize, spellcheck, minLength } = input(form, name);
      return [dir, input(form, name).getAttribute('enterkeyhint'), autocapitalize, spellcheck, minLength];
    };
    expect(look('name')).to.deep.equal(['', 'next', 'words', false, -1]);
    expect(look('email')).to.deep.equal(['ltr', 'next', 'none', false, -1]);
    expect(look('password')).to.deep.equal(['', 'next', 'none', false, 8]);
    expect(look('confirm-password')).to.deep.equal(['', 'go', 'none', false, -1]);
    expect(getComputedStyle(input(form, 'email')).textAlign).to.equal('right');
  });

  it('says of a password that was typed too short what it must have, not what the browser says', async () => {
    const form = await formIn(await page(html`<xano-sign-up-form without-name></xano-sign-up-form>`));
    fill(form, { email: 'ada@example.com' });
    input(form, 'password').focus();
    await sendKeys({ type: 'short' });
    await sendKeys({ press: 'Enter' });
    await waitUntil(() => errorAt(form, 'password'));
    expect(errorAt(form, 'password')).to.equal('Password must be at least 8 characters and have a digit');
  });
});
