// Tables in the page's own storage, so that accounts made in a demo survive a reload.
// Tabs of one origin share them; two tabs that write in the same instant may lose one of the writes.
import { arrayTables } from './array-tables.js';
import type { TableContent } from './array-tables.js';
import type { Tables } from './tables.js';

/** The part of the platform's `Storage` that the tables use. */
export interface TextStorage {
  getItem(key: string): string | null;
  setItem(key: string, value: string): void;
}

/**
 * Tables kept as JSON, one key a table.
 * @param storage `localStorage`, `sessionStorage` or anything with `getItem` and `setItem`
 * @param prefix  string before each key; default `xano-emulator:`
 */
export function storageTables(storage: TextStorage, prefix = 'xano-emulator:'): Tables {
  return arrayTables(
    (table) => parse(storage.getItem(prefix + table)),
    (table, content) => storage.setItem(prefix + table, JSON.stringify(content)),
  );
}

/** Reads a table back; anything else counts as an empty table. */
function parse(text: string | null): TableContent {
  try {
    const value: unknown = JSON.parse(text ?? 'null');
    if (isTableContent(value)) return value;
  } catch {
    // Another program has used the key.
  }
  return { nextId: 1, rows: [] };
}

function isTableContent(value: unknown): value is TableContent {
  return (
    typeof value === 'object' &&
    value !== null &&
    'nextId' in value &&
    typeof value.nextId === 'number' &&
    'rows' in value &&
    Array.isArray(value.rows)
  );
}
