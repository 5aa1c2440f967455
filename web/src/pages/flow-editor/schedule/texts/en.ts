import type { Decision, Fire, ScheduleState } from '@flowi/contracts/entities';

/** What the tab of the schedule says, in English. */
export const en = {
  help: {
    title: 'Schedule',
    text: [
      'A flow can train by itself. “When it runs” belongs to the draft; the switch acts at once: it saves the draft, freezes it as a version and hands its schedule over.',
      'What is switched on runs the latest version. Changes of the draft reach it with the next version, or when you put them in service here.',
      'The next times come from the scheduler’s own calendar. When clocks go forward, a time that does not exist is left out; when they go back, a time that comes twice fires once, at the first.',
      'The history shows every time: the run it started, why a start was refused, and times that were missed because Flowi or the scheduler was not there.',
    ],
  },
  timing: {
    title: 'When it runs',
    description: 'Part of the draft.',
    none: 'This flow has no schedule. It runs when somebody starts it.',
    add: 'Add a schedule',
    remove: 'Remove the schedule',
  },
  tracker: {
    title: 'Tracker',
    description:
      'Where the figures of every trial are kept besides Flowi. A run never fails because the tracker is down.',
    providers: { mlflow: 'MLflow', none: 'None' },
    about: {
      mlflow: 'Trials appear as runs of an experiment, to be compared with others there.',
      none: 'Figures are kept in Flowi only.',
    },
  },
  service: {
    title: 'In service',
    runNow: 'Run now',
    failedTitle: 'How the schedule stands could not be loaded',
    switchHint:
      'Acts at once. Switching on saves the draft and freezes it as a version; switching off takes a planned single run back too.',
    nothingToSwitch: 'Add a schedule to switch it on.',
    notSwitched: 'The schedule is as it was',
    mendFirst: 'The draft cannot run yet. Mend its errors first; they are listed under the graph.',
    notSaved: 'The draft could not be saved, so nothing was changed.',
    state: 'State',
    about: {
      none: 'It runs when somebody starts it.',
      active: 'It fires by itself.',
      paused: 'There is a schedule; it is switched off.',
      failing: 'It fires, but its last start was refused or its last run failed.',
      expired: 'Its time is over.',
    } satisfies Record<ScheduleState, string>,
    next: 'Next time',
    inService: 'Schedule in service',
    version: 'What it runs',
    ofVersion: (version: number) => `Version ${version}`,
    since: 'As it is since',
    differs: (version: number) =>
      `What is switched on is the schedule of version ${version}. The draft says something else.`,
    renew: 'Put the draft in service',
    takeOut: 'Take the schedule out of service',
  },
  once: {
    title: 'Run once',
    description: 'One run of the draft as it is now, at a time to come, beside the schedule.',
    date: 'Date',
    dateHint: 'Today or later.',
    datePlaceholder: 'YYYY-MM-DD',
    openCalendar: 'Choose a date',
    plan: 'Plan this run',
    planned: (time: string, zone: string) => `Planned for ${time}, in ${zone}`,
    cancel: 'Take it back',
    notDone: 'Nothing was changed',
  },
  history: {
    title: 'History',
    description: (zone: string) => `What became of the times of the schedule, in ${zone}.`,
    failedTitle: 'The history could not be loaded',
    emptyTitle: 'No time has come yet',
    emptyAdvice: 'Each time of the schedule appears here with what it led to.',
    scheduledFor: 'Time',
    outcome: 'Outcome',
    ledTo: 'Led to',
    outcomes: {
      started: 'Started',
      refused: 'Refused',
      missed: 'Missed',
      waiting: 'On its way',
    } satisfies Record<Fire['outcome'], string>,
    openRun: (runId: string) => `Run ${runId}`,
    decisions: {
      promoted: 'Its model went live.',
      skipped: 'Its model did not beat the live one.',
      refused: 'The gate refused its model.',
      needs_approval: 'Its model waits for approval.',
      rejected: 'Its model was rejected.',
    } satisfies Record<Decision['outcome'], string>,
    mayCome: 'The start may still come; it is tried for an hour.',
    nothingCame: 'Nothing was started: Flowi or the scheduler was not there.',
  },
};

export type ScheduleTabTexts = typeof en;
