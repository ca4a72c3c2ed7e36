// A provider's button: on the way there, and on the way back. The page itself stays: what leads away is caught.
import { expect, html } from '@open-wc/testing';
import '../../components/account/account.js';
import type { XanoOAuthButton } from '../../components/oauth-button/oauth-button.js';
import { Backend, json, page, record, refuse } from '../support/elements/backend.js';
import { find, hasPart, part } from '../support/elements/forms.js';
import { waitUntil } from '../support/elements/wait.js';

const START = location.href;
const INIT = 'GET /oauth/google/init';
const CONTINUE = 'GET /oauth/google/continue';
const STATE = 'state-of-this-tab';
/** Address of the stand-in backend. */
const BACKEND = 'https://backend.test';
const BACK = START.replace(/[?#].*/, '');

/** What this tab has kept of a flow that it began. */
const begun = (more: object = {}) =>
  sessionStorage.setItem(
    'xano-oauth',
    JSON.stringify({
      provider: 'google',
      mode: 'continue',
      path: '/oauth/google',
      redirectUri: BACK,
      backend: BACKEND,
      state: STATE,
      at: Date.now(),
      ...more,
    }),
  );

describe('<xano-oauth-button>', () => {
  let backend: Backend;
  beforeEach(() => {
    backend = new Backend();
    backend.on(CONTINUE, () => json({ token: 'token-of-ada', name: 'Ada', email: 'ada@example.com' }));
  });
  afterEach(() => {
    backend.restore();
    history.replaceState(null, '', START);
  });

  const draw = async (content = html`<xano-oauth-button provider="google"></xano-oauth-button>`) => {
    const button = find<XanoOAuthButton>(await page(content), 'xano-oauth-button');
    await button.updateComplete;
    return button;
  };
  const returnWith = (query: string) => history.replaceState(null, '', `${BACK}?${query}`);
  const failed = async (button: Element): Promise<string> => {
    await waitUntil(() => hasPart(button, 'message'));
    return part(button, 'message').innerText;
  };

  it('names its provider and its mode, and the page’s own label wins', async () => {
    const label = async (content: Parameters<typeof draw>[0]) => (await draw(content)).shadowRoot ?? document;
    const text = (root: ParentNode) => find(root, '[part=button]').innerText.trim();
    expect(text(await label(html`<xano-oauth-button provider="github"></xano-oauth-button>`))).to.equal(
      'Continue with GitHub',
    );
    expect(
      text(await label(html`<xano-oauth-button provider="acme" mode="login"></xano-oauth-button>`)),
    ).to.equal('Sign in with acme');
    expect(text(await label(html`<xano-oauth-button provider="constructor"></xano-oauth-button>`))).to.equal(
      'Continue with constructor',
    );
    const own = await draw(html`<xano-oauth-button provider="google">G!</xano-oauth-button>`);
    await expect(own).to.be.accessible();
    expect(own.innerText).to.equal('G!');
  });

  it('says so where there is no address that the provider can lead back to', async () => {
    const button = await draw(
      html`<xano-oauth-button provider="google" redirect-uri="https://"></xano-oauth-button>`,
    );
    part(button, 'button').click();
    expect(await failed(button)).to.equal('Sign-in is not set up correctly. Tell the owner of this page.');
    expect(backend.count(INIT)).to.equal(0);
  });

  it('asks the backend for the provider’s page, with this page as the way back', async () => {
    backend.on(INIT, () => json({ authUrl: 'javascript:alert(1)' }));
    const button = await draw();
    const events = record('xano-before-oauth', 'xano-oauth', 'xano-error');
    part(button, 'button').click();
    // An address that is no page of a provider is refused, so this page stays.
    await waitUntil(() => hasPart(button, 'message'));
    expect(new URL(backend.asked[0]?.path ?? '', BACK).searchParams.get('redirect_uri')).to.equal(BACK);
    expect(events.map(({ type }) => type)).to.deep.equal(['xano-before-oauth', 'xano-error']);
    await expect(button).to.be.accessible();
  });

  it('takes the return out of the address, and signs in', async () => {
    begun();
    returnWith(`code=c-secret&state=${STATE}&scope=email&keep=1`);
    const events = record('xano-sign-in');
    const button = await draw();
    expect(location.search).to.equal('?keep=1');
    await waitUntil(() => button.matches(':state(hidden)'));
    expect(events.length).to.equal(1);
    expect(sessionStorage.getItem('xano-oauth')).to.equal(null);
    expect(backend.count(CONTINUE)).to.equal(1);
  });

  it('does nothing with a forged return', async () => {
    begun();
    returnWith('code=c-secret&state=forged');
    const button = await draw();
    expect(location.search).to.equal('');
    expect(await failed(button)).to.contain('This sign-in took too long, or it began elsewhere.');
    expect(backend.asked).to.deep.equal([]);
  });

  it('leaves an address alone that is no return', async () => {
    returnWith('code=promo10');
    await draw();
    expect(location.search).to.equal('?code=promo10');
  });

  it('says that the visitor has canceled, and repeats nothing that the provider says', async () => {
    begun();
    returnWith(`error=access_denied&error_description=<img src=x>&state=${STATE}`);
    const button = await draw();
    expect(await failed(button)).to.contain('You have canceled the sign-in with Google.');
    expect(button.shadowRoot?.querySelector('[part=message] img')).to.equal(null);
    expect(location.search).to.equal('');
  });

  for (const [mode, answer, text, way] of [
    [
      'login',
      () => refuse(404, 'NOT_FOUND', 'No user exists with these credentials. Try signing up instead.'),
      'Nobody has signed up with this Google account yet.',
      'sign-up-button',
    ],
    [
      'signup',
      () =>
        refuse(
          403,
          'ACCESS_DENIED',
          'There is already an account with these credentials. Try logging in instead.',
        ),
      'You have an account already.',
      'sign-in-button',
    ],
  ] as const)
    it(`offers the right way when ${mode} is refused`, async () => {
      backend.on(`GET /oauth/google/${mode}`, answer);
      begun({ mode });
      returnWith(`code=c1&state=${STATE}`);
      const button = await draw();
      expect(await failed(button)).to.contain(text);
      expect(hasPart(button, 'switch-button')).to.equal(true);
      await expect(button).to.be.accessible();
      const modes: (string | null)[] = [];
      backend.on(INIT, ({ path }) => {
        modes.push(path);
        return json({});
      });
      part(button, way).click();
      await waitUntil(() => modes.length === 1);
    });

  it('says in the words of the author why somebody is refused', async () => {
    const suspended = 'Your account is suspended until Monday.';
    for (const mode of ['continue', 'signup']) {
      backend.on(`GET /oauth/google/${mode}`, () => refuse(403, 'ACCESS_DENIED', suspended));
      begun({ mode });
      returnWith(`code=c1&state=${STATE}`);
      const button = await draw();
      expect(await failed(button)).to.equal(suspended);
      expect(hasPart(button, 'sign-in-button')).to.equal(false);
      button.remove();
    }
  });

  it('hands the focus on when it hides', async () => {
    begun();
    const root = await page(html`
      <h1>Shop</h1>
      <xano-oauth-button provider="google"></xano-oauth-button>
    `);
    const button = find<XanoOAuthButton>(root, 'xano-oauth-button');
    await button.updateComplete;
    part(button, 'button').focus();
    window.postMessage(
      { type: 'xano-oauth-return', returned: { code: 'c1', state: STATE } },
      location.origin,
    );
    await waitUntil(() => button.matches(':state(hidden)'));
    await waitUntil(() => document.activeElement?.localName === 'h1');
  });

  it('keeps the focus when a way on from a failure fails, too', async () => {
    backend.on('GET /oauth/google/login', () =>
      refuse(404, 'NOT_FOUND', 'No user exists with these credentials.'),
    );
    begun({ mode: 'login' });
    returnWith(`code=c1&state=${STATE}`);
    const button = await draw();
    await failed(button);
    backend.on(INIT, () => refuse(429, 'TOO_MANY_REQUESTS', 'Whoa there!'));
    part(button, 'sign-up-button').focus();
    part(button, 'sign-up-button').click();
    await waitUntil(() => hasPart(button, 'message') && /too many/.test(part(button, 'message').innerText));
    expect(button.shadowRoot?.activeElement?.getAttribute('part')).to.equal('button');
  });

  it('says that its provider is missing', async () => {
    const button = await draw(html`<xano-oauth-button></xano-oauth-button>`);
    const events = record('xano-error');
    part(button, 'button').click();
    expect(await failed(button)).to.contain('Sign-in is not set up correctly.');
    expect(events[0]?.error.message).to.contain('provider="google"');
    expect(backend.asked).to.deep.equal([]);
  });

  it('is one of several: the one that began takes the return', async () => {
    begun({ provider: 'github', path: '/oauth/github' });
    backend.on('GET /oauth/github/continue', () => refuse(500, 'FATAL', 'No.'));
    returnWith(`code=c1&state=${STATE}`);
    const google = await draw(html`
      <xano-oauth-button provider="google"></xano-oauth-button>
      <xano-oauth-button provider="github"></xano-oauth-button>
    `);
    await failed(find(document, '[provider=github]'));
    expect(hasPart(google, 'message')).to.equal(false);
  });

  it('leads on to the provider whose sign-in failed, whatever its own is', async () => {
    begun({ provider: 'github', mode: 'login', path: '/oauth/github' });
    backend.on('GET /oauth/github/login', () => refuse(404, 'NOT_FOUND', 'No user exists.'));
    const asked: string[] = [];
    backend.on('GET /oauth/github/init', ({ path }) => {
      asked.push(path);
      return json({});
    });
    returnWith(`code=c1&state=${STATE}`);
    const button = await draw();
    await failed(button);
    part(button, 'sign-up-button').click();
    await waitUntil(() => asked.length === 1);
  });

  it('leaves a return alone that belongs to another connection', async () => {
    begun({ backend: 'https://other.test' });
    returnWith(`code=c-secret&state=${STATE}`);
    const button = await draw();
    expect(await failed(button)).to.contain('it began elsewhere');
    expect(backend.asked).to.deep.equal([]);
  });

  it('is one of two for a provider: the one whose mode began takes the return', async () => {
    begun({ mode: 'signup' });
    backend.on('GET /oauth/google/signup', () => refuse(500, 'FATAL', 'No.'));
    returnWith(`code=c1&state=${STATE}`);
    const login = await draw(html`
      <xano-oauth-button provider="google" mode="login"></xano-oauth-button>
      <xano-oauth-button provider="google" mode="signup"></xano-oauth-button>
    `);
    await failed(find(document, '[mode=signup]'));
    expect(hasPart(login, 'message')).to.equal(false);
  });

  it('takes the return of its small window, also after the page was reloaded', async () => {
    const button = await draw();
    begun();
    const send = (returned: object) =>
      window.postMessage({ type: 'xano-oauth-return', returned }, location.origin);
    send({ code: 'c1', state: 'forged' });
    expect(await failed(button)).to.contain('it began elsewhere');
    send({ code: 'c1', state: STATE });
    await waitUntil(() => button.matches(':state(hidden)'));
    expect(backend.count(CONTINUE)).to.equal(1);
  });

  it('hears nothing in a message that is none of its own', async () => {
    const button = await draw();
    const events = record('xano-error');
    for (const message of [null, 'xano-oauth-return', { type: 'xano-oauth-return' }, { type: 'other' }])
      window.postMessage(message, location.origin);
    await new Promise((resolve) => {
      addEventListener('message', ({ data }) => data === 'last' && resolve(undefined));
      window.postMessage('last', location.origin);
    });
    await button.updateComplete;
    expect([hasPart(button, 'message'), events.length, backend.asked.length]).to.deep.equal([false, 0, 0]);
  });

  it('is one of several: any of them takes the return, once', async () => {
    begun({ provider: 'github', path: '/oauth/github' });
    backend.on('GET /oauth/github/continue', () => json({ token: 'token-of-ada' }));
    returnWith(`code=c1&state=${STATE}`);
    const button = await draw(html`
      <xano-oauth-button provider="google"></xano-oauth-button>
      <xano-oauth-button provider="github"></xano-oauth-button>
    `);
    await waitUntil(() => button.matches(':state(hidden)'));
    expect(backend.count('GET /oauth/github/continue')).to.equal(1);
  });
});
