// What went wrong, from an answer that is not good: the only place that reads Xano's error envelope, and that
// knows what a refusal means to a visitor.
import type { Endpoint } from '../connection/endpoints.js';
import { AuthError, type AuthErrorCode, type VisitorFlow } from '../errors.js';
import { retryAfterOf } from './retry-after.js';
import type { Answer, Values } from './send.js';
import { isRecord, type KeyList } from './answer-mapping.js';
import { isRepeatable, type Sent, sentIn } from './safe-message.js';

/** What a call sent that decides how its answer is told. */
export interface SentCredentials {
  /** Which flow it belongs to, if a visitor began it. */
  flow?: VisitorFlow | undefined;
  authToken?: string | undefined;
  values?: Values | undefined;
  /** Names of values that no message may repeat, beside those that look like passwords and tokens. */
  secretFields?: readonly string[] | undefined;
  /** The token is good: a 401 refuses what was sent beside it. */
  isTokenGood?: boolean | undefined;
}

/** A call in words, for developers: `POST /auth/login in group abCD1234 of example.xano.io`. */
export const describe = ({ method, url }: Endpoint): string =>
  url.replace(/^\w+:\/\/([^/]+).*?\/api:([^/]+)(.*)$/, `${method} $3 in group $2 of $1`);

/** What was sent, the token included. */
const sentBy = ({ authToken, values = {}, secretFields }: SentCredentials): Sent => {
  const { secrets, known } = sentIn(values, secretFields);
  return { known, secrets: authToken ? [...secrets, authToken] : secrets };
};

/** What Xano itself says where no author has written anything. Our own texts, in the visitor's language, say it better. */
const standing =
  /^(invalid credentials|this account is already in use|unable to locate request|this token is expired|unauthorized( - authentication required)?|forbidden|access denied|not found|too many requests|rate limit exceeded|whoa there!.*)?[.!]?$/i;

/** Whole sentences of Xano's own: they are the same for everybody, so they repeat nobody's secret. */
const fixedSentence =
  /^(invalid credentials|this account is already in use|unable to locate request|this token is expired|this token belongs to a different data ?source|unauthorized - authentication required)[.!]?$/i;

/** Xano's own words for an endpoint that is not there; an author's 404 is about an account. */
const noEndpoint = /^(unable to locate request\.?)?$/i;

/** What Xano says of a session's token, whatever else was sent with it. */
const aboutToken = /^this token (is expired|belongs to a different data ?source)/i;

/** Whether an answer refuses the session's token in Xano's own words. */
export const refusesToken = ({ data }: Answer): boolean =>
  aboutToken.test(String((Object(data) as { message?: unknown }).message));

/** The status decides; a message refines it only where Xano's own templates say different things with one status. */
const codeOf = (
  { status, text, data }: Answer,
  message: string,
  { flow, isTokenGood }: SentCredentials,
): AuthErrorCode => {
  const says = (words: RegExp): boolean => words.test(message);
  const isCredential = flow && flow !== 'account';
  if (status === 429) return 'rate-limited';
  if (status === 405 || (status === 404 && (!flow || says(noEndpoint)))) return 'configuration';
  if (status >= 500)
    return isCredential && says(/^invalid credentials/i) ? 'invalid-credentials' : 'server-error';
  if (text && data === undefined) return 'bad-answer';
  if (status === 404) return 'not-found';
  // Seen in real projects: an expired token may come as 403 instead of 401.
  if (status === 401 || (status === 403 && says(/token is expired/i)))
    return isCredential ? 'invalid-credentials' : isTokenGood ? 'forbidden' : 'unauthorized';
  if (status === 403) {
    if (!flow) return 'forbidden';
    if (says(/^this account is already in use/i)) return 'account-exists';
    if (!isCredential) return 'forbidden';
    if (says(/verif|confirm/i)) return 'unverified';
    return says(/credential/i) || (flow === 'sign-in' && says(standing))
      ? 'invalid-credentials'
      : 'forbidden';
  }
  if (status >= 400) return flow ? 'invalid-input' : 'configuration';
  return 'server-error';
};

/** Refusals by which an author speaks to a visitor. */
const spoken: ReadonlySet<AuthErrorCode> = new Set([
  'invalid-input',
  'invalid-credentials',
  'account-exists',
  'unverified',
  'forbidden',
  'not-found',
  'rate-limited',
]);

/**
 * The failure that an answer tells of; an answer that tells of none is a `server-error`.
 *
 * Xano's error envelope is `{ code, message, payload: { param } }`, each part optional.
 *
 * @param answer what came back
 * @param endpoint what was called
 * @param call what was sent
 */
export const errorFromResponse = (answer: Answer, endpoint: Endpoint, call: SentCredentials): AuthError => {
  const { status, headers, data } = answer;
  const { message, payload } = Object(data) as Record<string, unknown>;
  const text = typeof message === 'string' ? message : '';
  const code = codeOf(answer, text, call);
  const sent = sentBy(call);
  const isSayable = text !== '' && (fixedSentence.test(text) || isRepeatable(text, sent));
  const said = answer.text && data === undefined ? ', not JSON' : isSayable ? `: ${text}` : '';
  const cure =
    code === 'configuration' && status >= 404 ? ' Copy the Base URL of the API group that lists it.' : '';
  const param: unknown = code === 'invalid-input' && Object(payload).param;
  const isField = typeof param === 'string' && param !== '';
  const where = describe(endpoint);
  // Nobody's session is refused where none was sent.
  const isSpoken = spoken.has(code) || (code === 'unauthorized' && !call.authToken);
  return new AuthError(code, `${where} gave ${`${status}${said}`.replace(/\.?$/, '.')}${cure}`, {
    status,
    endpoint: where,
    // Cross-origin only where the server exposes the header.
    retryAfter: retryAfterOf(headers),
    field:
      isField && (isRepeatable(param, sent) || Object.hasOwn(call.values ?? {}, param)) ? param : undefined,
    userMessage: call.flow && isSpoken && isSayable && !standing.test(text) ? text : undefined,
  });
};

/** A good answer with a token that no request can carry. Nothing of it is shown. */
export const unusableTokenError = (keys: KeyList): AuthError =>
  new AuthError(
    'bad-answer',
    `The token at auth-token-key="${keys.join(' ')}" has characters that no header can carry. Answer it as createAuthToken makes it.`,
  );

/** So many keys of an answer are told, at most. */
const MOST_KEYS = 50;

/** A good answer without what a setting should lead to. Its keys are told, no value. */
export const missingKeyError = (
  code: AuthErrorCode,
  what: 'token' | 'user',
  setting: string,
  keys: KeyList,
  answer: unknown,
  call: SentCredentials,
): AuthError => {
  const sent = sentBy(call);
  const keysThere = isRecord(answer) ? Object.keys(answer).slice(0, MOST_KEYS) : [];
  const found = keysThere.filter((key) => isRepeatable(key, sent));
  const has = isRecord(answer)
    ? `has the keys "${found.join(', ')}"`
    : `is ${answer === null ? 'null' : typeof answer}`;
  return new AuthError(
    code,
    `No ${what} at ${setting}="${keys.join(' ')}": the answer ${has}. Name its key in ${setting}.`,
    { keys: found },
  );
};
