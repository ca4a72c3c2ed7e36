// docs/errors.md has each code that an AuthError may have, with the text that visitors read, and no other.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import en from '../../../components/messages/en.js';
import type { MessageText } from '../../../components/messages/messages.js';

const read = (file: string): string => readFileSync(new URL(`../../../${file}`, import.meta.url), 'utf8');
const [, union = ''] = /export type AuthErrorCode =([^;]*);/.exec(read('src/core/errors.ts')) ?? [];
const codes = [...union.matchAll(/'([\w-]+)'/g)].map(([, code = '']) => code);
const chapters = new Map(
  [...read('docs/errors.md').matchAll(/^## `([\w-]+)`\n([^]*?)(?=^## |$(?![^]))/gm)].map(
    ([, code = '', text = '']) => [code, text],
  ),
);
const texts: Record<string, MessageText> = en;

test('every code of an error is explained, and no other', () => {
  assert.ok(codes.length >= 19, `${codes.length} codes`);
  assert.deepEqual([...chapters.keys()], codes);
});

for (const code of codes)
  test(`the chapter of ${code} says who reads what, why, and what to do`, () => {
    const chapter = chapters.get(code) ?? '';
    const text = texts[code];
    assert.ok(text, 'visitors read a text');
    assert.ok(chapter.includes(`\n> ${typeof text === 'string' ? text : text.other}\n`), chapter);
    for (const word of ['Who reads it', 'Cause', 'Cure'])
      assert.match(chapter, new RegExp(`\\*\\*${word}\\*\\*: .`));
  });
