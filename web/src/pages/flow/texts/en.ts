export const en = {
  help: {
    title: 'A flow',
    text: [
      'What is live, when the flow runs by itself, and all its runs, newest first.',
      'The result of a run is measured on held-out rows: no model was trained on them, and every run of the flow uses the same ones, so results can be compared.',
    ],
  },
  edit: 'Edit',
  versions: 'Versions',
  facts: 'Facts about the flow',
  live: 'Live model',
  noLive: 'None yet',
  liveSince: (version: number, since: string) => `Version ${version}, since ${since}`,
  schedule: 'Schedule',
  noSchedule: 'None',
  scheduled: (cron: string, timezone: string) => `${cron} (${timezone})`,
  scheduleOff: (cron: string, timezone: string) => `${cron} (${timezone}), switched off`,
  latestVersion: 'Latest version',
  version: (version: number) => `Version ${version}`,
  noVersion: 'Only a draft so far',
  owner: 'Owner',
  changed: 'Changed',
  runs: 'Runs',
  columns: {
    state: 'State',
    version: 'Flow version',
    trials: 'Trials',
    result: 'Result on held-out rows',
    started: 'Started',
    duration: 'Duration',
    trigger: 'Started by',
  },
  emptyTitle: 'No runs yet',
  emptyAdvice: 'Run the flow to train its first model.',
};

export type FlowTexts = typeof en;
