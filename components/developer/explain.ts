// What beginners read: the mistake behind an error, and its cure. Loaded when there is something to explain; a page
// that cannot load it still shows its visitors the right text.
// No value of an answer is ever shown, only the names in it.
import type { AuthError, Connection } from '../../src/core/index.js';
import { isReachable } from '../../src/core/internal.js';
import { isDevelopmentHost, warnDeveloper } from './warn.js';

const DATA_SOURCE = /different data ?source/i;
const TOKEN_NAME = /token|jwt|auth|session|key/i;

/** `POST /auth/login in group abCD1234 of example.xano.io`, in its parts. */
const partsOf = (endpoint = ''): string[] =>
  /^(\S+ (\S+)) in group (\S+) of (.*)$/.exec(endpoint)?.slice(1) ?? [];

/** Another method of the same path is another endpoint, such as that of the profile. */
const isCurrentUser = ({ endpoints: { currentUser } }: Connection, call: string, path: string): boolean =>
  currentUser !== undefined && currentUser.url.endsWith(path) && call === `${currentUser.method} ${path}`;

const explainSilence = async ({ base, origin }: Connection): Promise<string | undefined> => {
  const { host } = new URL(origin);
  if (location.protocol === 'file:')
    return 'This page was opened as a file, and browsers keep files away from servers. Serve its folder instead, for example with `npx http-server`.';
  if (!navigator.onLine || !(await isReachable(base))) return undefined;
  return `${host} answers, but does not let this page read the answer. Allow ${location.origin} in the CORS settings of the API group.`;
};

const explainMissing = ({ endpoint, status }: AuthError, connection: Connection): string => {
  const [call = `${endpoint}`, path = '', group, host] = partsOf(endpoint);
  return isCurrentUser(connection, call, path)
    ? `The token is stored, but ${call} gave ${status}, so nobody is signed in. Set current-user-endpoint to the endpoint that answers the user.`
    : `There is no ${call} in group ${group} of ${host}. Copy the Base URL of the API group that lists ${path.slice(1)}.`;
};

const explainNoToken = (keys: readonly string[]): string => {
  const likely = keys.find((key) => TOKEN_NAME.test(key));
  const cure = likely
    ? `Set auth-token-key="${likely}".`
    : 'Write the key of the token into auth-token-key; a key inside an object is written as a path, such as "data.token".';
  return `The answer has the keys ${keys.join(', ') || '(none)'}. ${cure}`;
};

const explainRefusal = ({ message }: AuthError, { headers, endpoints }: Connection): string | undefined => {
  const source = headers().get('X-Data-Source') ?? 'live';
  if (DATA_SOURCE.test(message))
    return `The token is from another data source than ${source}. Use one data-source on every page.`;
  return endpoints.refresh
    ? undefined
    : 'The token has run out: by default Xano gives it 24 hours. Make it last longer where the endpoint creates it, or set refresh-endpoint.';
};

const find = async (error: AuthError, connection: Connection): Promise<string | undefined> => {
  const { code, status, keys } = error;
  if (code === 'offline') return explainSilence(connection);
  if (code === 'configuration' && (status === 404 || status === 405))
    return explainMissing(error, connection);
  if (code === 'no-token-in-answer' && keys) return explainNoToken(keys);
  if (code === 'unauthorized' && status) return explainRefusal(error, connection);
  if (code === 'rate-limited')
    return 'Xano took this for too many requests: its free plan answers 10 in 20 seconds. Set user-max-age, so that a reload need not ask for the user again.';
  return undefined;
};

/** What only developers can mend; of the everyday failures only on a machine of their own. */
const isForDevelopers = ({ code }: AuthError): boolean =>
  ['configuration', 'no-token-in-answer', 'bad-answer', 'storage', 'offline'].includes(code) ||
  (['unauthorized', 'rate-limited'].includes(code) && isDevelopmentHost());

/** No mistakes, unless one is found behind them. */
const everyday: readonly AuthError['code'][] = ['offline', 'unauthorized', 'rate-limited'];

/**
 * Tells the console what a developer should know.
 *
 * @returns the same words, for the page: on the developer's own machine, and there at least the error's own
 */
export const explainError = async (error: AuthError, connection: Connection | undefined): Promise<string> => {
  if (!isForDevelopers(error)) return '';
  const said = connection && (await find(error, connection));
  const words = said ?? error.message;
  if (said || !everyday.includes(error.code)) warnDeveloper(words);
  return isDevelopmentHost() ? words : '';
};
