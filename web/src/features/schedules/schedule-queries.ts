import type { Client } from '@flowi/contracts/client';
import { keepPreviousData, queryOptions } from '@tanstack/react-query';

const FRESH_MS = 30_000;

/** A schedule that is being thought of. */
export interface WantedTiming {
  readonly cron?: string;
  /** Local date and time of a single start. */
  readonly at?: string;
  readonly timezone: string;
}

/** When a schedule would fire; what was asked for before stays in sight until the answer is there. */
export function schedulePreviewQuery(api: Client, projectId: string, wanted: WantedTiming) {
  return queryOptions({
    queryKey: ['schedule-preview', projectId, wanted],
    queryFn: () => api.flows.previewSchedule({ params: { projectId }, body: { ...wanted } }),
    staleTime: FRESH_MS,
    placeholderData: keepPreviousData,
  });
}

/** How the schedule of a flow stands, with what became of its times. */
export function flowScheduleQuery(api: Client, projectId: string, flowId: string) {
  return queryOptions({
    queryKey: ['flow-schedule', projectId, flowId],
    queryFn: () => api.flows.schedule({ params: { projectId, flowId }, query: { limit: 20 } }),
  });
}
