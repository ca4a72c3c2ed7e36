// What the actions of the account have in common: a hook before, an event after, and the two ways to ask the backend:
// as anybody, and as the person who is signed in.
import { runBeforeHook, type AccountAction } from '../core/actions/before-hook.js';
import { type AuthParts, PARTS } from '../core/auth-parts.js';
import type { Endpoint } from '../core/connection/endpoints.js';
import { AuthError, misconfigured, notSignedInError } from '../core/errors.js';
import type { Auth, Values } from '../core/index.js';
import { encode } from '../core/requests/body.js';
import { callEndpoint } from '../core/requests/endpoint-call.js';
import { readAnswer } from '../core/requests/send.js';
import { describe, errorFromResponse } from '../core/requests/xano-errors.js';

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

/**
 * Asks as the person who is signed in: with a fresh token, which is refreshed where it is refused.
 *
 * @throws AuthError `session-expired` where the session ended while the answer was awaited
 */
export const askInSession = async (
  auth: Auth,
  endpoint: Endpoint,
  values: Values | undefined,
  { secretFields, signal }: AccountOptions,
): Promise<unknown> => {
  const { session } = partsOf(auth);
  const id = session.syncAndCheckLimits()?.id;
  if (!id) throw notSignedInError();
  const { method } = endpoint;
  let encoded: ReturnType<typeof encode>;
  try {
    encoded = encode(endpoint.url, values, method);
  } catch (cause) {
    throw misconfigured(`${describe(endpoint)} cannot be sent these values.`, cause);
  }
  const { url, body = null } = encoded;
  const headers = typeof body === 'string' ? { 'Content-Type': 'application/json' } : {};
  const response = await auth.fetch(url, { method, body, headers, signal: signal ?? null });
  const answer = await readAnswer(response);
  if (session.syncAndCheckLimits()?.id !== id)
    throw new AuthError('session-expired', 'The session ended while the answer was awaited.');
  const { status, text, data } = answer;
  if (status < 400 && (data !== undefined || !text) && Object(data).statement !== 'Throw Error') return data;
  throw errorFromResponse(answer, endpoint, { flow: 'account', values, secretFields });
};
