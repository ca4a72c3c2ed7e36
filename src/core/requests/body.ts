// Turns the inputs of a call into a request: JSON as a rule; those of a GET go into the query, and files make a
// multipart form of all.
import type { Values } from './send.js';

const flat = (value: unknown): string | Blob =>
  typeof value === 'string' || value instanceof Blob ? value : JSON.stringify(value);

/** Adds `values` to `target` as Xano reads them from queries and forms: lists as `name[]`. */
const append = (target: URLSearchParams | FormData, values: Values): void => {
  for (const [name, value] of Object.entries(values))
    for (const item of [value].flat())
      if (item !== undefined && item !== null)
        target.append(Array.isArray(value) ? `${name}[]` : name, flat(item) as string);
};

const hasFile = (values: Values): boolean =>
  Object.values(values)
    .flat()
    .some((value) => value instanceof Blob);

/** Where `values` go, the way Xano reads them for a method: into the address, or into a body. */
export interface Encoded {
  url: string;
  init: Pick<RequestInit, 'body'> & { headers?: { 'Content-Type': string } };
}

export const encode = (url: string, values: Values | undefined, method?: string): Encoded => {
  if (!values) return { url, init: {} };
  if (method === 'GET') {
    const target = new URL(url);
    append(target.searchParams, values);
    return { url: target.href, init: {} };
  }
  if (hasFile(values)) {
    const body = new FormData();
    append(body, values);
    return { url, init: { body } };
  }
  const headers = { 'Content-Type': 'application/json' };
  return { url, init: { body: JSON.stringify(values), headers } };
};

/** A request that carries `values`. */
export const createRequest = (url: string, values: Values | undefined, init: RequestInit): Request => {
  const encoded = encode(url, values, init.method);
  const request = new Request(encoded.url, { ...init, body: encoded.init.body ?? null });
  for (const [name, value] of Object.entries(encoded.init.headers ?? {})) request.headers.set(name, value);
  return request;
};
