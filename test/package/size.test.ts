// What pages load at once, against the budgets, and what the documentation says of it.
import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { budgets, type Figures, type Name, names, titles, tooHeavy } from '../bench/size/budgets.js';
import { partOf, parts, quoted } from '../bench/size/docs.js';
import { figuresOf, measure } from '../bench/size/measure.js';
import { elementFolders } from '../support/package/element-folders.js';

/** Another version of Node may compress a little better or worse. */
const TOLERANCE = 0.01;
const CURE = 'Run `npm run build && npm run size -- --write` and commit what it changes.';

let loads: Awaited<ReturnType<typeof measure>>;
let figures: Figures;
before(async () => {
  loads = await measure();
  figures = figuresOf(loads);
});

/** Paths of all modules that are weighed. */
const sourcesOf = (name: Name): string[] => loads[name].flatMap(({ sources }) => sources);

/** Folders of the elements among them. */
const elementsIn = (name: Name): string[] => elementFolders(sourcesOf(name));

for (const name of names)
  test(`${titles[name]}, is within its bound`, () => {
    const complaint = tooHeavy(name, figures[name]);
    assert.ok(!complaint, complaint);
  });

test('the six elements come in one file', () => {
  const all = ['auth-guard', 'connection', 'logout-button', 'sign-in-form', 'sign-up-form', 'user'];
  assert.deepEqual(elementsIn('everyday'), all);
  assert.equal(loads.everyday.length, 1);
});

test('connection, guard and user are weighed without the forms', () => {
  assert.deepEqual(elementsIn('protected'), ['auth-guard', 'connection', 'user']);
  assert.deepEqual(
    sourcesOf('protected').filter((path) => /^components\/.*(form|fields)/.test(path)),
    [],
  );
});

test('the core is weighed with nanostores and without elements', () => {
  assert.deepEqual(elementsIn('core'), []);
  assert.ok(sourcesOf('core').includes('src/core/session/session.ts'));
  assert.ok(sourcesOf('core').some((path) => path.startsWith('node_modules/nanostores/')));
});

test('refresh is in none of them but its own part', () => {
  assert.deepEqual(
    names.filter((name) => sourcesOf(name).includes('src/core/refresh/exactly-once.ts')),
    ['refresh'],
  );
});

test('the bytes in docs/performance.md are those measured', () => {
  const said = quoted();
  for (const name of names)
    assert.ok(
      Math.abs(said[name] - figures[name]) <= figures[name] * TOLERANCE,
      `${titles[name]}: docs/performance.md says ${said[name]}, measured were ${figures[name]}. ${CURE}`,
    );
});

for (const [path, toPart] of Object.entries(parts))
  test(`what ${path} says of the weight is what the command writes for these bytes`, () => {
    assert.equal(partOf(path), toPart(quoted()), CURE);
  });

test('a weight above its bound is told with what to do, one at the bound is not', () => {
  const bound = budgets.core;
  assert.equal(tooHeavy('core', bound), undefined);
  assert.match(tooHeavy('core', bound + 7) ?? '', /, 7 above the bound .*--modules core/);
});
