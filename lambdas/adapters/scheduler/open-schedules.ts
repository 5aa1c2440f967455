import { SchedulerClient } from '@aws-sdk/client-scheduler';
import { EventBridgeSchedules } from './schedules.ts';

interface ScheduleEnv {
  readonly FLOWI_SCHEDULE_GROUP: string;
  readonly FLOWI_SCHEDULE_ROLE: string;
  readonly FLOWI_STARTS_QUEUE: string;
  readonly FLOWI_SCHEDULER_URL?: string | undefined;
}

/** Schedules as the environment of a function names them. */
export function openSchedules(env: ScheduleEnv): EventBridgeSchedules {
  const url = env.FLOWI_SCHEDULER_URL;
  return new EventBridgeSchedules(new SchedulerClient(url === undefined ? {} : { endpoint: url }), {
    group: env.FLOWI_SCHEDULE_GROUP,
    queueArn: env.FLOWI_STARTS_QUEUE,
    roleArn: env.FLOWI_SCHEDULE_ROLE,
  });
}
