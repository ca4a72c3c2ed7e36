import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import test from 'node:test';
import { createConnection } from '../../../../src/core/connection/parse.js';
import { attributeName, settings } from '../../../../src/core/internal.js';
import { BASE_URL } from '../../../support/core/test-browser.js';

const source = readFileSync(new URL('../../../../src/core/connection/settings.ts', import.meta.url), 'utf8');

test('every setting has words, and they name its default', () => {
  for (const [name, setting] of Object.entries(settings)) {
    const [, words = ''] = new RegExp(`/\\*\\* (.*) \\*/\\n  ${name}: `).exec(source) ?? [];
    assert.notEqual(words, '', name);
    const told = /@default (?:'([^']*)'|(\d+))$/.exec(words);
    const preset = 'default' in setting ? String(setting.default) : undefined;
    assert.equal(told?.[1] ?? told?.[2], preset, name);
  }
});

test('a default is one of the words that a setting allows', () => {
  for (const setting of [settings.persist, settings.credentials])
    assert.ok((setting.values as readonly string[]).includes(setting.default));
});

test('a setting that is written as its default changes nothing', () => {
  const plain = createConnection({ baseUrl: BASE_URL });
  const written = createConnection({
    baseUrl: BASE_URL,
    ...Object.fromEntries(
      Object.entries(settings).flatMap(([name, setting]) =>
        'default' in setting ? [[name, setting.default]] : [],
      ),
    ),
  });
  const plainOf = (connection: object): unknown => JSON.parse(JSON.stringify(connection));
  assert.deepEqual(plainOf(written), plainOf(plain));
});

test('an attribute is called as its setting, in lower case with dashes', () => {
  assert.equal(attributeName('signInEndpoint'), 'sign-in-endpoint');
  assert.equal(attributeName('branch'), 'branch');
});
