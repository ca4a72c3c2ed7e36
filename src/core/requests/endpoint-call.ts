// One call to an endpoint of the connection: from inputs to what a good answer holds, or to an AuthError.
import type { Endpoint } from '../connection/endpoints.js';
import type { Core } from '../core-parts.js';
import { misconfigured } from '../errors.js';
import { whenActivated } from '../platform/activation.js';
import { createRequest, uploadTime } from './body.js';
import { readAnswer, send, type Signals } from './send.js';
import { describe, errorFromResponse, type SentCredentials } from './xano-errors.js';

/** What a call sends, and what may stop it. */
export interface EndpointCall extends SentCredentials {
  signals?: Signals;
  /** Goes on when the page is left; its answer may be lost. */
  keepalive?: boolean;
}

/**
 * The address of a GET that no cache can know. Caches are keyed by the address, not by the token: an answer of
 * another person could come from the browser's cache, where `no-store` helps, or from a service worker's, where it
 * does not. Both cost a preflight, so they are for the library's own calls alone.
 */
const uncachedUrl = ({ url }: Endpoint, { clock, random }: Core['ports']): string => {
  const uncached = new URL(url);
  uncached.searchParams.set('_', `${clock.now().toString(36)}${random().toString(36).slice(2)}`);
  return uncached.href;
};

/**
 * Calls an endpoint with the connection as it is at this moment. The request is on its way when this returns,
 * unless the page is still prerendered.
 *
 * @returns what a good answer holds
 * @throws AuthError for every other
 */
export const callEndpoint = async (
  { connection, ports }: Pick<Core, 'connection' | 'ports'>,
  endpoint: Endpoint,
  call: EndpointCall,
): Promise<unknown> => {
  const { authToken, values, signals = [], keepalive = false } = call;
  const { headers, timeout, credentials } = connection();
  if (!ports.lifecycle.active()) await whenActivated(ports.lifecycle);
  const { method } = endpoint;
  const init = { method, headers: headers(authToken), credentials, keepalive };
  let request: Request;
  try {
    request =
      method === 'GET'
        ? createRequest(uncachedUrl(endpoint, ports), values, { ...init, cache: 'no-store' })
        : createRequest(endpoint.url, values, init);
  } catch (cause) {
    throw misconfigured(`${describe(endpoint)} cannot be sent these values.`, cause);
  }
  const time = timeout + uploadTime(Object.values(values ?? {}).flat());
  const answer = await send(ports, request, time, signals, readAnswer);
  const { status, text, data } = answer;
  const readable = data !== undefined || !text;
  if (status < 400 && readable && Object(data).statement !== 'Throw Error') return data;
  throw errorFromResponse(answer, endpoint, call);
};
