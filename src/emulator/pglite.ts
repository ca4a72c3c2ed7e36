/// <reference types="node" />
// Tables in PGlite, a PostgreSQL that runs inside this very program. PGlite is an optional dependency.
import { postgresTables } from './tables-postgres.js';
import type { Tables } from './tables.js';

/**
 * Opens PGlite and the tables in it; `close()` closes both.
 * @param dataDir folder to keep the data in, made when missing; without it the data is in memory
 * @throws Error when `@electric-sql/pglite` is not installed. One folder can be open in one program only.
 */
export async function pgliteTables(dataDir?: string): Promise<Tables & { close(): Promise<void> }> {
  const { PGlite } = await import('@electric-sql/pglite');
  const database = await PGlite.create(dataDir);
  const tables = await postgresTables(database);
  return { ...tables, close: () => database.close() };
}
