// Stands in for a backend, for the page of the account's states: what a connection is answered depends on its
// `data-state`. Runs before the elements' module is done.

const json = (data, status = 200) => Response.json(data, { status });
const refuse = (status, code, message, param) =>
  json({ code: `ERROR_CODE_${code}`, message, payload: param ? { param } : '' }, status);
const never = () => new Promise(() => {});

const PORTRAIT = `data:image/svg+xml,${encodeURIComponent(
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 8 8"><path fill="#f2b84b" d="M0 0h8v8H0z"/><circle cx="4" cy="3.2" r="1.6" fill="#5b3a1e"/><path fill="#5b3a1e" d="M1 8a3 3 0 0 1 6 0z"/></svg>',
)}`;
const ada = { id: 1, name: 'Ada Lovelace', email: 'ada@example.com', avatar: { url: PORTRAIT } };

/** What each state answers to all but the question who the user is. */
const answers = {
  calm: (path) =>
    path.endsWith('/auth/login') ? json({ next_step: 'code' }) : json({ authToken: 'of the picture' }),
  refusing: (path) => {
    if (path.includes('/oauth/'))
      return refuse(
        path.endsWith('/init') ? 500 : 404,
        'NOT_FOUND',
        'No user exists with these credentials. Try signing up instead.',
      );
    if (path.endsWith('/auth/me')) return refuse(400, 'INPUT_ERROR', 'Please use another address.', 'email');
    return refuse(403, 'ACCESS_DENIED', 'Invalid Credentials.');
  },
  waiting: never,
};

const pageFetch = globalThis.fetch.bind(globalThis);
globalThis.fetch = async (input, init) => {
  const request = new Request(input, init);
  const { hostname, pathname } = new URL(request.url);
  const state = /^(.+)-\d+\.account\.localhost$/.exec(hostname)?.[1];
  if (!state) return pageFetch(input, init);
  if (request.method === 'GET' && pathname.endsWith('/auth/me')) return json(ada);
  return answers[state](pathname);
};

document.querySelectorAll('xano-connection').forEach((connection, index) => {
  connection.setAttribute('persist', 'memory');
  connection.setAttribute(
    'base-url',
    `https://${connection.dataset.state}-${index}.account.localhost/api:picture1`,
  );
});

// As if these had happened before: a password was changed, and a sign-in by a provider was begun.
const at = Date.now();
// What counts seconds stands still.
Date.now = () => at;
sessionStorage.setItem('xano-notice', JSON.stringify({ code: 'password-changed', at }));
sessionStorage.setItem(
  'xano-oauth',
  JSON.stringify({
    provider: 'github',
    mode: 'login',
    path: '/oauth/github',
    redirectUri: location.href,
    backend: new URL(
      document.querySelector('[provider=github]').closest('xano-connection').getAttribute('base-url'),
    ).origin,
    state: 'begun',
    at,
  }),
);
history.replaceState(
  null,
  '',
  '?code=1&state=begun&open=1&ask=1&email=ada%40example.com&old=1&go=1&used=1&used-email=ada%40example.com',
);

const typed = {
  email: 'ada@example.com',
  name: 'Countess of Lovelace',
  code: '000000',
  password: 'correct-horse-1',
  current_password: 'battery-staple',
  'confirm-password': 'correct-horse-1',
};

addEventListener('load', async () => {
  await customElements.whenDefined('xano-user-menu');
  const signIns = [...document.querySelectorAll('xano-connection[data-signed-in]')].map((connection) =>
    connection.authenticate({ authToken: 'of the picture' }),
  );
  await Promise.all(signIns);
  for (const host of document.querySelectorAll('[data-go-on]')) {
    const goOn = () => host.shadowRoot.querySelector('[part=continue]');
    while (!goOn()) await new Promise(requestAnimationFrame);
    goOn().click();
  }
  for (const form of document.querySelectorAll('[data-submit], [data-fill]')) {
    while (!form.form) await new Promise(requestAnimationFrame);
    if (form.dataset.submit !== 'empty')
      for (const control of form.form.elements)
        if (control.name in typed) control.value = typed[control.name];
    form.requestUpdate();
    if (form.passwordStrength) form.dispatchEvent(new FocusEvent('focusin'));
    if (form.dataset.submit !== undefined) form.requestSubmit();
  }
  // Beside each other, and not in front of the page.
  for (const host of document.querySelectorAll('[data-dialog]')) {
    await host.updateComplete;
    host.shadowRoot.querySelector('[part=button]').click();
    const dialog = host.shadowRoot.querySelector('dialog');
    dialog.close();
    dialog.show();
    if (host.dataset.dialog === 'mismatch') {
      dialog.querySelector('input').value = 'somebody else';
      dialog.querySelector('form').requestSubmit();
    }
  }
  for (const host of document.querySelectorAll('[data-press]')) {
    await host.updateComplete;
    host.shadowRoot.querySelector('[part=button]').click();
  }
});
