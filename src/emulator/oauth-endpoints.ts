// Xano's OAuth extensions, with providers that the emulator plays: `demo/provider.html` is their page. Paths, answers and
// refusals are those of Xano's templates; the real ones answer from a group of their own for each provider.
import { decode } from 'jose/base64url';
import { createAccount } from './accounts.js';
import type { Backend, EndpointRequest } from './emulated-backend.js';
import { pageAddress } from './page-address.js';
import { normalizeEmail, optionalText, requireText } from './request-inputs.js';
import { type Json, NotUniqueError } from './tables.js';
import { randomText, sha256 } from './web-crypto.js';
import { refusals } from './xano-refusals.js';

export const providers = [
  'google',
  'github',
  'facebook',
  'linkedin',
  'microsoft',
  'apple',
  'twitter',
] as const;

export type Provider = (typeof providers)[number];

/** How each extension answers with the address of the provider's page. */
const answers: Partial<Record<Provider, (url: string) => Json>> = {
  github: (url) => ({ github_authurl: url }),
  facebook: (url) => ({ facebook_authurl: url }),
  linkedin: (url) => url,
};

/** `GET /oauth/<provider>/init?redirect_uri=`, for Twitter `request_token` */
export const initOAuth =
  (provider: Provider) =>
  (backend: Backend, call: EndpointRequest): Promise<Json> => {
    const redirectUri = requireText(call.inputs, 'redirect_uri');
    const url = pageAddress(backend.settings.providerPage, call);
    url.searchParams.set('provider', provider);
    url.searchParams.set('redirect_uri', redirectUri);
    if (provider === 'twitter') url.searchParams.set('oauth_token', randomText(16));
    // Google's template sends it empty.
    if (provider === 'google') url.searchParams.set('state', '');
    return Promise.resolve(answers[provider]?.(url.href) ?? { authUrl: url.href });
  };

/** What a code of the provider's page says; such codes are no secret, since nobody's account is behind them. */
interface Code {
  readonly provider: string;
  readonly email: string;
  readonly name: string;
  readonly redirectUri: string;
  readonly challenge: string;
}

const readCode = (text: string): Code => {
  try {
    return JSON.parse(new TextDecoder().decode(decode(text))) as Code;
  } catch {
    throw refusals.invalidCode();
  }
};

const check = async (code: Code, provider: Provider, { inputs }: EndpointRequest): Promise<void> => {
  const isSame = code.provider === provider && code.redirectUri === optionalText(inputs, 'redirect_uri');
  const verifier = optionalText(inputs, 'code_verifier');
  const isProven = !code.challenge || (verifier !== undefined && (await sha256(verifier)) === code.challenge);
  if (!isSame || !isProven || typeof code.email !== 'string') throw refusals.invalidCode();
};

/** `GET /oauth/<provider>/{continue|login|signup}?code=&redirect_uri=` */
export const endOAuth =
  (provider: Provider, mode: 'continue' | 'login' | 'signup') =>
  async (backend: Backend, call: EndpointRequest): Promise<Json> => {
    const { tables } = backend;
    const text = requireText(call.inputs, provider === 'twitter' ? 'oauth_verifier' : 'code');
    const code = readCode(text);
    await check(code, provider, call);
    // Good once: a second row of the same name is refused by the table.
    await tables
      .insert('settings', { key: `oauth_code:${await sha256(text)}`, value: 'used' })
      .catch((error: unknown) => {
        throw error instanceof NotUniqueError ? refusals.invalidCode() : error;
      });
    const email = normalizeEmail(code.email);
    const [known] = await tables.find('users', { email, data_source: call.dataSource });
    if (!known && mode === 'login') throw refusals.noOAuthAccount();
    if (known && mode === 'signup') throw refusals.oauthAccountExists();
    const password = randomText(32);
    const user =
      known ?? (await createAccount(backend, call.dataSource, { email, password, name: code.name }));
    const token = await backend.issueToken(user);
    return provider === 'twitter' ? { authToken: token } : { token, name: user.name, email: user.email };
  };
