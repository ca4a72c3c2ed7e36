// Writes what the setup ends with: the snippet for every page, and the pages login, sign-up and account, with those
// that help people with their account where there are endpoints for them.
import { type AccountEndpoints, accountPages, belowSignIn, inSignIn } from './account-pages.js';
import { createConnection } from '../core/connection/parse.js';
import type { ConnectionOptions } from '../core/connection/settings.js';
import { writeConnection } from './connection-tag.js';
import { signInForm, signUpForm } from './form-tags.js';
import type { FormFields } from './form-fields.js';
import { element, escapeText, indent } from './html-markup.js';

export interface PagesOptions {
  readonly settings: ConnectionOptions;
  /** Address of the library; its style sheet `cloak.css` lies beside it. Default `cdn/xano-auth-elements.js`. */
  readonly script?: string | undefined;
  /** What the forms ask for. Default: e-mail and password, and a name to sign up. */
  readonly signIn?: FormFields | undefined;
  /** `false`: nobody can sign up. */
  readonly signUp?: FormFields | false | undefined;
  /** What else the group has for people and their account. Default: nothing. */
  readonly account?: AccountEndpoints | undefined;
  /** The user's field that the account page greets with. Default `name`. */
  readonly greeting?: string | undefined;
}

/** Finished HTML. */
export interface Pages {
  /** Style sheet, script and connection: into every page, at the start of its body. */
  readonly snippet: string;
  /** `login.html` */
  readonly login: string;
  /** `account.html` */
  readonly account: string;
  /** `sign-up.html`; absent where nobody can sign up. */
  readonly signUp?: string | undefined;
  /** Pages of the account by their file names, such as `forgot-password.html`. */
  readonly further: Readonly<Record<string, string>>;
}

/** What stands in the head: without the style sheet, all that is for later is in plain view until the script has run. */
const libraryTags = (script: string): string =>
  [
    element('link', { rel: 'stylesheet', href: beside(script, 'cloak.css') }),
    element('script', { type: 'module', src: script }),
  ].join('\n');

/** The address of a file beside the script; `https://cdn.example/npm/xano-auth-elements`, say, names the package alone. */
const beside = (script: string, file: string): string => {
  const [path = ''] = script.split(/[?#]/);
  const isFile = /\.m?js$/i.test(path);
  return isFile ? `${path.replace(/[^/]*$/, '')}${file}` : `${path.replace(/\/$/, '')}/cdn/${file}`;
};

interface PageParts {
  readonly title: string;
  readonly head: string;
  readonly connection: string;
  readonly main: readonly string[];
}

const document = ({ title, head, connection, main }: PageParts): string => `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width" />
    <title>${escapeText(title)}</title>
${indent(head, '    ')}
  </head>
  <body>
${indent(connection, '    ')}

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
  const { account = { providers: [] } } = options;
  createConnection({ ...settings, environment: undefined });
  for (const { name } of settings.environments ?? []) createConnection({ ...settings, environment: name });

  const head = libraryTags(script);
  const connection = writeConnection(settings);
  const page = (title: string, ...main: string[]): string => document({ title, head, connection, main });
  const accountScript = element('script', { type: 'module', src: beside(script, 'components/account.js') });
  const accountPage = (title: string, ...main: string[]): string =>
    document({ title, head: `${head}\n${accountScript}`, connection, main });
  const further = accountPages(account, settings.authTokenKey);
  const toSignUp = '<p>New here? <a href="sign-up.html">Make an account</a></p>';
  const guard = element(
    'xano-auth-guard',
    { 'redirect-to': 'login.html' },
    element(
      'template',
      {},
      `<h1>Hello ${element('xano-user', { field: greeting, fallback: 'there' })}</h1>`,
      ...('profile.html' in further ? ['<p><a href="profile.html">Your profile</a></p>'] : []),
      element('xano-logout-button', { 'redirect-to': 'login.html' }),
    ),
  );
  const inForm = inSignIn(account);
  const login = [
    signInForm(signIn, inForm),
    ...(signUp === false ? [] : [toSignUp]),
    ...belowSignIn(account),
  ];
  return {
    snippet: `${head}\n${connection}`,
    login: (account.providers.length > 0 ? accountPage : page)('Sign in', ...login),
    further: Object.fromEntries(
      Object.entries(further).map(([name, { title, main }]) => [name, accountPage(title, ...main)]),
    ),
    account: page('Your account', guard).replace(/^\s*<h1>Your account<\/h1>\n/m, ''),
    ...(signUp === false ? {} : { signUp: page('Make an account', signUpForm(signUp)) }),
  };
};
