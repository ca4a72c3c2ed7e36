// What the actions of the account have in common: a hook before, an event after, and the two ways to ask the backend:
// as anybody, and as the person who is signed in.
import { runBeforeHook, type AccountAction } from '../core/actions/before-hook.js';
import { type AuthParts, PARTS } from '../core/auth-parts.js';
import type { Endpoint } from '../core/connection/endpoints.js';
import { misconfigured, notSignedInError, sessionExpiredError } from '../core/errors.js';
import { type Auth, isAuthError, type User, type Values } from '../core/index.js';
import { encode } from '../core/requests/body.js';
import { callEndpoint } from '../core/requests/endpoint-call.js';
import type { Answer } from '../core/requests/send.js';
import { describe, errorFromResponse, refusesToken } from '../core/requests/xano-errors.js';

/** What every action of the account may be given beside its values. */
export interface AccountOptions {
  /** `[METHOD] [api:GROUP]/path`. Default: where Xano's quick start has it. */
  endpoint?: string | undefined;
  /** Names of values that no error message may repeat, beside those that look like passwords and tokens. */
  secretFields?: readonly string[] | undefined;
  /** The element that began it: events start there. */
  from?: unknown;
  /** Stops it. */
  signal?: AbortSignal | undefined;
}

export const partsOf = (auth: Auth): AuthParts => {
  const parts = (auth as Partial<Record<typeof PARTS, AuthParts>>)[PARTS];
  if (!parts)
    throw misconfigured(
      'This auth object is of another version of xano-auth-elements. Load one version only.',
    );
  return parts;
};

/** Runs an action between its hook and its event. @throws AuthError */
export const runAccountAction = <T>(
  auth: Auth,
  action: AccountAction,
  from: unknown,
  run: (parts: AuthParts) => Promise<T>,
): Promise<T> => {
  const parts = partsOf(auth);
  return parts.runAction(action, from, async () => {
    await runBeforeHook(parts.before, action, from);
    const result = await run(parts);
    parts.emit(action, {}, from);
    return result;
  });
};

/**
 * Asks as anybody.
 *
 * @param authToken of a session that is not that of this page, such as a link's
 * @throws AuthError
 */
export const askAnonymously = (
  parts: AuthParts,
  endpoint: Endpoint,
  values: Values | undefined,
  { secretFields, signal }: AccountOptions,
  authToken?: string,
): Promise<unknown> =>
  callEndpoint(parts, endpoint, { flow: 'account', values, secretFields, authToken, signals: [signal] });

/** Whether two users are one person, as far as they tell. */
const isSamePerson = (one: User | undefined, other: User | undefined): boolean => {
  const key = ['id', 'email'].find((name) => one?.[name] !== undefined);
  return key !== undefined && one?.[key] === other?.[key];
};

/**
 * Runs an action of the person who is signed in when it begins. A hook may have them sign in anew; anybody else who does
 * ends it.
 *
 * @param run is given the id of their session
 * @throws AuthError `unauthorized` where nobody is signed in, `session-expired` where somebody else is meanwhile
 */
export const runInSession = <T>(
  auth: Auth,
  action: AccountAction,
  from: unknown,
  run: (parts: AuthParts, sessionId: string) => Promise<T>,
): Promise<T> => {
  const { session } = partsOf(auth);
  const begun = session.syncAndCheckLimits()?.id;
  const person = auth.$user.get();
  return runAccountAction(auth, action, from, async (parts) => {
    if (!begun) throw notSignedInError();
    const id = session.syncAndCheckLimits()?.id;
    if (!id || (id !== begun && !isSamePerson(person, auth.$user.get()))) throw sessionExpiredError();
    return run(parts, id);
  });
};

/** Whether the token of the session is good, after an answer of 401: the current user says so. */
const isTokenGood = ({ connection, currentUser }: AuthParts): Promise<boolean> | false =>
  connection().endpoints.currentUser !== undefined &&
  currentUser.fetch().then(
    () => true,
    () => false,
  );

/**
 * Asks in the session of this id: with a fresh token, which is refreshed where it is refused. A 401 in a session that
 * lives on is the endpoint's own refusal.
 *
 * @param hasOwnSecret whether the values prove who somebody is, as the current password does
 * @throws AuthError `session-expired` where the session ended before the answer came
 */
export const askInSession = async (
  parts: AuthParts,
  sessionId: string,
  endpoint: Endpoint,
  values: Values | undefined,
  { secretFields, signal }: AccountOptions,
  hasOwnSecret = false,
): Promise<unknown> => {
  const { method } = endpoint;
  const isOver = () => parts.session.syncAndCheckLimits()?.id !== sessionId;
  let encoded: ReturnType<typeof encode>;
  try {
    encoded = encode(endpoint.url, values, method);
  } catch (cause) {
    throw misconfigured(`${describe(endpoint)} cannot be sent these values.`, cause);
  }
  const { url, body = null } = encoded;
  const headers = typeof body === 'string' ? { 'Content-Type': 'application/json' } : {};
  let answer: Answer;
  try {
    answer = await parts.ask({ id: sessionId, hasOwnSecret }, url, {
      method,
      body,
      headers,
      signal: signal ?? null,
    });
  } catch (error) {
    // The end of the session stops its requests.
    throw isAborted(error) && !signal?.aborted && isOver() ? sessionExpiredError() : error;
  }
  const { status, text, data } = answer;
  const isOwnRefusal =
    status === 401 && ((await isTokenGood(parts)) || (hasOwnSecret && !refusesToken(answer)));
  if (isOver()) throw sessionExpiredError();
  if (status < 400 && (data !== undefined || !text) && Object(data).statement !== 'Throw Error') return data;
  throw errorFromResponse(answer, endpoint, {
    flow: 'account',
    authToken: parts.session.currentTokens()?.tokens.authToken,
    values,
    secretFields,
    isTokenGood: isOwnRefusal,
  });
};

const isAborted = (error: unknown): boolean => isAuthError(error) && error.code === 'aborted';
