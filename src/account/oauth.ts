// Sign-in by a provider, as Xano's OAuth extensions do it: the backend names the provider's page, the visitor goes
// there, and comes back with a code that the backend turns into a token. Xano's templates send no `state`, so nothing
// there ties a return to whoever began: this file does, by a random text of its own.
import type { MappingSettings } from '../core/connection/settings.js';
import { AuthError, misconfigured } from '../core/errors.js';
import type { Auth, User, Values } from '../core/index.js';
import type { KeyValue } from '../core/platform/ports.js';
import { isRecord, isText } from '../core/requests/answer-mapping.js';
import { callEndpoint } from '../core/requests/endpoint-call.js';
import { type AccountOptions, askAnonymously, partsOf, runAccountAction } from './account-action.js';

/** What happens with somebody whom the backend does not know yet: `continue` signs in or up, whichever fits. */
export type OAuthMode = 'continue' | 'login' | 'signup';

/** A flow that was begun in this tab and waits for its return. */
export interface BegunFlow {
  readonly provider: string;
  readonly mode: OAuthMode;
  /** `[api:GROUP]/path` of the extension. */
  readonly path: string;
  readonly redirectUri: string;
  /** Address of the backend. */
  readonly backend: string;
  /** What the provider has to send back. */
  readonly state: string;
  /** The secret behind the challenge that the provider was given (PKCE). */
  readonly verifier?: string | undefined;
  /** ms since 1970 */
  readonly at: number;
}

const KEY = 'xano-oauth';
/** Milliseconds in which a visitor has to come back. */
const LIFETIME = 600_000;

const base64url = (bytes: Uint8Array): string =>
  btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '');

const randomText = (): string => base64url(crypto.getRandomValues(new Uint8Array(32)));

const challengeOf = async (verifier: string): Promise<string> =>
  base64url(new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(verifier))));

/** Where the answer to `init` has the address, by the names of Xano's extensions. */
const addressIn = (answer: unknown): string | undefined => {
  if (isText(answer)) return answer;
  const values = isRecord(answer) ? Object.entries(answer) : [];
  return values.find(([name, value]) => /url$/i.test(name) && isText(value))?.[1] as string | undefined;
};

/** The provider's page. @throws AuthError where the answer names none */
const providerPage = (answer: unknown, path: string): URL => {
  const address = addressIn(answer);
  const url = address && URL.canParse(address) ? new URL(address) : undefined;
  // All pages without an origin say `null`, scripts among them.
  const isNear =
    url?.protocol === 'http:' &&
    (/^(localhost|127\.0\.0\.1|\[::1\])$/.test(url.hostname) || url.origin === globalThis.origin);
  if (!url || !(url.protocol === 'https:' || isNear))
    throw new AuthError('bad-answer', `${path}/init named no page of a provider, such as "authUrl".`);
  return url;
};

const isBegun = (value: unknown): value is BegunFlow =>
  isRecord(value) && isText(value['state']) && isText(value['path']) && isText(value['redirectUri']);

/** The flow that this tab has begun on the connection's backend, if it is young enough. */
export const begunFlow = (auth: Auth): BegunFlow | undefined => {
  const { connection, ports } = partsOf(auth);
  const flow = read(ports.storage.tab);
  if (!flow || flow.backend !== connection().base) return undefined;
  return Math.abs(ports.clock.now() - flow.at) < LIFETIME ? flow : undefined;
};

const read = (tab: KeyValue): BegunFlow | undefined => {
  try {
    const flow: unknown = JSON.parse(tab.get(KEY) ?? 'null');
    return isBegun(flow) ? flow : undefined;
  } catch {
    return undefined;
  }
};

const forget = (tab: KeyValue): void => {
  try {
    tab.remove(KEY);
  } catch {
    // A store that refuses holds nothing that counts.
  }
};

export interface BeginOptions extends AccountOptions {
  mode?: OAuthMode | undefined;
  /** Where the provider leads back to. */
  redirectUri: string;
  /** Lets the visitor choose another account at the provider. */
  chooseAccount?: boolean | undefined;
  /** Ties the code to this browser, where the backend sends `code_verifier` on to the provider. */
  pkce?: boolean | undefined;
}

