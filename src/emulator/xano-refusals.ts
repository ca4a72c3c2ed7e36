// Xano's error envelope, `{ code, message, payload }`, and each refusal with Xano's status and words.
// Sources: Xano's documentation, and error texts seen in real projects. Where Xano's words are unknown, it says so.

/** A refusal; thrown by an endpoint, and answered as Xano's envelope. */
export class XanoError extends Error {
  override readonly name = 'XanoError';
  constructor(
    readonly status: number,
    readonly code: string,
    message: string,
    /** `''` or `{ param }`; left out of the answer when undefined, as Xano often does. */
    readonly payload?: '' | { readonly param: string | null },
  ) {
    super(message);
  }

  toResponse(): Response {
    const { code, message, payload, status } = this;
    return Response.json(payload === undefined ? { code, message } : { code, message, payload }, { status });
  }
}

const inputError = (message: string, param: string | null) =>
  new XanoError(400, 'ERROR_CODE_INPUT_ERROR', message, { param });
const accessDenied = (message: string) => new XanoError(403, 'ERROR_CODE_ACCESS_DENIED', message, '');
const unauthorized = (message: string, status = 401) =>
  new XanoError(status, 'ERROR_CODE_UNAUTHORIZED', message);
const notFound = (message = 'Unable to locate request.') =>
  new XanoError(404, 'ERROR_CODE_NOT_FOUND', message);

/** A project answers a wrong password with 403, or without a type with 500, or with 401. */
export type WrongCredentialsStatus = 403 | 500 | 401;

export const refusals = {
  missingParam: (param: string) => inputError(`Missing param: ${param}`, param),
  tooShort: (param: string, length: number) =>
    inputError(`Input does not meet minimum length requirement of ${length} characters`, param),
  weakPassword: (param: string, what: 'letters' | 'numbers') =>
    inputError(`Weak password detected. Please use at least 1 ${what}.`, param),
  /** Xano's words for a malformed e-mail are not known; these are ours. */
  invalidEmail: (param: string) => inputError('Input is not a valid email address.', param),
  /** Xano's words for a malformed body are not known; these are ours. */
  invalidBody: () => inputError('Unable to parse the request body.', null),
  /** Xano's words for these are not known; these are ours. */
  invalidRequest: () => inputError('Unable to parse the request.', null),
  bodyTooLong: (limit: number) =>
    new XanoError(413, 'ERROR_CODE_INPUT_ERROR', `The body is longer than ${limit} bytes.`),
  foreignHost: () => accessDenied('This server answers to the names and addresses of its own machine only.'),
  wrongCredentials(status: WrongCredentialsStatus): XanoError {
    const message = 'Invalid Credentials.';
    if (status === 500) return new XanoError(500, 'ERROR_FATAL', message, '');
    return status === 401 ? unauthorized(message) : accessDenied(message);
  },
  accountExists: () => accessDenied('This account is already in use.'),
  /** A project's own precondition; there is no standard text. */
  unconfirmed: () => accessDenied('Please confirm your email address first.'),
  /** A project's own precondition; there is no standard text. */
  roleMissing: () => accessDenied('You do not have access to this resource.'),
  noToken: () => unauthorized('Unauthorized - Authentication Required'),
  /** One report has 403 instead of 401. */
  expiredToken: (status: 401 | 403) => unauthorized('This token is expired.', status),
  otherDataSource: () => unauthorized('This token belongs to a different datasource.'),
  /** Status and words for an unreadable token are not known; these are ours. */
  invalidToken: (status: number) => unauthorized('Invalid token.', status),
  /** Refresh endpoints are each project's own; so are their words. */
  invalidRefreshToken: () => unauthorized('Invalid refresh token.'),
  /** Links and codes are each project's own; so are these words. */
  invalidLink: () => accessDenied('This link is not valid.'),
  usedLink: () => accessDenied('This link has already been used.'),
  expiredLink: () => accessDenied('This link has expired.'),
  wrongCode: () => accessDenied('That code is not right.'),
  expiredCode: () => accessDenied('That code has expired.'),
  wrongCurrentPassword: () => accessDenied('Your current password is not right.'),
  passwordsDiffer: () => inputError('The passwords do not match.', 'confirm_password'),
  noImage: (param: string) => inputError('Choose a picture.', param),
  fileTooLarge: (param: string) => inputError('This file is too large.', param),
  /** Words of Xano's OAuth extensions. */
  noOAuthAccount: () => notFound('No user exists with these credentials. Try signing up instead.'),
  oauthAccountExists: () =>
    accessDenied('There is already an account with these credentials. Try logging in instead.'),
  invalidCode: () => accessDenied('This code is not valid.'),
  notFound,
  /** Words for a Meta API Key that lacks a scope or a workspace are not known; these are ours. */
  keyWithoutRights: () => accessDenied('This access token is not allowed to do that.'),
  /** Status and words for an unknown label are not known; these are ours. */
  unknownDataSource: (label: string) => inputError(`Data source "${label}" does not exist.`, null),
  tooManyRequests: (max: number, seconds: number) =>
    new XanoError(
      429,
      'ERROR_CODE_TOO_MANY_REQUESTS',
      `Whoa there! Your plan only supports ${max} requests per ${seconds} seconds. Upgrade options and ` +
        'additional information is available at: https://xano.gitbook.io/xano/instances/api-rate-limit',
    ),
  fatal: (message: string) => new XanoError(500, 'ERROR_FATAL', message, ''),
};

/** Xano's code for a status. */
export function codeOf(status: number): string {
  const codes: Record<number, string> = {
    400: 'ERROR_CODE_INPUT_ERROR',
    401: 'ERROR_CODE_UNAUTHORIZED',
    403: 'ERROR_CODE_ACCESS_DENIED',
    404: 'ERROR_CODE_NOT_FOUND',
    429: 'ERROR_CODE_TOO_MANY_REQUESTS',
  };
  return codes[status] ?? 'ERROR_FATAL';
}
