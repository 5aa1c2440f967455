import { Duration } from 'aws-cdk-lib';
import {
  Alarm,
  AlarmStatusWidget,
  ComparisonOperator,
  Dashboard,
  type IMetric,
  TreatMissingData,
} from 'aws-cdk-lib/aws-cloudwatch';
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Topic } from 'aws-cdk-lib/aws-sns';
import { EmailSubscription } from 'aws-cdk-lib/aws-sns-subscriptions';
import { Construct } from 'constructs';
import { acknowledge } from '../acknowledge.ts';

/** `high`: people cannot work or data may be lost. `low`: to be looked at on a working day. */
export type Severity = 'high' | 'low';

export interface AlarmProps {
  readonly severity: Severity;
  /** What happened and who feels it, in one sentence. */
  readonly says: string;
  /** Heading of docs/runbook.md that says what to do. */
  readonly runbook: string;
  readonly metric: IMetric;
  /** The alarm rings at this value. @default 1 */
  readonly threshold?: number;
  /** Periods in a row. @default 1 */
  readonly periods?: number;
}

export interface MonitoringProps {
  /** Gets a mail for each alarm. @default nobody; the topic is there to subscribe to */
  readonly address?: string;
  /** A dashboard with the state of all alarms; CloudWatch bills it by the month. */
  readonly dashboard: boolean;
}

/** All alarms go through here: each has a severity, says what happened, and leads to a heading of the runbook. */
export class Monitoring extends Construct {
  readonly topic: Topic;
  readonly #alarms: Alarm[] = [];
  readonly #board: Dashboard | undefined;

  constructor(scope: Construct, id: string, { address, dashboard }: MonitoringProps) {
    super(scope, id);
    this.topic = new Topic(this, 'Alarms', { enforceSSL: true });
    this.topic.addToResourcePolicy(
      new PolicyStatement({
        principals: [new ServicePrincipal('cloudwatch.amazonaws.com')],
        actions: ['sns:Publish'],
        resources: [this.topic.topicArn],
      }),
    );
    if (address) {
      this.topic.addSubscription(new EmailSubscription(address));
      acknowledge(this.topic, { 'Serverless-SNSRedrivePolicy': 'A mail that cannot be delivered is no use later' });
    }
    this.#board = dashboard ? new Dashboard(this, 'Dashboard') : undefined;
    this.node.addValidation({ validate: () => (this.#alarms.length === 0 ? ['There is nothing to monitor'] : []) });
  }

  alarm(id: string, { severity, says, runbook, metric, threshold = 1, periods = 1 }: AlarmProps): Alarm {
    const alarm = new Alarm(this, id, {
      metric,
      threshold,
      evaluationPeriods: periods,
      comparisonOperator: ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
      treatMissingData: TreatMissingData.NOT_BREACHING,
      alarmDescription: `[${severity}] ${says} See docs/runbook.md#${anchorOf(runbook)}`,
    });
    alarm.addAlarmAction(new SnsAction(this.topic));
    this.#alarms.push(alarm);
    return alarm;
  }

  /** Puts all alarms on the dashboard, where there is one. */
  drawDashboard(): void {
    this.#board?.addWidgets(new AlarmStatusWidget({ title: 'Alarms', alarms: this.#alarms, width: 24 }));
  }
}

/** Anchor that a heading gets on the page. */
export function anchorOf(heading: string): string {
  return heading
    .toLowerCase()
    .replace(/[^a-z0-9 -]/g, '')
    .replaceAll(' ', '-');
}

/** Periods of metrics: alarms within minutes, without ringing for one hiccup. */
export const FIVE_MINUTES = { period: Duration.minutes(5) } as const;
