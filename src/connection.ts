// Where a backend is and how to read its answers: the settings with the words that the docs use, and the one
// place that turns them into addresses, headers and a storage key. Each setting is parsed and checked once.
import { misconfigured } from './errors.js';
import { type KeyList, parseKeys, type TokenMapping } from './token.js';

/** Where the session is kept: `local` survives the browser, `tab` a reload, `memory` neither. */
export type Persist = 'local' | 'tab' | 'memory';

/** All of {@link Persist}, the default first. */
export const places: [Persist, ...Persist[]] = ['local', 'tab', 'memory'];

/** A Global Header, sent with every request. */
export interface GlobalHeader {
  name: string;
  value: string;
}

/** Where tokens and what comes with them are in an answer: keys tried in order; dots go deeper; `.` is the answer. */
export interface MappingSettings {
  /** Keys of the auth token in an answer, tried in order; dots go deeper, `.` is the bare answer. @default 'authToken accessToken' */
  authTokenKey?: string | undefined;
  /** Keys of the refresh token, written like `authTokenKey`. @default 'refreshToken' */
  refreshTokenKey?: string | undefined;
  /** Keys of metadata that is kept with the session, written like `authTokenKey`; not `.`. @default 'metadata' */
  metadataKey?: string | undefined;
  /** Keys of the token's lifetime in seconds, written like `authTokenKey`. @default 'expiresIn expires_in' */
  expiresInKey?: string | undefined;
}

/** The settings of a connection that an environment may set otherwise. */
export interface ConnectionSettings extends MappingSettings {
  /** The API Group Base URL as Xano shows it to be copied; enough alone, in place of `instance` and `apiGroup`. */
  baseUrl?: string | undefined;
  /** Host of the instance, or its full address with an optional tenant path. `http:` only for loopback. */
  instance?: string | undefined;
  /** Canonical of the default API group: `abCD1234` or `api:abCD1234`, with `:branch` behind it where wanted. */
  apiGroup?: string | undefined;
  /** Workspace id or name: separates stored sessions. */
  workspace?: string | undefined;
  /** Custom domain of the instance, with or without `https://`; wins over `instance` for calls. */
  customDomain?: string | undefined;
  /** Sent as `X-Data-Source`. Xano binds tokens to it, so it is the same on every page. */
  dataSource?: string | undefined;
  /** Sent as `X-Branch`. */
  branch?: string | undefined;
  /** Connection hash for realtime; Xano's SDK calls it *connection canonical*. */
  realtimeConnectionHash?: string | undefined;
  /** `[METHOD] [api:GROUP]/path` of sign-in. @default 'POST /auth/login' */
  signInEndpoint?: string | undefined;
  /** `[METHOD] [api:GROUP]/path` of sign-up. @default 'POST /auth/signup' */
  signUpEndpoint?: string | undefined;
  /** `[METHOD] [api:GROUP]/path` of the current user; with `none` the user is read from the sign-in answer. @default 'GET /auth/me' */
  currentUserEndpoint?: string | undefined;
  /** `[METHOD] [api:GROUP]/path` of an endpoint that renews the tokens; it is sent `{ refreshToken }`. Xano has none built in. @default 'none' */
  refreshEndpoint?: string | undefined;
  /** `[METHOD] [api:GROUP]/path` of an endpoint that is told of a sign-out, after the local one. Xano has none built in. @default 'none' */
  signOutEndpoint?: string | undefined;
  /** Keys of the user in the current-user answer, written like `authTokenKey`; `.` is the whole answer. @default '.' */
  userKey?: string | undefined;
  /** Keys of the roles, looked for in the current-user answer, then in the user. @default 'roles role' */
  rolesKey?: string | undefined;
  /** Where the session is kept: `local` survives the browser, `tab` a reload, `memory` neither. @default 'local' */
  persist?: Persist | undefined;
  /** Seconds without activity after which the session ends; 0 = never. Default: never, but 43,200 (12 h) with `persist` = `tab`. */
  idleTimeout?: number | undefined;
  /** Seconds after which the session ends in any case; 0 = never. @default 0 */
  maxAge?: number | undefined;
  /** Seconds for which a reload may reuse the last user instead of asking again; 0 = always ask. @default 0 */
  userMaxAge?: number | undefined;
  /** The page with the sign-in form: where guards without content for `signed-out` lead. */
  signInPage?: string | undefined;
  /** Where to navigate after Authenticate, if the form does not say. */
  afterSignIn?: string | undefined;
  /** Where to navigate after Clear Session, if the button does not say. */
  afterSignOut?: string | undefined;
  /** Milliseconds for one request. @default 15000 */
  timeout?: number | undefined;
  /** Whether cookies are sent, as in `fetch`. @default 'omit' */
  credentials?: RequestCredentials | undefined;
  /** Global Headers, in order. */
  headers?: readonly GlobalHeader[] | undefined;
}

