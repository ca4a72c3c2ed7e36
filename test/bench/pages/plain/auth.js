// A session by hand: the token in localStorage, the user in memory, and whoever wants to know is told.
const KEY = 'token';
const TEXTS = {
  400: 'Please check what you entered.',
  401: 'E-mail or password is wrong.',
  403: 'E-mail or password is wrong.',
  429: 'Too many attempts. Please wait a moment.',
};

const ask = async (path, { token, body } = {}) => {
  const headers = {};
  if (body) headers['Content-Type'] = 'application/json';
  if (token) headers['Authorization'] = `Bearer ${token}`;
  let response;
  try {
    response = await fetch(BACKEND + path, {
      method: body ? 'POST' : 'GET',
      headers,
      body: body && JSON.stringify(body),
    });
  } catch {
    throw new Error('No connection. Please check your network.');
  }
  if (response.ok) return response.json();
  const error = new Error(TEXTS[response.status] ?? 'Something went wrong. Please try again.');
  error.status = response.status;
  throw error;
};

const listeners = new Set();

export const auth = {
  status: localStorage.getItem(KEY) ? 'restoring' : 'signed-out',
  user: undefined,

  listen(listener) {
    listeners.add(listener);
    return () => listeners.delete(listener);
  },

  async signIn(email, password) {
    const { authToken } = await ask('/auth/login', { body: { email, password } });
    localStorage.setItem(KEY, authToken);
    await auth.fetchUser();
  },

  async fetchUser() {
    try {
      auth.setUser(await ask('/auth/me', { token: localStorage.getItem(KEY) }));
    } catch (error) {
      if (error.status === 401) auth.signOut();
      throw error;
    }
  },

  setUser(user) {
    auth.user = user;
    auth.status = user ? 'signed-in' : 'signed-out';
    for (const listener of listeners) listener();
  },

  signOut() {
    localStorage.removeItem(KEY);
    auth.setUser(undefined);
  },
};

addEventListener('storage', ({ key }) => {
  if (key === KEY && !localStorage.getItem(KEY)) auth.setUser(undefined);
});

if (auth.status === 'restoring') auth.fetchUser().catch(() => {});
