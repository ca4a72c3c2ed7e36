// The texts of the account's elements in the languages beside English: a file for each, loaded when a page is in it.
import type { AccountTranslation } from '../messages.js';

type TextFile = () => Promise<{ readonly default: AccountTranslation }>;

export const files: { readonly [tag: string]: TextFile | undefined } = {
  ar: () => import('./ar.js'),
  de: () => import('./de.js'),
  es: () => import('./es.js'),
  fr: () => import('./fr.js'),
  he: () => import('./he.js'),
  hi: () => import('./hi.js'),
  it: () => import('./it.js'),
  ja: () => import('./ja.js'),
  ko: () => import('./ko.js'),
  nl: () => import('./nl.js'),
  pl: () => import('./pl.js'),
  pt: () => import('./pt.js'),
  tr: () => import('./tr.js'),
  uk: () => import('./uk.js'),
  zh: () => import('./zh.js'),
};
