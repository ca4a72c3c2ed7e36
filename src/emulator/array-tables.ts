// The table port over plain arrays of rows: what memory and a page's storage have in common.
// A store only says how a whole table is read and written; both happen in one synchronous step.
import { NotUniqueError, shapes } from './tables.js';
import type { NewRow, TableName, TableRows, Tables, Where } from './tables.js';

type Cells = Record<string, unknown>;

/** One table: the next id and its rows. */
export interface Sheet {
  nextId: number;
  rows: Cells[];
}

/** Makes tables of a way to read and a way to write a sheet. `read` must give a copy of its own. */
export function sheetTables(
  read: (table: TableName) => Sheet,
  write: (table: TableName, sheet: Sheet) => void,
): Tables {
  return {
    async insert<K extends TableName>(table: K, row: NewRow<K>) {
      const sheet = read(table);
      const added: Cells = { id: sheet.nextId, ...structuredClone(row) };
      refuseDuplicate(table, sheet.rows, added);
      write(table, { nextId: sheet.nextId + 1, rows: [...sheet.rows, added] });
      return structuredClone(added) as TableRows[K];
    },
    async find<K extends TableName>(table: K, where: Where<K>) {
      return read(table).rows.filter((row) => matches(row, where)) as TableRows[K][];
    },
    async update<K extends TableName>(table: K, where: Where<K>, change: Partial<NewRow<K>>) {
      const sheet = read(table);
      const changed = sheet.rows.filter((row) => matches(row, where));
      for (const row of changed) {
        Object.assign(row, structuredClone(change));
        refuseDuplicate(table, sheet.rows, row);
      }
      if (changed.length > 0) write(table, sheet);
      return structuredClone(changed) as TableRows[K][];
    },
    async remove<K extends TableName>(table: K, where: Where<K>) {
      const sheet = read(table);
      const kept = sheet.rows.filter((row) => !matches(row, where));
      if (kept.length < sheet.rows.length) write(table, { nextId: sheet.nextId, rows: kept });
      return sheet.rows.length - kept.length;
    },
  };
}

function matches(row: Cells, where: object): boolean {
  return Object.entries(where).every(([column, value]) => row[column] === value);
}

function refuseDuplicate(table: TableName, rows: readonly Cells[], candidate: Cells): void {
  const { unique } = shapes[table];
  const repeats = (row: Cells) =>
    row.id !== candidate.id && unique?.every((column) => row[column] === candidate[column]);
  if (unique && rows.some(repeats)) throw new NotUniqueError(table);
}
