// What surrounds each demo page: the bar, the panel (events and faults) and the page's own HTML to copy.
// None of it is needed by the elements.

const pages = [
  ['index.html', 'Start'],
  ['sign-up.html', 'Sign up'],
  ['login.html', 'Sign in'],
  ['account.html', 'Account'],
  ['profile.html', 'Profile'],
  ['orders.html', 'Orders'],
  ['admin.html', 'Admin'],
  ['realtime.html', 'Realtime'],
  ['gallery.html', 'Gallery'],
  ['themes.html', 'Themes'],
  ['setup.html', 'Setup'],
  ['docs/', 'Docs'],
];

/** The demo's folder. */
const home = new URL('.', document.currentScript.src);

/** An element with properties and children: enough of a template language for this file. */
const make = (tag, properties = {}, ...children) => {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(properties))
    if (name in element) element[name] = value;
    else element.setAttribute(name, value);
  element.append(...children);
  return element;
};

const makeBar = () => {
  const here = location.href.slice(home.href.length).replace(/[?#].*/, '') || 'index.html';
  const isHere = (href) => here === href || (href.endsWith('/') && here.startsWith(href));
  const links = (served ? pages : []).map(([href, text]) =>
    make('a', { href: new URL(href, home).href, ...(isHere(href) && { 'aria-current': 'page' }) }, text),
  );
  const theme = make('button', { type: 'button' }, 'Light / dark');
  theme.onclick = () => {
    const dark = matchMedia('(prefers-color-scheme: dark)').matches;
    const now = document.documentElement.dataset.theme ?? (dark ? 'dark' : 'light');
    document.documentElement.dataset.theme = now === 'dark' ? 'light' : 'dark';
  };
  return make(
    'nav',
    { className: 'bar', ariaLabel: 'Demo' },
    make('strong', {}, 'xano-auth-elements'),
    make('div', {}, ...links),
    theme,
  );
};

const events = [
  'before-sign-in',
  'before-sign-up',
  'before-sign-out',
  'next-step',
  'send-code',
  'oauth',
  'magic-link',
  'forgot-password',
  'reset-password',
  'update-user',
  'change-password',
  'delete-account',
  'authenticate',
  'set-user',
  'sign-in',
  'sign-up',
  'sign-out',
  'clear-session',
  'navigate',
  'session-change',
  'error',
];

/** The line that an event gets in the log. */
const tell = (event) => {
  if (event.reason)
    return event.url ? `${event.reason} → ${event.url.pathname}${event.url.search}` : event.reason;
  if (event.keys) return event.keys.join(', ');
  if (event.error) return `${event.error.code}: ${event.error.message}`;
  if (event.session) return `${event.previous.status} → ${event.session.status}`;
  return event.user ? String(event.user.email ?? event.user.name ?? '') : '';
};

const makeLog = () => {
  const list = make('ol', { ariaLabel: 'Events', tabIndex: 0 });
  for (const name of events)
    document.addEventListener(`xano-${name}`, (event) => {
      list.prepend(make('li', {}, `xano-${name} `, make('small', {}, tell(event))));
      // A log that survives the navigation it tells of.
      sessionStorage.setItem(
        'demo-log',
        JSON.stringify(
          [...list.children].slice(0, 40).map((item) => [item.firstChild.data, item.lastChild.textContent]),
        ),
      );
    });
  for (const [name, text] of JSON.parse(sessionStorage.getItem('demo-log') ?? '[]'))
    list.append(make('li', {}, name, make('small', {}, text)));
  return make('section', {}, make('h2', {}, 'Events on this page'), list);
};

const makeFaults = (connection) => {
  const said = make('p', { role: 'status' });
  const origin = new URL(connection.baseUrl).origin;
  const control = async (name, body, done) => {
    const answer = await fetch(`${origin}/_emulator/${name}`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(body),
    });
    said.textContent = answer.ok ? done : (await answer.json()).message;
  };
  const email = () => connection.auth?.$user.get()?.email;
  const setRole = (role) => async () => {
    if (!email()) return void (said.textContent = 'Sign in first.');
    await control('setRole', { email: email(), role }, `The role is now ${role}.`);
    await connection.fetchCurrentUser();
  };
  const next = (fault, words) => () => control('fault', { times: 1, ...fault }, `The next call ${words}.`);
  const actions = [
    ['Expire the session', () => control('expireTokens', {}, 'All tokens have expired; reload to see it.')],
    ['Offline', next({ kind: 'offline' }, 'finds no network')],
    ['429', next({ kind: 'status', status: 429 }, 'is told that there are too many')],
    ['500', next({ kind: 'status', status: 500 }, 'fails with 500')],
    ['Slow (3 s)', next({ kind: 'slow', delay: 3000 }, 'takes three seconds')],
    ['HTML', next({ kind: 'html' }, 'gets HTML instead of JSON')],
    ['Become admin', setRole('admin')],
    ['Become user', setRole('user')],
    ['Ask for the user', () => connection.fetchCurrentUser().catch(() => {})],
    [
      'Code at sign-in',
      () => control('secondStep', { isOn: true }, 'A sign-in asks for a code from now on.'),
    ],
    ['No code', () => control('secondStep', { isOn: false }, 'A sign-in needs a password only.')],
    ['Cut realtime', () => control('closeSockets', {}, 'Every socket was cut off; the SDK comes back.')],
    ['All well', () => control('clear', {}, 'No more faults.')],
  ];
  const buttons = actions.map(([text, onclick]) => make('button', { type: 'button', onclick }, text));
  return make(
    'section',
    {},
    make('h2', {}, 'Backend'),
    make('div', { className: 'buttons' }, ...buttons),
    said,
  );
};

/** The e-mails that a real backend would have sent. */
const makeInbox = (connection) => {
  const list = make('ol', { ariaLabel: 'E-mails', tabIndex: 0 });
  const { origin } = new URL(connection.baseUrl);
  let shown = '';
  const look = async () => {
    if (document.hidden) return;
    const answer = await fetch(`${origin}/_emulator/inbox`).catch(() => undefined);
    if (!answer?.ok) return;
    const mails = await answer.json();
    const ids = mails.map(({ id }) => id).join();
    if (ids === shown) return;
    shown = ids;
    list.replaceChildren(
      ...mails.slice(0, 20).map(({ to, subject, link }) => {
        const text = link ? make('a', { href: link }, subject) : subject;
        return make('li', {}, text, ' ', make('small', {}, to));
      }),
    );
  };
  look();
  setInterval(look, 2000);
  return make('section', {}, make('h2', {}, 'Inbox of everybody'), list);
};

/** The page's own HTML, without what belongs to the demo. */
const makeSource = async () => {
  const html = await (await fetch(location.pathname)).text();
  const own = html.replace(/^.*(demo\.css|demo\.js).*\n/gm, '');
  const copy = make('button', { type: 'button' }, 'Copy');
  copy.onclick = async () => {
    await navigator.clipboard.writeText(own);
    copy.textContent = 'Copied';
  };
  return make(
    'section',
    { className: 'source' },
    make('header', {}, 'This page', copy),
    make('pre', { tabIndex: 0 }, make('code', {}, own.trim())),
  );
};

// By double click there are no modules, no other pages and no server: the bar and the events remain.
const served = location.protocol !== 'file:';

const start = async () => {
  document.body.prepend(makeBar());
  const connection = document.querySelector('xano-connection');
  const panel = make('aside', { className: 'panel', ariaLabel: 'Demo panel' });
  if (served && connection?.baseUrl) panel.append(makeFaults(connection), makeInbox(connection));
  panel.append(makeLog());
  document.body.append(panel);
  if (served) document.querySelector('main').append(await makeSource());
};

start();
