// Hashes of the files in cdn/, for pages that load them from somebody else's server: Subresource Integrity.
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';

/** @param folder that of the files @returns `sha384-…` by path in it, for scripts and style sheets */
export const integrityOf = (folder) =>
  Object.fromEntries(
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((file) => file.isFile() && /\.(js|css)$/.test(file.name))
      .map((file) => join(file.parentPath, file.name))
      .sort()
      .map((path) => [
        relative(folder, path).split(sep).join('/'),
        `sha384-${createHash('sha384').update(readFileSync(path)).digest('base64')}`,
      ]),
  );
