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
  columns: {
    started: 'Started',
    flow: 'Flow',
    state: 'State',
    result: 'Result on held-out rows',
    trials: 'Trials',
    duration: 'Duration',
    version: 'Version',
    trigger: 'Started by',
  },
  bySchedule: 'Schedule',
  run: 'Run',
  runFlow: (name: string) => `Run ${name}`,
  notStarted: (name: string) => `No run of ${name} was started`,
  failedTitle: 'The runs could not be loaded',
};

export type RunsTexts = typeof en;
