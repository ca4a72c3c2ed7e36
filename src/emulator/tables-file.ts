/// <reference types="node" />
// Tables in a folder, one JSON file a table: for the command line, which cannot count on a database.
// One program at a time may have the folder, since each keeps the rows in memory; a second one is refused.
import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { arrayTables } from './array-tables.js';
import type { TableContent } from './array-tables.js';
import type { TableName, Tables } from './tables.js';

/**
 * Opens the tables; `close()` unlocks the folder.
 * @param folder made when missing
 * @throws Error when another program has the folder, or a file in it is not a table
 */
export function fileTables(folder: string): Tables & { close(): Promise<void> } {
  mkdirSync(folder, { recursive: true });
  const unlock = lockFolder(folder);
  const contents = new Map<TableName, TableContent>();
  const pathOf = (table: TableName) => join(folder, `${table}.json`);

  const tables = arrayTables(
    (table) => {
      const content = contents.get(table) ?? readContent(pathOf(table));
      contents.set(table, content);
      return structuredClone(content);
    },
    (table, content) => {
      // Writing aside and renaming leaves the old file or the new one, whenever the program dies. Only the owner
      // may read it: the secret of the tokens is in there.
      const aside = `${pathOf(table)}.new`;
      writeNew(aside, JSON.stringify(content, undefined, 2));
      renameSync(aside, pathOf(table));
      contents.set(table, structuredClone(content));
    },
  );
  return {
    ...tables,
    async close() {
      unlock();
    },
  };
}

function readContent(path: string): TableContent {
  const text = readText(path);
  if (text === undefined) return { nextId: 1, rows: [] };
  const content = parse(text) as Partial<TableContent> | undefined;
  if (typeof content?.nextId === 'number' && Array.isArray(content.rows)) return content as TableContent;
  throw new Error(`${path} is not a table of the emulator. Repair it, or remove it to begin anew.`);
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text) ?? undefined;
  } catch {
    return undefined;
  }
}

function lockFolder(folder: string): () => void {
  const file = join(folder, 'running.pid');
  const owner = Number(readText(file) ?? 0);
  if (owner > 0 && owner !== process.pid && isRunning(owner)) {
    throw new Error(
      `${folder} is in use by another emulator (process ${owner}). Stop it, or name another folder.`,
    );
  }
  writeNew(file, String(process.pid));
  return () => {
    if (readText(file) === String(process.pid)) rmSync(file);
  };
}

/** Makes the file anew: written through, a link in the folder would change a file elsewhere. */
function writeNew(path: string, text: string): void {
  rmSync(path, { force: true });
  writeFileSync(path, text, { mode: 0o600, flag: 'wx' });
}

function readText(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
