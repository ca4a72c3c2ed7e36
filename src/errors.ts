// The one kind of failure that leaves this library, and the only place that reads Xano's error envelope.
// What a failure does to a session is decided elsewhere (flows/current-user.ts).
import type { Answer } from './request.js';

/**
 * What went wrong, in words that do not change between versions.
 *
 * | code | meaning |
 * |---|---|
 * | `invalid-credentials` | the identifier or the password is wrong |
 * | `account-exists` | sign-up with an address that is taken |
 * | `unverified` | the account still waits for its e-mail confirmation |
 * | `invalid-input` | Xano refused a value; `field` names it, `userMessage` says why |
 * | `unauthorized` | there is no session, or Xano refused its token |
 * | `forbidden` | signed in, but not allowed |
 * | `session-expired` | the session ended while the action ran |
 * | `not-found` | no such account |
 * | `rate-limited` | too many requests; `retryAfter` says in how many seconds |
 * | `offline`, `timeout` | no answer came |
 * | `aborted` | a newer action, a sign-out or the caller stopped it |
 * | `server-error` | Xano answered with a failure of its own |
 * | `bad-answer` | the answer was not what Xano would send (HTML, a redirect, broken JSON) |
 * | `no-token-in-answer` | signed in, but no token where the mapping looks |
 * | `configuration` | the page's settings do not fit; `message` says what to write |
 * | `storage` | the browser refused to store the session; it lives on in this page only |
 * | `flow-expired` | a link or a returning flow is too old |
 */
export type AuthErrorCode =
  | 'invalid-credentials'
  | 'account-exists'
  | 'unverified'
  | 'invalid-input'
  | 'unauthorized'
  | 'forbidden'
  | 'session-expired'
  | 'not-found'
  | 'rate-limited'
  | 'offline'
  | 'timeout'
  | 'aborted'
  | 'server-error'
  | 'bad-answer'
  | 'no-token-in-answer'
  | 'configuration'
  | 'storage'
  | 'flow-expired';

/** What an {@link AuthError} may carry beside its code and message. */
export interface AuthErrorDetails {
  /** HTTP status of the answer, where there was one. */
  status?: number | undefined;
  /** The input that Xano named (`payload.param`). */
  field?: string | undefined;
  /** Text of the Xano project's author for the visitor; only with `invalid-input`. */
  userMessage?: string | undefined;
  /** Seconds until another try makes sense. */
  retryAfter?: number | undefined;
  /** The exception of the network, never an answer. */
  cause?: unknown;
}

/** A failure of an action. `message` is for developers; what visitors read is the text of `code`. */
export class AuthError extends Error {
  override readonly name = 'AuthError';
  readonly code: AuthErrorCode;
  readonly status?: number | undefined;
  readonly field?: string | undefined;
  readonly userMessage?: string | undefined;
  readonly retryAfter?: number | undefined;

  constructor(code: AuthErrorCode, message: string, details: AuthErrorDetails = {}) {
    super(message, 'cause' in details ? { cause: details.cause } : undefined);
    this.code = code;
    this.status = details.status;
    this.field = details.field;
    this.userMessage = details.userMessage;
    this.retryAfter = details.retryAfter;
  }
}

/** A setting that cannot be used; `message` says what to write instead. */
export const misconfigured = (message: string): AuthError => new AuthError('configuration', message);

/** Xano's error envelope: `{ code, message, payload: { param } }`, each part optional. */
interface Envelope {
  code: string;
  message: string;
  param?: string | undefined;
}

const readEnvelope = (data: unknown): Envelope => {
  const { code, message, payload } = Object(data) as Record<string, unknown>;
  const param: unknown = Object(payload).param;
  return {
    code: typeof code === 'string' ? code : '',
    message: typeof message === 'string' ? message : '',
    param: typeof param === 'string' && param ? param : undefined,
  };
};

/** Seen in real projects: an expired token may come as 403 instead of 401. */
const saysExpired = /token is expired/i;

/**
 * The failure that an answer tells of, or `undefined` for a good one.
 *
 * @param answer what came back
 * @param where the call in words, for developers: `POST /auth/login in group abCD1234 of host`
 * @param credentials whether the call sent credentials (sign-in, sign-up) instead of a token
 * @param secrets submitted values that must not be repeated: Xano echoes input in some messages
 */
export const failureOf = (
  answer: Answer,
  where: string,
  credentials: boolean,
  secrets: readonly string[] = [],
): AuthError | undefined => {
  const { status, data, kind } = answer;
  const { code, message, param } = readEnvelope(data);
  const heard = message.toLowerCase();
  const echoes = secrets.some((secret) => secret !== '' && heard.includes(secret.trim().toLowerCase()));
  const said = echoes ? '(a message that repeated a secret)' : message || '(no message)';
  const fail = (as: AuthErrorCode, text = `${where} gave ${status}: ${said}`, more: AuthErrorDetails = {}) =>
    new AuthError(as, text, { status, ...more });

  if (status === 429) return fail('rate-limited', undefined, { retryAfter: answer.retryAfter });
  if (status === 404 || status === 405)
    return fail(
      'configuration',
      `There is no ${where} (${status}). Copy the Base URL of the API group that lists it.`,
    );
  if (status >= 500)
    return fail(
      credentials && /^invalid credentials/i.test(message) ? 'invalid-credentials' : 'server-error',
    );
  if (kind === 'other')
    return fail('bad-answer', `${where} answered ${status} with something that is not JSON.`);
  if (status === 401 || (status === 403 && saysExpired.test(message)))
    return fail(credentials ? 'invalid-credentials' : 'unauthorized');
  if (status === 403) {
    if (!credentials) return fail('forbidden');
    if (/already|in use|(?<!\bno .*)exists/i.test(message)) return fail('account-exists');
    if (/verif|confirm/i.test(message)) return fail('unverified');
    return fail(/credential|password/i.test(message) || !message ? 'invalid-credentials' : 'forbidden');
  }
  if (status >= 400) {
    if (!credentials) return fail('configuration');
    return fail('invalid-input', undefined, {
      field: param,
      userMessage: echoes || code === '' ? undefined : message,
    });
  }
  if (Object(data).statement === 'Throw Error')
    return fail('server-error', `${where} gave a "Throw Error" statement.`);
  return undefined;
};
