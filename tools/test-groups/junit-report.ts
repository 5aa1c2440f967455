import { readFileSync } from 'node:fs';
import { XMLParser } from 'fast-xml-parser';
import { z } from 'zod';
import type { Counts } from './counts.ts';

/** A test that failed, or a file that did not load, and the first line of what it said. */
export interface Failure {
  test: string;
  message: string;
}

/** What a runner leaves behind. */
export interface Report {
  counts: Counts;
  failures: readonly Failure[];
}

// An element is an object when it has attributes or children, otherwise a text.
const outcomeSchema = z.union([
  z.object({ message: z.string().default('') }),
  z.string().transform(() => ({ message: '' })),
]);
const outcomesSchema = z.array(outcomeSchema).default([]);
const caseSchema = z.object({
  name: z.string(),
  classname: z.string(),
  failure: outcomesSchema,
  error: outcomesSchema,
  skipped: z.array(z.unknown()).default([]),
});
const suiteSchema = z.object({ testcase: z.array(caseSchema).default([]) });
const reportSchema = z.object({ testsuites: z.object({ testsuite: z.array(suiteSchema).default([]) }) });

const LISTS = new Set(['testsuite', 'testcase', 'failure', 'error', 'skipped']);
const PARSER = new XMLParser({
  ignoreAttributes: false,
  attributeNamePrefix: '',
  parseAttributeValue: false,
  // Also the characters that are written as numbers, such as the ends of lines.
  htmlEntities: true,
  isArray: (name, _path, _isLeaf, isAttribute) => !isAttribute && LISTS.has(name),
});

/** Reads a JUnit report as Vitest and pytest write it; both list a file that does not load as a failed case. */
export function readJunitReport(text: string): Report {
  const cases = reportSchema.parse(PARSER.parse(text)).testsuites.testsuite.flatMap((suite) => suite.testcase);
  const failures = cases.flatMap(({ name, classname, failure, error }): Failure[] => {
    const [first] = [...failure, ...error];
    const test = name === classname ? name : `${classname} > ${name}`;
    return first === undefined ? [] : [{ test, message: first.message.split('\n', 1).join() }];
  });
  const skipped = cases.filter((one) => one.skipped.length > 0).length;
  return { counts: { passed: cases.length - failures.length - skipped, failed: failures.length, skipped }, failures };
}

/** The report of a runner that ended. One that failed without naming a test, or left no report, is one failure. */
export function reportOf(runner: string, ok: boolean, file: string): Report {
  const report = readOr(file, ok);
  if (ok || report.failures.length > 0) return report;
  const unnamed = { test: runner, message: 'ended with an error that its report does not name' };
  return { counts: { ...report.counts, failed: 1 }, failures: [unnamed] };
}

function readOr(file: string, ok: boolean): Report {
  try {
    return readJunitReport(readFileSync(file, 'utf8'));
  } catch (error) {
    if (ok) throw error;
    return { counts: { passed: 0, failed: 0, skipped: 0 }, failures: [] };
  }
}
