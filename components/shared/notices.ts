// Whether a notice of the page has told why a session ended, so that no form beside it says it again.
import { elementsBeside } from './same-tree.js';

interface Notice extends Element {
  readonly told?: string | undefined;
}

export const isToldByNotice = (code: string): boolean =>
  elementsBeside<Notice>(document, 'xano-notice').some(({ told }) => told === code);
