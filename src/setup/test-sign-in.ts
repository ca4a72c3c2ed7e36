// A live test: signs in with the settings as they are so far, reads where the tokens are, and asks for the user.
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
  type TokenPlaces,
  type UserPlaces,
  userSettings,
} from './guess-mapping.js';
import { type TreeNode, treeOf } from './answer-tree.js';

export interface TrialOptions {
  /** Default: the platform's. */
  readonly fetch?: typeof fetch | undefined;
  readonly clock?: Clock | undefined;
  readonly signal?: AbortSignal | undefined;
}

/** What a test sign-in says, without its values. */
export interface SignInReading {
  readonly tree: TreeNode;
  readonly places: TokenPlaces;
}

/** What the current-user endpoint says. */
export interface UserReading {
  readonly tree: TreeNode;
  readonly places: UserPlaces;
  /** The settings for a choice in the tree; only what the connection does not find by itself. */
  settings(userPath: string, rolesPath?: string): { userKey?: string; rolesKey?: string };
  /** The roles at a place, as a page will see them. */
  roles(path: string): readonly string[];
  /** Names of the user's own fields at a place, for `<xano-user field>`. */
  fields(userPath: string): readonly string[];
}

export interface Trial {
  /**
   * Signs in with what the endpoint takes.
   *
   * @throws AuthError as the sign-in form would tell it; its message repeats none of the values
   */
  signIn(settings: ConnectionOptions, values: Values): Promise<SignInReading>;
  /** What the last test sign-in answered, with a token in it or without. */
  readonly reading: SignInReading | undefined;
  /**
   * Asks who is signed in, with the token of the last test; with `currentUserEndpoint: 'none'` reads that answer.
   *
   * @throws AuthError `no-token-in-answer` where `authTokenKey` leads to none
   */
  currentUser(settings: ConnectionOptions): Promise<UserReading>;
  /** Drops the answer of the test, and stops what is under way. */
  forget(): void;
}

/** Makes a test. */
export const createTrial = (options: TrialOptions = {}): Trial => {
  const ports = browserPorts();
  const { fetch = ports.fetch, clock = ports.clock, signal } = options;
  let forgotten = new AbortController();
  let reading: SignInReading | undefined;
  let held: { readonly origin: string; readonly data: unknown } | undefined;

  const ask = (connection: Connection, endpoint: Endpoint, call: EndpointCall): Promise<unknown> =>
    callEndpoint(
      { connection: () => ({ ...connection, credentials: 'omit' }), ports: { ...ports, fetch, clock } },
      endpoint,
      { ...call, signals: [forgotten.signal, signal] },
    );

  return {
    get reading() {
      return reading;
    },
    async signIn(settings, values) {
      held = reading = undefined;
      const connection = createConnection(settings);
      const endpoint = connection.endpoints.signIn;
      const data = await ask(connection, endpoint, {
        flow: 'sign-in',
        values,
        secretFields: Object.keys(values),
      });
      held = { origin: connection.origin, data };
      reading = { tree: treeOf(data, 'all'), places: findTokens(data) };
      if (reading.places.authToken.length > 0) return reading;
      throw new AuthError(
        'no-token-in-answer',
        `${describe(endpoint)} answered ${describeKeys(data)}, and no token.`,
      );
    },
    async currentUser(settings) {
      const connection = createConnection(settings);
      const { authToken, refreshToken } = held ? readTokens(held.data, connection.tokens) : {};
      if (!held || !authToken)
        throw new AuthError(
          'no-token-in-answer',
          held
            ? `The answer has no token at auth-token-key="${connection.tokens.authToken.join(' ')}"; it is ${describeKeys(held.data)}.`
            : 'Sign in first.',
        );
      // Xano's tokens are for one backend; another one must not even see them.
      if (held.origin !== connection.origin)
        throw new AuthError(
          'configuration',
          'The backend is another one since the test sign-in. Sign in again.',
        );
      const endpoint = connection.endpoints.currentUser;
      const data = endpoint ? await ask(connection, endpoint, { authToken }) : held.data;
      if (data === null || data === undefined)
        throw new AuthError('bad-answer', `${endpoint ? describe(endpoint) : 'Sign-in'} answered no user.`);
      return {
        tree: treeOf(data, [authToken, refreshToken]),
        places: findUser(data),
        settings: (userPath, rolesPath) => userSettings(data, userPath, rolesPath),
        roles: (path) => rolesAt(data, path),
        fields: (userPath) => Object.keys(readUser(data, [userPath], connection.tokens) ?? {}),
      };
    },
    forget() {
      held = reading = undefined;
      forgotten.abort();
      forgotten = new AbortController();
    },
  };
};

const describeKeys = (answer: unknown): string => {
  if (!isRecord(answer))
    return answer === undefined ? 'an empty body' : `a ${Array.isArray(answer) ? 'list' : typeof answer}`;
  const keys = Object.keys(answer).slice(0, 20);
  return keys.length > 0 ? `the keys ${keys.join(', ')}` : 'an empty object';
};
