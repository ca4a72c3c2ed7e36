// A forgotten password: a link is asked for, and the page that it leads to sets a new one.
import { mappingOf } from '../core/connection/parse.js';
import type { MappingSettings } from '../core/connection/settings.js';
import { AuthError } from '../core/errors.js';
import { type Auth, isAuthError, type User, type Values } from '../core/index.js';
import { readTokens } from '../core/requests/answer-mapping.js';
import type { Clock } from '../core/platform/ports.js';
import { type AccountOptions, askAnonymously, partsOf, runAccountAction } from './account-action.js';

/** Where Xano's quick start has the endpoints of a forgotten password. */
export const resetEndpoints = {
  request: 'GET /reset/request-reset-link',
  exchange: 'POST /reset/magic-link-login',
  update: 'POST /reset/update_password',
} as const;

/** Milliseconds before which nobody learns that it was done: how long a backend takes must not tell whom it knows. */
const SHORTEST_ANSWER = 1_000;

const wait = (clock: Clock, milliseconds: number): Promise<void> =>
  new Promise((resolve) => clock.setTimeout(resolve, milliseconds));

/** Refusals that mean: nobody is known by this address. A visitor must not learn it. */
const isUnknownAddress = (cause: unknown): boolean =>
  isAuthError(cause) && ['not-found', 'forbidden', 'invalid-credentials'].includes(cause.code);

/**
 * Asks for an e-mail with a link. It ends the same, and no sooner, whether there is such an account or not.
 *
 * @param action whose event tells of it
 * @throws AuthError
 */
export const requestLink = (
  auth: Auth,
  action: 'forgot-password' | 'magic-link',
  values: Values,
  options: AccountOptions = {},
): Promise<void> =>
  runAccountAction(auth, action, options.from, async (parts) => {
    const endpoint = parts.connection().endpoint(options.endpoint ?? resetEndpoints.request, 'POST');
    const asked = askAnonymously(parts, endpoint, values, options).catch((cause: unknown) => {
      if (!isUnknownAddress(cause)) throw cause;
    });
    await Promise.all([asked, wait(parts.ports.clock, SHORTEST_ANSWER)]);
  });

/** What a link of an e-mail has opened: the right to set a password, once. Its token stays in here. */
export interface ResetLink {
  /**
   * Sets the new password.
   *
   * @throws AuthError
   */
  setPassword(values: Values, options?: AccountOptions): Promise<void>;
  /** Makes the session of the link that of this page. `undefined` where there is none, or its user is not confirmed yet. */
  signIn(options?: { from?: unknown }): Promise<User | undefined>;
}

/** Refusals that mean: this link opens nothing. */
const isDeadLink = ({ code }: AuthError): boolean =>
  ['unauthorized', 'forbidden', 'not-found', 'invalid-credentials', 'invalid-input'].includes(code);

/**
 * Whether a refusal of a new password is for the visitor to read, and the link still good: what the backend says of a
 * value, and what its author says once the link was exchanged. All else means the link.
 */
const isOfPassword = ({ code, userMessage }: AuthError, authToken: string | undefined): boolean =>
  code === 'invalid-input' || (authToken !== undefined && userMessage !== undefined);

/** How a refused link is told: it is too old, and a new one helps, whatever the backend's reason is. */
export const toLinkError = (cause: unknown): unknown =>
  isAuthError(cause) && isDeadLink(cause)
    ? new AuthError('flow-expired', cause.message, { status: cause.status, endpoint: cause.endpoint, cause })
    : cause;

/** How a link is opened, and where its answer has the token. */
export interface OpenLinkOptions extends AccountOptions, MappingSettings {}

/**
 * Opens the link of an e-mail, with what its address carried.
 *
 * @param values `{ magic_token, email }` in the quick start
 * @throws AuthError `flow-expired` where the link is used, too old or not one at all
 */
export const openResetLink = (
  auth: Auth,
  values: Values,
  { endpoint = resetEndpoints.exchange, ...options }: OpenLinkOptions = {},
): Promise<ResetLink> => {
  const parts = partsOf(auth);
  return parts.runAction('reset-password', options.from, async () => {
    const secretFields = [...Object.keys(values), ...(options.secretFields ?? [])];
    let answer: unknown;
    let authToken: string | undefined;
    if (endpoint !== 'none') {
      const connection = parts.connection();
      const sent = { ...options, secretFields };
      try {
        answer = await askAnonymously(parts, connection.secretEndpoint(endpoint), values, sent);
      } catch (cause) {
        throw toLinkError(cause);
      }
      ({ authToken } = readTokens(answer, mappingOf(options, connection.tokens)));
      if (!authToken)
        throw new AuthError(
          'no-token-in-answer',
          `${endpoint} gave no token. Name its key in auth-token-key.`,
        );
    }
    return {
      setPassword: (passwords, own = {}) =>
        runAccountAction(auth, 'reset-password', own.from, async () => {
          const update = parts.connection().secretEndpoint(own.endpoint ?? resetEndpoints.update);
          // Without an exchange the link's own values are what allows it.
          const sent = authToken ? passwords : { ...values, ...passwords };
          const call = { ...own, secretFields: Object.keys(sent) };
          await askAnonymously(parts, update, sent, call, authToken).catch((cause: unknown) => {
            throw isAuthError(cause) && isOfPassword(cause, authToken) ? cause : toLinkError(cause);
          });
        }),
      async signIn({ from } = {}) {
        if (!authToken) return undefined;
        const { credentials, runAction } = parts;
        // The link has been answered already.
        const own = { ...options, from };
        return runAction('sign-in', from, () =>
          credentials.submit('sign-in', {}, own, () => Promise.resolve(answer)),
        );
      },
    };
  });
};
