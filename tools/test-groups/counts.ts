import { readFileSync } from 'node:fs';

/** What a runner reports about its tests. */
export interface Counts {
  passed: number;
  failed: number;
  skipped: number;
}

export const NONE: Counts = { passed: 0, failed: 0, skipped: 0 };

export function add(a: Counts, b: Counts): Counts {
  return { passed: a.passed + b.passed, failed: a.failed + b.failed, skipped: a.skipped + b.skipped };
}

export function describe(counts: Counts): string {
  const skipped = counts.skipped > 0 ? `, ${counts.skipped} skipped` : '';
  return `${counts.passed} passed, ${counts.failed} failed${skipped}`;
}

function numberAt(report: object, key: string): number {
  const value: unknown = Reflect.get(report, key);
  if (typeof value !== 'number') throw new Error(`The report of Vitest has no number ${key}.`);
  return value;
}

/** Reads the report of Vitest's JSON reporter. A file that does not load has no tests; it counts as one failure. */
export function readVitestReport(text: string): Counts {
  const report: unknown = JSON.parse(text);
  if (typeof report !== 'object' || report === null) throw new Error('The report of Vitest is not an object.');
  const results: unknown = Reflect.get(report, 'testResults');
  const files: readonly unknown[] = Array.isArray(results) ? results : [];
  return {
    passed: numberAt(report, 'numPassedTests'),
    failed: numberAt(report, 'numFailedTests') + files.filter(failedToLoad).length,
    skipped: numberAt(report, 'numPendingTests') + numberAt(report, 'numTodoTests'),
  };
}

function failedToLoad(file: unknown): boolean {
  if (typeof file !== 'object' || file === null || Reflect.get(file, 'status') !== 'failed') return false;
  const tests: unknown = Reflect.get(file, 'assertionResults');
  const outcomes: readonly unknown[] = Array.isArray(tests) ? tests : [];
  return !outcomes.some(
    (test) => typeof test === 'object' && test !== null && Reflect.get(test, 'status') === 'failed',
  );
}

/** Reads pytest's JUnit report: the attributes of its one `testsuite`. */
export function readPytestReport(text: string): Counts {
  const suite = /<testsuite [^>]*>/.exec(text)?.[0];
  if (!suite) throw new Error('The report of pytest has no testsuite.');
  const count = (name: string) => Number(new RegExp(` ${name}="(\\d+)"`).exec(suite)?.[1] ?? 0);
  const failed = count('failures') + count('errors');
  return { passed: count('tests') - failed - count('skipped'), failed, skipped: count('skipped') };
}

/** Counts of a runner that ended. One that failed without naming a test, or left no report, counts as one failure. */
export function countsOf(ok: boolean, reportFile: string, read: (text: string) => Counts): Counts {
  let counts = NONE;
  try {
    counts = read(readFileSync(reportFile, 'utf8'));
  } catch (error) {
    if (ok) throw error;
  }
  return !ok && counts.failed === 0 ? { ...counts, failed: 1 } : counts;
}
