// The slots of our elements, which they cannot tell themselves, and what other libraries call our words. A test compares
// the slots with the manifest.

/** Those of every form. */
const form = ['logo', 'heading', 'before', 'fields', 'providers', 'after', 'submit-label'];

/** Those of the two that take an identifier and a password. */
const credentials = [
  ...form,
  'email-label',
  'username-label',
  'phone-label',
  'password-label',
  'forgot',
  'signed-in',
];

/** The slots that a page may fill, by tag. */
export const knownSlots: Readonly<Record<string, readonly string[]>> = {
  'xano-connection': [],
  'xano-environment': [],
  'xano-header': [],
  'xano-text': [],
  'xano-sign-in-form': [...credentials, 'remember-label', 'next-step'],
  'xano-sign-up-form': [...credentials, 'name-label', 'confirm-label', 'done'],
  'xano-logout-button': [],
  'xano-auth-guard': ['signed-out', 'pending', 'forbidden', 'error'],
  'xano-user': [],
  'xano-forgot-password-form': [...form, 'email-label', 'signed-in', 'done'],
  'xano-reset-password-form': [
    ...form,
    'password-label',
    'forgot',
    'signed-in',
    'confirm-label',
    'done',
    'expired',
    'failed',
    'missing',
    'confirm',
  ],
  'xano-magic-link-form': [...form, 'email-label', 'signed-in', 'done', 'confirm', 'expired', 'failed'],
  'xano-code-form': [...form, 'signed-in', 'code-label'],
  'xano-oauth-button': ['icon'],
  'xano-profile-form': [...form, 'email-label', 'name-label', 'avatar-label', 'signed-out'],
  'xano-change-password-form': [
    ...form,
    'password-label',
    'forgot',
    'current-label',
    'confirm-label',
    'done',
    'signed-out',
  ],
  'xano-delete-account-button': ['warning'],
  'xano-user-menu': [],
  'xano-notice': [],
  'xano-setup': [],
};

const formValues = { appearance: ['card'], mark: ['optional', 'required', 'none'] };
const credentialValues = { ...formValues, identifier: ['email', 'username', 'phone'] };

/** The words that an attribute can have, by tag: any other means its default, and says nothing. */
export const knownValues: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>> = {
  'xano-sign-in-form': credentialValues,
  'xano-sign-up-form': credentialValues,
  'xano-user': { format: ['date', 'datetime'] },
};

const forms = {
  redirect: 'redirect-to',
  'redirect-url': 'redirect-to',
  href: 'redirect-to',
  to: 'redirect-to',
  remember: 'remember-me',
  action: 'endpoint',
  url: 'endpoint',
  'password-rules': 'passwordrules',
  'no-name': 'without-name',
};

/** What is meant by words of other libraries. */
export const synonyms: {
  readonly attributes: Readonly<Record<string, Readonly<Record<string, string>>>>;
  readonly slots: Readonly<Record<string, string>>;
  readonly texts: Readonly<Record<string, string>>;
} = {
  attributes: {
    'xano-connection': {
      url: 'base-url',
      src: 'base-url',
      href: 'base-url',
      'api-url': 'base-url',
      env: 'environment',
    },
    'xano-text': { name: 'code', key: 'code', for: 'code' },
    'xano-environment': { url: 'base-url', host: 'hosts', domain: 'hosts' },
    'xano-sign-in-form': forms,
    'xano-sign-up-form': forms,
    'xano-logout-button': { redirect: 'redirect-to', href: 'redirect-to', to: 'redirect-to' },
    'xano-auth-guard': { redirect: 'redirect-to', 'login-page': 'redirect-to', fallback: 'redirect-to' },
    'xano-user': {
      name: 'field',
      key: 'field',
      value: 'field',
      default: 'fallback',
      placeholder: 'fallback',
    },
  },
  slots: {
    'submit-text': 'submit-label',
    button: 'submit-label',
    label: 'email-label',
    title: 'heading',
    header: 'heading',
    footer: 'after',
    links: 'after',
    success: 'done',
    loading: 'pending',
    denied: 'forbidden',
    fallback: 'signed-out',
    unauthenticated: 'signed-out',
  },
  texts: {
    'log-in': 'sign-in',
    login: 'sign-in',
    'log-out': 'sign-out',
    logout: 'sign-out',
    register: 'sign-up',
    submit: 'sign-in',
    loading: 'pending',
    'value-missing': 'field-missing',
    'wrong-password': 'invalid-credentials',
  },
};
