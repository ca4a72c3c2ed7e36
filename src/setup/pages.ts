// Writes what the setup ends with: the snippet for every page, and pages to sign in, to sign up and to be signed
// in on. Only what differs from a default is written.
import { createConnection } from '../connection.js';
import type { ConnectionOptions, ConnectionSettings, GlobalHeader } from '../settings.js';
import type { FormFields } from './form.js';
import { usualKeys } from './mapping.js';
import { type Attributes, element, escapeText, indent } from './markup.js';
import type { InputField } from './openapi.js';

export interface PagesOptions {
  readonly settings: ConnectionOptions;
  /** Address of the library. Default `cdn/xano-auth-elements.js`. */
  readonly script?: string | undefined;
  /** What the forms ask for. Default: e-mail and password, and a name to sign up. */
  readonly signIn?: FormFields | undefined;
  /** `false`: nobody can sign up. */
  readonly signUp?: FormFields | false | undefined;
  /** The user's field that the account page greets with. Default `name`. */
  readonly greeting?: string | undefined;
}

/** Finished HTML. */
export interface Pages {
  /** The script and the connection: into every page, at the start of its body. */
  readonly snippet: string;
  /** `login.html` */
  readonly login: string;
  /** `account.html` */
  readonly account: string;
  /** `sign-up.html`; absent where nobody can sign up. */
  readonly signUp?: string | undefined;
}

type Setting = Exclude<keyof ConnectionSettings, 'headers'>;

/** All settings that are attributes, in the order of writing, with their defaults. */
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

/** `/auth/login` and `post /auth/login` are one endpoint. */
const plain = (name: string, value: string | number): string => {
  const text = String(value).trim().replace(/\s+/g, ' ');
  if (!name.endsWith('Endpoint') || text === 'none') return text;
  const [, method = name.startsWith('current') ? 'GET' : 'POST', path = text] =
    /^(?:([A-Za-z]+) )?(\S+)$/.exec(text) ?? [];
  return `${method.toUpperCase()} ${path}`;
};

/** The attributes that say something which `before` does not. */
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

/** The connection's tag. */
const writeConnection = (settings: ConnectionOptions): string => {
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

const formAttributes = (form: FormFields): Attributes => ({
  identifier: form.identifier === 'email' ? undefined : form.identifier,
  'identifier-field': form.identifierField === form.identifier ? undefined : form.identifierField,
  'password-field': form.passwordField === 'password' ? undefined : form.passwordField,
});

const label = (name: string): string => {
  const words = name.replace(/[_-]+/g, ' ').trim();
  return escapeText(words.charAt(0).toUpperCase() + words.slice(1));
};

const types: Record<string, string> = {
  integer: 'number',
  number: 'number',
  boolean: 'checkbox',
  file: 'file',
};

/** A control for an input that the drawn form does not have. */
const extraField = ({ name, type }: InputField): string[] => {
  if (type === 'object') return [];
  const control = /passw/i.test(name) ? 'password' : types[type];
  const attributes = { type: control, name: type === 'array' ? `${name}[]` : name };
  const input = element('input', attributes);
  return [element('label', { slot: 'fields' }, label(name), input)];
};

const document = (title: string, snippet: string, main: readonly string[]): string => `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width" />
    <title>${escapeText(title)}</title>
  </head>
  <body>
${indent(snippet, '    ')}

${indent(element('main', {}, `<h1>${escapeText(title)}</h1>`, ...main), '    ')}
  </body>
</html>
`;

/**
 * Writes the finished HTML.
 *
 * @throws AuthError `configuration` where the settings, or those of an environment, cannot be used
 */
export const writePages = (options: PagesOptions): Pages => {
  const { settings, script = 'cdn/xano-auth-elements.js', signIn, signUp, greeting = 'name' } = options;
  createConnection({ ...settings, environment: undefined });
  for (const { name } of settings.environments ?? []) createConnection({ ...settings, environment: name });

  const snippet = `${element('script', { type: 'module', src: script })}\n${writeConnection(settings)}`;
  const toSignUp = '<p>New here? <a href="sign-up.html">Make an account</a></p>';
  const login = element(
    'xano-sign-in-form',
    { 'redirect-to': 'account.html', ...(signIn && formAttributes(signIn)) },
    ...(signIn?.extras.flatMap(extraField) ?? []),
  );
  const guard = element(
    'xano-auth-guard',
    { 'redirect-to': 'login.html' },
    element(
      'template',
      {},
      `<h1>Hello ${element('xano-user', { field: greeting, fallback: 'there' })}</h1>`,
      element('xano-logout-button', { 'redirect-to': 'login.html' }),
    ),
  );
  return {
    snippet,
    login: document('Sign in', snippet, [login, ...(signUp === false ? [] : [toSignUp])]),
    account: document('Your account', snippet, [guard]).replace(/^\s*<h1>Your account<\/h1>\n/m, ''),
    ...(signUp === false ? {} : { signUp: document('Make an account', snippet, [signUpForm(signUp)]) }),
  };
};

const signUpForm = (form: FormFields | undefined): string => {
  const named = form
    ? {
        'without-name': !form.nameField,
        'name-field': form.nameField === 'name' ? undefined : form.nameField,
      }
    : {};
  return element(
    'xano-sign-up-form',
    { 'redirect-to': 'account.html', ...(form && formAttributes(form)), ...named },
    ...(form?.extras.flatMap(extraField) ?? []),
  );
};
