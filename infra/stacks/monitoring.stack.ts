import { Stack, type StackProps } from 'aws-cdk-lib';
import { MathExpression, Metric, Stats } from 'aws-cdk-lib/aws-cloudwatch';
import { Operation } from 'aws-cdk-lib/aws-dynamodb';
import type { Construct } from 'constructs';
import { MACHINES } from '../../lambdas/functions.ts';
import type { StageConfig } from '../config/stage.ts';
import { FIVE_MINUTES, Monitoring } from '../constructs/monitoring/monitoring.ts';
import type { ApiStack } from './api.stack.ts';
import type { StateStack } from './state.stack.ts';
import type { WorkflowsStack } from './workflows.stack.ts';

export interface MonitoringStackProps extends StackProps {
  readonly config: StageConfig;
  readonly state: StateStack;
  readonly workflows: WorkflowsStack;
  readonly api: ApiStack;
}

/** Alarms of a stage; docs/runbook.md has a heading for each. */
export class MonitoringStack extends Stack {
  readonly monitoring: Monitoring;

  constructor(scope: Construct, id: string, { config, state, workflows, api, ...props }: MonitoringStackProps) {
    super(scope, id, props);
    this.monitoring = new Monitoring(this, 'Monitoring', {
      dashboard: config.dashboard,
      ...(config.alarmAddress ? { address: config.alarmAddress } : {}),
    });
    this.watchApi(api);
    this.watchMachines(workflows);
    this.watchSchedules(workflows);
    this.watchWorkers(workflows);
    this.watchTable(state);
    this.monitoring.drawDashboard();
  }

  private watchApi({ api: { api } }: ApiStack): void {
    const stage = { ...FIVE_MINUTES };
    const share = new MathExpression({
      expression: 'IF(calls >= 20, 100 * faults / calls, 0)',
      usingMetrics: {
        calls: api.metricCount({ ...stage, statistic: Stats.SUM }),
        faults: api.metricServerError({ ...stage, statistic: Stats.SUM }),
      },
      ...FIVE_MINUTES,
    });
    this.monitoring.alarm('ApiFaults', {
      severity: 'high',
      says: 'More than 5 of 100 API calls end in a fault of ours.',
      runbook: 'API answers with faults',
      metric: share,
      threshold: 5,
      periods: 2,
    });
    this.monitoring.alarm('ApiSlow', {
      severity: 'low',
      says: 'Of 100 API calls 5 take longer than 5 seconds.',
      runbook: 'API is slow',
      metric: api.metricLatency({ ...stage, statistic: Stats.percentile(95) }),
      threshold: 5000,
      periods: 3,
    });
  }

  private watchMachines({ machines }: WorkflowsStack): void {
    for (const name of MACHINES) {
      const { machine } = machines.byName[name];
      const failed = new MathExpression({
        expression: 'failed + timedOut + throttled',
        usingMetrics: {
          failed: machine.metricFailed(FIVE_MINUTES),
          timedOut: machine.metricTimedOut(FIVE_MINUTES),
          throttled: machine.metricThrottled(FIVE_MINUTES),
        },
        ...FIVE_MINUTES,
      });
      this.monitoring.alarm(`${name}Failed`, {
        severity: 'low',
        says: `An execution of ${name} failed, ran out of time or was throttled; its owner was told.`,
        runbook: `${name} failed`,
        metric: failed,
      });
    }
  }

  private watchSchedules({ schedules }: WorkflowsStack): void {
    this.monitoring.alarm('StartsLost', {
      severity: 'high',
      says: 'A scheduled start could not be handled and lies in the dead letters.',
      runbook: 'Scheduled starts are lost',
      metric: schedules.starts.deadLetters.metricApproximateNumberOfMessagesVisible(FIVE_MINUTES),
    });
    const dropped = new Metric({
      namespace: 'AWS/Scheduler',
      metricName: 'InvocationDroppedCount',
      dimensionsMap: { ScheduleGroup: schedules.groupName },
      statistic: Stats.SUM,
      ...FIVE_MINUTES,
    });
    this.monitoring.alarm('SchedulesDropped', {
      severity: 'high',
      says: 'The scheduler gave up delivering a start to its queue.',
      runbook: 'Schedules do not reach their queue',
      metric: dropped,
    });
  }

  private watchWorkers({ workers }: WorkflowsStack): void {
    this.monitoring.alarm('CallsFailed', {
      severity: 'high',
      says: 'A dataset was not profiled, or the reconciler or the look at online traffic did not run, after every try.',
      runbook: 'Calls of workers failed',
      metric: workers.failedCalls.metricApproximateNumberOfMessagesVisible(FIVE_MINUTES),
    });
  }

  private watchTable({ registry }: StateStack): void {
    const operations = [
      Operation.GET_ITEM,
      Operation.QUERY,
      Operation.PUT_ITEM,
      Operation.UPDATE_ITEM,
      Operation.TRANSACT_WRITE_ITEMS,
    ];
    this.monitoring.alarm('TableThrottled', {
      severity: 'high',
      says: 'The table refuses requests because there are too many.',
      runbook: 'Table throttles',
      metric: registry.table.metricThrottledRequestsForOperations({ operations, ...FIVE_MINUTES }),
      periods: 2,
    });
  }
}
