// The wizard, from an empty form to finished pages, against the emulator in the page.
import { expect, fixture, fixtureCleanup, html } from '@open-wc/testing';
import { sendKeys, setViewport } from '@web/test-runner-commands';
import '../../components/setup/setup.js';
import type { XanoSetup } from '../../components/setup/setup.js';
import { createEmulator } from '../../src/emulator/index.js';
import type { Emulator, EmulatorOptions, MetaOptions } from '../../src/emulator/index.js';
import { waitUntil } from '../support/elements/wait.js';

const KEY = 'a-key-of-the-tests';
const HOST = 'x8ki-letl-twmt.n7.xano.io';
const BASE_URL = `https://${HOST}/api:abCD1234`;

const meta: MetaOptions = {
  keys: [KEY, { key: 'groups-only', without: ['branch', 'datasource'] }],
  instances: [
    {
      name: 'shop',
      display: 'Shop',
      domain: HOST,
      customDomain: 'api.example.com',
      workspaces: [
        {
          id: 1,
          name: 'Shop',
          groups: [
            { canonical: 'orders01', name: 'Orders', endpoints: ['orders', 'addOrder'] },
            { canonical: 'abCD1234', name: 'Authentication' },
            { canonical: 'hidden01', name: 'Hidden', endpoints: ['login', 'me'], docs: false },
          ],
        },
        { id: 2, name: 'Back office', groups: [{ canonical: 'backof01', endpoints: ['login'] }] },
      ],
    },
  ],
};

