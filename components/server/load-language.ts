// The texts of a language, for a server: there is no page yet that could ask for them.
import { files as accountFiles } from '../messages/account/files.js';
import { files } from '../messages/files.js';
import { bestTag, english, type Language } from '../messages/languages.js';

/**
 * The texts for a declared language such as `de-AT`: those of the whole tag, else of its base, else English.
 *
 * @param declared what the page declares by `lang`
 */
export const loadLanguage = async (declared: string): Promise<Language> => {
  const tag = bestTag(declared);
  const [texts, account] = await Promise.all([files[tag]?.(), accountFiles[tag]?.()]);
  return texts ? { tag, texts: { ...texts.default, ...account?.default } } : english;
};
