// Where a backend is and how to read its answers: the one place that turns settings into addresses, headers and a
// storage key. Each setting is parsed and checked once.
import { misconfigured } from '../errors.js';
import {
  type ConnectionOptions,
  type ConnectionSettings,
  type MappingSettings,
  defaults,
  type Persist,
  settings as table,
} from './settings.js';
import { type KeyList, parseKeys, type TokenMapping } from '../requests/answer-mapping.js';

/** All of {@link Persist}, the default first. */
export const places = table.persist.values;

/** Method and full address of one call. */
export interface Endpoint {
  readonly method: string;
  readonly url: string;
}

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
}

interface Address {
  readonly base?: string;
  readonly group?: string;
}

/** Timers of a longer wait fire at once. */
const LONGEST_TIMER = 2 ** 31 - 1;
const loopback = /^((.*\.)?localhost|127(\.\d+){3}|\[::1\])(:\d+)?$/;
const refusedHeader =
  /^(authorization|x-xano-authorization.*|x-data-source|x-branch|cookie|host|content-type)$/i;

/** Whether a host (`name[:port]`) means this very machine. */
export const isLoopback = (host: string): boolean => loopback.test(host);

/** One wording for every setting: what stands there, and what to write instead. */
const refuse = (name: string, value: unknown, write: string): never => {
  throw misconfigured(`${name}="${String(value)}" cannot be used. Write ${write}.`);
};

const GROUP = 'api:abCD1234';
const INSTANCE = 'https://example.xano.io';
const BASE_URL = `the Base URL of the API group, such as ${INSTANCE}/${GROUP}`;

const parseGroup = (name: string, text: string): string => {
  const [, group] = /^(?:api:)?([\w-]+(?::[^/:\s]+)?)$/.exec(text) ?? refuse(name, text, GROUP);
  return `api:${group}`;
};

