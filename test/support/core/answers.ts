// SESSION.md's table of answers.
import { empty, html, json, never, offline, redirect, refusal, type Reply } from './network.js';

export interface Row {
  readonly answer: string;
  readonly reply: Reply;
  /** Code of the rejection; `undefined` where there is none. */
  readonly signIn: string | undefined;
  readonly signUp?: string | undefined;
  /** Code in the session; `end` where it ends. */
  readonly user: string;
  /** Whether it is asked again. */
  readonly retried: boolean;
  /** `passes`, or the code of the rejection. */
  readonly page: string;
}

const trickle: Reply = () => new Response('{"authToken": "t', { status: 200 });
const expired403 = refusal(403, 'This token is expired.');

export const rows: Row[] = [
  { answer: 'offline', reply: offline, signIn: 'offline', user: 'offline', retried: true, page: 'offline' },
  { answer: 'timeout', reply: never, signIn: 'timeout', user: 'timeout', retried: true, page: 'timeout' },
  {
    answer: 'redirect',
    reply: redirect,
    signIn: 'bad-answer',
    user: 'bad-answer',
    retried: true,
    page: 'bad-answer',
  },
  { answer: 'HTML', reply: html(), signIn: 'bad-answer', user: 'bad-answer', retried: true, page: 'passes' },
  {
    answer: '401 as HTML',
    reply: html(401),
    signIn: 'bad-answer',
    user: 'bad-answer',
    retried: true,
    page: 'passes',
  },
  {
    answer: '403 as HTML',
    reply: html(403),
    signIn: 'bad-answer',
    user: 'bad-answer',
    retried: true,
    page: 'passes',
  },
  {
    answer: 'bad JSON',
    reply: trickle,
    signIn: 'bad-answer',
    user: 'bad-answer',
    retried: true,
    page: 'passes',
  },
  {
    answer: '200 null',
    reply: json(null),
    signIn: 'no-token-in-answer',
    signUp: 'none',
    user: 'end',
    retried: false,
    page: 'passes',
  },
  {
    answer: '200 of another shape',
    reply: json([1]),
    signIn: 'no-token-in-answer',
    signUp: 'none',
    user: 'bad-answer',
    retried: false,
    page: 'passes',
  },
  {
    answer: '200 and empty',
    reply: empty(),
    signIn: 'no-token-in-answer',
    signUp: 'none',
    user: 'bad-answer',
    retried: false,
    page: 'passes',
  },
  {
    answer: '200 "Throw Error"',
    reply: json({ statement: 'Throw Error', payload: '' }),
    signIn: 'server-error',
    user: 'server-error',
    retried: true,
    page: 'passes',
  },
  {
    answer: '400 INPUT_ERROR',
    reply: refusal(400, 'Missing param: x', 'ERROR_CODE_INPUT_ERROR', 'x'),
    signIn: 'invalid-input',
    user: 'configuration',
    retried: false,
    page: 'passes',
  },
  {
    answer: '401',
    reply: refusal(401, 'Unauthorized', 'ERROR_CODE_UNAUTHORIZED'),
    signIn: 'invalid-credentials',
    user: 'end',
    retried: false,
    page: 'passes',
  },
  {
    answer: '401 and empty',
    reply: empty(401),
    signIn: 'invalid-credentials',
    user: 'end',
    retried: false,
    page: 'passes',
  },
  {
    answer: '403 token is expired',
    reply: expired403,
    signIn: 'invalid-credentials',
    user: 'end',
    retried: false,
    page: 'passes',
  },
  {
    answer: '403 Invalid Credentials.',
    reply: refusal(403, 'Invalid Credentials.', 'ERROR_CODE_ACCESS_DENIED'),
    signIn: 'invalid-credentials',
    user: 'forbidden',
    retried: false,
    page: 'passes',
  },
  {
    answer: '403 already in use',
    reply: refusal(403, 'This account is already in use.'),
    signIn: 'account-exists',
    user: 'forbidden',
    retried: false,
    page: 'passes',
  },
  {
    answer: '403 unverified',
    reply: refusal(403, 'Please verify your e-mail.'),
    signIn: 'unverified',
    user: 'forbidden',
    retried: false,
    page: 'passes',
  },
  {
    answer: '403 of its own',
    reply: refusal(403, 'Suspended.'),
    signIn: 'forbidden',
    user: 'forbidden',
    retried: false,
    page: 'passes',
  },
  {
    answer: '404',
    reply: refusal(404, 'Unable to locate request.'),
    signIn: 'configuration',
    user: 'configuration',
    retried: false,
    page: 'passes',
  },
  {
    answer: '405',
    reply: empty(405),
    signIn: 'configuration',
    user: 'configuration',
    retried: false,
    page: 'passes',
  },
  {
    answer: '429',
    reply: refusal(429, 'Whoa there!', 'ERROR_CODE_TOO_MANY_REQUESTS'),
    signIn: 'rate-limited',
    user: 'rate-limited',
    retried: true,
    page: 'passes',
  },
  {
    answer: '500 Invalid Credentials.',
    reply: refusal(500, 'Invalid Credentials.', 'ERROR_FATAL'),
    signIn: 'invalid-credentials',
    user: 'server-error',
    retried: true,
    page: 'passes',
  },
  {
    answer: '500',
    reply: refusal(500, 'Fatal.', 'ERROR_FATAL'),
    signIn: 'server-error',
    user: 'server-error',
    retried: true,
    page: 'passes',
  },
  {
    answer: '503 as HTML',
    reply: html(503),
    signIn: 'server-error',
    user: 'server-error',
    retried: true,
    page: 'passes',
  },
];