/** Settings that hold on some hosts only. */
export interface EnvironmentOptions extends ConnectionSettings {
  /** The environment's name. */
  name: string;
  /** Page hosts for which it is chosen: `app.example.com *.example.org localhost:5173`, space-separated. */
  hosts?: string | undefined;
}

/** Everything that a connection can be told. */
export interface ConnectionOptions extends ConnectionSettings {
  /** Tells two connections to one instance apart (a second auth table, say). */
  name?: string | undefined;
  /** Values for some environments; the first whose `hosts` fit the page's host is used. */
  environments?: readonly EnvironmentOptions[] | undefined;
  /** Name of the environment to use, whatever the host. */
  environment?: string | undefined;
}

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

/** The keys that some settings name; what they leave out stays as in `base`. */
export const mappingOf = (settings: MappingSettings, base: TokenMapping): TokenMapping => {
  const named = (Object.keys(base) as (keyof TokenMapping)[]).map((name) => {
    const own = settings[`${name}Key`];
    return [name, own ? parseKeys(own) : base[name]];
  });
  const mapping: TokenMapping = Object.fromEntries(named);
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
export const defined = <T extends object>(settings: T): T =>
  Object.fromEntries(
    Object.entries(settings).filter(([, value]) => value !== undefined && value !== ''),
  ) as T;

const positive = (name: string, value = 0): number =>
  value >= 0 && value < Infinity ? value : refuse(name, value, 'a number, 0 or more');

/** One of some words, by default the first. */
export const oneOf = <T extends string>(name: string, words: [T, ...T[]], value = words[0]): T =>
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
  const settings: ConnectionSettings = { ...defined(options), ...defined(environment ?? {}) };
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
  const optional = (text = 'none', method?: string): Endpoint | undefined =>
    text === 'none' ? undefined : endpoint(text, method);

  const idle = positive('idle-timeout', idleTimeout) * 1000;

  return Object.freeze<Connection>({
    base,
    origin: new URL(base).origin,
    group,
    storageKey: `xano:1:${JSON.stringify([base, workspace, dataSource, options.name ?? ''])}`,
    endpoints: {
      signIn: endpoint(settings.signInEndpoint ?? '/auth/login'),
      signUp: endpoint(settings.signUpEndpoint ?? '/auth/signup'),
      currentUser: optional(settings.currentUserEndpoint ?? '/auth/me', 'GET'),
      refresh: optional(settings.refreshEndpoint),
      signOut: optional(settings.signOutEndpoint),
    },
    tokens: mappingOf(settings, {
      authToken: ['authToken', 'accessToken'],
      refreshToken: ['refreshToken'],
      metadata: ['metadata'],
      expiresIn: ['expiresIn', 'expires_in'],
    }),
    userKey: parseKeys(settings.userKey ?? '.'),
    rolesKey: parseKeys(settings.rolesKey ?? 'roles role'),
    persist: oneOf('persist', places, settings.persist),
    idleTimeout: { local: idle, tab: idleTimeout === undefined ? 43_200_000 : idle, memory: idle },
    maxAge: positive('max-age', settings.maxAge) * 1000,
    userMaxAge: positive('user-max-age', settings.userMaxAge) * 1000,
    timeout: Math.min(positive('timeout', settings.timeout) || 15_000, LONGEST_TIMER),
    credentials: oneOf('credentials', ['omit', 'same-origin', 'include'], settings.credentials),
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
