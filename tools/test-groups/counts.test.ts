import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, it, describe as suite } from 'vitest';
import { add, countsOf, describe, readPytestReport, readVitestReport } from './counts.ts';

function makeVitestReport(testResults: readonly object[], failed = 0): string {
  return JSON.stringify({
    numPassedTests: 3,
    numFailedTests: failed,
    numPendingTests: 1,
    numTodoTests: 0,
    testResults,
  });
}

suite('readVitestReport', () => {
  it('takes the totals', () => {
    const file = { status: 'failed', assertionResults: [{ status: 'failed' }, { status: 'passed' }] };

    expect(readVitestReport(makeVitestReport([file], 1))).toEqual({ passed: 3, failed: 1, skipped: 1 });
  });

  it('counts a file that does not load as one failure', () => {
    const broken = { status: 'failed', assertionResults: [] };

    expect(readVitestReport(makeVitestReport([broken])).failed).toBe(1);
  });

  it('refuses a report without totals', () => {
    expect(() => readVitestReport('{}')).toThrow('numPassedTests');
  });
});

suite('readPytestReport', () => {
  it('tells failures, errors and skips from passes', () => {
    const report = '<testsuites><testsuite name="pytest" errors="1" failures="2" skipped="3" tests="10" time="0.1">';

    expect(readPytestReport(report)).toEqual({ passed: 4, failed: 3, skipped: 3 });
  });
});

suite('countsOf', () => {
  let folder = '';
  beforeEach(() => {
    folder = mkdtempSync(path.join(os.tmpdir(), 'counts-'));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  it('counts a crash without a report as one failure', () => {
    expect(countsOf(false, path.join(folder, 'none.xml'), readPytestReport)).toEqual({
      passed: 0,
      failed: 1,
      skipped: 0,
    });
  });

  it('counts a failed run whose tests all passed as one failure', () => {
    const report = path.join(folder, 'report.xml');
    writeFileSync(report, '<testsuite errors="0" failures="0" skipped="0" tests="2">');

    expect(countsOf(false, report, readPytestReport)).toEqual({ passed: 2, failed: 1, skipped: 0 });
  });

  it('refuses a run that ended well but left no report', () => {
    expect(() => countsOf(true, path.join(folder, 'none.xml'), readPytestReport)).toThrow('ENOENT');
  });
});

suite('describe', () => {
  it('is the closing line that tools look for', () => {
    expect(describe({ passed: 4, failed: 0, skipped: 0 })).toBe('4 passed, 0 failed');
    expect(describe(add({ passed: 1, failed: 2, skipped: 0 }, { passed: 1, failed: 0, skipped: 5 }))).toBe(
      '2 passed, 2 failed, 5 skipped',
    );
  });
});
