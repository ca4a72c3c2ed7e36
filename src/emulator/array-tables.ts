// Tables over plain arrays of rows: what the memory, the file and the browser storage tables have in common. Each of
// those only says how a whole table is read and written, in one synchronous step.
import { NotUniqueError, tableShapes } from './tables.js';
import type { NewRow, TableName, TableRows, Tables, Where } from './tables.js';

type Row = Record<string, unknown>;

/** All of one table. */
export interface TableContent {
  nextId: number;
  rows: Row[];
}

/**
 * Makes tables of a way to read and a way to write the content of one.
 * @param read must give a copy: what it gives is changed
 */
export function arrayTables(
  read: (table: TableName) => TableContent,
  write: (table: TableName, content: TableContent) => void,
): Tables {
  return {
    async insert<K extends TableName>(table: K, row: NewRow<K>) {
      const content = read(table);
      const added: Row = { id: content.nextId, ...structuredClone(row) };
      refuseDuplicate(table, content.rows, added);
      write(table, { nextId: content.nextId + 1, rows: [...content.rows, added] });
      return structuredClone(added) as TableRows[K];
    },
    async find<K extends TableName>(table: K, where: Where<K>) {
      return read(table).rows.filter((row) => matches(row, where)) as TableRows[K][];
    },
    async update<K extends TableName>(table: K, where: Where<K>, change: Partial<NewRow<K>>) {
      const content = read(table);
      const changed = content.rows.filter((row) => matches(row, where));
      for (const row of changed) {
        Object.assign(row, structuredClone(change));
        refuseDuplicate(table, content.rows, row);
      }
      if (changed.length > 0) write(table, content);
      return structuredClone(changed) as TableRows[K][];
    },
    async remove<K extends TableName>(table: K, where: Where<K>) {
      const content = read(table);
      const kept = content.rows.filter((row) => !matches(row, where));
      if (kept.length < content.rows.length) write(table, { nextId: content.nextId, rows: kept });
      return content.rows.length - kept.length;
    },
  };
}

function matches(row: Row, where: object): boolean {
  return Object.entries(where).every(([column, value]) => row[column] === value);
}

function refuseDuplicate(table: TableName, rows: readonly Row[], candidate: Row): void {
  const { unique } = tableShapes[table];
  const repeats = (row: Row) =>
    row.id !== candidate.id && unique?.every((column) => row[column] === candidate[column]);
  if (unique && rows.some(repeats)) throw new NotUniqueError(table);
}
