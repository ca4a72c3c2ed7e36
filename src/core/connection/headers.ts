// The headers of a request in Xano's order: data source, branch, token, Global Headers. Those that the library or
// the browser sets by itself are refused as Global Headers.
import { refuseSetting } from './setting-checks.js';
import type { GlobalHeader } from './settings.js';

const refusedHeader =
  /^(authorization|x-xano-authorization.*|x-data-source|x-branch|cookie|host|content-type)$/i;

/**
 * Whether a text can end the value of a header; a token that cannot would never reach the backend. Of the space around
 * it, a request drops only what HTTP calls so, and only after it.
 */
export const isHeaderValue = (text: string): boolean =>
  /^[^\0\r\n\u0100-\uffff]+$/.test(text.replace(/[\t\r\n ]+$/, ''));

/** @throws AuthError `configuration` for a header that a request cannot carry */
const addHeader = (headers: Headers, name: string, value: string | undefined): void => {
  try {
    if (value !== undefined) headers.set(name, value);
  } catch {
    refuseSetting(name, '…', 'what a request can carry');
  }
};

/** Checks the headers of a connection once; each request gets a copy, with its token. */
export const createHeaders = (
  dataSource: string | undefined,
  branch: string | undefined,
  globalHeaders: readonly GlobalHeader[],
): ((authToken?: string) => Headers) => {
  const fixed = new Headers();
  addHeader(fixed, 'X-Data-Source', dataSource);
  addHeader(fixed, 'X-Branch', branch);
  for (const { name, value } of globalHeaders) {
    if (refusedHeader.test(name)) refuseSetting(name, '…', 'it as a setting of its own');
    addHeader(fixed, name, value);
  }
  return (authToken) => {
    const headers = new Headers(fixed);
    if (authToken) headers.set('Authorization', `Bearer ${authToken}`);
    return headers;
  };
};