/** `[https://]host[/tenant/name][/api:GROUP]`; the group has to stand in a Base URL, and nowhere else. */
const parseUrl = (name: string, text: string): Address => {
  const [, scheme = 'https:', host = '', path = '', group] =
    /^(?:(\w+:)\/\/)?([^\s/\\?#@]+)((?:\/(?!api:)[^/?#]+)*)(?:\/(api:[^/?#]+))?\/*$/i.exec(text) ?? [];
  const address = `${scheme}//${host}${path}`;
  const trusted = scheme === 'https:' || (scheme === 'http:' && isLoopback(host));
  const isBase = name === 'base-url';
  if (!trusted || isBase !== !!group || !URL.canParse(address))
    refuse(name, text.replace(/\/\/.*@/, '//…@'), isBase ? BASE_URL : INSTANCE);
  const base = new URL(address).href.replace(/\/$/, '');
  return group ? { base, group: parseGroup(name, group) } : { base };
};

/** What one set of settings says of the address; an environment's goes before the connection's. */
const parseAddress = ({ baseUrl, instance, apiGroup, customDomain }: ConnectionSettings): Address => ({
  ...(instance && parseUrl('instance', instance)),
  ...(baseUrl && parseUrl('base-url', baseUrl)),
  ...(customDomain && parseUrl('custom-domain', customDomain)),
  ...(apiGroup && { group: parseGroup('api-group', apiGroup) }),
});

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
  if (mapping.metadata.includes('.')) refuse('metadata-key', '.', 'the name of a key');
  return mapping;
};

/** Whether a page's host (`name[:port]`) is one of `hosts`. */
export const matchesHost = (hosts: string, host: string): boolean =>
  parseKeys(hosts.toLowerCase()).some((pattern) => {
    const page = /:\d+$/.test(pattern) ? host.toLowerCase() : host.toLowerCase().replace(/:\d+$/, '');
    return pattern.startsWith('*.') ? page.endsWith(pattern.slice(1)) : pattern === page;
  });

/** What is set, of an object of settings. */
export const defined = <T extends object>(settings: T): { [Name in keyof T]?: Exclude<T[Name], undefined> } =>
  Object.fromEntries(Object.entries(settings).filter(([, value]) => value !== undefined && value !== '')) as {
    [Name in keyof T]?: Exclude<T[Name], undefined>;
  };

const positive = (name: string, value = 0): number =>
  value >= 0 && value < Infinity ? value : refuse(name, value, 'a number, 0 or more');

/** The value of a setting that allows some words only. */
export const oneOf = <Word extends string>(name: string, words: readonly Word[], value: Word): Word =>
  words.includes(value) ? value : refuse(name, value, `one of ${words.join(', ')}`);

/**
 * Turns settings into a connection.
 *
 * @param options the settings
 * @param host host of the page (`name[:port]`), by which the environment is chosen
 * @throws AuthError `configuration`, with what to write instead
 */
export const createConnection = (options: ConnectionOptions, host = ''): Connection => {
  const { environments = [], environment: wanted } = options;
  const environment = environments.find(({ name, hosts }) =>
    wanted ? name === wanted : hosts && matchesHost(hosts, host),
  );
  if (wanted && !environment)
    refuse('environment', wanted, `one of ${environments.map(({ name }) => name).join(', ')}`);
  const settings = { ...defaults, ...defined(options), ...(environment && defined(environment)) };
  const { base, group } = { ...parseAddress(options), ...(environment && parseAddress(environment)) };
  if (!base) return refuse('base-url', '', BASE_URL);

  const { workspace = '', dataSource = '', branch, idleTimeout } = settings;
  const fixed = new Headers();
  const addHeader = (name: string, value: string | undefined): void => {
    try {
      if (value !== undefined) fixed.set(name, value);
    } catch {
      refuse(name, '…', 'what a request can carry');
    }
  };
  addHeader('X-Data-Source', dataSource || undefined);
  addHeader('X-Branch', branch);
  for (const { name, value } of [options.headers ?? [], environment?.headers ?? []].flat()) {
    if (refusedHeader.test(name)) refuse(name, '…', 'it as a setting of its own');
    addHeader(name, value);
  }

  const endpoint = (text: string, otherwise = 'POST'): Endpoint => {
    const [, method = otherwise, own, path] =
      /^(?:(GET|POST|PUT|PATCH|DELETE)\s+)?(?:\/?(api:[^/\s]+))?(\/(?!\/)\S*)$/i.exec(text.trim()) ??
      refuse('endpoint', text, `POST ${GROUP}/auth/login`);
    const place = own ? parseGroup('endpoint', own) : group;
    return place
      ? { method: method.toUpperCase(), url: `${base}/${place}${path}` }
      : refuse('api-group', '', GROUP);
  };
  const optional = (text: string, method?: string): Endpoint | undefined =>
    text === 'none' ? undefined : endpoint(text, method);

  const idle = positive('idle-timeout', idleTimeout) * 1000;

  return Object.freeze<Connection>({
    base,
    origin: new URL(base).origin,
    group,
    storageKey: `xano:1:${JSON.stringify([base, workspace, dataSource, options.name ?? ''])}`,
    endpoints: {
      signIn: endpoint(settings.signInEndpoint),
      signUp: endpoint(settings.signUpEndpoint),
      currentUser: optional(settings.currentUserEndpoint, 'GET'),
      refresh: optional(settings.refreshEndpoint),
      signOut: optional(settings.signOutEndpoint),
    },
    tokens: mappingOf(settings),
    userKey: parseKeys(settings.userKey),
    rolesKey: parseKeys(settings.rolesKey),
    persist: oneOf('persist', places, settings.persist),
    idleTimeout: { local: idle, tab: idleTimeout === undefined ? 43_200_000 : idle, memory: idle },
    maxAge: positive('max-age', settings.maxAge) * 1000,
    userMaxAge: positive('user-max-age', settings.userMaxAge) * 1000,
    timeout: Math.min(positive('timeout', settings.timeout) || defaults.timeout, LONGEST_TIMER),
    credentials: oneOf('credentials', table.credentials.values, settings.credentials),
    environment: environment?.name,
    signInPage: settings.signInPage,
    afterSignIn: settings.afterSignIn,
    afterSignOut: settings.afterSignOut,
    realtimeConnectionHash: settings.realtimeConnectionHash,
    headers: (authToken) => {
      const headers = new Headers(fixed);
      if (authToken) headers.set('Authorization', `Bearer ${authToken}`);
      return headers;
    },
    endpoint,
  });
};

/** What stands for a connection while there is none: nothing is stored and nothing is asked. */
export const nowhere = { persist: 'memory', storageKey: '', idleTimeout: {}, endpoints: {} } as Connection;
