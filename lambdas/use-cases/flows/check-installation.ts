import type { Flow, Issue } from '@flowi/contracts/flow';

/** What a sound flow may ask for that this installation does not do; said before a run, not after it. */
export function checkInstallation(flow: Flow): Issue[] {
  return [...onlineTarget(flow), ...schedules(flow)];
}

function onlineTarget({ deploy }: Flow): Issue[] {
  if (!deploy.online.enabled || deploy.online.target !== 'fargate') return [];
  const message =
    'deploy.online.target is fargate, which is not deployed from a flow; set it to serverless or realtime.';
  return [{ code: 'invalid_parameter', severity: 'error', field: 'deploy.online.target', message }];
}

function schedules({ schedule, deploy }: Flow): Issue[] {
  const places = [
    { field: 'schedule.cron', cron: schedule?.cron },
    { field: 'deploy.batch.schedule.cron', cron: deploy.batch.schedule?.cron },
  ];
  return places.flatMap(({ field, cron }): Issue[] => {
    const [, , dayOfMonth, , dayOfWeek] = cron?.trim().split(/\s+/) ?? [];
    if (dayOfMonth === undefined || dayOfWeek === undefined || isAny(dayOfMonth) || isAny(dayOfWeek)) return [];
    const message = `${field} is "${cron}", which sets day of month and day of week; schedules take one of them, write * in the other.`;
    return [{ code: 'invalid_schedule', severity: 'error', field, message }];
  });
}

function isAny(field: string): boolean {
  return field === '*' || field === '?';
}
