// Whether a notice of the page has told why the session of a connection ended, so that no form beside it says it again.
import { elementsBeside } from './same-tree.js';

interface Notice extends Element {
  readonly connection?: string | undefined;
  readonly told?: string | undefined;
}

export const isToldByNotice = (code: string, connection: string | undefined): boolean =>
  elementsBeside<Notice>(document, 'xano-notice').some(
    (notice) => notice.told === code && notice.connection === connection,
  );
