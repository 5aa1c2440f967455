import { Stack } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import type { Access } from './access.ts';
import { allow } from './allow.ts';

export interface DashboardsProps {
  /** The stage wants a dashboard for each endpoint. */
  readonly wanted: boolean;
  /** Names of dashboards begin with it: they are those of their endpoints. */
  readonly namePrefix: string;
}

/** Who may draw and delete the dashboards of endpoints; nobody where the stage has none. */
export function dashboardAccess(scope: Construct, { wanted, namePrefix }: DashboardsProps): Access {
  const arn = Stack.of(scope).formatArn({
    service: 'cloudwatch',
    region: '',
    resource: 'dashboard',
    resourceName: `${namePrefix}*`,
  });
  return {
    'dashboards:manage': ({ role }) => {
      if (!wanted) return;
      const actions = ['cloudwatch:PutDashboard', 'cloudwatch:DeleteDashboards'];
      allow(role, {
        actions,
        resources: [arn],
        wildcard: 'A dashboard has the name of its endpoint, which begins with the stage',
      });
    },
  };
}
