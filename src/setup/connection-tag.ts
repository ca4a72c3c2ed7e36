// Writes `<xano-connection>` with its environments and headers: only what differs from a default.
import type { ConnectionOptions, ConnectionSettings, GlobalHeader } from '../core/connection/settings.js';
import { usualKeys } from './guess-mapping.js';
import { type Attributes, element } from './html-markup.js';

type Setting = Exclude<keyof ConnectionSettings, 'headers'>;

/** The settings that are attributes, in the order in which they are written, with their defaults. */
const defaults: Record<Setting, string | number | undefined> = {
  baseUrl: undefined,
  instance: undefined,
  apiGroup: undefined,
  workspace: undefined,
  customDomain: undefined,
  dataSource: 'live',
  branch: undefined,
  signInEndpoint: 'POST /auth/login',
  signUpEndpoint: 'POST /auth/signup',
  currentUserEndpoint: 'GET /auth/me',
  refreshEndpoint: 'none',
  signOutEndpoint: 'none',
  authTokenKey: usualKeys.authToken,
  refreshTokenKey: usualKeys.refreshToken,
  metadataKey: usualKeys.metadata,
  expiresInKey: usualKeys.expiresIn,
  userKey: usualKeys.user,
  rolesKey: usualKeys.roles,
  persist: 'local',
  idleTimeout: undefined,
  maxAge: 0,
  userMaxAge: 0,
  signInPage: undefined,
  afterSignIn: undefined,
  afterSignOut: undefined,
  timeout: 15_000,
  credentials: 'omit',
  realtimeConnectionHash: undefined,
};

const kebab = (name: string): string => name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);

/** A setting in one spelling, so that `/auth/login` and `post /auth/login` compare as equal. */
const plain = (name: string, value: string | number): string => {
  const text = String(value).trim().replace(/\s+/g, ' ');
  if (!name.endsWith('Endpoint') || text === 'none') return text;
  const [, method = name.startsWith('current') ? 'GET' : 'POST', path = text] =
    /^(?:([A-Za-z]+) )?(\S+)$/.exec(text) ?? [];
  return `${method.toUpperCase()} ${path}`;
};

/** The attributes whose values differ from those in `before`. */
const attributesOf = (
  settings: ConnectionSettings,
  before: Readonly<Partial<Record<Setting, string | number | undefined>>>,
): Attributes =>
  Object.fromEntries(
    (Object.keys(defaults) as Setting[]).flatMap((name) => {
      const value = settings[name];
      if (value === undefined || value === '') return [];
      const usual = before[name];
      const same = usual !== undefined && usual !== '' && plain(name, usual) === plain(name, value);
      return same ? [] : [[kebab(name), plain(name, value)]];
    }),
  );

const headersOf = (headers: readonly GlobalHeader[] = []): string[] =>
  headers.map(({ name, value }) => element('xano-header', { name, value }));

/** Writes the tag. */
export const writeConnection = (settings: ConnectionOptions): string => {
  const { name, environment, environments = [], headers } = settings;
  const own = Object.fromEntries(
    Object.entries(settings).filter(([, value]) => value !== undefined && value !== ''),
  );
  const before = { ...defaults, ...own };
  const children = environments.map((one) =>
    element(
      'xano-environment',
      { name: one.name, hosts: one.hosts || undefined, ...attributesOf(one, before) },
      ...headersOf(one.headers),
    ),
  );
  const attributes = {
    name: name || undefined,
    environment: environment || undefined,
    ...attributesOf(settings, defaults),
  };
  return element('xano-connection', attributes, ...headersOf(headers), ...children);
};
