// Writes what the setup ends with: the snippet for every page, and the pages login, sign-up and account.
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
}

/** What stands in the head: without the style sheet, all that is for later is in plain view until the script has run. */
const libraryTags = (script: string): string =>
  [
    element('link', { rel: 'stylesheet', href: cloakBeside(script) }),
    element('script', { type: 'module', src: script }),
  ].join('\n');

/** The address of `cloak.css`; `https://cdn.example/npm/xano-auth-elements`, say, names the package alone. */
const cloakBeside = (script: string): string => {
  const [path = ''] = script.split(/[?#]/);
  const isFile = /\.m?js$/i.test(path);
  return isFile ? `${path.replace(/[^/]*$/, '')}cloak.css` : `${path.replace(/\/$/, '')}/cdn/cloak.css`;
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
  createConnection({ ...settings, environment: undefined });
  for (const { name } of settings.environments ?? []) createConnection({ ...settings, environment: name });

  const head = libraryTags(script);
  const connection = writeConnection(settings);
  const page = (title: string, ...main: string[]): string => document({ title, head, connection, main });
  const toSignUp = '<p>New here? <a href="sign-up.html">Make an account</a></p>';
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
    snippet: `${head}\n${connection}`,
    login: page('Sign in', signInForm(signIn), ...(signUp === false ? [] : [toSignUp])),
    account: page('Your account', guard).replace(/^\s*<h1>Your account<\/h1>\n/m, ''),
    ...(signUp === false ? {} : { signUp: page('Make an account', signUpForm(signUp)) }),
  };
};
