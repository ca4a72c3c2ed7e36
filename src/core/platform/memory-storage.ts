// A key-value store that ends with the page.
import type { KeyValue } from './ports.js';

/** A store in this page's memory. */
export const memoryStore = (): KeyValue => {
  const map = new Map<string, string>();
  return {
    get: (key) => map.get(key) ?? null,
    set: (key, value) => void map.set(key, value),
    remove: (key) => void map.delete(key),
    keys: () => [...map.keys()],
  };
};
