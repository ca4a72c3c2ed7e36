// Where a backend is and how to read its answers: the settings with the words that the docs use, and the one
// place that turns them into addresses, headers and a storage key. Each setting is parsed and checked once.
import { misconfigured } from './errors.js';
import { type KeyList, parseKeys, type TokenMapping } from './token.js';

/** Where the session is kept: `local` survives the browser, `tab` a reload, `memory` neither. */
export type Persist = 'local' | 'tab' | 'memory';

/** A Global Header, sent with every request. */
export interface GlobalHeader {
  name: string;
  value: string;
}

/** The settings of a connection that an environment may set otherwise. */
export interface ConnectionSettings {
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
  /** Sent as `X-Data-Source`. Xano binds tokens to it. */
  dataSource?: string | undefined;
  /** Sent as `X-Branch`. */
  branch?: string | undefined;
  /** Connection hash for realtime; Xano's SDK calls it *connection canonical*. */
  realtimeConnectionHash?: string | undefined;
  /** `[METHOD] [api:GROUP]/path` of sign-in. Default `POST /auth/login`, as in Xano's templates. */
  signInEndpoint?: string | undefined;
  /** Same for sign-up. Default `POST /auth/signup`. */
  signUpEndpoint?: string | undefined;
  /** Same for the current user. Default `GET /auth/me`. `none`: the user is read from the sign-in answer. */
  currentUserEndpoint?: string | undefined;
  /** Same for an endpoint that is told of a sign-out, after the local one. Default: none; Xano has none built in. */
  signOutEndpoint?: string | undefined;
  /** Keys of the auth token in an answer, tried in order; dots go deeper; `.` is the bare answer. Default `authToken accessToken`. */
  authTokenKey?: string | undefined;
  /** Same for the refresh token. Default `refreshToken`. */
  refreshTokenKey?: string | undefined;
  /** Same for metadata kept with the session. Default `metadata`. */
  metadataKey?: string | undefined;
  /** Same for the token's lifetime in seconds. Default `expiresIn expires_in`. */
  expiresInKey?: string | undefined;
  /** Same for the user in the current-user answer. Default `.`, the whole answer. */
  userKey?: string | undefined;
  /** Same for the roles, looked for in the answer, then in the user. Default `roles role`. */
  rolesKey?: string | undefined;
  /** Where the session is kept. Default `local`. */
  persist?: Persist | undefined;
  /** Seconds without activity after which the session ends. Default: off for `local`, 43,200 (12 h) for `tab`; 0 = off. */
  idleTimeout?: number | undefined;
  /** Seconds after which the session ends in any case. Default 0 = off. */
  maxAge?: number | undefined;
  /** Seconds for which a reload may reuse the last user instead of asking again. Default 0 = always ask. */
  userMaxAge?: number | undefined;
  /** The page with the sign-in form: where guards lead by default. */
  signInPage?: string | undefined;
  /** Where to navigate after Authenticate, if the form does not say. */
  afterSignIn?: string | undefined;
  /** Where to navigate after Clear Session, if the button does not say. */
  afterSignOut?: string | undefined;
  /** Milliseconds for one request. Default 15,000. */
  timeout?: number | undefined;
  /** Whether cookies are sent, as in `fetch`. Default `omit`. */
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
  base?: string | undefined;
  group?: string | undefined;
}

const methods: readonly string[] = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'];
/** Timers of a longer wait fire at once. */
const LONGEST_TIMER = 2 ** 31 - 1;
const groupPattern = /^(?:api:)?([\w-]+(?::[^/:\s]+)?)$/;
const loopback = /^(localhost|.*\.localhost|127(\.\d+){3}|\[::1\])$/;

/** Whether a host name means this very machine. */
export const isLoopback = (hostname: string): boolean => loopback.test(hostname);

/** The address that a host or URL stands for, checked. */
const parseHost = (name: string, text: string): URL => {
  const full = /^[a-z][a-z\d+.-]*:\/\//i.test(text) ? text : `https://${text}`;
  if (!URL.canParse(full))
    throw misconfigured(`${name}="${text}" is no address. Write it as https://example.xano.io.`);
  const url = new URL(full);
  if (url.protocol !== 'https:' && !(url.protocol === 'http:' && isLoopback(url.hostname)))
    throw misconfigured(`${name}="${text}" must start with https:// (http:// only for localhost).`);
  if (url.username || url.password || url.search || url.hash)
    throw misconfigured(`${name}="${text}" must not hold a user, a password, ? or #.`);
  return url;
};

const withoutSlash = (path: string): string => path.replace(/\/+$/, '');

