// What the benchmark says of its runs; the figures in docs/ are those that it wrote.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { toChart } from '../../bench/chart.js';
import { type Results, toRow, toTables } from '../../bench/results.js';
import { quantile, ratio, type Runs, summarise } from '../../bench/statistics.js';

const runs = (values: number[], ...failures: string[]): Runs => ({ values, failures });
const docs = (name: string) => readFileSync(new URL(`../../../docs/${name}`, import.meta.url), 'utf8');

const resultsOf = (cells: Record<string, Runs>): Results => ({
  date: '2026-11-24T12:00:00.000Z',
  engine: 'Chromium 1',
  runs: 3,
  baseline: 'plain',
  contestants: ['plain', 'ours', 'other'].map((id) => ({ id, title: id })),
  rows: [toRow({ id: 'cold-usable', title: 'field', unit: 'ms' }, new Map(Object.entries(cells)), 'plain')],
});

test('the median is the middle value, or lies half way between the two in the middle', () => {
  assert.equal(quantile([30, 10, 20], 0.5), 20);
  assert.equal(quantile([40, 10, 30, 20], 0.5), 25);
  assert.equal(quantile([7], 0.5), 7);
});

test('the quartiles hold the middle half of the values', () => {
  assert.deepEqual(summarise(runs([5, 1, 4, 2, 3])), { median: 3, low: 2, high: 4 });
  assert.deepEqual(summarise(runs([1, 2, 3, 4])), { median: 2.5, low: 1.75, high: 3.25 });
});

test('without a run that came through there is no median', () => {
  assert.equal(summarise(runs([], 'no field')), undefined);
  assert.throws(() => quantile([], 0.5), /Nothing was measured/);
});

test('a ratio is one median over the other', () => {
  assert.equal(ratio(runs([30, 20, 40]), runs([20, 10, 30])), 1.5);
});

test('there is no ratio where a run failed, on either side', () => {
  assert.equal(ratio(runs([30, 30], 'no field'), runs([20, 20, 20])), undefined);
  assert.equal(ratio(runs([30, 30, 30]), runs([20, 20], 'no field')), undefined);
  assert.equal(ratio(runs([]), runs([20])), undefined);
});

test('there is no ratio between different numbers of runs, nor to nothing', () => {
  assert.equal(ratio(runs([30, 30]), runs([20, 20, 20])), undefined);
  assert.equal(ratio(runs([30]), runs([0])), undefined);
});

test('the table tells runs that failed, and who does not take part, and gives neither a ratio', () => {
  const results = resultsOf({ plain: runs([10, 10, 10]), ours: runs([12, 12], 'no field') });
  const line = toTables(results)
    .split('\n')
    .find((text) => text.startsWith('| field'));
  assert.equal(line, '| field | 10 | failed: 1 of 3 | – |');
  const chart = toChart(results, 'ours');
  assert.match(chart, />failed</);
  assert.match(chart, />does not do this</);
  assert.doesNotMatch(chart, /\d×</);
});

test('the table gives median, quartiles and ratio', () => {
  const results = resultsOf({ plain: runs([10, 12, 20]), ours: runs([15, 18, 40]) });
  assert.match(toTables(results), /\| field \| 12 \(11–16\) \| 18 \(17–29\) \*\*1\.50×\*\* \| – \|/);
  assert.match(toChart(results, 'ours'), />1\.50×</);
});

test('where bare Lit ran beside ours, the last column has the ratio of the two', () => {
  const results = resultsOf({ plain: runs([10]), ours: runs([18]), lit: runs([12]) });
  const contestants = ['plain', 'ours', 'lit'].map((id) => ({ id, title: id }));
  assert.match(
    toTables({ ...results, contestants }),
    /\| ours ÷ bare Lit \|\n.*\n\| field .* \| \*\*1\.50×\*\* \|/,
  );
  const failed = resultsOf({ plain: runs([10]), ours: runs([18]), lit: runs([], 'lost') });
  assert.match(toTables({ ...failed, contestants }), /\| field .* \| – \|$/);
  assert.doesNotMatch(toTables(results), /÷/);
});

test('a busy machine is said above the table, a quiet one is not', () => {
  const results = resultsOf({ plain: runs([10]), ours: runs([12]) });
  assert.match(toTables({ ...results, load: 17 }), /busy with other things\*\* \(17 programs/);
  assert.doesNotMatch(toTables({ ...results, load: 1.2 }), /busy/);
});

test('when runs of the page by hand failed, nobody has a ratio', () => {
  const results = resultsOf({ plain: runs([10, 10], 'lost'), ours: runs([12, 12, 12]) });
  assert.match(toTables(results), /\| field \| failed: 1 of 3 \| 12 \| – \|/);
});

test('tables and chart in docs are those of the results kept beside them', () => {
  const results = JSON.parse(docs('benchmark.json')) as Results;
  assert.ok(docs('performance.md').includes(toTables(results)));
  assert.equal(docs('benchmark.svg'), toChart(results, 'ours'));
  assert.ok(results.runs >= 15);
});
