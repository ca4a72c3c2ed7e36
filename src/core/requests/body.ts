// Inputs that do not fit into JSON: those of a GET go into the query, files make a form of all. Loaded when used.
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

/** A request with its inputs in the query, or as multipart. */
export const withInputs = (url: string, values: Values, init: RequestInit): Request => {
  const target = new URL(url);
  const body = init.method === 'GET' ? undefined : new FormData();
  append(body ?? target.searchParams, values);
  return new Request(target, { ...init, ...(body && { body }) });
};