/**
 * Asks the backend for the provider's page, and keeps what its return has to match.
 *
 * @returns the page to go to
 * @throws AuthError
 */
export const beginOAuth = (auth: Auth, provider: string, options: BeginOptions): Promise<URL> =>
  runAccountAction(auth, 'oauth', options.from, async (parts) => {
    if (!provider && !options.endpoint)
      throw misconfigured('No provider is named. Write provider="google", or that of your extension.');
    const { endpoint: path = `/oauth/${provider}`, redirectUri, mode = 'continue' } = options;
    const isTwitter = provider === 'twitter';
    const endpoint = parts.connection().endpoint(`GET ${path}/${isTwitter ? 'request_token' : 'init'}`);
    const answer = await askAnonymously(parts, endpoint, { redirect_uri: redirectUri }, options);
    const page = providerPage(answer, path);
    const verifier = options.pkce ? randomText() : undefined;
    if (verifier) {
      page.searchParams.set('code_challenge', await challengeOf(verifier));
      page.searchParams.set('code_challenge_method', 'S256');
    }
    if (options.chooseAccount) page.searchParams.set('prompt', 'select_account');
    // Twitter sends its own token back, a backend may have set a state of its own; else ours.
    const own = page.searchParams.get(isTwitter ? 'oauth_token' : 'state');
    const state = own || randomText();
    if (!own) page.searchParams.set('state', state);
    const flow: BegunFlow = {
      provider,
      mode,
      path,
      redirectUri,
      backend: parts.connection().base,
      state,
      verifier,
      at: parts.ports.clock.now(),
    };
    try {
      parts.ports.storage.tab.set(KEY, JSON.stringify(flow));
    } catch (cause) {
      throw new AuthError('storage', 'The browser refuses to keep what the return has to match.', { cause });
    }
    return page;
  });

/** What a provider sent back in the address. */
export interface OAuthReturn {
  readonly code?: string | undefined;
  readonly state?: string | undefined;
  /** `access_denied` where the visitor said no. */
  readonly error?: string | undefined;
  /** Twitter's. */
  readonly oauthToken?: string | undefined;
  readonly oauthVerifier?: string | undefined;
}

const sentBack = ({ code, oauthToken, oauthVerifier }: OAuthReturn): Values =>
  oauthToken ? { oauth_token: oauthToken, oauth_verifier: oauthVerifier } : { code };

/**
 * Ends a flow that this tab has begun; it can be ended once only.
 *
 * @param returned what the provider sent back; out of the address before this is called
 * @throws AuthError `flow-expired` where this tab has begun no such flow: the return may be forged, or of another tab;
 *   `not-found` for a login without an account, `forbidden` for a sign-up with one
 */
export const endOAuth = async (
  auth: Auth,
  returned: OAuthReturn,
  options: AccountOptions & MappingSettings = {},
): Promise<User | undefined> => {
  const parts = partsOf(auth);
  const flow = begunFlow(auth);
  const isMatch = flow && flow.state === (returned.oauthToken ?? returned.state);
  // A return that nobody here asked for does not end the flow that somebody did.
  if (!isMatch) throw new AuthError('flow-expired', 'This tab has not begun this sign-in, or too long ago.');
  forget(parts.ports.storage.tab);
  if (returned.error === 'access_denied')
    throw new AuthError('aborted', 'The visitor canceled at the provider.');
  if (returned.error || !(returned.code || returned.oauthVerifier))
    throw new AuthError('server-error', 'The provider sent an error in place of a code.');
  const { mode, path, redirectUri, verifier } = flow;
  const values = { ...sentBack(returned), redirect_uri: redirectUri, code_verifier: verifier };
  const name = mode === 'signup' ? 'sign-up' : 'sign-in';
  const {
    authTokenKey = 'token authToken accessToken',
    secretFields = ['code', 'oauth_verifier', 'code_verifier'],
  } = options;
  return parts.runAction(name, options.from, () =>
    parts.credentials.submit(name, values, { ...options, authTokenKey, secretFields }, (call) =>
      callEndpoint(parts, parts.connection().endpoint(`GET ${path}/${mode}`), { ...call, flow: 'account' }),
    ),
  );
};
