import { START_DELIVERIES } from '@flowi/contracts/events';
import { ArnFormat, Aws, Duration, Stack } from 'aws-cdk-lib';
import { Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { CfnScheduleGroup } from 'aws-cdk-lib/aws-scheduler';
import { Construct } from 'constructs';
import type { StageConfig } from '../../config/stage.ts';
import type { Access } from '../access/access.ts';
import { allow, allowPassRole } from '../access/allow.ts';
import { FlowiQueue } from '../queue/flowi-queue.ts';

/** Lambda's service wants six times the consumer's timeout, so that a message is not handed out twice while it is worked on. */
const VISIBILITY = Duration.minutes(6);

const MADE_LATER = 'Schedules are made when people switch them on; all are in the one group';

export interface SchedulesProps {
  readonly groupName: string;
  readonly trust: StageConfig['schedulesTrust'];
}

/**
 * Schedules of flows: a group that holds them, the one role they act as, and the queue they send to. A queue, since a function named
 * by each schedule would make that function depend on those that make schedules.
 */
export class Schedules extends Construct {
  readonly groupName: string;
  readonly role: Role;
  readonly starts: FlowiQueue;
  readonly access: Access;

  constructor(scope: Construct, id: string, props: SchedulesProps) {
    super(scope, id);
    const group = new CfnScheduleGroup(this, 'Group', { name: props.groupName });
    this.groupName = props.groupName;
    const stack = Stack.of(this);
    const groupArn = stack.formatArn({
      service: 'scheduler',
      resource: 'schedule-group',
      resourceName: props.groupName,
    });
    this.starts = new FlowiQueue(this, 'Starts', { visibility: VISIBILITY, deliveries: START_DELIVERIES });
    this.role = new Role(this, 'Role', {
      assumedBy: new ServicePrincipal('scheduler.amazonaws.com', {
        // Nobody else's schedules may use the role.
        conditions:
          props.trust === 'own-group'
            ? { StringEquals: { 'aws:SourceAccount': Aws.ACCOUNT_ID, 'aws:SourceArn': groupArn } }
            : {},
      }),
    });
    this.role.node.addDependency(group);
    allow(this.role, { actions: ['sqs:SendMessage'], resources: [this.starts.queue.queueArn] });
    const schedules = stack.formatArn({
      service: 'scheduler',
      resource: 'schedule',
      resourceName: `${props.groupName}/*`,
      arnFormat: ArnFormat.SLASH_RESOURCE_NAME,
    });
    const verbs = ['CreateSchedule', 'UpdateSchedule', 'GetSchedule', 'DeleteSchedule'];
    this.access = {
      'schedules:manage': ({ role }) => {
        allow(role, {
          actions: verbs.map((verb) => `scheduler:${verb}`),
          resources: [schedules],
          wildcard: MADE_LATER,
        });
        allowPassRole(role, this.role, 'scheduler.amazonaws.com');
      },
      'starts:consume': ({ role }) => {
        const actions = [
          'sqs:ReceiveMessage',
          'sqs:DeleteMessage',
          'sqs:GetQueueAttributes',
          'sqs:ChangeMessageVisibility',
        ];
        allow(role, { actions, resources: [this.starts.queue.queueArn] });
      },
    };
  }
}
