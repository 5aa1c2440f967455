import { CloudWatchClient } from '@aws-sdk/client-cloudwatch';
import type { Dashboards } from '../ports/dashboards.ts';
import { CloudWatchDashboards } from './cloudwatch/dashboards.ts';

/** Dashboards where the stage wants one for each deployment; null where it does not. */
export function openDashboards({
  FLOWI_DASHBOARDS: wanted,
}: {
  readonly FLOWI_DASHBOARDS: boolean;
}): Dashboards | null {
  return wanted ? new CloudWatchDashboards(new CloudWatchClient()) : null;
}
