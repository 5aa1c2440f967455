import { STAGE_NAMES, type StageConfig, type StageName } from './stage.ts';

const AWS_STAGE = {
  stacks: { web: true, monitoring: true },
  jobs: 'aws',
  observed: true,
  longestJobHours: 24,
  endpointPollSeconds: 20,
  nativePackages: 'packaged',
  schedulesTrust: 'own-group',
  reconcileMinutes: 5,
  trafficCheckMinutes: 60,
  dashboard: false,
  deploymentDashboards: false,
  validated: true,
} as const satisfies Partial<StageConfig>;

export const STAGES: Readonly<Record<StageName, StageConfig>> = {
  local: {
    name: 'local',
    protectData: false,
    stacks: { web: false, monitoring: false },
    jobs: 'queue',
    observed: false,
    logRetentionDays: 7,
    throttle: { rate: 1000, burst: 1000 },
    longestJobHours: 24,
    approvalDays: 7,
    endpointPollSeconds: 1,
    nativePackages: 'installed',
    schedulesTrust: 'service',
    reconcileMinutes: 5,
    trafficCheckMinutes: 20,
    dashboard: false,
    deploymentDashboards: false,
    validated: false,
  },
  dev: {
    ...AWS_STAGE,
    name: 'dev',
    protectData: true,
    logRetentionDays: 30,
    throttle: { rate: 50, burst: 100 },
    approvalDays: 7,
  },
  prod: {
    ...AWS_STAGE,
    name: 'prod',
    protectData: true,
    logRetentionDays: 90,
    throttle: { rate: 200, burst: 400 },
    approvalDays: 14,
  },
};

/** @throws RangeError when no stage has this name */
export function stageOf(name: unknown): StageConfig {
  const found = STAGE_NAMES.find((known) => known === name);
  if (!found) throw new RangeError(`Stage ${String(name)} does not exist; give -c stage=${STAGE_NAMES.join('|')}`);
  return STAGES[found];
}
