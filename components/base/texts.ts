// What visitors read: flat code -> text, in the page's language where it is loaded, else in English.
import en from '../messages/en.js';
import type failures from '../messages/en-failures.js';
import type passwordRules from '../messages/en-password-rules.js';

/** Texts by code. A page sets some of them on `connection.messages`; the rest stays as it is. */
export type Messages = Partial<Record<MessageCode, string>>;

/** Every text there is. */
export type MessageCode = keyof (typeof en & typeof failures & typeof passwordRules);

/** Gives the text of a code, with values in it. */
export type TextOf = (
  code: MessageCode,
  values?: Record<string, string | number>,
  more?: Messages | undefined,
) => string;

/**
 * The text of a code; `{name}` in it is replaced by `values.name`.
 *
 * @param own the connection's own texts, which win
 * @param more texts of a part that was loaded; a code whose part could not be had is told as being offline
 */
export const textOf = (
  code: MessageCode,
  own: Messages | undefined,
  values: Record<string, string | number> = {},
  more: Messages = {},
): string =>
  (own?.[code] ?? more[code] ?? (en as Messages)[code] ?? en.offline).replace(
    /\{(\w+)\}/g,
    (all, name: string) => String(values[name] ?? all),
  );
