// The backend behind the endpoints: its settings, its tables, and the user whom a token stands for.
import { randomText } from './web-crypto.js';
import { refusals } from './xano-refusals.js';
import type { Inputs } from './request-inputs.js';
import type { EmulatorSettings } from './options.js';
import { NotUniqueError } from './tables.js';
import type { Tables, UserRow } from './tables.js';
import { encryptClaims, decryptClaims } from './tokens.js';

/** One request, read to its end. */
export interface EndpointRequest {
  readonly method: string;
  readonly path: string;
  readonly group: string;
  readonly dataSource: string;
  readonly headers: Headers;
  readonly inputs: Inputs;
}

export interface Backend {
  readonly settings: EmulatorSettings;
  readonly tables: Tables;
  /** Whether a sign-in answers with a second step. */
  hasSecondStep: boolean;
  /** Makes an auth token for a user. */
  issueToken(user: UserRow): Promise<string>;
  /**
   * The user behind a token, in its own data source or only in the one that is named. Throws the fitting
   * refusal; undefined when the user was deleted.
   */
  userOfToken(token: string, dataSource?: string): Promise<UserRow | undefined>;
  /** The user behind a call's token. Throws the fitting refusal; undefined when the user was deleted. */
  userOfRequest(call: EndpointRequest): Promise<UserRow | undefined>;
  /** Like `whoCalls`, for endpoints that cannot do without a user. */
  requireUser(call: EndpointRequest): Promise<UserRow>;
}

export function createBackend(settings: EmulatorSettings): Backend {
  const { tables, clock, tokenLifetime } = settings;
  let secret: Promise<string> | undefined;
  const secretKey = () => (secret ??= loadSecret(tables));
  const seconds = () => clock.now() / 1000;

  const backend: Backend = {
    settings,
    tables,
    hasSecondStep: settings.secondStep,
    async issueToken(user) {
      const iat = seconds();
      const claims = { id: user.id, dataSource: user.data_source, generation: user.generation, iat };
      const expiry = tokenLifetime > 0 ? { exp: iat + tokenLifetime } : {};
      return encryptClaims({ ...claims, ...expiry }, await secretKey());
    },
    async userOfRequest(call) {
      const token = readToken(call.headers);
      if (token === undefined) throw refusals.noToken();
      return backend.userOfToken(token, call.dataSource);
    },
    async userOfToken(token, dataSource) {
      const claims = await decryptClaims(token, await secretKey());
      if (!claims) throw refusals.invalidToken(settings.invalidTokenStatus);
      if (claims.dataSource !== (dataSource ?? claims.dataSource)) throw refusals.otherDataSource();
      if (claims.exp !== undefined && claims.exp <= seconds()) {
        throw refusals.expiredToken(settings.expiredStatus);
      }
      const [user] = await tables.find('users', { id: claims.id, data_source: claims.dataSource });
      if (user && claims.generation < user.generation) throw refusals.expiredToken(settings.expiredStatus);
      return user;
    },
    async requireUser(call) {
      const user = await backend.userOfRequest(call);
      if (!user) throw refusals.noToken();
      return user;
    },
  };
  return backend;
}

/**
 * The bearer token. `X-Xano-Authorization` is read instead with `X-Xano-Authorization-Only: true`, or where
 * `Authorization` holds no bearer token, so that Basic can have it (Xano's documentation).
 */
export function readToken(headers: Headers): string | undefined {
  const bearer = (name: string) => /^Bearer\s+(\S+)$/i.exec(headers.get(name) ?? '')?.[1];
  const only = headers.get('x-xano-authorization-only') === 'true';
  return (only ? undefined : bearer('authorization')) ?? bearer('x-xano-authorization');
}

/** Reads the secret of the tokens, or makes one. It is kept with the rows, so that tokens outlive a restart. */
async function loadSecret(tables: Tables): Promise<string> {
  const key = 'jwe_secret';
  const read = async () => (await tables.find('settings', { key }))[0]?.value;
  const kept = await read();
  if (kept !== undefined) return kept;
  try {
    return (await tables.insert('settings', { key, value: randomText(32) })).value;
  } catch (error) {
    const first = error instanceof NotUniqueError ? await read() : undefined;
    if (first === undefined) throw error;
    return first;
  }
}
