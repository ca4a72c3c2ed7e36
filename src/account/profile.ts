// What somebody who is signed in does with their account: change it, change its password, end it.
import type { Auth, User, Values } from '../core/index.js';
import type { AuthParts } from '../core/auth-parts.js';
import type { Endpoint } from '../core/connection/endpoints.js';
import { type AccountOptions, askInSession, runInSession } from './account-action.js';

/** Where the endpoints are unless an element or a page says otherwise. */
export const profileEndpoints = {
  update: 'PATCH /auth/me',
  changePassword: 'POST /auth/change-password',
  delete: 'DELETE /auth/me',
} as const;

/** Names of values that prove who somebody is, and are no part of the account. */
const passwordName = /passw|passphrase|pwd|secret|otp|^pin$/i;

/** An endpoint as it is written; what proves who somebody is goes to no GET, which would put it into the address. */
const endpointFor = (parts: AuthParts, text: string, method: string, hasSecret: boolean): Endpoint => {
  const connection = parts.connection();
  return hasSecret ? connection.secretEndpoint(text, method) : connection.endpoint(text, method);
};

/**
 * Changes what the account holds, then asks for the user and sets it, in the other tabs, too.
 *
 * @param values what changed; a file makes a multipart form of all
 * @throws AuthError
 */
export const updateUser = (auth: Auth, values: Values, options: AccountOptions = {}): Promise<User> =>
  runInSession(auth, 'update-user', options.from, async (parts, id) => {
    // Another address may ask for the current password.
    const secrets = Object.keys(values).filter(
      (name) => options.secretFields?.includes(name) || passwordName.test(name),
    );
    const hasOwnSecret = secrets.length > 0;
    const endpoint = endpointFor(parts, options.endpoint ?? profileEndpoints.update, 'PATCH', hasOwnSecret);
    await askInSession(parts, id, endpoint, values, options, hasOwnSecret);
    parts.session.announceUser();
    if (!parts.connection().endpoints.currentUser) {
      const known = Object.entries(values).filter(
        ([name, value]) => !(value instanceof Blob) && !secrets.includes(name),
      );
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
    const hasOwnSecret = values !== undefined;
    const endpoint = endpointFor(parts, options.endpoint ?? profileEndpoints.delete, 'DELETE', hasOwnSecret);
    await askInSession(parts, id, endpoint, values, options, hasOwnSecret);
    auth.clearSession({ from: options.from });
  });
