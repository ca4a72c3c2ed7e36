import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { file, renew } from '../../../../docs/make/session-table.mjs';

test('docs/session.md shows the table of transitions as the core has it', () => {
  const page = readFileSync(file, 'utf8');
  assert.equal(page, renew(page), 'Run: node --import tsx docs/make/session-table.mjs');
});
