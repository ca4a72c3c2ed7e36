// A code as a backend expects it, however it was typed.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { plainCode } from '../../../components/code-form/plain-code.js';

test('a code is read in the digits of every script', () => {
  const digits = Array.from({ length: 0x11_0000 }, (_, code) => code)
    .filter((code) => code < 0xd8_00 || code > 0xdf_ff)
    .map((code) => String.fromCodePoint(code))
    .filter((text) => /^\p{Nd}$/u.test(text));
  assert.ok(digits.length >= 650);
  assert.deepEqual(
    digits.filter((digit) => !/^[0-9]$/.test(plainCode(digit))),
    [],
  );
});

test('a code is read with the spaces and hyphens that make it readable', () => {
  for (const typed of [
    '123456',
    '123 456',
    '123-456',
    '123\u2011456',
    '\u200e123456',
    '１２３４５６',
    '١٢٣٤٥٦',
  ])
    assert.equal(plainCode(typed), '123456', typed);
  assert.equal(plainCode('ab-12'), 'ab12');
});
