import {
  CreateScheduleCommand,
  type CreateScheduleCommandInput,
  DeleteScheduleCommand,
  type SchedulerClient,
  UpdateScheduleCommand,
} from '@aws-sdk/client-scheduler';
import type { Scheduler, Timing } from '../../ports/scheduler.ts';
import { calling, isNamed } from '../aws-errors.ts';
import { scheduleExpression } from './schedule-expression.ts';

/** After this long without delivery a start is given up, so that an outage does not end in a stampede. */
const LATEST_SECONDS = 3600;
const ATTEMPTS = 10;

export interface ScheduleTarget {
  readonly group: string;
  /** Queue that starts are sent to. */
  readonly queueArn: string;
  readonly roleArn: string;
}

/** Schedules of EventBridge Scheduler, each sending a start to one queue. */
export class EventBridgeSchedules implements Scheduler {
  readonly #client: SchedulerClient;
  readonly #target: ScheduleTarget;

  constructor(client: SchedulerClient, target: ScheduleTarget) {
    this.#client = client;
    this.#target = target;
  }

  async put(name: string, timing: Timing, start: Parameters<Scheduler['put']>[2]): Promise<void> {
    const schedule = this.#schedule(name, timing, start);
    // A schedule for one moment that has fired cannot be updated into the future.
    if ('at' in timing) await this.remove(name);
    try {
      await calling('The scheduler', () => this.#client.send(new CreateScheduleCommand(schedule)));
    } catch (error) {
      if (!isNamed(error, 'ConflictException')) throw error;
      await calling('The scheduler', () => this.#client.send(new UpdateScheduleCommand(schedule)));
    }
  }

  async remove(name: string): Promise<void> {
    try {
      await calling('The scheduler', () =>
        this.#client.send(new DeleteScheduleCommand({ Name: name, GroupName: this.#target.group })),
      );
    } catch (error) {
      if (!isNamed(error, 'ResourceNotFoundException')) throw error;
    }
  }

  #schedule(name: string, timing: Timing, start: Parameters<Scheduler['put']>[2]): CreateScheduleCommandInput {
    return {
      Name: name,
      GroupName: this.#target.group,
      ScheduleExpression: scheduleExpression(timing),
      ScheduleExpressionTimezone: timing.timezone,
      FlexibleTimeWindow: { Mode: 'OFF' },
      ActionAfterCompletion: 'at' in timing ? 'DELETE' : 'NONE',
      Target: {
        Arn: this.#target.queueArn,
        RoleArn: this.#target.roleArn,
        Input: JSON.stringify({ ...start, scheduledTime: '<aws.scheduler.scheduled-time>' }),
        RetryPolicy: { MaximumEventAgeInSeconds: LATEST_SECONDS, MaximumRetryAttempts: ATTEMPTS },
      },
    };
  }
}
