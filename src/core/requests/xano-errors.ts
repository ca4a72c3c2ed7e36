// What went wrong, from an answer that is not good: the only place that reads Xano's error envelope, and that
// knows which submitted values no message may repeat.
import type { Endpoint } from '../connection/endpoints.js';
import { AuthError, type AuthErrorCode, type CredentialFlow } from '../errors.js';
import type { Answer, Values } from './send.js';
import { isRecord, type KeyList } from './answer-mapping.js';

/** What a call sent that decides how its answer is told. */
export interface SentCredentials {
  /** Which credentials are sent, if any. */
  flow?: CredentialFlow | undefined;
  authToken?: string | undefined;
  values?: Values | undefined;
  /** Names of values that no message may repeat, beside those that look like passwords and tokens. */
  secretFields?: readonly string[] | undefined;
}

/** A call in words, for developers: `POST /auth/login in group abCD1234 of example.xano.io`. */
export const describe = ({ method, url }: Endpoint): string =>
  url.replace(/^\w+:\/\/([^/]+).*?\/api:([^/]+)(.*)$/, `${method} $3 in group $2 of $1`);

/**
 * How long Xano asks to wait, in seconds. RFC 9110 allows a date, too; that counts as none, since it is of the
 * server's clock and ours may be wrong.
 */
export const retryAfterOf = (headers: Headers): number | undefined => {
  const after = headers.get('Retry-After') ?? '';
  return /^\d+$/.test(after) ? Number(after) : undefined;
};

const looksSecret = /pass|secret|token|confirm|\bpin\b|otp/i;

/** What was sent and must not be repeated: Xano echoes input in some messages. */
const secretsOf = ({ authToken, values = {}, secretFields = [] }: SentCredentials): string[] => {
  const secret = Object.entries(values).filter(
    ([name]) => secretFields.includes(name) || looksSecret.test(name),
  );
  return [authToken, ...secret.map(([, value]) => value)].filter((value) => typeof value === 'string');
};

/** Read from top to bottom, as SESSION's table. */
const codeOf = (
  { status, text, data }: Answer,
  message: string,
  flow: CredentialFlow | undefined,
): AuthErrorCode => {
  const says = (words: RegExp): boolean => words.test(message);
  if (status === 429) return 'rate-limited';
  if (status === 404 || status === 405) return 'configuration';
  if (status >= 500) return flow && says(/^invalid credentials/i) ? 'invalid-credentials' : 'server-error';
  if (text && data === undefined) return 'bad-answer';
  // Seen in real projects: an expired token may come as 403 instead of 401.
  if (status === 401 || (status === 403 && says(/token is expired/i)))
    return flow ? 'invalid-credentials' : 'unauthorized';
  if (status === 403) {
    if (!flow) return 'forbidden';
    if (says(/already|in use|(?<!\bno .*)exists/i)) return 'account-exists';
    if (says(/verif|confirm/i)) return 'unverified';
    // Whatever the words and their language: a 403 is how Xano's templates refuse a sign-in.
    return says(/credential/i) || (flow === 'sign-in' && !says(/suspend|disabled|block|banned/i))
      ? 'invalid-credentials'
      : 'forbidden';
  }
  if (status >= 400) return flow ? 'invalid-input' : 'configuration';
  return 'server-error';
};

/**
 * The failure that an answer tells of; an answer that tells of none is a `server-error`.
 *
 * Xano's error envelope is `{ code, message, payload: { param } }`, each part optional.
 *
 * @param answer what came back
 * @param endpoint what was called
 * @param sent what was sent
 */
export const errorFromResponse = (answer: Answer, endpoint: Endpoint, sent: SentCredentials): AuthError => {
  const { status, headers, data } = answer;
  const { message, payload } = Object(data) as Record<string, unknown>;
  const text = typeof message === 'string' ? message : '';
  const code = codeOf(answer, text, sent.flow);
  const heard = text.toLowerCase();
  const echoes = secretsOf(sent).some((secret) => secret && heard.includes(secret.trim().toLowerCase()));
  const said = answer.text && data === undefined ? ', not JSON' : text && !echoes ? `: ${text}` : '';
  const cure = status === 404 || status === 405 ? ' Copy the Base URL of the API group that lists it.' : '';
  const input = code === 'invalid-input';
  const param: unknown = input && Object(payload).param;
  const where = describe(endpoint);
  return new AuthError(code, `${where} gave ${`${status}${said}`.replace(/\.?$/, '.')}${cure}`, {
    status,
    endpoint: where,
    // Cross-origin only where the server exposes the header.
    retryAfter: retryAfterOf(headers),
    field: typeof param === 'string' && param ? param : undefined,
    userMessage: input && !echoes && text ? text : undefined,
  });
};

/** A good answer without what a setting should lead to. Its keys are told, no value. */
export const missingKeyError = (
  code: AuthErrorCode,
  what: 'token' | 'user',
  setting: string,
  keys: KeyList,
  answer: unknown,
): AuthError => {
  const found = isRecord(answer) ? Object.keys(answer) : [];
  const has = isRecord(answer)
    ? `has the keys "${found.join(', ')}"`
    : `is ${answer === null ? 'null' : typeof answer}`;
  return new AuthError(
    code,
    `No ${what} at ${setting}="${keys.join(' ')}": the answer ${has}. Name its key in ${setting}.`,
    { keys: found },
  );
};
