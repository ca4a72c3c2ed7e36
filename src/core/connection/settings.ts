// What a connection can be told: the settings with the words that the docs use. connection.ts reads them.

/** Where the session is kept: `local` survives the browser, `tab` a reload, `memory` neither. */
export type Persist = 'local' | 'tab' | 'memory';

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