describe('<xano-setup>', () => {
  let emulator: Emulator;
  let element: XanoSetup;
  let sent: Request[];
  afterEach(() => fixtureCleanup());

  const open = async (options: EmulatorOptions = {}, baseUrl = ''): Promise<void> => {
    emulator = createEmulator({ meta, ...options });
    await emulator.control.addUser({
      name: 'Ada',
      email: 'ada@example.com',
      password: 'lovelace1',
      role: 'admin',
    });
    sent = [];
    const recorded: typeof fetch = (input, init) => {
      const request = new Request(input, init);
      sent.push(request.clone());
      return emulator.fetch(request);
    };
    element = await fixture<XanoSetup>(
      html`<xano-setup .fetch=${recorded} base-url=${baseUrl}></xano-setup>`,
    );
  };

  const root = (): ShadowRoot => element.shadowRoot as ShadowRoot;
  const find = <T extends Element = HTMLInputElement>(selector: string): T => {
    const found = root().querySelector<T>(selector);
    if (!found) throw new Error(`nothing matches ${selector}`);
    return found;
  };
  const field = <T extends Element = HTMLInputElement>(name: string): T => find<T>(`[name="${name}"]`);
  const type = (name: string, value: string): void => {
    const control = field(name);
    control.value = value;
    control.dispatchEvent(new Event('input', { bubbles: true }));
    control.dispatchEvent(new Event('change', { bubbles: true }));
  };
  const heading = (): string => find<HTMLElement>('h2').textContent ?? '';
  const idle = async (): Promise<void> => {
    await element.updateComplete;
    await waitUntil(() => !element.matches(':state(busy)'), 'Xano has answered');
  };
  const press = async (text: string): Promise<void> => {
    const buttons = [...root().querySelectorAll('button')];
    const button = buttons.find((one) => one.textContent?.trim() === text);
    if (!button) throw new Error(`no button "${text}"`);
    button.click();
    await element.updateComplete;
  };
  const go = async (text = 'Continue'): Promise<void> => {
    await press(text);
    await idle();
    await element.updateComplete;
  };
  const at = async (words: RegExp): Promise<void> => {
    await waitUntil(() => words.test(heading()), `at ${String(words)}, not at "${heading()}"`);
    await idle();
    await element.updateComplete;
  };
  const alert = (): string => find<HTMLElement>('[role=alert]').innerText.trim();
  const errorAt = (name: string): string => find<HTMLElement>(`#${name}-error`).innerText.trim();
  const choose = (name: string, value: string): void => {
    find<HTMLInputElement>(`[name="${name}"][value="${value}"]`).click();
  };
  const chosen = (name: string): string | undefined =>
    root().querySelector<HTMLInputElement>(`[name="${name}"]:checked`)?.value;
  const snippet = (): string => find<HTMLElement>('pre').innerText;
  /** The notice in a step, and the one below it. */
  const notice = (): string => find('[part=notice]').textContent ?? '';
  const noticeBelow = (): string => find('form ~ [part=notice]').textContent ?? '';
  const shown = (selector: string, words = `${selector} is shown`): Promise<void> =>
    waitUntil(() => root().querySelector(selector), words);
  const openDetails = (): void => {
    for (const details of root().querySelectorAll('details')) details.open = true;
  };
  const passesAxe = async (): Promise<void> => {
    await expect(element).to.be.accessible();
  };

  /** From the key to the place. */
  const withKey = async (key = KEY): Promise<void> => {
    type('key', key);
    await go();
    await at(/workspace/);
    expect(root().querySelector('[name="data-source"]')).not.to.equal(null);
  };
  /** From a Base URL to the endpoints. */
  const byBaseUrl = async (baseUrl = BASE_URL): Promise<void> => {
    choose('way', 'base-url');
    await element.updateComplete;
    type('base-url', baseUrl);
    await go();
    await at(/endpoints/);
  };
  /** From the key to the API groups. */
  const toGroups = async (): Promise<void> => {
    await withKey();
    await go();
    await at(/API group/);
  };
  /** From a Base URL to the test sign-in. */
  const toTest = async (): Promise<void> => {
    await byBaseUrl();
    await go();
    await at(/Sign in once/);
  };
  const signIn = async (password = 'lovelace1'): Promise<void> => {
    type('identifier', 'ada@example.com');
    type('password', password);
    await go('Sign in');
  };
  /** From a Base URL to the answer of the current user. */
  const toUser = async (): Promise<void> => {
    await toTest();
    await signIn();
    await go();
    await at(/Where is the user/);
  };
  /** From the user to the end. */
  const toEnd = async (): Promise<void> => {
    await go();
    await go();
    await at(/Copy/);
  };
  const skipToEnd = async (): Promise<void> => {
    await press('Skip the test');
    await toEnd();
  };

  it('leads from a key to finished pages', async () => {
    await open({ wrapUser: true, tokenShape: 'auth_token' });
    await withKey();
    field('custom-domain').click();
    await go();
    await at(/API group/);
    expect(chosen('group')).to.equal('0');
    expect(find('[part=option]').textContent).to.match(/Authentication[^]*Sign-in[^]*Current user/);
    await go();
    await at(/endpoints/);
    expect(field<HTMLSelectElement>('signIn').value).to.equal('POST /auth/login');
    await go();
    await at(/Sign in once/);
    await signIn();
    expect(field<HTMLSelectElement>('authTokenKey').value).to.equal('auth_token');
    await go();
    await at(/Where is the user/);
    expect([chosen('user'), chosen('roles')]).to.deep.equal(['user', 'user.role']);
    expect(find('[part=notice]').textContent).to.contain('admin');
    await go();
    await at(/hosts/);
    await go();
    await at(/Copy/);
    expect(snippet()).to.equal(
      `<link rel="stylesheet" href="cdn/cloak.css">
<script type="module" src="cdn/xano-auth-elements.js"></script>
<xano-connection
  base-url="${BASE_URL}"
  auth-token-key="auth_token"
  user-key="user"
></xano-connection>`,
    );
  });

  for (const [where, lead] of [
    ['while it asks for a key', async () => {}],
    ['while it asks for the place', () => withKey()],
    ['with a list of groups', toGroups],
    [
      'at the endpoints',
      async () => {
        await byBaseUrl();
        openDetails();
      },
    ],
    ['at the test sign-in', toTest],
    [
      'at the answer to it',
      async () => {
        await toTest();
        await signIn();
      },
    ],
    ['where the user is clicked', toUser],
    [
      'at the end',
      async () => {
        await toTest();
        await skipToEnd();
      },
    ],
  ] as const)
    it(`is accessible ${where}`, async () => {
      await open();
      await lead();
      await passesAxe();
    });

  it('leads there by keyboard alone, and says each step to screen readers', async () => {
    await open({}, BASE_URL);
    const focused = () => root().activeElement;
    field('base-url').focus();
    for (const words of [/endpoints/, /Sign in once/]) {
      await sendKeys({ press: 'Enter' });
      await at(words);
      expect(focused()).to.equal(find('h2'));
      find<HTMLElement>('[part=submit]').focus();
    }
    field('identifier').focus();
    await sendKeys({ type: 'ada@example.com' });
    await sendKeys({ press: 'Tab' });
    await sendKeys({ type: 'lovelace1' });
    await sendKeys({ press: 'Enter' });
    await shown('[part=tree]', 'the answer is shown');
    expect(find('[aria-current=step]').textContent).to.contain('Test');
  });

  it('says in place what is missing, and puts the focus there', async () => {
    await open();
    await go();
    expect(errorAt('key')).to.equal('Please paste the key.');
    expect(root().activeElement).to.equal(field('key'));
    expect(field('key').getAttribute('aria-describedby')).to.contain('key-error');
    choose('way', 'base-url');
    await element.updateComplete;
    type('base-url', 'nothing');
    await go();
    await shown('#base-url-error');
    expect(errorAt('base-url')).to.match(/Write the Base URL of the API group/);
    expect(sent).to.have.length(0);
  });

  it('says that a key is wrong at its field, which is empty again', async () => {
    await open();
    type('key', 'another-key');
    await go();
    await shown('#key-error');
    expect(errorAt('key')).to.match(/does not accept this Meta API Key/);
    expect(field('key').value).to.equal('');
    await passesAxe();
  });

  it('says that there is no network, and goes on when there is', async () => {
    await open();
    emulator.control.fault({ kind: 'offline' });
    type('key', KEY);
    await go();
    expect(alert()).to.match(/app\.xano\.com cannot be reached/);
    expect(notice()).to.contain('node dist/cli/main.js setup');
    await withKey();
    expect(alert()).to.equal('');
  });

  it('lets branch and data source be typed where the key may not read them', async () => {
    await open();
    await withKey('groups-only');
    expect(noticeBelow()).to.match(/may not read the branches/);
    type('branch', 'v1');
    type('data-source', 'test');
    await go();
    await at(/API group/);
    await go();
    await at(/endpoints/);
    await go();
    await skipToEnd();
    expect(snippet()).to.contain(`base-url="${BASE_URL}:v1"`);
    expect(snippet()).to.contain('data-source="test"');
  });

  it('reads the lists of another workspace when it is chosen', async () => {
    await open();
    await withKey();
    type('workspace', '1');
    await idle();
    await go();
    await at(/API group/);
    expect(root().querySelectorAll('[part=option]')).to.have.length(2);
  });

  it('takes everything typed where the documentation is off', async () => {
    await open({ docs: false });
    await byBaseUrl();
    expect(noticeBelow()).to.match(/documentation is off/);
    type('signIn', 'sign/in');
    await go();
    expect(errorAt('signIn')).to.match(/a method and a path/);
    type('signIn', 'POST api:members1/sign/in');
    type('signUp', 'none');
    type('currentUser', '/whoami');
    await go();
    await at(/Sign in once/);
    openDetails();
    type('authTokenKey', 'data.token');
    await press('Skip the test');
    type('userKey', 'data.user');
    type('rolesKey', 'data.groups');
    await toEnd();
    for (const attribute of [
      'sign-in-endpoint="POST api:members1/sign/in"',
      'current-user-endpoint="GET /whoami"',
      'auth-token-key="data.token"',
      'user-key="data.user"',
      'roles-key="data.groups"',
    ])
      expect(snippet()).to.contain(attribute);
    expect(root().querySelectorAll('[part=code]')).to.have.length(3);
  });

  it('opens a field where something else than the list is wanted', async () => {
    await open();
    await byBaseUrl();
    const list = field<HTMLSelectElement>('currentUser');
    list.value = [...list.options].at(-1)?.value ?? '';
    list.dispatchEvent(new Event('change', { bubbles: true }));
    expect(root().activeElement).to.equal(field('currentUser-typed'));
    await sendKeys({ type: 'GET /me/too' });
    await go();
    await at(/Sign in once/);
    await press('Back');
    expect(field('currentUser-typed').value).to.equal('GET /me/too');
  });

  it('shows a wrong password as such, keeps the e-mail and empties the password', async () => {
    await open();
    await toTest();
    await signIn('wrong-password');
    expect(alert()).to.match(/403: Invalid Credentials/);
    expect([field('identifier').value, field('password').value]).to.deep.equal(['ada@example.com', '']);
    await signIn();
    expect(alert()).to.equal('');
  });

  it('leads the focus to the answer of the test sign-in, and to the heading when *Stop* goes', async () => {
    await open();
    await toTest();
    field('password').focus();
    type('identifier', 'ada@example.com');
    await sendKeys({ type: 'lovelace1' });
    await sendKeys({ press: 'Enter' });
    await waitUntil(() => root().activeElement?.matches('[part=notice]'), 'the focus is at the answer');
    expect(notice()).to.match(/It works/);
    await press('Sign in again');
    await waitUntil(() => root().activeElement !== null, 'the focus is not lost');
  });

  it('names the step that is shown, and those before it, by parts', async () => {
    await open();
    await byBaseUrl();
    const parts = [...root().querySelectorAll('[part=steps] > li')].map((step) => step.part.value.trim());
    expect(parts.slice(0, 3)).to.deep.equal(['step step-done', 'step step-current', 'step']);
  });

  it('finds a lifetime beside the token, and sends what else sign-in takes', async () => {
    await open({ answerExtras: () => ({ life: { expires_in: 900 } }) });
    const real = element.fetch as typeof fetch;
    element.fetch = async (input, init) => {
      const answer = await real(input, init);
      if (!answer.url.includes('/apispec:')) return answer;
      const spec = (await answer.text()).replaceAll('"email":{', '"tenant":{"type":"integer"},"email":{');
      return new Response(spec);
    };
    await toTest();
    type('extra-tenant', '7');
    await signIn();
    const login = sent.find(({ url }) => url.endsWith('/auth/login'));
    expect(await login?.json()).to.deep.equal({ tenant: 7, email: 'ada@example.com', password: 'lovelace1' });
    expect(field<HTMLSelectElement>('expiresInKey').value).to.equal('life.expires_in');
    await go();
    await toEnd();
    expect(snippet()).to.contain('expires-in-key="life.expires_in"');
    expect(root().textContent).to.contain('name="tenant"');
  });

  it('lets the key of the token be typed where nothing looks like one', async () => {
    await open({ tokenShape: 'none', answerExtras: () => ({ pass: 'abc' }) });
    await toTest();
    await signIn();
    expect(notice()).to.match(/nothing in it looks like a token/);
    await go();
    expect(errorAt('authTokenKey')).to.match(/type the key/);
    type('authTokenKey', 'pass');
    await go();
    expect(alert()).to.match(/GET \/auth\/me .* gave 401/);
  });

  it('takes the user and the roles that are clicked', async () => {
    await open({ wrapUser: true });
    await toUser();
    choose('user', '.');
    await element.updateComplete;
    choose('roles', 'user.email');
    await element.updateComplete;
    expect(notice()).to.contain('ada@example.com');
    await toEnd();
    expect(snippet()).to.contain('roles-key="user.email"');
    expect(snippet()).not.to.contain('user-key=');
  });

  it('writes environments with their hosts, and says what they lack', async () => {
    await open();
    await toTest();
    await press('Skip the test');
    await go();
    await at(/hosts/);
    await press('Add an environment');
    await go();
    expect(errorAt('hosts-0')).to.match(/at least one host/);
    type('hosts-0', 'example.com *.example.com');
    type('baseUrl-0', 'http://example.com/api:x');
    await go();
    expect(alert()).to.match(/base-url="http:\/\/example\.com\/api:x" cannot be used/);
    type('baseUrl-0', 'https://api.example.com/api:live0001');
    await press('Add another environment');
    type('hosts-1', 'localhost');
    type('dataSource-1', 'test');
    await passesAxe();
    await go();
    await at(/Copy/);
    expect(snippet()).to.match(
      /<xano-environment\s+name="production"\s+hosts="example\.com \*\.example\.com"\s+base-url="https:\/\/api\.example\.com\/api:live0001"\s*>/,
    );
    expect(snippet()).to.contain('<xano-environment name="staging" hosts="localhost" data-source="test">');
    await press('Back');
    await press('Remove');
    await go();
    expect(snippet()).not.to.contain('production');
  });

  it('goes back with what was chosen, and begins anew', async () => {
    await open();
    await byBaseUrl();
    await go();
    await press('Endpoints');
    expect(heading()).to.match(/endpoints/);
    await press('Back');
    expect(field('base-url').value).to.equal(BASE_URL);
    await go();
    await go();
    await press('Skip the test');
    await go();
    await go();
    await press('Start over');
    expect(field('key').value).to.equal('');
    expect(root().querySelectorAll('button[part=submit]')).to.have.length(1);
  });

  it('tells of a wait, and can be stopped', async () => {
    await open();
    emulator.control.fault({ kind: 'status', status: 429, retryAfter: 60 });
    type('key', KEY);
    await press('Continue');
    await waitUntil(() => /Going on in 6\d s/.test(find<HTMLElement>('[part=progress]').innerText));
    await passesAxe();
    await press('Stop');
    expect(element.matches(':state(busy)')).to.equal(false);
    expect(heading()).to.match(/Where is your Xano backend/);
  });

  it('tells how many groups are read', async () => {
    await open();
    await withKey();
    const hold = emulator.control.hold('GET /workspace/1/apigroup');
    await press('Continue');
    await waitUntil(() => sent.some(({ url }) => url.includes('/apigroup')));
    expect(find<HTMLElement>('[role=status]').innerText).to.match(/One moment|Reading/);
    await press('Continue');
    hold.release();
    await at(/API group/);
    expect(
      sent.filter(({ url }) => url.includes('/apigroup')).length,
      'a second press does nothing',
    ).to.equal(1);
  });

  it('forgets the key when it leaves the page', async () => {
    await open();
    await withKey();
    const { parentElement } = element;
    element.remove();
    parentElement?.append(element);
    await element.updateComplete;
    const before = sent.length;
    await go();
    expect(alert()).to.match(/Meta API Key is needed/);
    expect(sent.length).to.equal(before);
  });

  it('forgets the key at the end', async () => {
    await open();
    await withKey();
    await go();
    await go();
    await go();
    await skipToEnd();
    await press('Place');
    await go();
    expect(alert()).to.match(/Meta API Key is needed/);
  });

  it('keeps the key out of attributes, markup and storage, and sends it to Xano alone', async () => {
    await open();
    await toGroups();
    expect(element.outerHTML + root().innerHTML).not.to.contain(KEY);
    expect([...root().querySelectorAll('input')].map(({ value }) => value).join()).not.to.contain(KEY);
    expect(JSON.stringify([{ ...localStorage }, { ...sessionStorage }])).not.to.contain(KEY);
    const hosts = sent
      .filter(({ headers }) => headers.get('authorization')?.includes(KEY))
      .map(({ url }) => new URL(url).host);
    expect([...new Set(hosts)]).to.deep.equal(['app.xano.com', HOST]);
  });

  it('copies into the clipboard, or selects where that is not allowed', async () => {
    await open();
    await toTest();
    await skipToEnd();
    let copied = '';
    const { clipboard } = navigator;
    const stand = (writeText: (text: string) => Promise<void>) =>
      Object.defineProperty(navigator, 'clipboard', { configurable: true, value: { writeText } });
    try {
      stand(async (text) => void (copied = text));
      await press('Copy');
      await waitUntil(() => root().querySelector('[part=code] button')?.textContent === 'Copied');
      expect(copied).to.equal(snippet());
      stand(() => Promise.reject(new DOMException('no', 'NotAllowedError')));
      find<HTMLButtonElement>('[part=code] button').click();
      await waitUntil(() => /Ctrl/.test(root().querySelector('[part=code] button')?.textContent ?? ''));
    } finally {
      Object.defineProperty(navigator, 'clipboard', { configurable: true, value: clipboard });
    }
    type('script', '/lib/xano.js');
    await element.updateComplete;
    expect(snippet()).to.contain('href="/lib/cloak.css"');
    expect(snippet()).to.contain('src="/lib/xano.js"');
  });

  it('fits a narrow window, in both directions', async () => {
    await setViewport({ width: 320, height: 700 });
    await open();
    for (const dir of ['ltr', 'rtl']) {
      element.dir = dir;
      expect(document.documentElement.scrollWidth).to.be.at.most(320);
      await withKey();
      await go();
      await at(/API group/);
      expect(document.documentElement.scrollWidth).to.be.at.most(320);
      await press('Back');
      await press('Back');
    }
  });
});
