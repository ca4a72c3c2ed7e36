// Tables that live as long as the object that holds them.
import { sheetTables } from './array-tables.js';
import type { Sheet } from './array-tables.js';
import type { TableName, Tables } from './tables.js';

/** Tables in memory: the emulator's default. */
export function memoryTables(): Tables {
  const sheets = new Map<TableName, Sheet>();
  return sheetTables(
    (table) => structuredClone(sheets.get(table) ?? { nextId: 1, rows: [] }),
    (table, sheet) => void sheets.set(table, structuredClone(sheet)),
  );
}
