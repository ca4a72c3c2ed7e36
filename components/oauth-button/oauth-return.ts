// The return of a provider: where it leads back to, and what it has put into the address, or into that of the popup.
import type { OAuthReturn } from '../../src/account/index.js';
import { AuthError } from '../../src/core/index.js';
import { takeFromAddress } from '../account/address-values.js';

const NAMES = [
  'code',
  'state',
  'error',
  'error_description',
  'error_uri',
  'oauth_token',
  'oauth_verifier',
  'denied',
];
/** What providers add beside, and a page has no use for. */
const COMPANIONS = ['scope', 'authuser', 'prompt', 'hd', 'iss', 'session_state'];

/** Whether the page was opened by a provider: `?code=` alone may be the page's own. */
const isReturn = (has: (name: string) => boolean): boolean =>
  (has('state') && (has('code') || has('error'))) ||
  (has('oauth_token') && has('oauth_verifier')) ||
  has('denied') ||
  (has('error') && has('error_description'));

/**
 * Where a provider is to lead back to.
 *
 * @throws AuthError where that is no address, as in a frame of `srcdoc` or a file
 */
export const returnAddress = (redirectUri: string | undefined): string => {
  const address = redirectUri ?? location.pathname;
  const isOfWeb = redirectUri !== undefined || location.protocol.startsWith('http');
  if (isOfWeb && URL.canParse(address, location.href)) return new URL(address, location.href).href;
  throw new AuthError(
    'configuration',
    `redirect-uri="${address}" is no address that a provider can lead back to.`,
  );
};

/** Takes what a provider has put into the page's address; nothing where none has. */
export const takeOAuthReturn = (): OAuthReturn | undefined => {
  const { searchParams } = new URL(location.href);
  if (!isReturn((name) => searchParams.has(name))) return undefined;
  const taken = takeFromAddress([...NAMES, ...COMPANIONS]);
  const { code, state, denied, oauth_token: oauthToken = denied, oauth_verifier: oauthVerifier } = taken;
  // Twitter has a word of its own for a visitor who said no.
  const error = denied ? 'access_denied' : taken['error'];
  return { code, state, error, oauthToken, oauthVerifier };
};

/** The name of the popup's window, by which its page knows what it is. */
export const POPUP = 'xano-oauth';

const MESSAGE = 'xano-oauth-return';

/** Hands a return to the page that has opened this popup, and closes it. `false`: this page is no popup. */
export const handToOpener = (returned: OAuthReturn): boolean => {
  const opener = window.opener as Window | null;
  if (window.name !== POPUP || !opener) return false;
  // To a page of this origin only, whatever has become of the one that opened this.
  opener.postMessage({ type: MESSAGE, returned }, location.origin);
  close();
  return true;
};

/** What a popup of this origin hands over; nothing where a message is of anything else. */
export const returnIn = ({ data, origin }: MessageEvent): OAuthReturn | undefined =>
  origin === location.origin && Object(data).type === MESSAGE
    ? (Object(data).returned as OAuthReturn | undefined)
    : undefined;
