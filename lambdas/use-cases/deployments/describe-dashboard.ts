import type { Deployment, LedgerEntry } from '@flowi/contracts/entities';
import type { DashboardBody, Widget } from '../../ports/dashboards.ts';
import { DRIFT_REPORTS } from '../monitoring/count-verdict.ts';

/** SageMaker's metrics of an endpoint whose one variant is named `main`, and our own counts. */
const SAGEMAKER = 'AWS/SageMaker';
const VARIANT = 'main';
const PERIOD_SECONDS = 300;
/** Older releases are in the ledger. */
const MOST_RELEASES = 20;
const HALF = { width: 12, height: 6 } as const;

/** Metric as a dashboard writes it: namespace, name, dimensions in pairs, and how it is shown. */
type Metric = readonly (string | Readonly<Record<string, string>>)[];

export interface DashboardSubject {
  readonly deployment: Deployment;
  readonly endpointName: string;
  /** Ledger of the flow, oldest first. */
  readonly ledger: readonly LedgerEntry[];
}

/** Requests, latency, errors and drift of a deployment, with a line for each release. */
export function describeDashboard(
  { deployment, endpointName, ledger }: DashboardSubject,
  region: string,
): DashboardBody {
  const releases = ledger
    .filter(({ action, deploymentId }) => action === 'deployed' && deploymentId === deployment.deploymentId)
    .slice(-MOST_RELEASES)
    .map(({ version, at }) => ({ label: `model ${version}`, value: at }));
  const graph = (place: Pick<Widget, 'x' | 'y'>, title: string, metrics: readonly Metric[]): Widget => ({
    type: 'metric',
    ...place,
    ...HALF,
    properties: {
      title,
      region,
      view: 'timeSeries',
      stat: 'Sum',
      period: PERIOD_SECONDS,
      metrics,
      ...(releases.length > 0 && { annotations: { vertical: releases } }),
    },
  });
  const served = (name: string, shown: Readonly<Record<string, string>>): Metric => [
    SAGEMAKER,
    name,
    'EndpointName',
    endpointName,
    'VariantName',
    VARIANT,
    shown,
  ];
  const judged = (verdict: string, label: string): Metric => [
    DRIFT_REPORTS.namespace,
    DRIFT_REPORTS.name,
    ...Object.entries(DRIFT_REPORTS.dimensions(endpointName, verdict)).flat(),
    { label },
  ];
  return {
    start: '-P1D',
    periodOverride: 'auto',
    widgets: [
      { type: 'text', x: 0, y: 0, width: 24, height: 2, properties: { markdown: heading(deployment, endpointName) } },
      graph({ x: 0, y: 2 }, 'Requests', [served('Invocations', { label: 'requests' })]),
      graph({ x: 12, y: 2 }, 'Latency (microseconds)', [
        served('ModelLatency', { stat: 'p50', label: 'model, half of them' }),
        served('ModelLatency', { stat: 'p95', label: 'model, 95 of 100' }),
        served('OverheadLatency', { stat: 'p95', label: 'SageMaker, 95 of 100' }),
      ]),
      graph({ x: 0, y: 8 }, 'Errors', [
        served('Invocation4XXErrors', { label: 'refused requests' }),
        served('Invocation5XXErrors', { label: 'faults' }),
      ]),
      graph({ x: 12, y: 8 }, 'Windows judged', [
        judged('ok', 'like the training'),
        judged('watch', 'to be watched'),
        judged('drift', 'drift'),
        judged('not_enough_data', 'not enough rows'),
      ]),
    ],
  };
}

function heading({ flowId, projectId, modelVersion, target }: Deployment, endpointName: string): string {
  return `# ${flowId}\nProject ${projectId}, model ${modelVersion}, ${target} endpoint \`${endpointName}\``;
}
