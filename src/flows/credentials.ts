// What sign-in and sign-up share: submit, read the token, Authenticate, then the current user.
import type { Persist } from '../connection.js';
import { AuthError, type CredentialFlow } from '../errors.js';
import type { Values } from '../request.js';
import type { User } from '../session.js';
import { isRecord, parseKeys, readRoles, readTokens, readUser, type TokenMapping } from '../token.js';
import { ask, askPage, type Core } from './core.js';
import type { CurrentUser } from './current-user.js';

/** What one submit may set otherwise than the connection. */
export interface CredentialOptions {
  /** Where this session is kept. */
  persist?: Persist | undefined;
  /** `[METHOD] [api:GROUP]/path` for this call. */
  endpoint?: string | undefined;
  authTokenKey?: string | undefined;
  refreshTokenKey?: string | undefined;
  metadataKey?: string | undefined;
  expiresInKey?: string | undefined;
  /** Names of values that no error message may repeat, beside those that look like passwords and tokens. */
  secretFields?: readonly string[] | undefined;
  /** The element that began it: events start there. */
  from?: unknown;
  /** Stops it. */
  signal?: AbortSignal | undefined;
}

const looksSecret = /pass|secret|token|confirm|\bpin\b|otp/i;

const secretsOf = (values: Values, fields: readonly string[] = []): string[] =>
  Object.entries(values).flatMap(([name, value]) =>
    typeof value === 'string' && (fields.includes(name) || looksSecret.test(name)) ? [value] : [],
  );

const mappingOf = (base: TokenMapping, options: CredentialOptions): TokenMapping => {
  const pick = (own: string | undefined, otherwise: readonly string[]) => (own ? parseKeys(own) : otherwise);
  return {
    authToken: pick(options.authTokenKey, base.authToken),
    refreshToken: pick(options.refreshTokenKey, base.refreshToken),
    metadata: pick(options.metadataKey, base.metadata).filter((key) => key !== '.'),
    expiresIn: pick(options.expiresInKey, base.expiresIn),
  };
};

const keysOf = (answer: unknown): string =>
  isRecord(answer)
    ? `has the keys "${Object.keys(answer).join(', ')}"`
    : `is ${answer === null ? 'null' : typeof answer}`;

export const createCredentials = (core: Core, currentUser: CurrentUser) => {
  let attempt: AbortController | undefined;

  return {
    /** Stops what is under way: the person signed out, or the page is done with this connection. */
    abort: (): void => attempt?.abort(),

    /**
     * @returns the user once set; `undefined` where no session came of it, or its user is not confirmed yet
     * @throws AuthError
     */
    async submit(
      flow: CredentialFlow,
      values: Values,
      options: CredentialOptions,
    ): Promise<User | undefined> {
      const { session } = core;
      attempt?.abort();
      attempt = new AbortController();
      const signals = [attempt.signal, options.signal];
      const expected = session.headId();
      await askPage(core, flow, options.from);
      const connection = core.connection();
      const own = connection.endpoints[flow === 'sign-in' ? 'signIn' : 'signUp'];
      const endpoint = options.endpoint ? connection.endpoint(options.endpoint) : own;
      const secrets = secretsOf(values, options.secretFields);
      const { data } = await ask(core, endpoint, { flow, values, signals, secrets });
      if (signals.some((signal) => signal?.aborted))
        throw new AuthError('aborted', 'A newer action took its place.');

      const mapping = mappingOf(connection.tokens, options);
      const { authToken, ...rest } = readTokens(data, mapping);
      if (!authToken && flow === 'sign-up') {
        core.emit('sign-up', {}, options.from);
        return undefined;
      }
      if (!authToken)
        throw new AuthError(
          'no-token-in-answer',
          `No token at "${mapping.authToken.join(' ')}": the answer ${keysOf(data)}. Name its key in auth-token-key.`,
          { keys: isRecord(data) ? Object.keys(data) : [] },
        );
      const asks = connection.endpoints.currentUser !== undefined;
      const user = asks ? undefined : readUser(data, connection.userKey, mapping);
      if (!asks && !user)
        throw new AuthError(
          'bad-answer',
          `No user at user-key="${connection.userKey.join(' ')}": the answer ${keysOf(data)}.`,
        );
      const start = { authToken, ...rest, persist: options.persist };
      const { id } = session.begin(start, expected, { flow, from: options.from });
      if (!user) return currentUser.afterBegin(id);
      session.setUser(id, user, readRoles(data, user, connection.rolesKey));
      return user;
    },
  };
};
