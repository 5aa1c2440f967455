import { Metrics, MetricUnit } from '@aws-lambda-powertools/metrics';

const metrics = new Metrics({ namespace: 'Flowi', serviceName: 'flowi' });

/** What is counted of a call or a step. */
export interface CallMetrics {
  count(name: string, dimensions: Readonly<Record<string, string>>): void;
}

/** Counts as CloudWatch embedded metrics, one line per count. */
export const callMetrics: CallMetrics = {
  count(name, dimensions) {
    const single = metrics.singleMetric();
    single.addDimensions({ ...dimensions });
    single.addMetric(name, MetricUnit.Count, 1);
  },
};
