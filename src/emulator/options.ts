// Options of the emulated backend: the variants seen in real Xano projects, and what is unknown of Xano.
import type { WrongCredentialsStatus } from './xano-refusals.js';
import type { MetaOptions } from './instances.js';
import type { EndpointName } from './endpoint-names.js';
import { memoryTables } from './tables-memory.js';
import type { Json, Tables } from './tables.js';

/** How an answer carries the token. Each shape was seen in real projects or in Xano's documentation. */
export type TokenShape =
  'authToken' | 'authToken+user_id' | 'accessToken+refreshToken' | 'auth_token' | 'bare' | 'none';

/** A CORS mode of an API group: Xano's Default, Disabled, or Custom with its exact origins. */
export type CorsMode = 'default' | 'disabled' | readonly string[];

/** The time, and waiting; tests put their own in its place. */
export interface EmulatorClock {
  /** Milliseconds since the epoch. */
  now(): number;
  /** Resolves after so many milliseconds. Without it the platform's timer is used. */
  wait?(milliseconds: number): Promise<void>;
}

/** A user as endpoints answer it. */
export interface PublicUser {
  readonly id: number;
  /** Milliseconds since the epoch. */
  readonly created_at: number;
  readonly name: string | null;
  readonly email: string;
  readonly role: string;
  readonly [field: string]: Json;
}

export interface RefreshOptions {
  /** Seconds until a refresh token expires; 0 = never. Default 2,592,000 (30 days). */
  readonly lifetime?: number;
  /** A reused refresh token revokes its whole family (the sign-in it comes from). Default false. */
  readonly strict?: boolean;
}

/** Realtime: the settings of the connection, and permissions that hold in all channels. */
export interface RealtimeOptions {
  /** Connection hash. Default `emulatorConnectionHash`. */
  readonly connectionHash?: string;
  /**
   * What happens to a token that cannot be used (unknown of Xano): the handshake is refused, the socket gets an
   * error and is closed (1008), or it is anonymous. Default `refuse`.
   */
  readonly badToken?: 'refuse' | 'close' | 'anonymous';
  /** Whether anonymous clients may join; Xano's *Anonymous Clients*. Default true. */
  readonly anonymous?: boolean;
  /** Who may send messages; Xano's *Client Public Messaging*, with or without *Authenticated Only*. Default `users`. */
  readonly messaging?: 'everyone' | 'users' | 'nobody';
  /** How many public messages a channel keeps. Default 25. */
  readonly historyLength?: number;
  /** What presence and messages tell of a user, as the extras of a token do in Xano. Default nothing. */
  readonly extras?: (user: PublicUser) => Readonly<Record<string, Json>>;
}

export interface EmulatorOptions {
  /** Where rows are kept. Default: memory. */
  readonly tables?: Tables;
  /** Canonical of the API group. Default `abCD1234`. */
  readonly canonical?: string;
  /** Branches besides the live one that may be named. Default `['v1']`, Xano's root branch. */
  readonly branches?: readonly string[];
  /** Which branch answers when the address and `X-Branch` name different ones (unknown of Xano). Default `url`. */
  readonly branchFrom?: 'url' | 'header';
  /** Labels of the data sources. Default `['live', 'test']`; `live` is always among them. */
  readonly dataSources?: readonly string[];
  /** Moves endpoints: `[METHOD] [api:GROUP]/path` by name, such as `{ login: 'POST api:other/sign/in' }`. */
  readonly endpoints?: Partial<Record<EndpointName, string>>;
  /** Shape of the sign-in and sign-up answers. Default `authToken`. */
  readonly tokenShape?: TokenShape;
  /** Further keys for those answers (metadata, the user). Default none. */
  readonly answerExtras?: (user: PublicUser) => Readonly<Record<string, Json>>;
  /** Adds `expiresIn` (seconds) to those answers. Default false. */
  readonly expiresIn?: boolean;
  /** Seconds until an auth token expires; 0 = never. Default 86,400, as Xano's. */
  readonly tokenLifetime?: number;
  /** Offers `POST /auth/token` and adds `refreshToken` to the answers. Default: only with `accessToken+refreshToken`. */
  readonly refresh?: boolean | RefreshOptions;
  /** Offers `POST /auth/logout`. Xano has none built in; default false. */
  readonly logout?: boolean;
  /**
   * Sign-up answers a message and no token; sign-in is refused until `control.confirm(email)`, or until the code in the
   * inbox was sent to `POST /auth/verify-email`. Default false.
   */
  readonly confirmEmail?: boolean;
  /** Sign-in answers `{ next_step, challenge }` and no token; a code in the inbox is the second step. Default false. */
  readonly secondStep?: boolean;
  /** Page that a link for a forgotten password leads to, seen from the page that asks. Default `reset-password.html`. */
  readonly linkPage?: string;
  /** The same for a link that signs in. Default `magic-link.html`. */
  readonly magicLinkPage?: string;
  /** Page of the providers that the emulator plays; the demo has one. Default `provider.html`. */
  readonly providerPage?: string;
  /** Status for a wrong e-mail or password. Default 403. */
  readonly wrongCredentials?: WrongCredentialsStatus;
  /** Status of `This token is expired.`; one report has 403. Default 401. */
  readonly expiredStatus?: 401 | 403;
  /** Status for a token that cannot be read (unknown of Xano). Default 401. */
  readonly invalidTokenStatus?: number;
  /** What `/auth/me` answers when the user is gone (unknown of Xano): 200 `null`, 401 or 404. Default `null`. */
  readonly deletedUser?: 'null' | 'unauthorized' | 'not-found';
  /** `/auth/me` answers `{ user, permissions }` instead of the user. Default false. */
  readonly wrapUser?: boolean;
  /** CORS of the API group. Default `default`. */
  readonly cors?: CorsMode;
  /** The free plan's limit of 10 requests in 20 s per client, or one of your own. Default false. */
  readonly rateLimit?: boolean | { readonly max: number; readonly seconds: number };
  /** Whether `/apispec:…` is served. Default true. */
  readonly docs?: boolean;
  /** Realtime, where a server takes in sockets. */
  readonly realtime?: RealtimeOptions;
  /** Offers `GET /customers`, which answers people's data without a token: a mistake to be found. Default false. */
  readonly leaky?: boolean;
  /** Xano's Metadata API at `/api:meta`: its keys, and the instances that it tells of. Default: there is none. */
  readonly meta?: MetaOptions;
  /** Milliseconds before every answer. Default 0. */
  readonly latency?: number;
  readonly clock?: EmulatorClock;
}

