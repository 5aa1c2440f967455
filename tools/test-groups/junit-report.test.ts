import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readJunitReport, reportOf } from './junit-report.ts';

const VITEST = `<?xml version="1.0" encoding="UTF-8" ?>
<testsuites name="vitest tests" tests="6" failures="2" errors="1" time="0.05">
  <testsuite name="web/a.test.ts" tests="4" failures="1" errors="0" skipped="2">
    <testcase classname="web/a.test.ts" name="outer &gt; bad &lt;b&gt;" time="0.01">
      <failure message="why &amp; so: expected 1 to be 2&#10;and more" type="AssertionError">
AssertionError: why &amp; so
      </failure>
    </testcase>
    <testcase classname="web/a.test.ts" name="outer &gt; good" time="0.0005">
    </testcase>
    <testcase classname="web/a.test.ts" name="left" time="0">
      <skipped/>
    </testcase>
    <testcase classname="web/a.test.ts" name="7" time="0"><skipped/></testcase>
  </testsuite>
  <testsuite name="web/b.test.ts" tests="1" failures="1" errors="0" skipped="0">
    <testcase classname="web/b.test.ts" name="web/b.test.ts" time="0"><failure message="Cannot find it" type="Error">trace</failure></testcase>
  </testsuite>
  <testsuite name="vitest unhandled errors" tests="1" failures="0" errors="1" skipped="0">
    <testcase classname="vitest unhandled errors" name="Uncaught Exception: late" time="0"><error message="late" type="Error">trace</error></testcase>
  </testsuite>
</testsuites>`;

const PYTEST =
  '<?xml version="1.0" encoding="utf-8"?><testsuites name="pytest tests"><testsuite name="pytest" errors="1" failures="0" skipped="1" tests="3">' +
  '<testcase classname="tests.test_a" name="test_ok" time="0.001" />' +
  '<testcase classname="tests.test_a" name="test_left"><skipped type="pytest.skip" message="no">why</skipped></testcase>' +
  '<testcase classname="tests.test_a" name="test_bad"><error message="failed on setup">trace</error></testcase>' +
  '</testsuite></testsuites>';

describe('readJunitReport', () => {
  it('counts what Vitest ran and names what failed, a file that does not load and an error outside of tests with it', () => {
    expect(readJunitReport(VITEST)).toEqual({
      counts: { passed: 1, failed: 3, skipped: 2 },
      failures: [
        { test: 'web/a.test.ts > outer > bad <b>', message: 'why & so: expected 1 to be 2' },
        { test: 'web/b.test.ts', message: 'Cannot find it' },
        { test: 'vitest unhandled errors > Uncaught Exception: late', message: 'late' },
      ],
    });
  });

  it('counts what pytest ran and names what failed', () => {
    expect(readJunitReport(PYTEST)).toEqual({
      counts: { passed: 1, failed: 1, skipped: 1 },
      failures: [{ test: 'tests.test_a > test_bad', message: 'failed on setup' }],
    });
  });

  it('refuses a text that is no report', () => {
    expect(() => readJunitReport('<html><body/></html>')).toThrow('testsuites');
  });
});

describe('reportOf', () => {
  let folder = '';
  beforeEach(() => {
    folder = mkdtempSync(path.join(os.tmpdir(), 'reports-'));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  it('takes a crash without a report as one failure', () => {
    const { counts, failures } = reportOf('pytest local', false, path.join(folder, 'none.xml'));

    expect(counts).toEqual({ passed: 0, failed: 1, skipped: 0 });
    expect(failures.map(({ test }) => test)).toEqual(['pytest local']);
  });

  it('takes a failed run whose tests all passed as one failure', () => {
    const file = path.join(folder, 'report.xml');
    writeFileSync(file, '<testsuites><testsuite><testcase classname="a" name="b"/></testsuite></testsuites>');

    expect(reportOf('pytest local', false, file).counts).toEqual({ passed: 1, failed: 1, skipped: 0 });
  });

  it('refuses a run that ended well but left no report', () => {
    expect(() => reportOf('vitest', true, path.join(folder, 'none.xml'))).toThrow('ENOENT');
  });
});
