// What a connection can be told: each setting once, with its type, its default and its words. The types, the
// properties of the elements, the doctor and the docs are made from this table; parse.ts reads the values.

/** What the table knows of a setting. Its words are the doc block of its entry, so that no page loads them. */
export interface Setting {
  readonly type: StringConstructor | NumberConstructor;
  readonly default?: string | number;
  /** The only words that are allowed. */
  readonly values?: readonly string[];
}

export const settings = {
  /** The API Group Base URL as Xano shows it to be copied; enough alone, in place of `instance` and `apiGroup`. */
  baseUrl: { type: String },
  /** Host of the instance, or its full address with an optional tenant path. `http:` only for loopback. */
  instance: { type: String },
  /** Canonical of the default API group: `abCD1234` or `api:abCD1234`, with `:branch` behind it where wanted. */
  apiGroup: { type: String },
  /** Workspace id or name: separates stored sessions. */
  workspace: { type: String },
  /** Custom domain of the instance, with or without `https://`; wins over `instance` for calls. */
  customDomain: { type: String },
  /** Sent as `X-Data-Source`. Xano binds tokens to it, so it is the same on every page. */
  dataSource: { type: String },
  /** Sent as `X-Branch`. */
  branch: { type: String },
  /** Connection hash for realtime; Xano's SDK calls it *connection canonical*. */
  realtimeConnectionHash: { type: String },
  /** `[METHOD] [api:GROUP]/path` of sign-in. @default 'POST /auth/login' */
  signInEndpoint: { type: String, default: 'POST /auth/login' },
  /** `[METHOD] [api:GROUP]/path` of sign-up. @default 'POST /auth/signup' */
  signUpEndpoint: { type: String, default: 'POST /auth/signup' },
  /** `[METHOD] [api:GROUP]/path` of the current user; with `none` the user is read from the sign-in answer. @default 'GET /auth/me' */
  currentUserEndpoint: { type: String, default: 'GET /auth/me' },
  /** `[METHOD] [api:GROUP]/path` of an endpoint that renews the tokens; it is sent `{ refreshToken }`. Xano has none built in. @default 'none' */
  refreshEndpoint: { type: String, default: 'none' },
  /** `[METHOD] [api:GROUP]/path` of an endpoint to call after a sign-out; the session in this browser has ended by then. Xano has none built in. @default 'none' */
  signOutEndpoint: { type: String, default: 'none' },
  /** Keys of the auth token in an answer, separated by spaces and tried in order. `data.token` is the key `token` inside `data`; `.` means that the answer is the bare token. @default 'authToken accessToken' */
  authTokenKey: { type: String, default: 'authToken accessToken' },
  /** Keys of the refresh token, written like `authTokenKey`. @default 'refreshToken' */
  refreshTokenKey: { type: String, default: 'refreshToken' },
  /** Keys of metadata that is kept with the session, written like `authTokenKey`; not `.`. @default 'metadata' */
  metadataKey: { type: String, default: 'metadata' },
  /** Keys of the token's lifetime in seconds, written like `authTokenKey`. @default 'expiresIn expires_in' */
  expiresInKey: { type: String, default: 'expiresIn expires_in' },
  /** Keys of the user in the current-user answer, written like `authTokenKey`; `.` is the whole answer. @default '.' */
  userKey: { type: String, default: '.' },
  /** Keys of the roles, looked for in the current-user answer, then in the user: a text, with commas between several, a list of texts, or a list of `{ name }`. @default 'roles role' */
  rolesKey: { type: String, default: 'roles role' },
  /** Where the session is kept: `local` survives the browser, `tab` a reload, `memory` neither. @default 'local' */
  persist: { type: String, values: ['local', 'tab', 'memory'], default: 'local' },
  /** Seconds without activity after which the session ends; 0 = never. Default: never, but 43,200 (12 h) with `persist` = `tab`. */
  idleTimeout: { type: Number },
  /** Seconds after which the session ends in any case; 0 = never. @default 0 */
  maxAge: { type: Number, default: 0 },
  /** Seconds for which a reload may reuse the last user instead of asking again; 0 = always ask. @default 0 */
  userMaxAge: { type: Number, default: 0 },
  /** The page with the sign-in form: where guards without content for `signed-out` lead. */
  signInPage: { type: String },
  /** Where to navigate after Authenticate, if the form does not say. */
  afterSignIn: { type: String },
  /** Where to navigate after Clear Session, if the button does not say. */
  afterSignOut: { type: String },
  /** Milliseconds for one request; a second more for each 32 kB of its files, as a slow line needs. @default 15000 */
  timeout: { type: Number, default: 15_000 },
  /** Whether cookies are sent, as in `fetch`. @default 'omit' */
  credentials: { type: String, values: ['omit', 'same-origin', 'include'], default: 'omit' },
} as const satisfies Record<string, Setting>;

type Settings = typeof settings;

type ValueOf<S extends Setting> = S extends { values: readonly (infer Word)[] }
  ? Word
  : S extends { type: NumberConstructor }
    ? number
    : string;

/** A value for each entry of the table. */
type SettingValues = { -readonly [Name in keyof Settings]?: ValueOf<Settings[Name]> | undefined };

type WithDefault = {
  [Name in keyof Settings]: Settings[Name] extends { default: unknown } ? Name : never;
}[keyof Settings];

/** What holds where nothing is set. */
export const defaults = Object.fromEntries(
  Object.entries<Setting>(settings)
    .filter(([, setting]) => setting.default !== undefined)
    .map(([name, setting]) => [name, setting.default]),
) as { readonly [Name in WithDefault]: NonNullable<SettingValues[Name]> };

/** `signInEndpoint` -> `sign-in-endpoint`. */
export const attributeName = (setting: string): string =>
  setting.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);

/** Where the session is kept: `local` survives the browser, `tab` a reload, `memory` neither. */
export type Persist = Settings['persist']['values'][number];

/** A Global Header, sent with every request. */
export interface GlobalHeader {
  name: string;
  value: string;
}

/** Where tokens and what comes with them are in an answer: keys tried in order, paths such as `data.token` among them; `.` is the answer. */
export type MappingSettings = Pick<
  SettingValues,
  'authTokenKey' | 'refreshTokenKey' | 'metadataKey' | 'expiresInKey'
>;

/** The settings of a connection that an environment may set otherwise. */
export interface ConnectionSettings extends SettingValues {
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
