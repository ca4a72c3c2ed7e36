// The Metadata API's refusals as errors that say what to do.
import { AuthError } from '../core/errors.js';
import { retryAfterOf } from '../core/requests/retry-after.js';
import type { Answer } from '../core/requests/send.js';

/** What is being read. */
export type Step =
  'account' | 'instances' | 'workspaces' | 'branches' | 'data sources' | 'API groups' | 'endpoints';

export const HOW_TO_GET_A_KEY =
  'Make one in Xano, in the settings of the instance under Metadata API, and paste it whole.';

/**
 * The error for a refusing answer. Xano's own words are not in it, as they might echo what was sent.
 *
 * @param waits how many waits came before it
 */
export const metaError = (answer: Answer, step: Step, url: string, waits = 0): AuthError => {
  const { status, headers } = answer;
  const { host } = new URL(url);
  const details = { status, retryAfter: retryAfterOf(headers) };
  if (status === 401)
    return new AuthError(
      'unauthorized',
      `${host} does not accept this Meta API Key: it is wrong, expired or of another account. ${HOW_TO_GET_A_KEY}`,
      details,
    );
  if (status === 403)
    return new AuthError(
      'forbidden',
      `This Meta API Key may not read the ${step} at ${host}. Give it the right to read them, or type the values.`,
      details,
    );
  if (status === 429)
    return new AuthError(
      'rate-limited',
      `${host} still refuses after ${waits} waits. Try again later.`,
      details,
    );
  if (status === 404) return new AuthError('not-found', `${host} has no ${step} at this address.`, details);
  if (status >= 500)
    return new AuthError(
      'server-error',
      `${host} failed with ${status} when asked for the ${step}.`,
      details,
    );
  if (status >= 400) return new AuthError('configuration', `${host} refused with ${status}.`, details);
  return new AuthError(
    'bad-answer',
    `${host} answered with something that is not JSON when asked for the ${step}. Is that the address of a Xano instance?`,
    details,
  );
};
