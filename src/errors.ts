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
  /** The call that failed: `POST /auth/login in group abCD1234 of example.xano.io`. */
  endpoint?: string | undefined;
  /** Names in an answer that lacks what was looked for; never its values. */
  keys?: readonly string[] | undefined;
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
export class AuthError extends Error implements AuthErrorDetails {
  override readonly name = 'AuthError';
  declare readonly status?: number | undefined;
  declare readonly endpoint?: string | undefined;
  declare readonly keys?: readonly string[] | undefined;
  declare readonly field?: string | undefined;
  declare readonly userMessage?: string | undefined;
  declare readonly retryAfter?: number | undefined;

  constructor(
    readonly code: AuthErrorCode,
    message: string,
    { cause, ...details }: AuthErrorDetails = {},
  ) {
    super(message, cause ? { cause } : undefined);
    Object.assign(this, details);
  }
}

/** A setting that cannot be used; `message` says what to write instead. */
export const misconfigured = (message: string): AuthError => new AuthError('configuration', message);

/** A flow that sends credentials instead of a token. */
export type CredentialFlow = 'sign-in' | 'sign-up';

/** Which failure an answer tells of; `undefined` for a good one. Read from top to bottom, as SESSION's table. */
const codeOf = (
  { status, data, kind }: Answer,
  message: string,
  flow: CredentialFlow | undefined,
): AuthErrorCode | undefined => {
  const says = (words: RegExp): boolean => words.test(message);
  if (status === 429) return 'rate-limited';
  if (status === 404 || status === 405) return 'configuration';
  if (status >= 500) return flow && says(/^invalid credentials/i) ? 'invalid-credentials' : 'server-error';
  if (kind === 'other') return 'bad-answer';
  // Seen in real projects: an expired token may come as 403 instead of 401.
  if (status === 401 || (status === 403 && says(/token is expired/i)))
    return flow ? 'invalid-credentials' : 'unauthorized';
  if (status === 403) {
    if (!flow) return 'forbidden';
    if (says(/already|in use|(?<!\bno .*)exists/i)) return 'account-exists';
    if (says(/verif|confirm/i)) return 'unverified';
    if (says(/credential/i)) return 'invalid-credentials';
    // Whatever the words and their language: a 403 is how Xano's templates refuse a sign-in.
    return flow === 'sign-in' && !says(/suspend|disabled|block|banned/i)
      ? 'invalid-credentials'
      : 'forbidden';
  }
  if (status >= 400) return flow ? 'invalid-input' : 'configuration';
  return Object(data).statement === 'Throw Error' ? 'server-error' : undefined;
};

/**
 * The failure that an answer tells of, or `undefined` for a good one.
 *
 * Xano's error envelope is `{ code, message, payload: { param } }`, each part optional.
 *
 * @param answer what came back
 * @param where the call in words, for developers: `POST /auth/login in group abCD1234 of host`
 * @param flow which credentials were sent, if any
 * @param secrets submitted values that must not be repeated: Xano echoes input in some messages
 */
export const failureOf = (
  answer: Answer,
  where: string,
  flow?: CredentialFlow,
  secrets: readonly string[] = [],
): AuthError | undefined => {
  const { status, data, kind, retryAfter } = answer;
  const { message, payload } = Object(data) as Record<string, unknown>;
  const text = typeof message === 'string' ? message : '';
  const code = codeOf(answer, text, flow);
  if (!code) return undefined;
  const heard = text.toLowerCase();
  const echoes = secrets.some((secret) => secret && heard.includes(secret.trim().toLowerCase()));
  const said = kind === 'other' ? ', not JSON' : text && !echoes ? `: ${text}` : '';
  const cure = status === 404 || status === 405 ? ' Copy the Base URL of the API group that lists it.' : '';
  const param: unknown = code === 'invalid-input' ? Object(payload).param : undefined;
  return new AuthError(code, `${where} gave ${`${status}${said}`.replace(/\.?$/, '.')}${cure}`, {
    status,
    endpoint: where,
    retryAfter,
    field: typeof param === 'string' && param ? param : undefined,
    userMessage: code === 'invalid-input' && !echoes && text ? text : undefined,
  });
};
