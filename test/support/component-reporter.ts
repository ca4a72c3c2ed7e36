// Reports the component tests: nothing about those that pass, everything about those that fail. A test counts once per
// engine; a file that does not come to its tests counts as one failure.

import type { Reporter, TestResultError, TestSession, TestSuiteResult } from '@web/test-runner-core';
import { tellCounts } from './counts.js';

interface Result {
  name: string;
  passed: boolean;
  skipped: boolean;
  error?: TestResultError;
}

export function componentReporter(): Reporter {
  let root = '';
  return {
    start({ config }) {
      root = config.rootDir;
    },
    reportTestFileResults({ logger, sessionsForTestFile, testFile }) {
      for (const session of sessionsForTestFile) {
        const failures = failuresOf(session);
        for (const { name, error } of failures) {
          logger.log(`\n✗ ${testFile.replace(`${root}/`, '')} in ${session.browser.name}: ${name}`);
          logger.log(indent(describe(error)));
        }
        if (failures.length === 0) continue;
        const said = session.logs.map((values) => values.map(String).join(' '));
        for (const line of [...said, ...session.request404s.map((url) => `404 ${url}`)])
          logger.log(`  | ${line}`);
      }
    },
    stop({ sessions }) {
      const results = sessions.flatMap((session) => resultsOf(session.testResults));
      tellCounts({
        passed: results.filter(({ passed, skipped }) => passed && !skipped).length,
        failed: sessions.flatMap(failuresOf).length,
        skipped: results.filter(({ skipped }) => skipped).length,
      });
    },
  };
}

function failuresOf(session: TestSession): Pick<Result, 'name' | 'error'>[] {
  const failures = resultsOf(session.testResults).filter(({ passed, skipped }) => !passed && !skipped);
  const errors = session.errors.map((error) => ({ name: 'outside of the tests', error }));
  if (failures.length + errors.length > 0) return [...failures, ...errors];
  const empty = resultsOf(session.testResults).length === 0;
  return session.passed && !empty ? [] : [{ name: empty ? 'no tests ran' : 'the file failed' }];
}

function resultsOf(suite: TestSuiteResult | undefined, path: string[] = []): Result[] {
  if (!suite) return [];
  const here = suite.name ? [...path, suite.name] : path;
  const tests = suite.tests.map((test) => ({ ...test, name: [...here, test.name].join(' › ') }));
  return [...tests, ...suite.suites.flatMap((inner) => resultsOf(inner, here))];
}

function describe(error: TestResultError | undefined): string {
  if (!error) return '';
  const { message, stack = '', expected, actual } = error;
  const values = expected === undefined ? '' : `\nexpected: ${expected}\nactual:   ${actual}`;
  return `${stack.includes(message) ? stack : `${message}\n${stack}`}${values}`.trim();
}

const indent = (text: string) => text.replace(/^/gm, '    ');
