// One call to an endpoint of the connection: from inputs to what a good answer holds, or to an AuthError.
import type { Endpoint } from '../connection/endpoints.js';
import type { Core } from '../core-parts.js';
import { misconfigured } from '../errors.js';
import { whenActivated } from '../platform/activation.js';
import { createRequest } from './body.js';
import { readAnswer, send, type Signals } from './send.js';
import { describe, errorFromResponse, type SentCredentials } from './xano-errors.js';

/** What a call sends, and what may stop it. */
export interface EndpointCall extends SentCredentials {
  signals?: Signals;
  /** Goes on when the page is left; its answer may be lost. */
  keepalive?: boolean;
}

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
  const { method, url } = endpoint;
  const init = { method, headers: headers(authToken), credentials, keepalive };
  let request: Request;
  try {
    request = createRequest(url, values, init);
  } catch (cause) {
    throw misconfigured(`${describe(endpoint)} cannot be sent these values.`, cause);
  }
  const answer = await send(ports, request, timeout, signals, readAnswer);
  const { status, text, data } = answer;
  const readable = data !== undefined || !text;
  if (status < 400 && readable && Object(data).statement !== 'Throw Error') return data;
  throw errorFromResponse(answer, endpoint, call);
};
