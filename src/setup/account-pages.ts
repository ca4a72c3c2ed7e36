// The pages of the account, for the endpoints that a group has: a forgotten password, a sign-in link, a profile, and
// buttons of providers.
import { profileEndpoints, resetEndpoints } from '../account/index.js';
import { element } from './html-markup.js';
import type { ApiEndpoint } from './openapi.js';

/** What an endpoint of the account is for. */
type AccountPurpose =
  | 'requestLink'
  | 'exchangeLink'
  | 'updatePassword'
  | 'requestMagicLink'
  | 'exchangeMagicLink'
  | 'updateUser'
  | 'changePassword'
  | 'deleteUser';

/** The endpoints that were found, each as `METHOD /path`, and the providers whose extension is there. */
export interface AccountEndpoints extends Partial<Readonly<Record<AccountPurpose, string>>> {
  readonly providers: readonly string[];
}

const clues: Readonly<Record<AccountPurpose, { methods: RegExp; path: RegExp }>> = {
  requestLink: { methods: /^(GET|POST)$/, path: /(request[-_]reset|reset[-_]link|forgot[-_]?password)/i },
  exchangeLink: { methods: /^POST$/, path: /\/reset\/.*log[-_]?in$/i },
  updatePassword: { methods: /^(POST|PUT|PATCH)$/, path: /\/(update|reset|set)[-_]?password$/i },
  requestMagicLink: { methods: /^(GET|POST)$/, path: /\/magic[-_]?link$/i },
  exchangeMagicLink: { methods: /^POST$/, path: /\/magic[-_]?log[-_]?in$/i },
  updateUser: { methods: /^(PATCH|PUT|POST)$/, path: /\/(me|edit[-_]?profile|update[-_]?profile)$/i },
  changePassword: { methods: /^(POST|PUT|PATCH)$/, path: /\/change[-_]?password$/i },
  deleteUser: { methods: /^DELETE$/, path: /\/(me|account)$/i },
};

/** The endpoints of the account among those of a group, by what their paths say. */
export const guessAccountEndpoints = (endpoints: readonly ApiEndpoint[]): AccountEndpoints => {
  const found = Object.entries(clues).flatMap(([purpose, { methods, path }]) => {
    const fitting = endpoints.filter((one) => methods.test(one.method) && path.test(one.path));
    // PATCH before POST, as where both are offered the one that changes a part is meant.
    const [first] = fitting.toSorted((a, b) => a.method.localeCompare(b.method));
    return first ? [[purpose, `${first.method} ${first.path}`]] : [];
  });
  return {
    ...(Object.fromEntries(found) as Partial<Record<AccountPurpose, string>>),
    // Where Xano's extensions lie in this very group.
    providers: endpoints.flatMap(
      ({ path }) => /^\/oauth\/([\w-]+)\/(?:init|request_token)$/.exec(path)?.[1] ?? [],
    ),
  };
};

/** What differs from the element's own default is written. */
const unless = (usual: string, found: string | undefined): string | undefined =>
  found === usual ? undefined : found;

/** Whether somebody who forgot their password can be helped. */
const canReset = ({ requestLink, exchangeLink, updatePassword }: AccountEndpoints): boolean =>
  !!requestLink && !!exchangeLink && !!updatePassword;

const canLinkIn = ({ requestMagicLink, exchangeMagicLink, exchangeLink }: AccountEndpoints): boolean =>
  !!requestMagicLink && !!(exchangeMagicLink ?? exchangeLink);

/** What stands in the sign-in form for it. */
export const inSignIn = (account: AccountEndpoints): string[] => [
  ...(canReset(account)
    ? [element('a', { slot: 'forgot', href: 'forgot-password.html' }, 'Forgot password?')]
    : []),
  ...account.providers.map((provider) => element('xano-oauth-button', { slot: 'providers', provider })),
];

/** What stands below the sign-in form for it. */
export const belowSignIn = (account: AccountEndpoints): string[] =>
  canLinkIn(account) ? ['<p><a href="magic-link.html">Sign in by e-mail</a></p>'] : [];

/** A page by its title and what is in it. */
export interface AccountPage {
  readonly title: string;
  readonly main: readonly string[];
}

/**
 * The pages, by the names under which they link to each other.
 *
 * @param authTokenKey the connection's, where it is not the default: a link may be answered as sign-ins are, or as in
 * Xano's quick start
 */
export const accountPages = (
  account: AccountEndpoints,
  authTokenKey?: string,
): Readonly<Record<string, AccountPage>> => {
  const tokenKeys = authTokenKey && `${authTokenKey} authToken accessToken`;
  const toSignIn = '<p><a href="login.html">Back to sign in</a></p>';
  const pages: Record<string, AccountPage> = {};
  if (canReset(account)) {
    const endpoint = unless(resetEndpoints.request, account.requestLink);
    pages['forgot-password.html'] = {
      title: 'Forgot password',
      main: [element('xano-forgot-password-form', { endpoint }), toSignIn],
    };
    pages['reset-password.html'] = {
      title: 'Set a new password',
      main: [
        element('xano-reset-password-form', {
          'request-page': 'forgot-password.html',
          endpoint: unless(resetEndpoints.update, account.updatePassword),
          'exchange-endpoint': unless(resetEndpoints.exchange, account.exchangeLink),
          'auth-token-key': tokenKeys || undefined,
          'sign-in': true,
          'redirect-to': 'account.html',
        }),
      ],
    };
  }
  if (canLinkIn(account)) {
    const exchange = account.exchangeMagicLink ?? account.exchangeLink;
    pages['magic-link.html'] = {
      title: 'Sign in by e-mail',
      main: [
        element('xano-magic-link-form', {
          endpoint: unless(resetEndpoints.request, account.requestMagicLink),
          'exchange-endpoint': unless(resetEndpoints.exchange, exchange),
          // Xano's older snippet answers the token itself.
          'auth-token-key': account.exchangeMagicLink ? '. authToken accessToken' : tokenKeys || undefined,
          'redirect-to': 'account.html',
        }),
        toSignIn,
      ],
    };
  }
  const { updateUser, changePassword, deleteUser } = account;
  const forms = [
    ...(updateUser
      ? [element('xano-profile-form', { endpoint: unless(profileEndpoints.update, updateUser) })]
      : []),
    ...(changePassword
      ? [
          '<h2>Change your password</h2>',
          element('xano-change-password-form', {
            endpoint: unless(profileEndpoints.changePassword, changePassword),
          }),
        ]
      : []),
    ...(deleteUser
      ? [
          '<h2>Delete your account</h2>',
          element('xano-delete-account-button', {
            endpoint: unless(profileEndpoints.delete, deleteUser),
            'redirect-to': 'login.html',
          }),
        ]
      : []),
  ];
  if (forms.length > 0)
    pages['profile.html'] = {
      title: 'Your profile',
      main: [element('xano-auth-guard', { 'redirect-to': 'login.html' }, element('template', {}, ...forms))],
    };
  return pages;
};
