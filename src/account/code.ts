// A second step: a code that came by e-mail or from an app, sent with what the first answer named.
import type { AuthError } from '../core/errors.js';
import type { Auth, CredentialOptions, User, Values } from '../core/index.js';
import { isRecord } from '../core/requests/answer-mapping.js';
import { type AccountOptions, askAnonymously, partsOf, runAccountAction } from './account-action.js';

export const codeEndpoints = { verify: 'POST /auth/verify-code', send: 'POST /auth/send-code' } as const;

/**
 * What a sign-in was answered in place of a token: names and values that its next step sends back.
 *
 * @returns `undefined` for a sign-in of another connection
 */
export const valuesOfNextStep = (auth: Auth, error: AuthError): Values | undefined => {
  const answer = partsOf(auth).credentials.answerOf(error);
  return answer === undefined || isRecord(answer) ? answer : {};
};

/** All that a second step sends may prove who somebody is, save the name of the step: texts speak of a "code", too. */
const secretsIn = (values: Values): string[] => Object.keys(values).filter((name) => name !== 'next_step');

/** Signs in with a code. Its refusals are the visitor's to read. @throws AuthError */
export const verifyCode = (
  auth: Auth,
  values: Values,
  options: CredentialOptions = {},
): Promise<User | undefined> =>
  auth.signIn(values, {
    ...options,
    endpoint: options.endpoint ?? codeEndpoints.verify,
    secretFields: secretsIn(values),
  });

/** Has another code sent. @throws AuthError */
export const sendCode = (auth: Auth, values: Values, options: AccountOptions = {}): Promise<void> =>
  runAccountAction(auth, 'send-code', options.from, async (parts) => {
    const endpoint = parts.connection().secretEndpoint(options.endpoint ?? codeEndpoints.send);
    await askAnonymously(parts, endpoint, values, { ...options, secretFields: secretsIn(values) });
  });
