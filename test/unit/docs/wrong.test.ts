// docs/when-something-looks-wrong.md is found by the words that somebody sees: it has each sentence of the console, and
// each that a visitor reads when something fails, as the sources have them.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { parse, readSources } from '../../../docs/make/sources.mjs';
import en from '../../../components/messages/en.js';
import type { MessageText } from '../../../components/messages/messages.js';

const root = new URL('../../../', import.meta.url);
const read = (file: string): string => readFileSync(new URL(file, root), 'utf8');
/** Code spans are not part of what one sees. */
const page = read('docs/when-something-looks-wrong.md').replaceAll('`', '');

/** Where sentences for developers stand. */
const telling = [
  'auth-guard/closing-attributes',
  'connection/emulator-page',
  'developer/check-markup',
  'developer/explain',
  'form/auth-form-controller',
  'form/own-form',
  'navigation/guard-redirect',
  'navigation/navigation',
  'shared/connections',
  'shared/define',
];

interface Node {
  readonly text?: string;
  readonly escapedText?: string;
  forEachChild(visit: (child: Node) => void): void;
}
const trees = parse(readSources()) as unknown as Record<string, Node>;

/** The texts in a source that are sentences, in the pieces between what is put into them. */
const sentencesIn = (node: Node): string[] => {
  const found: string[] = [];
  node.forEachChild((child) => {
    const isText = child.text !== undefined && child.escapedText === undefined;
    if (isText) found.push(child.text ?? '');
    found.push(...sentencesIn(child));
  });
  return found
    .map((text) => text.replace('xano-auth-elements: ', '').replaceAll('`', '').trim())
    .filter((text) => text.split(' ').length >= 4 && !/^[:/]/.test(text));
};

for (const file of telling)
  test(`what ${file}.ts tells developers is explained`, () => {
    const tree = trees[`components/${file}.ts`];
    assert.ok(tree);
    const sentences = sentencesIn(tree);
    assert.ok(sentences.length > 0);
    assert.deepEqual(
      sentences.filter((sentence) => !page.includes(sentence)),
      [],
    );
  });

test('what visitors read when something fails is explained', () => {
  const texts = Object.entries(en).filter(([code]) =>
    /^(error-content|forbidden-content|session-|invalid-|account-|un|forbidden|not-found|rate|offline|timeout|aborted|server|bad|no-token|conf(?!irm)|storage|flow)/.test(
      code,
    ),
  );
  assert.ok(texts.length >= 20, `${texts.length} texts`);
  const isExplained = (text: MessageText): boolean => {
    const sentence = typeof text === 'string' ? text : text.other;
    return sentence.split(/\{\w+\}/).every((part) => page.includes(part));
  };
  const missing = texts.filter(([, text]) => !isExplained(text));
  assert.deepEqual(missing, []);
});
