// Tables that live as long as the object that holds them.
import { arrayTables } from './array-tables.js';
import type { TableContent } from './array-tables.js';
import type { TableName, Tables } from './tables.js';

/** Tables in memory: the emulator's default. */
export function memoryTables(): Tables {
  const contents = new Map<TableName, TableContent>();
  return arrayTables(
    (table) => structuredClone(contents.get(table) ?? { nextId: 1, rows: [] }),
    (table, content) => void contents.set(table, structuredClone(content)),
  );
}
