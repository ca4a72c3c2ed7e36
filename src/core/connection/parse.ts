// Turns the settings of a connection into a checked connection: addresses, headers, how to read answers, and the
// key of the stored session. Each setting is parsed and checked once.
import { LONGEST_TIMER } from '../longest-timer.js';
import { type KeyList, parseKeys, type TokenMapping } from '../requests/answer-mapping.js';
import { BASE_URL_EXAMPLE, parseAddress } from './address.js';
import { type Endpoint, parseEndpoint, parseOptionalEndpoint, parseSecretEndpoint } from './endpoints.js';
import { chooseEnvironment } from './environments.js';
import { createHeaders } from './headers.js';
import { defined, oneOf, own, positive, refuseSetting } from './setting-checks.js';
import {
  type ConnectionOptions,
  defaults,
  type MappingSettings,
  type Persist,
  settings as table,
} from './settings.js';

/** All modes of storage, the default first. */
export const storageModes = table.persist.values;

/** A checked connection. It holds no secret and never changes; a changed setting makes a new one. */
export interface Connection {
  /** `https://host[/tenant/name]`. */
  readonly base: string;
  readonly origin: string;
  /** `api:abCD1234` of the default group, where one is named. */
  readonly group: string | undefined;
  /** The name under which the browser keeps this connection's session. */
  readonly storageKey: string;
  readonly endpoints: {
    readonly signIn: Endpoint;
    readonly signUp: Endpoint;
    readonly currentUser: Endpoint | undefined;
    readonly refresh: Endpoint | undefined;
    readonly signOut: Endpoint | undefined;
  };
  readonly tokens: TokenMapping;
  readonly userKey: KeyList;
  readonly rolesKey: KeyList;
  readonly persist: Persist;
  /** Milliseconds by mode; 0 = off. */
  readonly idleTimeout: Readonly<Record<Persist, number>>;
  /** Milliseconds; 0 = off. */
  readonly maxAge: number;
  /** Milliseconds; 0 = off. */
  readonly userMaxAge: number;
  readonly timeout: number;
  readonly credentials: RequestCredentials;
  readonly environment: string | undefined;
  readonly signInPage: string | undefined;
  readonly afterSignIn: string | undefined;
  readonly afterSignOut: string | undefined;
  readonly realtimeConnectionHash: string | undefined;
  /** Headers of a request in Xano's order: data source, branch, token, global. */
  headers(authToken?: string): Headers;
  /** An `[METHOD] [api:GROUP]/path` of this connection. */
  endpoint(text: string, method?: string): Endpoint;
  /** Same, for one that is sent a password: no GET. */
  secretEndpoint(text: string, method?: string): Endpoint;
}

/** Seconds; a session of one tab ends after half a day unless something else is set. */
const TAB_IDLE_TIMEOUT = 43_200;

/** The keys that some settings name; what they leave out stays as in `base`, or is the default. */
export const mappingOf = (settings: MappingSettings, base?: TokenMapping): TokenMapping => {
  const keys = (name: keyof TokenMapping): KeyList => {
    const own = settings[`${name}Key`];
    return own ? parseKeys(own) : (base?.[name] ?? parseKeys(defaults[`${name}Key`]));
  };
  const mapping: TokenMapping = {
    authToken: keys('authToken'),
    refreshToken: keys('refreshToken'),
    metadata: keys('metadata'),
    expiresIn: keys('expiresIn'),
  };
  // All of the answer would hold the tokens.
  if (mapping.metadata.includes('.')) refuseSetting('metadata-key', '.', 'the name of a key');
  return mapping;
};

/**
 * Turns settings into a connection.
 *
 * @param given the settings
 * @param host host of the page (`name[:port]`), by which the environment is chosen
 * @throws AuthError `configuration`, with what to write instead
 */
export const createConnection = (given: ConnectionOptions, host = ''): Connection => {
  const options = own(given);
  const chosen = chooseEnvironment(options, host);
  const environment = chosen && own(chosen);
  const settings = own({ ...defaults, ...defined(options), ...(environment && defined(environment)) });
  // What an environment says of the address goes before all that the connection says of it.
  const address = { ...parseAddress(options), ...(environment && parseAddress(environment)) };
  const { base, group } = address;
  if (!base) return refuseSetting('base-url', '', BASE_URL_EXAMPLE);

  const { workspace = '', dataSource = '', idleTimeout } = settings;
  const idle = positive('idle-timeout', idleTimeout) * 1000;
  const globalHeaders = [options.headers ?? [], environment?.headers ?? []].flat();

  return Object.freeze<Connection>({
    base,
    origin: new URL(base).origin,
    group,
    storageKey: `xano:1:${JSON.stringify([base, workspace, dataSource, options.name ?? ''])}`,
    endpoints: {
      signIn: parseSecretEndpoint(address, settings.signInEndpoint),
      signUp: parseSecretEndpoint(address, settings.signUpEndpoint),
      currentUser: parseOptionalEndpoint(address, settings.currentUserEndpoint, 'GET'),
      refresh:
        settings.refreshEndpoint === 'none'
          ? undefined
          : parseSecretEndpoint(address, settings.refreshEndpoint),
      signOut: parseOptionalEndpoint(address, settings.signOutEndpoint),
    },
    tokens: mappingOf(settings),
    userKey: parseKeys(settings.userKey),
    rolesKey: parseKeys(settings.rolesKey),
    persist: oneOf('persist', storageModes, settings.persist),
    idleTimeout: {
      local: idle,
      tab: idleTimeout === undefined ? TAB_IDLE_TIMEOUT * 1000 : idle,
      memory: idle,
    },
    maxAge: positive('max-age', settings.maxAge) * 1000,
    userMaxAge: positive('user-max-age', settings.userMaxAge) * 1000,
    timeout: Math.min(positive('timeout', settings.timeout) || defaults.timeout, LONGEST_TIMER),
    credentials: oneOf('credentials', table.credentials.values, settings.credentials),
    environment: environment?.name,
    signInPage: settings.signInPage,
    afterSignIn: settings.afterSignIn,
    afterSignOut: settings.afterSignOut,
    realtimeConnectionHash: settings.realtimeConnectionHash,
    headers: createHeaders(dataSource || undefined, settings.branch, globalHeaders),
    endpoint: (text, method) => parseEndpoint(address, text, method),
    secretEndpoint: (text, method) => parseSecretEndpoint(address, text, method),
  });
};

/** What stands for a connection while the settings cannot be used: nothing is stored and nothing is asked. */
export const unconfiguredConnection = {
  persist: 'memory',
  storageKey: '',
  idleTimeout: {},
  endpoints: {},
} as Connection;
