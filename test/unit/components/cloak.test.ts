// The style sheet that pages load before the script, as bundlers take it.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';

const css = readFileSync(new URL('../../../components/cloak.css', import.meta.url), 'utf8');

test('a colour before the script needs no light-dark(), which bundlers rewrite into what works on some pages only', () => {
  const rules = css.replace(/\/\*[^]*?\*\//g, '');
  assert.match(rules, /--xano-color-surface/);
  assert.doesNotMatch(rules, /light-dark\(/);
});
