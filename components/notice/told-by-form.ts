// Whether a form says already why the session ended: one that was in the page before the script of the notice.
import type { NoticeCode } from '../../src/account/index.js';
import { elementsBeside } from '../shared/same-tree.js';

const FORMS = ['sign-in', 'sign-up', 'forgot-password', 'reset-password', 'magic-link'].map(
  (name) => `xano-${name}-form`,
);

export const isToldByForm = (code: NoticeCode): boolean =>
  code.startsWith('session-') &&
  elementsBeside(document, FORMS.join()).some((form) =>
    form.shadowRoot?.querySelector('[part=notice]')?.checkVisibility(),
  );
