// An endpoint's address, taken apart as Xano writes it: the Base URL of its API group, and the path inside.
import type { Endpoint } from '../core/connection/endpoints.js';

export function splitAddress({ url }: Endpoint): { baseUrl: string; path: string } {
  const [, baseUrl = url, path = ''] = /^(.*?\/api:[^/]+)(\/[^?]*)/.exec(url) ?? [];
  return { baseUrl, path };
}

/** `METHOD /path`, without the group. */
export function shortName(endpoint: Endpoint): string {
  return `${endpoint.method} ${splitAddress(endpoint).path}`;
}
