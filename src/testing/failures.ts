// The failures that a test can cause, by the code of the resulting AuthError, and the emulator's fault for each.
import type { Connection } from '../core/connection/parse.js';
import type { Endpoint } from '../core/connection/endpoints.js';
import type { AuthErrorCode } from '../core/errors.js';
import type { Fault } from '../emulator/faults.js';
import { parseXanoUrl } from '../emulator/xano-url.js';

/** Codes that a backend or the network can cause. */
export type Failure = Extract<
  AuthErrorCode,
  | 'invalid-credentials'
  | 'account-exists'
  | 'unverified'
  | 'invalid-input'
  | 'forbidden'
  | 'configuration'
  | 'rate-limited'
  | 'offline'
  | 'timeout'
  | 'server-error'
  | 'bad-answer'
  | 'no-token-in-answer'
>;

/** `METHOD /path` inside its API group, as faults name requests. */
export const requestPattern = ({ method, url }: Endpoint): string =>
  `${method} ${parseXanoUrl(new URL(url))?.path ?? '/'}`;

/**
 * The fault that makes a request fail so.
 *
 * @throws TypeError for a code that no answer can cause
 */
export const faultOf = (failure: Failure, { endpoints, timeout }: Connection): Fault => {
  const signIn = { on: requestPattern(endpoints.signIn) };
  const signUp = { on: requestPattern(endpoints.signUp) };
  const faults: Readonly<Record<Failure, Fault>> = {
    'invalid-credentials': { ...signIn, kind: 'status', status: 403, message: 'Invalid Credentials.' },
    'account-exists': { ...signUp, kind: 'status', status: 403, message: 'This account is already in use.' },
    unverified: {
      ...signIn,
      ...{ kind: 'status', status: 403, message: 'Please confirm your email address first.' },
    },
    'invalid-input': {
      ...{ kind: 'status', status: 400, param: 'password' },
      message: 'Weak password detected. Please use at least 1 numbers.',
    },
    forbidden: { kind: 'status', status: 403, message: 'Your account is blocked.' },
    configuration: { kind: 'status', status: 404, message: 'Unable to locate request.' },
    'rate-limited': { kind: 'status', status: 429, message: 'Whoa there!' },
    offline: { kind: 'offline' },
    // Later than the page's own timeout.
    timeout: { kind: 'slow', delay: timeout + 1000 },
    'server-error': { kind: 'status', status: 500, message: 'Something went wrong.' },
    'bad-answer': { kind: 'html', status: 200 },
    'no-token-in-answer': { ...signIn, kind: 'no-token' },
  };
  if (Object.hasOwn(faults, failure)) return faults[failure];
  throw new TypeError(`No failure "${failure}". Write one of ${Object.keys(faults).join(', ')}, or a fault.`);
};
