import { Metrics, MetricUnit } from '@aws-lambda-powertools/metrics';
import type { Meter } from '../ports/services.ts';

const metrics = new Metrics({ namespace: 'Flowi', serviceName: 'flowi' });

/** Counts as CloudWatch embedded metrics, one line per count. */
export const callMetrics: Meter = {
  count(name, dimensions) {
    const single = metrics.singleMetric();
    single.addDimensions({ ...dimensions });
    single.addMetric(name, MetricUnit.Count, 1);
  },
};
