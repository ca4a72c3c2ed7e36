// A test sign-in: signs in with the settings so far, finds the keys of the tokens, and asks for the current user.
// Answers and tokens stay in a closure; what is handed out has every secret hidden. Nothing is stored.
import { type Connection, createConnection } from '../core/connection/parse.js';
import type { Endpoint } from '../core/connection/endpoints.js';
import type { ConnectionOptions } from '../core/connection/settings.js';
import { AuthError } from '../core/errors.js';
import { callEndpoint, type EndpointCall } from '../core/requests/endpoint-call.js';
import { describe } from '../core/requests/xano-errors.js';
import { browserPorts } from '../core/platform/browser.js';
import type { Clock } from '../core/platform/ports.js';
import type { Values } from '../core/requests/send.js';
import { isRecord, readTokens, readUser } from '../core/requests/answer-mapping.js';
import {
  findTokens,
  findUser,
  rolesAt,
  type TokenCandidates,
  type UserCandidates,
  userSettings,
} from './guess-mapping.js';
import { type AnswerNode, answerTree } from './answer-tree.js';

export interface SignInTestOptions {
  /** Default: the platform's. */
  readonly fetch?: typeof fetch | undefined;
  readonly clock?: Clock | undefined;
  readonly signal?: AbortSignal | undefined;
}

/** The answer to the sign-in: its keys, without values. */
export interface SignInAnswer {
  readonly tree: AnswerNode;
  readonly candidates: TokenCandidates;
}

/** The answer of the current-user endpoint. */
export interface UserAnswer {
  readonly tree: AnswerNode;
  readonly candidates: UserCandidates;
  /** The settings for the keys that were chosen; only those that differ from the defaults. */
  settings(userPath: string, rolesPath?: string): { userKey?: string; rolesKey?: string };
  /** The roles at a key, as a page will see them. */
  roles(path: string): readonly string[];
  /** The names of the user's fields, for `<xano-user field>`. */
  fields(userPath: string): readonly string[];
}

export interface SignInTest {
  /**
   * Signs in with the inputs of the endpoint.
   *
   * @throws AuthError as the sign-in form would tell it; its message repeats none of the values
   */
  signIn(settings: ConnectionOptions, values: Values): Promise<SignInAnswer>;
  /** The answer to the last sign-in, even if it has no token. */
  readonly answer: SignInAnswer | undefined;
  /**
   * Asks for the current user with the token of the last sign-in; with `currentUserEndpoint: 'none'` the user is read
   * from the sign-in's own answer.
   *
   * @throws AuthError `no-token-in-answer` where `authTokenKey` leads to none
   */
  currentUser(settings: ConnectionOptions): Promise<UserAnswer>;
  /** Forgets the answers, and aborts all requests. */
  forget(): void;
}

export const createSignInTest = (options: SignInTestOptions = {}): SignInTest => {
  const ports = browserPorts();
  const { fetch = ports.fetch, clock = ports.clock, signal } = options;
  let stopping = new AbortController();
  let answer: SignInAnswer | undefined;
  let lastAnswer: { readonly origin: string; readonly data: unknown } | undefined;

  const ask = (connection: Connection, endpoint: Endpoint, request: EndpointCall): Promise<unknown> =>
    callEndpoint(
      { connection: () => ({ ...connection, credentials: 'omit' }), ports: { ...ports, fetch, clock } },
      endpoint,
      { ...request, signals: [stopping.signal, signal] },
    );

  return {
    get answer() {
      return answer;
    },
    async signIn(settings, values) {
      lastAnswer = answer = undefined;
      const connection = createConnection(settings);
      const endpoint = connection.endpoints.signIn;
      const data = await ask(connection, endpoint, {
        flow: 'sign-in',
        values,
        secretFields: Object.keys(values),
      });
      lastAnswer = { origin: connection.origin, data };
      answer = { tree: answerTree(data, 'all'), candidates: findTokens(data) };
      if (answer.candidates.authToken.length > 0) return answer;
      throw new AuthError(
        'no-token-in-answer',
        `${describe(endpoint)} answered ${describeKeys(data)}, and no token.`,
      );
    },
    async currentUser(settings) {
      const connection = createConnection(settings);
      const { authToken, refreshToken } = lastAnswer ? readTokens(lastAnswer.data, connection.tokens) : {};
      if (!lastAnswer || !authToken)
        throw new AuthError(
          'no-token-in-answer',
          lastAnswer
            ? `The answer has no token at auth-token-key="${connection.tokens.authToken.join(' ')}"; it is ${describeKeys(lastAnswer.data)}.`
            : 'Sign in first.',
        );
      // A token is for one backend; no other may see it.
      if (lastAnswer.origin !== connection.origin)
        throw new AuthError(
          'configuration',
          'The backend is another one since the test sign-in. Sign in again.',
        );
      const endpoint = connection.endpoints.currentUser;
      const data = endpoint ? await ask(connection, endpoint, { authToken }) : lastAnswer.data;
      if (data === null || data === undefined)
        throw new AuthError('bad-answer', `${endpoint ? describe(endpoint) : 'Sign-in'} answered no user.`);
      return {
        tree: answerTree(data, [authToken, refreshToken]),
        candidates: findUser(data),
        settings: (userPath, rolesPath) => userSettings(data, userPath, rolesPath),
        roles: (path) => rolesAt(data, path),
        fields: (userPath) => Object.keys(readUser(data, [userPath], connection.tokens) ?? {}),
      };
    },
    forget() {
      lastAnswer = answer = undefined;
      stopping.abort();
      stopping = new AbortController();
    },
  };
};

const describeKeys = (answer: unknown): string => {
  if (!isRecord(answer))
    return answer === undefined ? 'an empty body' : `a ${Array.isArray(answer) ? 'list' : typeof answer}`;
  const keys = Object.keys(answer).slice(0, 20);
  return keys.length > 0 ? `the keys ${keys.join(', ')}` : 'an empty object';
};
