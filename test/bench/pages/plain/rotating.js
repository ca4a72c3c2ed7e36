// The hand-written session again, for tokens that are renewed: a call that is refused refreshes once and tries
// again. One tab only; what several tabs would do to a one-time refresh token is not looked after here.
let tokens = JSON.parse(localStorage.getItem('tokens') ?? 'null');
let refreshing;

const post = async (path, body) => {
  const response = await fetch(BACKEND + path, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(body),
  });
  if (!response.ok) throw new Error('Please sign in again.');
  tokens = await response.json();
  localStorage.setItem('tokens', JSON.stringify(tokens));
};

const refresh = () =>
  (refreshing ??= post('/auth/token', { refreshToken: tokens.refreshToken }).finally(() => {
    refreshing = undefined;
  }));

const call = async (path) => {
  const send = () => fetch(BACKEND + path, { headers: { Authorization: `Bearer ${tokens?.authToken}` } });
  const response = await send();
  if (response.status !== 401) return response;
  await refresh();
  return send();
};

export const auth = {
  user: undefined,
  async signIn(email, password) {
    await post('/auth/login', { email, password });
    auth.user = await (await call('/auth/me')).json();
  },
  fetch: call,
};
