// What somebody who is signed in does with their account: change it, change its password, end it.
import type { Auth, User, Values } from '../core/index.js';
import { type AccountOptions, askInSession, runInSession } from './account-action.js';

/** Where the endpoints are unless an element or a page says otherwise. */
export const profileEndpoints = {
  update: 'PATCH /auth/me',
  changePassword: 'POST /auth/change-password',
  delete: 'DELETE /auth/me',
} as const;

/**
 * Changes what the account holds, then asks for the user and sets it, in the other tabs, too.
 *
 * @param values what changed; a file makes a multipart form of all
 * @throws AuthError
 */
export const updateUser = (auth: Auth, values: Values, options: AccountOptions = {}): Promise<User> =>
  runInSession(auth, 'update-user', options.from, async (parts, id) => {
    const endpoint = parts.connection().endpoint(options.endpoint ?? profileEndpoints.update, 'PATCH');
    // Another address may ask for the current password.
    const hasOwnSecret = Object.keys(values).some((name) =>
      /passw|passphrase|pwd|secret|otp|^pin$/i.test(name),
    );
    await askInSession(parts, id, endpoint, values, options, hasOwnSecret);
    parts.session.announceUser();
    if (!parts.connection().endpoints.currentUser) {
      const known = Object.entries(values).filter(([, value]) => !(value instanceof Blob));
      auth.setUser({ ...auth.$user.get(), ...Object.fromEntries(known) });
      return auth.$user.get() ?? {};
    }
    // What was changed is changed, whether the user can be asked for just now or not.
    return auth.fetchCurrentUser().catch(() => auth.$user.get() ?? {});
  });

/**
 * Sets another password. The session stays.
 *
 * @throws AuthError
 */
export const changePassword = (auth: Auth, values: Values, options: AccountOptions = {}): Promise<void> =>
  runInSession(auth, 'change-password', options.from, async (parts, id) => {
    const endpoint = parts.connection().secretEndpoint(options.endpoint ?? profileEndpoints.changePassword);
    const secretFields = Object.keys(values);
    await askInSession(parts, id, endpoint, values, { ...options, secretFields }, true);
  });

/**
 * Deletes the account, and with it the session.
 *
 * @throws AuthError
 */
export const deleteAccount = (
  auth: Auth,
  values: Values | undefined,
  options: AccountOptions = {},
): Promise<void> =>
  runInSession(auth, 'delete-account', options.from, async (parts, id) => {
    const endpoint = parts.connection().endpoint(options.endpoint ?? profileEndpoints.delete, 'DELETE');
    await askInSession(parts, id, endpoint, values, options, values !== undefined);
    auth.clearSession({ from: options.from });
  });
