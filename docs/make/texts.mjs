// The page of all texts, docs/elements/texts.md, from the English files of components/messages/: their comments are the
// headings.
import { ts } from '@custom-elements-manifest/analyzer';
import { nodesOf, parse, read } from './sources.mjs';
import { table } from './sections.mjs';

const PATHS = [
  'components/messages/en.ts',
  'components/messages/account/en.ts',
  'components/messages/strength.ts',
];

const keyOf = ({ name }) => name.text;

/** `one: … · other: …` */
const wordsOf = ({ initializer }) =>
  ts.isObjectLiteralExpression(initializer)
    ? initializer.properties.map((form) => `${keyOf(form)}: ${form.initializer.text}`).join(' · ')
    : initializer.text;

/** The comment before a text, if there is one. */
const headingOf = (property, source) => {
  const [range] = ts.getLeadingCommentRanges(source, property.getFullStart()) ?? [];
  return range && source.slice(range.pos, range.end).replace(/^\/\/\s*/, '');
};

/** Headings, each with its texts: `[code, words]`. */
const chapters = (source) => {
  const [table] = [...nodesOf(parse({ source }).source)].filter(ts.isObjectLiteralExpression);
  const found = [];
  for (const property of table.properties) {
    const heading = headingOf(property, source);
    if (heading) found.push([heading, []]);
    found.at(-1)[1].push([`\`${keyOf(property)}\``, wordsOf(property)]);
  }
  return found;
};

/** @param sources the English files */
export const textsPage = (sources = PATHS.map(read)) => `<!-- from components/messages/: npm run docs -->

# The texts

What visitors read, by code. Put your own in place of any of them, for all elements of a connection or for one form:

\`\`\`html
<xano-connection base-url="…">
  <xano-text code="sign-in">Let me in</xano-text>
</xano-connection>

<xano-sign-in-form><xano-text code="password">Passphrase</xano-text></xano-sign-in-form>
\`\`\`

\`\`\`js
document.querySelector('xano-connection').messages = {
  'signed-in-as': 'Hello {name}!',
  'rate-limited': { one: 'Wait a second.', other: 'Wait {seconds} seconds.' },
};
\`\`\`

A text in a form wins over one of its connection, and \`messages\` over a \`<xano-text>\` of the connection. Words in braces stand for a value. A text that counts has a form for each plural of its language, named as in [\`Intl.PluralRules\`](https://developer.mozilla.org/docs/Web/JavaScript/Reference/Global_Objects/Intl/PluralRules).

**Languages.** Arabic (\`ar\`), Chinese in simplified characters (\`zh\`), Dutch (\`nl\`), English (\`en\`), French (\`fr\`), German (\`de\`), Hebrew (\`he\`), Hindi (\`hi\`), Italian (\`it\`), Japanese (\`ja\`), Korean (\`ko\`), Polish (\`pl\`), Portuguese as in Brazil (\`pt\`), Spanish (\`es\`), Turkish (\`tr\`) and Ukrainian (\`uk\`). The nearest \`lang\` decides: \`<html lang="de">\`, or one on any element around ours. \`de-AT\` gets \`de\`; a language that is not among them gets English, which is then marked with \`lang="en"\`. Change \`lang\` and \`dir\` at any time, and the elements follow. Write \`dir="rtl"\` yourself where the page is Arabic or Hebrew.

A language other than English is a small file that is loaded when the page is in it. Forms wait for it, at most 300 ms. To have it sooner, name it in the head of the page: \`<link rel="modulepreload" href="cdn/messages/de.js">\`. The classic script has all languages inside.

${sources
  .flatMap(chapters)
  .map(([heading, rows]) => `## ${heading}\n\n${table(['code', 'English'], rows)}`)
  .join('\n\n')}

[All elements, events and custom properties](README.md)
`;
