// Texts by their codes, and how values come into them. Which language counts is said in languages.ts.
import type { TemplateResult } from 'lit';
import type account from './account/en.js';
import type en from './en.js';
import type { MessageText } from './message-text.js';
import type { english as strength } from './strength.js';

export type { MessageText };

/** Every text there is. */
export type MessageCode = keyof typeof en | keyof typeof account | keyof typeof strength;

/** All texts of a language that the everyday elements show. */
export type Translation = Readonly<Record<keyof typeof en, MessageText>>;

/** All texts of a language that the elements of the account show beside those. */
export type AccountTranslation = Readonly<Record<keyof typeof account, MessageText>>;

/** What is said of a password's strength, where that is shown. */
export type StrengthTranslation = Readonly<Record<keyof typeof strength, MessageText>>;

/** Texts by code. A page sets some of them on `connection.messages`; the rest stays as it is. */
export type Messages = Partial<Translation & AccountTranslation & StrengthTranslation>;

/** What a text mentions, by the name in its braces. The first number chooses the plural. */
export type MessageValues = Readonly<Record<string, string | number>>;

/** Gives the text of a code, with values in it. */
export type TextOf = (code: MessageCode, values?: MessageValues) => string;

const isNumber = (value: string | number): value is number => typeof value === 'number';

const inPlural = (text: Exclude<MessageText, string>, tag: string, values: MessageValues): string => {
  const amount = Object.values(values).find(isNumber) ?? 0;
  return text[new Intl.PluralRules(tag).select(amount)] ?? text.other;
};

/**
 * A text with its values: `{name}` is replaced by `values.name`.
 *
 * @param tag the language of the text, which knows its plurals
 */
export const formatText = (text: MessageText, tag: string, values: MessageValues = {}): string => {
  const pattern = typeof text === 'string' ? text : inPlural(text, tag, values);
  return pattern.replace(/\{(\w+)\}/g, (all, name: string) => String(values[name] ?? all));
};

/** What to say: a text by its code, looked up whenever it is shown; or words that are not ours to translate. */
export type Wording = string | (() => readonly [code: MessageCode, values?: MessageValues | undefined]);

/** A text as it is shown, with the attributes of its language where that is not the page's. */
export interface ShownText {
  readonly text: string;
  readonly lang?: string | undefined;
  readonly dir?: 'ltr' | 'rtl' | undefined;
}

/** A text in a template. */
export type Said = string | TemplateResult;

/** Gives the text of a code for a template. */
export type Say = (code: MessageCode, values?: MessageValues) => Said;
