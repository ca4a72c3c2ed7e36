// What an endpoint has at hand: one call, and the backend's settings, tables and signed-in user.
import { randomText } from './bytes.js';
import { refusals } from './xano-refusals.js';
import type { Inputs } from './request-inputs.js';
import type { Settings } from './options.js';
import { NotUniqueError } from './tables.js';
import type { Tables, UserRow } from './tables.js';
import { seal, unseal } from './tokens.js';

/** One request, read to its end. */
export interface Call {
  readonly method: string;
  readonly path: string;
  readonly group: string;
  readonly dataSource: string;
  readonly headers: Headers;
  readonly inputs: Inputs;
}

export interface Backend {
  readonly settings: Settings;
  readonly tables: Tables;
  /** Makes an auth token for a user. */
  issue(user: UserRow): Promise<string>;
  /**
   * The user behind a token, in its own data source or only in the one that is named. Throws the fitting
   * refusal; undefined when the user was deleted.
   */
  userOf(token: string, dataSource?: string): Promise<UserRow | undefined>;
  /** The user behind a call's token. Throws the fitting refusal; undefined when the user was deleted. */
  whoCalls(call: Call): Promise<UserRow | undefined>;
  /** Like `whoCalls`, for endpoints that cannot do without a user. */
  requireUser(call: Call): Promise<UserRow>;
}

export function createBackend(settings: Settings): Backend {
  const { tables, clock, tokenLifetime } = settings;
  let secret: Promise<string> | undefined;
  const secretKey = () => (secret ??= keptSecret(tables));
  const seconds = () => clock.now() / 1000;

  const backend: Backend = {
    settings,
    tables,
    async issue(user) {
      const iat = seconds();
      const claims = { id: user.id, dataSource: user.data_source, generation: user.generation, iat };
      const expiry = tokenLifetime > 0 ? { exp: iat + tokenLifetime } : {};
      return seal({ ...claims, ...expiry }, await secretKey());
    },
    async whoCalls(call) {
      const token = readToken(call.headers);
      if (token === undefined) throw refusals.noToken();
      return backend.userOf(token, call.dataSource);
    },
    async userOf(token, dataSource) {
      const claims = await unseal(token, await secretKey());
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
      const user = await backend.whoCalls(call);
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

/** The secret is kept with the rows, so that a reload or a restart keeps people signed in. */
async function keptSecret(tables: Tables): Promise<string> {
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