export type EmulatorSettings = Required<
  Omit<EmulatorOptions, 'answerExtras' | 'refresh' | 'rateLimit' | 'realtime' | 'meta' | 'clock'>
> & {
  readonly realtime: Required<RealtimeOptions>;
  readonly answerExtras: (user: PublicUser) => Readonly<Record<string, Json>>;
  readonly refresh: Required<RefreshOptions> | undefined;
  readonly rateLimit: { readonly max: number; readonly seconds: number } | undefined;
  readonly meta: MetaOptions | undefined;
  readonly clock: EmulatorClock;
};

/** Xano's free plan (Xano's documentation). */
export const freePlan = { max: 10, seconds: 20 };

export function resolveOptions(options: EmulatorOptions): EmulatorSettings {
  const tokenShape = options.tokenShape ?? 'authToken';
  const refresh = options.refresh ?? tokenShape === 'accessToken+refreshToken';
  const { rateLimit } = options;
  return {
    tables: options.tables ?? memoryTables(),
    canonical: options.canonical ?? 'abCD1234',
    branches: options.branches ?? ['v1'],
    branchFrom: options.branchFrom ?? 'url',
    dataSources: ['live', ...(options.dataSources ?? ['test'])],
    endpoints: options.endpoints ?? {},
    tokenShape,
    answerExtras: options.answerExtras ?? (() => ({})),
    expiresIn: options.expiresIn ?? false,
    tokenLifetime: options.tokenLifetime ?? 86_400,
    refresh: refresh
      ? { lifetime: 2_592_000, strict: false, ...(refresh === true ? {} : refresh) }
      : undefined,
    logout: options.logout ?? false,
    confirmEmail: options.confirmEmail ?? false,
    secondStep: options.secondStep ?? false,
    linkPage: options.linkPage ?? 'reset-password.html',
    magicLinkPage: options.magicLinkPage ?? 'magic-link.html',
    providerPage: options.providerPage ?? 'provider.html',
    wrongCredentials: options.wrongCredentials ?? 403,
    expiredStatus: options.expiredStatus ?? 401,
    invalidTokenStatus: options.invalidTokenStatus ?? 401,
    deletedUser: options.deletedUser ?? 'null',
    wrapUser: options.wrapUser ?? false,
    cors: options.cors ?? 'default',
    rateLimit: rateLimit ? (rateLimit === true ? freePlan : rateLimit) : undefined,
    docs: options.docs ?? true,
    realtime: {
      connectionHash: 'emulatorConnectionHash',
      badToken: 'refuse',
      anonymous: true,
      messaging: 'users',
      historyLength: 25,
      extras: () => ({}),
      ...options.realtime,
    },
    leaky: options.leaky ?? false,
    meta: options.meta,
    latency: options.latency ?? 0,
    clock: options.clock ?? { now: () => Date.now() },
  };
}