const parseGroup = (name: string, text: string): string => {
  const match = groupPattern.exec(text);
  if (!match)
    throw misconfigured(`${name}="${text}" is no API group. Write its canonical, such as api:abCD1234.`);
  return `api:${match[1]}`;
};

const parseBaseUrl = (text: string): Address => {
  const url = parseHost('base-url', text);
  const [, tenant, group, rest] = /^(.*?)\/(api:[^/]+)(.*)$/.exec(url.pathname) ?? [];
  if (!group || withoutSlash(rest ?? ''))
    throw misconfigured(
      `base-url="${text}" must end in the API group, such as https://example.xano.io/api:abCD1234. Copy the group's Base URL in Xano.`,
    );
  return { base: url.origin + tenant, group: parseGroup('base-url', group) };
};

/** What one set of settings says of the address; an environment's goes before the connection's. */
const parseAddress = (settings: ConnectionSettings): Address => {
  const { baseUrl, instance, apiGroup, customDomain } = settings;
  const address: Address = baseUrl ? parseBaseUrl(baseUrl) : {};
  for (const [name, text] of [
    ['instance', instance],
    ['custom-domain', customDomain],
  ] as const) {
    if (!text || (name === 'instance' && baseUrl)) continue;
    const url = parseHost(name, text);
    if (url.pathname.includes('/api:'))
      throw misconfigured(`${name}="${text}" names an API group. Write base-url="${text}" instead.`);
    address.base = url.origin + withoutSlash(url.pathname);
  }
  if (apiGroup) address.group = parseGroup('api-group', apiGroup);
  return address;
};

const refusedHeader =
  /^(authorization|x-xano-authorization.*|x-data-source|x-branch|cookie|host|content-type)$/i;

const parseHeaders = (
  lists: readonly (readonly GlobalHeader[] | undefined)[],
): readonly [string, string][] => {
  const headers = lists
    .flatMap((list) => list ?? [])
    .map(({ name, value }): [string, string] => [name, value]);
  for (const [name, value] of headers) {
    if (refusedHeader.test(name))
      throw misconfigured(
        `The header "${name}" cannot be set by hand; Authorization, data source and branch have settings of their own.`,
      );
    checkHeader(name, value);
  }
  return headers;
};

const checkHeader = (name: string, value: string): void => {
  try {
    new Headers([[name, value]]);
  } catch {
    throw misconfigured(`The header "${name}" has a name or a value that no request can carry.`);
  }
};

/** Whether a page's host (`name[:port]`) is one of `hosts`. */
export const matchesHost = (hosts: string, host: string): boolean => {
  const [hostname] = host.toLowerCase().split(/:(?=\d+$)/);
  return parseKeys(hosts.toLowerCase()).some((pattern) => {
    const against = /:\d+$/.test(pattern) ? host.toLowerCase() : hostname;
    return pattern.startsWith('*.') ? against?.endsWith(pattern.slice(1)) : pattern === against;
  });
};

const chooseEnvironment = (options: ConnectionOptions, host: string): EnvironmentOptions | undefined => {
  const { environments = [], environment } = options;
  const named = environments.find(({ name }) => name === environment);
  if (environment && !named)
    throw misconfigured(
      `environment="${environment}" names none of: ${environments.map(({ name }) => name).join(', ') || '(none given)'}.`,
    );
  return named ?? environments.find(({ hosts }) => hosts && matchesHost(hosts, host));
};

const positive = (name: string, value: number | undefined, scale: number, otherwise: number): number => {
  if (value === undefined) return otherwise;
  if (!(value >= 0 && value < Number.POSITIVE_INFINITY))
    throw misconfigured(`${name} must be a number, 0 or more.`);
  return value * scale;
};

const oneOf = <T extends string>(
  name: string,
  value: T | undefined,
  allowed: readonly T[],
  otherwise: T,
): T => {
  if (value !== undefined && !allowed.includes(value))
    throw misconfigured(`${name}="${value}" is not one of: ${allowed.join(', ')}.`);
  return value ?? otherwise;
};

const defined = <T extends object>(settings: T): T =>
  Object.fromEntries(
    Object.entries(settings).filter(([, value]) => value !== undefined && value !== ''),
  ) as T;

/**
 * Turns settings into a connection.
 *
 * @param options the settings
 * @param host host of the page (`name[:port]`), by which the environment is chosen
 * @throws AuthError `configuration`, with what to write instead
 */
