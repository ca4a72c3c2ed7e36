// Looks texts up: flat code -> text, the page's own first.
import en from './en.js';

/** Every text there is. */
export type MessageCode = keyof typeof en;

/** Texts by code. A page sets some of them on `connection.messages`; the rest stays as it is. */
export type Messages = Partial<Record<MessageCode, string>>;

/** What a text mentions, by the name in its braces. */
export type MessageValues = Readonly<Record<string, string | number>>;

/** Gives the text of a code, with values in it. */
export type TextOf = (code: MessageCode, values?: MessageValues) => string;

/**
 * The text of a code; `{name}` in it is replaced by `values.name`.
 *
 * @param own the page's own texts, which win
 */
export const textOf = (code: MessageCode, own: Messages = {}, values: MessageValues = {}): string =>
  (own[code] ?? en[code]).replace(/\{(\w+)\}/g, (all, name: string) => String(values[name] ?? all));
