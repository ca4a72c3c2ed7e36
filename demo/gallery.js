// Stands in for a backend, with an answer for each state that the gallery shows. Runs before the elements'
// module is done, so every connection finds its settings in place.

const json = (data, status = 200) => Response.json(data, { status });
const never = () => new Promise(() => {});
const refuse = (status, code, message, param) =>
  json({ code, message, payload: param ? { param } : '' }, status);

/** What each state answers to sign-in and sign-up, and to the question who the user is. */
const answers = {
  'signed-out': [
    () => json({ authToken: 'gallery' }),
    () => json({ id: 1, name: 'Ada Lovelace', email: 'ada@example.com', role: 'user' }),
  ],
  wrong: [() => refuse(403, 'ERROR_CODE_ACCESS_DENIED', 'Invalid Credentials.')],
  taken: [() => refuse(403, 'ERROR_CODE_ACCESS_DENIED', 'This account is already in use.')],
  short: [
    () =>
      refuse(
        400,
        'ERROR_CODE_INPUT_ERROR',
        'Weak password detected. Please use at least 1 number.',
        'password',
      ),
  ],
  confirm: [() => json({ message: 'Please confirm your e-mail.' })],
  slow: [never],
  restoring: [null, never],
  unconfirmed: [null, () => refuse(500, 'ERROR_FATAL', 'Fatal Error')],
};
answers['signed-in'] = answers.forbidden = answers['signed-out'];

const typed = { email: 'ada@example.com', name: 'Ada', password: 'correct-horse-1' };

const pageFetch = globalThis.fetch.bind(globalThis);
globalThis.fetch = async (input, init) => {
  const url = new URL(input instanceof Request ? input.url : input, location.href);
  const state = /^(.+)-\d+\.gallery\.localhost$/.exec(url.hostname)?.[1];
  if (!state) return pageFetch(input, init);
  const [enter, me] = answers[state];
  return (url.pathname.endsWith('/auth/me') ? me : enter)();
};

document.querySelectorAll('xano-connection').forEach((connection, index) => {
  const { state } = connection.dataset;
  const within = connection.closest('#guards');
  if (within) {
    connection.append(document.querySelector('#guarded').content.cloneNode(true));
    if (state === 'forbidden') connection.querySelector('xano-auth-guard').setAttribute('roles', 'admin');
  }
  if (state === 'unconfigured') return;
  connection.setAttribute('persist', 'memory');
  connection.setAttribute('base-url', `https://${state}-${index}.gallery.localhost/api:gallery1`);
});

addEventListener('load', async () => {
  await customElements.whenDefined('xano-sign-up-form');
  const signedIn = ['signed-in', 'restoring', 'unconfirmed', 'forbidden'];
  for (const connection of document.querySelectorAll('xano-connection'))
    if (signedIn.includes(connection.dataset.state))
      connection.authenticate({ authToken: 'gallery' }).catch(() => {});

  for (const form of document.querySelectorAll('[data-submit], [data-fill]')) {
    const { submit, show, disable } = form.dataset;
    await form.updateComplete;
    for (const control of form.form.elements) {
      if (control.name in typed && submit !== 'empty') control.value = typed[control.name];
      if (control.name && disable !== undefined) control.disabled = true;
    }
    form.requestUpdate();
    if (show !== undefined) form.shadowRoot.querySelector('[part~=password-toggle]').click();
    if (submit !== undefined) form.requestSubmit();
  }
  document.querySelector('xano-setup')?.shadowRoot.querySelector('[part=submit]').click();
});
