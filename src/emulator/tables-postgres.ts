// Tables in PostgreSQL, through any client that has `query(sql, params)`: PGlite, node-postgres, …
// Creates its schema when it is missing and keeps what is there; the database itself enforces uniqueness.
import { NotUniqueError, tableShapes } from './tables.js';
import type { ColumnType, NewRow, TableName, TableRows, Tables, Where } from './tables.js';

/** What is asked of a client. */
export interface SqlClient {
  query(sql: string, params?: unknown[]): Promise<{ rows: unknown[] }>;
}

const sqlTypes: Record<ColumnType, string> = {
  text: 'text',
  integer: 'bigint',
  boolean: 'boolean',
  json: 'jsonb',
};
const uniqueViolation = '23505';
const quote = (name: string) => `"${name.replaceAll('"', '""')}"`;

/**
 * Opens the tables and creates the ones that are missing.
 * @param client         an open connection; it stays the caller's to close
 * @param options.schema name of the PostgreSQL schema; default `xano`
 */
export async function postgresTables(client: SqlClient, options: { schema?: string } = {}): Promise<Tables> {
  const schema = quote(options.schema ?? 'xano');
  const nameOf = (table: TableName) => `${schema}.${quote(table)}`;
  await client.query(`create schema if not exists ${schema}`);
  for (const table of tableNames) await client.query(createTable(table, nameOf(table)));

  return {
    async insert<K extends TableName>(table: K, row: NewRow<K>) {
      const cells = Object.entries(row);
      const names = cells.map(([column]) => quote(column)).join(', ');
      const marks = cells.map(([column], index) => mark(table, column, index + 1)).join(', ');
      const params = cells.map(([column, value]) => toSql(table, column, value));
      const sql = `insert into ${nameOf(table)} (${names}) values (${marks}) returning *`;
      const [added] = await run(table, sql, params);
      if (!added) throw new Error(`Nothing was inserted into ${table}.`);
      return added;
    },
    async find<K extends TableName>(table: K, where: Where<K>) {
      const condition = conditions(table, where, 1);
      return run(table, `select * from ${nameOf(table)} ${condition.sql} order by "id"`, condition.params);
    },
    async update<K extends TableName>(table: K, where: Where<K>, change: Partial<NewRow<K>>) {
      const cells = Object.entries(change);
      const sets = cells.map(([column], index) => `${quote(column)} = ${mark(table, column, index + 1)}`);
      const condition = conditions(table, where, cells.length + 1);
      const params = cells.map(([column, value]) => toSql(table, column, value));
      const sql = `update ${nameOf(table)} set ${sets.join(', ')} ${condition.sql} returning *`;
      return run(table, sql, [...params, ...condition.params]);
    },
    async remove<K extends TableName>(table: K, where: Where<K>) {
      const condition = conditions(table, where, 1);
      const sql = `delete from ${nameOf(table)} ${condition.sql} returning "id"`;
      return (await client.query(sql, condition.params)).rows.length;
    },
  };

  async function run<K extends TableName>(table: K, sql: string, params: unknown[]): Promise<TableRows[K][]> {
    try {
      const { rows } = await client.query(sql, params);
      return rows.map((row) => fromSql(table, row)).sort((a, b) => a.id - b.id);
    } catch (error) {
      if (error instanceof Error && 'code' in error && error.code === uniqueViolation) {
        throw new NotUniqueError(table);
      }
      throw error;
    }
  }
}

const tableNames = Object.keys(tableShapes) as TableName[];

function createTable(table: TableName, name: string): string {
  const { columns, nullable, unique } = tableShapes[table];
  const lines = Object.entries(columns).map(
    ([column, type]) => `${quote(column)} ${sqlTypes[type]}${nullable?.includes(column) ? '' : ' not null'}`,
  );
  if (unique) lines.push(`unique (${unique.map(quote).join(', ')})`);
  return `create table if not exists ${name} ("id" bigserial primary key, ${lines.join(', ')})`;
}

function typeOf(table: TableName, column: string): ColumnType {
  return column === 'id' ? 'integer' : (tableShapes[table].columns[column] ?? 'text');
}

function mark(table: TableName, column: string, number: number): string {
  return `$${number}::${sqlTypes[typeOf(table, column)]}`;
}

function conditions(table: TableName, where: object, first: number): { sql: string; params: unknown[] } {
  const cells = Object.entries(where);
  const tests = cells.map(
    ([column], index) => `${quote(column)} is not distinct from ${mark(table, column, first + index)}`,
  );
  const sql = tests.length > 0 ? `where ${tests.join(' and ')}` : '';
  return { sql, params: cells.map(([column, value]) => toSql(table, column, value)) };
}

function toSql(table: TableName, column: string, value: unknown): unknown {
  return typeOf(table, column) === 'json' ? JSON.stringify(value) : value;
}

/** Drivers differ: a bigint may come as number, bigint or text, and JSON parsed or not. */
function fromSql<K extends TableName>(table: K, row: unknown): TableRows[K] {
  const cells = Object.entries(row as Record<string, unknown>).map(([column, value]) => {
    const type = typeOf(table, column);
    if (type === 'integer' && value !== null) return [column, Number(value)];
    if (type === 'json' && typeof value === 'string') return [column, JSON.parse(value) as unknown];
    return [column, value];
  });
  return Object.fromEntries(cells) as TableRows[K];
}
