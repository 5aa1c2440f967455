import type { LedgerEntry } from '@flowi/contracts/entities';
import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { makeDeployment } from '../../test/factories/deployments.ts';
import { CREATED } from '../../test/factories/runs.ts';
import { describeDashboard } from './describe-dashboard.ts';

/** The rules of CloudWatch for the body of a dashboard, as far as it is used here. */
const options = z.strictObject({
  stat: z
    .string()
    .regex(/^(Sum|Average|Minimum|Maximum|SampleCount|p\d{1,2}(\.\d+)?)$/)
    .optional(),
  label: z.string().optional(),
});
const metric = z
  .array(z.union([z.string().min(1).max(255), options]))
  .refine((parts) => parts.slice(0, -1).every((part) => typeof part === 'string'), 'options come last')
  .refine((parts) => parts.filter((part) => typeof part === 'string').length % 2 === 0, 'dimensions come in pairs')
  .refine((parts) => parts.filter((part) => typeof part === 'string').length <= 2 + 2 * 30, 'at most 30 dimensions');
const place = {
  x: z.int().min(0).max(23),
  y: z.int().min(0),
  width: z.int().min(1).max(24),
  height: z.int().min(1).max(1000),
};
const widget = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('text'), ...place, properties: z.strictObject({ markdown: z.string().min(1) }) }),
  z.strictObject({
    type: z.literal('metric'),
    ...place,
    properties: z.strictObject({
      title: z.string(),
      region: z.string().regex(/^[a-z]{2}(-[a-z]+)+-\d$/),
      view: z.enum(['timeSeries', 'singleValue', 'bar', 'pie', 'gauge', 'table']),
      stat: z.string(),
      period: z.int().multipleOf(60),
      metrics: z.array(metric).min(1).max(500),
      annotations: z
        .strictObject({ vertical: z.array(z.strictObject({ label: z.string(), value: z.iso.datetime() })).min(1) })
        .optional(),
    }),
  }),
]);
const body = z.strictObject({
  start: z.string().regex(/^-P/),
  periodOverride: z.enum(['auto', 'inherit']),
  widgets: z.array(widget).max(500),
});

const deployment = makeDeployment({ modelVersion: 3, endpointName: 'flowi-prod-demo-iris-abc' });
const entry = (change: Partial<LedgerEntry>): LedgerEntry => ({
  projectId: 'demo',
  flowId: 'iris',
  sequence: 1,
  action: 'deployed',
  version: 1,
  previousVersion: null,
  deploymentId: 'iris-online',
  runId: null,
  by: 'ana',
  reason: '',
  at: CREATED,
  ...change,
});
const draw = (ledger: LedgerEntry[]) =>
  body.parse(
    structuredClone(describeDashboard({ deployment, endpointName: 'flowi-prod-demo-iris-abc', ledger }, 'eu-west-1')),
  );

describe('the dashboard of a deployment', () => {
  it('shows requests, latency, errors and judged windows of its endpoint', () => {
    const { widgets } = draw([]);

    const shown = widgets.flatMap((one) => (one.type === 'metric' ? one.properties.metrics : []));
    expect(new Set(shown.map(([namespace, name]) => `${namespace} ${name}`))).toEqual(
      new Set([
        'AWS/SageMaker Invocations',
        'AWS/SageMaker ModelLatency',
        'AWS/SageMaker OverheadLatency',
        'AWS/SageMaker Invocation4XXErrors',
        'AWS/SageMaker Invocation5XXErrors',
        'Flowi DriftReports',
      ]),
    );
    for (const parts of shown) expect(parts).toContain('flowi-prod-demo-iris-abc');
    expect(JSON.stringify(shown)).toContain('"Verdict","drift"');
  });

  it('has widgets that lie side by side on 24 columns', () => {
    const { widgets } = draw([]);

    const cells = widgets.flatMap(({ x, y, width, height }) =>
      Array.from({ length: width * height }, (_, cell) => `${x + (cell % width)},${y + Math.floor(cell / width)}`),
    );
    expect(new Set(cells).size).toBe(cells.length);
    expect(widgets.every(({ x, width }) => x + width <= 24)).toBe(true);
  });

  it('marks the last releases of this deployment, and nothing else, on every graph', () => {
    const releases = Array.from({ length: 30 }, (_, index) =>
      entry({ version: index + 1, at: new Date(Date.parse(CREATED) + index * 60_000).toISOString() }),
    );
    const { widgets } = draw([
      entry({ action: 'promoted', deploymentId: null }),
      entry({ deploymentId: 'iris-batch' }),
      ...releases,
      entry({ action: 'undeployed' }),
    ]);

    for (const one of widgets.filter(({ type }) => type === 'metric')) {
      const marks = one.type === 'metric' ? one.properties.annotations?.vertical : undefined;
      expect(marks).toHaveLength(20);
      expect(marks?.at(-1)).toEqual({ label: 'model 30', value: releases.at(-1)?.at });
    }
  });
});
