// What the guides tell to write, taken out of docs/ as it stands, so that a text and its test cannot part.
import { readFileSync } from 'node:fs';

/** A chapter of a guide: from its heading to the next of the same kind. */
const chapterOf = (file: string, heading: string): string => {
  const text = readFileSync(new URL(`../../../docs/${file}`, import.meta.url), 'utf8');
  const [, chapter] = `\n${text}`.split(`\n## ${heading}\n`);
  if (chapter === undefined) throw new Error(`docs/${file} has no chapter "${heading}"`);
  return chapter.split('\n## ')[0] ?? '';
};

/** The blocks of code in a chapter, in their order; an error if there is none. */
export const blocks = (file: string, heading: string, language = 'html'): string[] => {
  const pattern = new RegExp(`^\`\`\`${language}(?: live| signed-in)*\\n([^]*?)^\`\`\``, 'gm');
  const found = [...chapterOf(file, heading).matchAll(pattern)].map(([, code = '']) => code);
  if (found.length === 0) throw new Error(`docs/${file}, "${heading}" has no code in ${language}`);
  return found;
};

/** The instance that the guides name, and the group of its endpoints. */
export const INSTANCE = 'https://x8ki-letl-twmt.n7.xano.io';
export const BASE_URL = `${INSTANCE}/api:abCD1234`;
