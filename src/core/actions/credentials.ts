// What sign-in and sign-up share: submit, read the token, Authenticate, then the current user.
import { isHeaderValue } from '../connection/headers.js';
import { mappingOf } from '../connection/parse.js';
import type { MappingSettings, Persist } from '../connection/settings.js';
import { abortedError, type AuthError, type CredentialFlow } from '../errors.js';
import type { Values } from '../requests/send.js';
import type { User } from '../session/user.js';
import { readRoles, readTokens, readUser } from '../requests/answer-mapping.js';
import type { Core } from '../core-parts.js';
import { callEndpoint, type EndpointCall } from '../requests/endpoint-call.js';
import { missingKeyError, unusableTokenError } from '../requests/xano-errors.js';
import { runBeforeHook } from './before-hook.js';
import type { CurrentUser } from './current-user.js';

/** What one submit may set otherwise than the connection. */
export interface CredentialOptions extends MappingSettings {
  /** Where this session is kept. */
  persist?: Persist | undefined;
  /** `[METHOD] [api:GROUP]/path` for this call. */
  endpoint?: string | undefined;
  /** Names of values that no error message may repeat, beside those that look like passwords and tokens. */
  secretFields?: readonly string[] | undefined;
  /** Called where a sign-in is answered without a token; `true` goes on to another step, and nothing has failed. */
  nextStep?: ((error: AuthError) => boolean) | undefined;
  /** The element that began it: events start there. */
  from?: unknown;
  /** Stops it. */
  signal?: AbortSignal | undefined;
}

/** Asks a backend for tokens. */
export type AskForTokens = (call: EndpointCall) => Promise<unknown>;

export const createCredentials = (core: Core, currentUser: CurrentUser) => {
  let submission: AbortController | undefined;
  /** What was answered in place of a token: names and values that the next step of a sign-in needs. */
  const answers = new WeakMap<AuthError, unknown>();

  /** Sends credentials to the endpoint of their flow. */
  const ask = (endpoint: string | undefined) => (call: EndpointCall) => {
    const { endpoints, secretEndpoint } = core.connection();
    const own = endpoints[call.flow === 'sign-up' ? 'signUp' : 'signIn'];
    return callEndpoint(core, endpoint ? secretEndpoint(endpoint) : own, call);
  };

  return {
    /** Stops what is under way: the person signed out, or the page is done with this connection. */
    abort: (): void => submission?.abort(),

    /** The answer behind a `no-token-in-answer` of ours. It may hold secrets: it stays in memory, and out of every event. */
    answerOf: (error: AuthError): unknown => answers.get(error),

    /**
     * From the hook before a flow to its user: what `ask` is answered becomes the session.
     *
     * @returns the user once set; `undefined` where no session came of it, or its user is not confirmed yet
     * @throws AuthError
     */
    async submit(
      flow: CredentialFlow,
      values: Values,
      options: CredentialOptions,
      askForTokens: AskForTokens = ask(options.endpoint),
    ): Promise<User | undefined> {
      const { session } = core;
      submission?.abort();
      submission = new AbortController();
      const signals = [submission.signal, options.signal];
      const expected = session.markerId();
      await runBeforeHook(core.before, flow, options.from);
      const connection = core.connection();
      const mapping = mappingOf(options, connection.tokens);
      const { secretFields } = options;
      const call = { flow, values, signals, secretFields };
      const data = await askForTokens(call);
      if (signals.some((signal) => signal?.aborted)) throw abortedError();

      const { authToken, ...rest } = readTokens(data, mapping);
      if (!authToken && flow === 'sign-up') {
        core.emit('sign-up', {}, options.from);
        return undefined;
      }
      if (!authToken) {
        const keys = mapping.authToken;
        const error = missingKeyError('no-token-in-answer', 'token', 'auth-token-key', keys, data, call);
        answers.set(error, data ?? {});
        if (options.nextStep?.(error)) return undefined;
        throw error;
      }
      if (!isHeaderValue(authToken)) throw unusableTokenError(mapping.authToken);
      const { endpoints, userKey, rolesKey } = connection;
      const tokens = [authToken, rest.refreshToken];
      const user = endpoints.currentUser ? undefined : readUser(data, userKey, mapping, tokens);
      if (!endpoints.currentUser && !user)
        throw missingKeyError('bad-answer', 'user', 'user-key', userKey, data, call);
      const start = { authToken, ...rest, persist: options.persist };
      const id = session.startSession(start, expected, { flow, from: options.from });
      if (!user) return currentUser.fetchAfterStart(id);
      session.setUser(id, user, readRoles(data, user, rolesKey, tokens));
      return user;
    },
  };
};

export type Credentials = ReturnType<typeof createCredentials>;
