// Which hosts a Meta API Key may be sent to: that of the Metadata API, and those of the instances that it lists.
import { isLoopback } from '../core/connection/address.js';
import { misconfigured } from '../core/errors.js';

/** Where Xano lists the instances of an account. */
export const XANO_ORIGIN = 'https://app.xano.com';

const hostName = /^(?=.{4,253}$)([a-z\d]([a-z\d-]{0,61}[a-z\d])?\.)+[a-z][a-z\d-]{0,61}[a-z\d]$/i;

/**
 * The origin of the Metadata API.
 *
 * @throws AuthError `configuration`: it has to be https, or http on this very machine
 */
export const parseMetaOrigin = (text: string): string => {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  const trusted = url && (url.protocol === 'https:' || (url.protocol === 'http:' && isLoopback(url.host)));
  if (!trusted || url.username || url.password)
    throw misconfigured(
      `The Metadata API cannot be at "${url?.origin ?? text}". Leave it out for ${XANO_ORIGIN}.`,
    );
  return url.origin;
};

/**
 * The origin of an instance from its `xano_domain`; `undefined` for what is no host name. A loopback name counts only
 * where the Metadata API is on this machine too, or a foreign answer could send the key to a local program.
 */
export const instanceOrigin = (domain: string, metaOrigin: string): string | undefined => {
  const host = domain.replace(/^https:\/\//i, '').replace(/\/$/, '');
  if (isLoopback(host)) {
    const meta = new URL(metaOrigin);
    return isLoopback(meta.host) ? `${meta.protocol}//${host.toLowerCase()}` : undefined;
  }
  return hostName.test(host) ? `https://${host.toLowerCase()}` : undefined;
};
