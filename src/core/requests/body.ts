// Turns the inputs of a call into a request: JSON as a rule; those of a GET go into the query, and files make a
// multipart form of all.
import type { Values } from './send.js';

const flat = (value: unknown): string | Blob =>
  typeof value === 'string' || value instanceof Blob ? value : JSON.stringify(value);

/**
 * Adds `values` to `target` as Xano reads them from queries and forms: lists as `name[]`. A form has no other way to say
 * that something was emptied than an empty text, be it `null` or a list; a query leaves it out.
 */
const append = (target: URLSearchParams | FormData, values: Values): void => {
  for (const [name, value] of Object.entries(values)) {
    const items = [value].flat().filter((item) => item !== undefined && item !== null);
    for (const item of items) target.append(Array.isArray(value) ? `${name}[]` : name, flat(item) as string);
    if (items.length === 0 && value !== undefined && target instanceof FormData) target.append(name, '');
  }
};

/** Bytes that a slow line takes in a millisecond. */
const SLOW_LINE = 32;

/** Milliseconds that the files among `parts` need, beside what every request is given. */
export const uploadTime = (parts: Iterable<unknown>): number =>
  [...parts].reduce<number>((sum, part) => sum + (part instanceof Blob ? part.size : 0), 0) / SLOW_LINE;

const hasFile = (values: Values): boolean =>
  Object.values(values)
    .flat()
    .some((value) => value instanceof Blob);

/** Where `values` go, the way Xano reads them for a method: into the address, or into a body. A string is JSON. */
export const encode = (
  url: string,
  values: Values | undefined,
  method: string | undefined,
): { url: string; body?: string | FormData } => {
  if (!values) return { url };
  if (method === 'GET') {
    const target = new URL(url);
    append(target.searchParams, values);
    return { url: target.href };
  }
  if (!hasFile(values)) return { url, body: JSON.stringify(values) };
  const body = new FormData();
  append(body, values);
  return { url, body };
};

/** A request that carries `values`. */
export const createRequest = (url: string, values: Values | undefined, init: RequestInit): Request => {
  const encoded = encode(url, values, init.method);
  const request = new Request(encoded.url, { ...init, ...encoded });
  if (typeof encoded.body === 'string') request.headers.set('Content-Type', 'application/json');
  return request;
};