export const createConnection = (options: ConnectionOptions, host = ''): Connection => {
  const environment = chooseEnvironment(options, host);
  const {
    name: environmentName,
    hosts: _hosts,
    ...overrides
  } = environment ?? { name: undefined, hosts: undefined };
  const settings: ConnectionSettings = { ...defined(options), ...defined(overrides) };
  const { base, group } = { ...parseAddress(options), ...parseAddress(overrides) };
  if (!base) throw misconfigured('No backend is named. Set base-url="https://example.xano.io/api:abCD1234".');

  const { dataSource, branch } = settings;
  const fixed: [string, string][] = [];
  if (dataSource) fixed.push(['X-Data-Source', dataSource]);
  if (branch) fixed.push(['X-Branch', branch]);
  for (const [name, value] of fixed) checkHeader(name, value);
  const global = parseHeaders([options.headers, environment?.headers]);

  const endpoint = (text: string, fallback = 'POST'): Endpoint => {
    const [, method = fallback, own, path] =
      /^(?:([A-Za-z]+)\s+)?(?:\/?(api:[^/\s]+))?(\/\S*)$/.exec(text.trim()) ?? [];
    if (!path || path.startsWith('//'))
      throw misconfigured(
        `"${text}" is no endpoint. Write "POST /auth/login" or "POST api:abCD1234/auth/login".`,
      );
    if (!methods.includes(method.toUpperCase()))
      throw misconfigured(`"${text}" names no method of Xano. Write one of: ${methods.join(', ')}.`);
    const place = own ? parseGroup('endpoint', own) : group;
    if (!place) throw misconfigured(`No API group for "${text}". Set base-url or api-group.`);
    return { method: method.toUpperCase(), url: `${base}/${place}${path}` };
  };
  const optional = (text: string | undefined, method?: string): Endpoint | undefined =>
    !text || text === 'none' ? undefined : endpoint(text, method);

  const metadata = parseKeys(settings.metadataKey ?? 'metadata');
  if (metadata.includes('.'))
    throw misconfigured('metadata-key="." would keep the tokens in the metadata. Name a key.');
  const persist = oneOf('persist', settings.persist, ['local', 'tab', 'memory'], 'local');
  const idle = positive('idle-timeout', settings.idleTimeout, 1000, Number.NaN);
  const origin = new URL(base).origin;

  return Object.freeze<Connection>({
    base,
    origin,
    group,
    storageKey: `xano:1:${JSON.stringify([base, settings.workspace ?? '', dataSource ?? '', options.name ?? ''])}`,
    endpoints: {
      signIn: endpoint(settings.signInEndpoint ?? '/auth/login'),
      signUp: endpoint(settings.signUpEndpoint ?? '/auth/signup'),
      currentUser: optional(settings.currentUserEndpoint ?? '/auth/me', 'GET'),
      signOut: optional(settings.signOutEndpoint),
    },
    tokens: {
      authToken: parseKeys(settings.authTokenKey ?? 'authToken accessToken'),
      refreshToken: parseKeys(settings.refreshTokenKey ?? 'refreshToken'),
      metadata,
      expiresIn: parseKeys(settings.expiresInKey ?? 'expiresIn expires_in'),
    },
    userKey: parseKeys(settings.userKey ?? '.'),
    rolesKey: parseKeys(settings.rolesKey ?? 'roles role'),
    persist,
    idleTimeout: {
      local: idle || 0,
      tab: Number.isNaN(idle) ? 43_200_000 : idle,
      memory: idle || 0,
    },
    maxAge: positive('max-age', settings.maxAge, 1000, 0),
    userMaxAge: positive('user-max-age', settings.userMaxAge, 1000, 0),
    timeout: Math.min(positive('timeout', settings.timeout, 1, 15_000) || 15_000, LONGEST_TIMER),
    credentials: oneOf('credentials', settings.credentials, ['omit', 'same-origin', 'include'], 'omit'),
    environment: environmentName,
    signInPage: settings.signInPage,
    afterSignIn: settings.afterSignIn,
    afterSignOut: settings.afterSignOut,
    realtimeConnectionHash: settings.realtimeConnectionHash,
    headers: (authToken) => {
      const headers = new Headers(fixed);
      if (authToken) headers.set('Authorization', `Bearer ${authToken}`);
      for (const [name, value] of global) headers.set(name, value);
      return headers;
    },
    endpoint,
  });
};

/** A call in words, for developers: `POST /auth/login in group abCD1234 of example.xano.io`. */
export const describe = ({ method, url }: Endpoint): string => {
  const { host, pathname } = new URL(url);
  const [, group, path] = /\/api:([^/]+)(.*)$/.exec(pathname) ?? [];
  return `${method} ${path ?? pathname} in group ${group ?? '?'} of ${host}`;
};
