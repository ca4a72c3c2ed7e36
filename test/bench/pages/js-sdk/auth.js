// The same session on Xano's SDK: it keeps the token and makes the requests.
import { XanoClient, XanoLocalStorage } from '@xano/js-sdk';

const TEXTS = {
  400: 'Please check what you entered.',
  401: 'E-mail or password is wrong.',
  403: 'E-mail or password is wrong.',
  429: 'Too many attempts. Please wait a moment.',
};

const xano = new XanoClient({ apiGroupBaseUrl: BACKEND, storage: new XanoLocalStorage() });
const listeners = new Set();

const explain = (error) => {
  const status = error.getResponse?.().getStatusCode();
  const text = status ? TEXTS[status] : 'No connection. Please check your network.';
  return Object.assign(new Error(text ?? 'Something went wrong. Please try again.'), { status });
};

export const auth = {
  status: xano.hasAuthToken() ? 'restoring' : 'signed-out',
  user: undefined,

  listen(listener) {
    listeners.add(listener);
    return () => listeners.delete(listener);
  },

  async signIn(email, password) {
    try {
      const answer = await xano.post('/auth/login', { email, password });
      xano.setAuthToken(answer.getBody().authToken);
    } catch (error) {
      throw explain(error);
    }
    await auth.fetchUser();
  },

  async fetchUser() {
    try {
      const answer = await xano.get('/auth/me');
      auth.setUser(answer.getBody());
    } catch (cause) {
      const error = explain(cause);
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
    xano.setAuthToken(null);
    auth.setUser(undefined);
  },
};

if (auth.status === 'restoring') auth.fetchUser().catch(() => {});
