// Endpoints as settings write them, `[METHOD] [api:GROUP]/path`, turned into a method and a full address.
import { misconfigured } from '../errors.js';
import { type Address, GROUP_EXAMPLE, parseGroup } from './address.js';
import { refuseSetting } from './setting-checks.js';

/** Method and full address of one call. */
export interface Endpoint {
  readonly method: string;
  readonly url: string;
}

/** Reads one endpoint; what it leaves out is the default group, and POST or another usual method. */
export const parseEndpoint = ({ base, group }: Address, text: string, usualMethod = 'POST'): Endpoint => {
  const [, method = usualMethod, ownGroup, path] =
    /^(?:(GET|POST|PUT|PATCH|DELETE)\s+)?(?:\/?(api:[^/\s]+))?(\/(?!\/)\S*)$/i.exec(text.trim()) ??
    refuseSetting('endpoint', text, `POST ${GROUP_EXAMPLE}/auth/login`);
  const inGroup = ownGroup ? parseGroup('endpoint', ownGroup) : group;
  return inGroup
    ? { method: method.toUpperCase(), url: `${base}/${inGroup}${path}` }
    : refuseSetting('api-group', '', GROUP_EXAMPLE);
};

/** An endpoint that is sent a password or a refresh token: a GET would put it into the address. */
export const parseSecretEndpoint = (address: Address, text: string, usualMethod?: string): Endpoint => {
  const endpoint = parseEndpoint(address, text, usualMethod);
  if (endpoint.method === 'GET')
    throw misconfigured(
      `"${text}" would put passwords and tokens into the address, where logs and histories keep them. Make it a POST in Xano, and write POST here.`,
    );
  return endpoint;
};

/** Reads an endpoint; `none` means that there is none. */
export const parseOptionalEndpoint = (
  address: Address,
  text: string,
  usualMethod?: string,
): Endpoint | undefined => (text === 'none' ? undefined : parseEndpoint(address, text, usualMethod));
