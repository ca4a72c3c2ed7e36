// The texts of the account's elements in the languages beside English: a file for each, loaded when a page is in it.
import type { AccountTranslation } from '../messages.js';

type TextFile = () => Promise<{ readonly default: AccountTranslation }>;

export const files: { readonly [tag: string]: TextFile | undefined } = {};
