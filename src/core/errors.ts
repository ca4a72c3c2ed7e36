// The one kind of failure that leaves this library, and the one place that turns any other exception into it.
// Which one an answer tells of stands in requests/xano-errors.ts, what it does to a session in actions/.

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
 * | `server-error` | Xano answered with a failure of its own, or the page's server did not deliver a part of the library |
 * | `bad-answer` | the answer was not what Xano would send (HTML, a redirect, broken JSON) |
 * | `no-token-in-answer` | signed in, but no token where the mapping looks |
 * | `configuration` | the page's settings do not fit; `message` says what to write |
 * | `storage` | the browser refused to store the session; it lives on in this page only |
 * | `flow-expired` | a link or a returning flow is too old |
 * | `unexpected` | an exception that nobody foresaw; `cause` is it |
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
  | 'flow-expired'
  | 'unexpected';

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
  /** Text of the Xano project's author for the visitor: of a refusal, where it repeats no secret. */
  userMessage?: string | undefined;
  /** Seconds until another try makes sense. */
  retryAfter?: number | undefined;
  /** The exception behind it, never an answer. */
  cause?: unknown;
}

/** Two copies of the library can meet on one page, and each has a class of its own: `instanceof` knows only one. */
const BRAND: unique symbol = Symbol.for('xano-auth-elements.error');

/** A failure of an action. `message` is for developers; what visitors read is the text of `code`. */
export class AuthError extends Error implements AuthErrorDetails {
  override readonly name = 'AuthError';
  declare readonly code: AuthErrorCode;
  declare readonly status?: number | undefined;
  declare readonly endpoint?: string | undefined;
  declare readonly keys?: readonly string[] | undefined;
  declare readonly field?: string | undefined;
  declare readonly userMessage?: string | undefined;
  declare readonly retryAfter?: number | undefined;

  constructor(code: AuthErrorCode, message: string, { cause, ...details }: AuthErrorDetails = {}) {
    super(message, cause ? { cause } : undefined);
    Object.assign(this, { code, ...details });
  }

  get [BRAND](): true {
    return true;
  }
}

/** Whether a value is an {@link AuthError}, of this copy of the library or of another. */
export const isAuthError = (value: unknown): value is AuthError =>
  typeof value === 'object' && value !== null && BRAND in value;

/** Tells the console, and whoever listens to a page's errors, of a fault that must not stop what goes on. */
export const reportFault = (fault: unknown): void => (globalThis.reportError ?? console.error)(fault);

/** Anything can be thrown, also what has no text. */
const textOf = (cause: unknown): string => {
  try {
    return String(cause);
  } catch {
    return typeof cause;
  }
};

/**
 * What an exception is to an action: an AuthError stays itself; any other is a fault in this library, in a port or
 * in a browser, and is reported once, with its stack.
 */
export const toAuthError = (cause: unknown): AuthError => {
  if (isAuthError(cause)) return cause;
  reportFault(cause);
  return new AuthError('unexpected', `An unexpected exception: ${textOf(cause)}`, { cause });
};

/** A setting that cannot be used; `message` says what to write instead. */
export const misconfigured = (message: string, cause?: unknown): AuthError =>
  new AuthError('configuration', message, { cause });

/** What gives way does so in silence: one wording for all of it. */
export const abortedError = (): AuthError =>
  new AuthError('aborted', 'The page, another tab or a newer action stopped this.');

/** The session of an action is over, or it is somebody else's. */
export const sessionExpiredError = (): AuthError =>
  new AuthError('session-expired', 'The session ended while the action ran.');

/** There is no session, or Xano does not know its user. */
export const notSignedInError = (): AuthError => new AuthError('unauthorized', 'Nobody is signed in.');

/** A flow that sends credentials instead of a token. */
export type CredentialFlow = 'sign-in' | 'sign-up';

/** A flow whose refusals are for a visitor to read; `account` is all that a person does with an account beside these two. */
export type VisitorFlow = CredentialFlow | 'account';
