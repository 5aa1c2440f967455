import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { anchorOf } from '../../infra/constructs/monitoring/monitoring.ts';
import { REPOSITORY } from '../../infra/constructs/paths.ts';
import { MACHINES } from '../../lambdas/functions.ts';
import { resources } from './testing/stacks.ts';

const HEADINGS = readFileSync(path.join(REPOSITORY, 'docs/runbook.md'), 'utf8')
  .split('\n')
  .filter((line) => line.startsWith('## '))
  .map((line) => anchorOf(line.slice(3)));

const alarms = Object.entries(resources('prod', 'AWS::CloudWatch::Alarm'));

function anchorIn(description: string): string | undefined {
  return /docs\/runbook\.md#([a-z0-9-]+)$/.exec(description)?.[1];
}

test('every alarm leads to a heading of the runbook, and every heading has an alarm', () => {
  const anchors = alarms.map(([, { Properties }]) => anchorIn(Properties['AlarmDescription']));

  expect([...new Set(anchors)].sort()).toEqual([...HEADINGS].sort());
});

test('every alarm has a severity and somebody who hears it', () => {
  for (const [id, { Properties }] of alarms) {
    expect(Properties['AlarmDescription'], id).toMatch(/^\[(high|low)\] /);
    expect(Properties['AlarmActions'], id).toHaveLength(1);
    expect(Properties['TreatMissingData'], id).toBe('notBreaching');
  }
});

test('every machine and every queue of dead letters is watched', () => {
  const text = JSON.stringify(alarms);

  for (const machine of MACHINES) expect(text).toContain(`An execution of ${machine} failed`);
  expect(
    alarms.filter(([, { Properties }]) => Properties['MetricName'] === 'ApproximateNumberOfMessagesVisible'),
  ).toHaveLength(2);
});
