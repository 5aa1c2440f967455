export const en = {
  states: {
    queued: 'Queued',
    planning: 'Planning',
    training: 'Training',
    comparing: 'Comparing',
    awaiting_approval: 'Waiting for approval',
    promoting: 'Promoting',
    deploying: 'Deploying',
    succeeded: 'Succeeded',
    failed: 'Failed',
    stopped: 'Stopped',
  },
  bySchedule: 'Schedule',
  run: 'Run',
  runFlow: (name: string) => `Run ${name}`,
  notStarted: (name: string) => `No run of ${name} was started`,
  failedTitle: 'The runs could not be loaded',
};

export type RunsTexts = typeof en;
