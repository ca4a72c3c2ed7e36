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

/** A request that carries `values` the way Xano reads them for its method. */
export const createRequest = (url: string, values: Values | undefined, init: RequestInit): Request => {
  if (!values) return new Request(url, init);
  if (init.method === 'GET') {
    const target = new URL(url);
    append(target.searchParams, values);
    return new Request(target, init);
  }
  if (hasFile(values)) {
    const body = new FormData();
    append(body, values);
    return new Request(url, { ...init, body });
  }
  const request = new Request(url, { ...init, body: JSON.stringify(values) });
  request.headers.set('Content-Type', 'application/json');
  return request;
};
