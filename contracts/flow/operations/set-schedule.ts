import * as z from 'zod';
import { type Flow, scheduleSchema } from '../flow.schema.ts';
import { type Edit, edited } from './edit.ts';

/** Sets when the flow trains by itself; null takes the schedule away. */
export const setScheduleSchema = z.strictObject({
  type: z.literal('set-schedule'),
  schedule: scheduleSchema.nullable(),
});

export function setSchedule(flow: Flow, { schedule }: z.output<typeof setScheduleSchema>): Edit {
  return edited({ ...flow, schedule });
}
