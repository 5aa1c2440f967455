import type { Gate, ONLINE_TARGETS } from '@flowi/contracts/flow';
import type { DifferenceKind } from '../difference-kind.ts';

type Target = (typeof ONLINE_TARGETS)[number];

/** What the page with the versions of a flow says, in English. */
export const en = {
  help: {
    title: 'Versions of a flow',
    text: [
      'A run freezes the draft as a numbered version that never changes. Compare two of them, or one with the draft.',
      'To go on from an older version, edit from it: it takes the place of the draft, and that can be undone.',
    ],
  },
  title: (flow: string) => `Versions of ${flow}`,
  description: 'What two versions have different, and which of them to go on from.',
  failedTitle: 'The versions could not be loaded',
  from: 'From',
  to: 'To',
  draft: 'Draft',
  version: (version: number) => `Version ${version}`,
  made: (time: string) => `made ${time}`,
  swap: 'The other way round',
  differences: 'Differences',
  columns: { kind: 'What', place: 'Where', before: 'Before', after: 'After' },
  kinds: { added: 'Added', removed: 'Removed', changed: 'Changed' } satisfies Record<DifferenceKind, string>,
  nothing: 'Nothing',
  settings: {
    name: 'Name',
    description: 'Description',
    schedule: 'Schedule',
    'schedule.cron': 'Schedule: when',
    'schedule.timezone': 'Schedule: time zone',
    'schedule.enabled': 'Schedule: switch',
    'tracking.provider': 'Tracking',
    'deploy.gate': 'Gate',
    'deploy.gate.metric': 'Gate: metric',
    'deploy.gate.threshold': 'Gate: bound',
    'deploy.gate.mustBeatLive': 'Gate: must beat the live model',
    'deploy.gate.minGain': 'Gate: least gain',
    'deploy.gate.approval': 'Gate: a person approves',
    'deploy.online.enabled': 'Endpoint: switch',
    'deploy.online.target': 'Endpoint: target',
    'deploy.batch.enabled': 'Batch: switch',
    'deploy.batch.schedule': 'Batch: schedule',
    'deploy.batch.schedule.cron': 'Batch schedule: when',
    'deploy.batch.schedule.timezone': 'Batch schedule: time zone',
    'deploy.batch.schedule.enabled': 'Batch schedule: switch',
    'deploy.batch.source': 'Batch: source',
    'deploy.batch.destination': 'Batch: destination',
    'deploy.batch.scores': 'Batch: a score for each class',
  },
  on: 'On',
  off: 'Off',
  yes: 'Yes',
  no: 'No',
  noBound: 'No bound',
  besideData: 'Beside the data of the project',
  targets: { serverless: 'Serverless', realtime: 'Real time', fargate: 'Fargate' } satisfies Record<Target, string>,
  trackers: { mlflow: 'MLflow', none: 'None' },
  gate: ({ metric, threshold, mustBeatLive, minGain, approval }: Gate, figure: (value: number) => string) =>
    [
      threshold === null ? `${metric}, no bound` : `${metric}, bound ${figure(threshold)}`,
      mustBeatLive ? 'must beat the live model' : 'need not beat the live model',
      ...(minGain > 0 ? [`least gain ${figure(minGain)}`] : []),
      ...(approval ? ['a person approves'] : []),
    ].join('; '),
  zone: (zone: string) => zone,
  zoneOff: (zone: string) => `${zone}, switched off`,
  search: (low: string, high: string, scale: 'linear' | 'log') =>
    scale === 'log' ? `searched from ${low} to ${high}, logarithmic` : `searched from ${low} to ${high}`,
  note: (id: string) => `Note ${id}`,
  emptyTitle: 'They say the same',
  emptyAdvice: 'Choose two others, or change the draft.',
  reordered: 'They say the same in another order, so trials are numbered differently.',
  noVersion: 'No version yet',
  noVersionAdvice: 'Running the flow freezes its draft as the first version.',
  restore: (version: number) => `Edit from version ${version}`,
  edit: 'Edit',
};

export type VersionsTexts = typeof en;
