// Where a page is that an e-mail or a provider leads to.
import type { EndpointRequest } from './emulated-backend.js';

/** Its address, which starts from the page that asks. */
export const pageAddress = (page: string, { headers }: EndpointRequest): URL => {
  const { location } = globalThis as { location?: { href: string } };
  const origin = headers.get('origin');
  return new URL(page, origin && origin !== 'null' ? `${origin}/` : (location?.href ?? 'http://localhost/'));
};
