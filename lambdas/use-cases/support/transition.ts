import {
  BATCH_JOB_TRANSITIONS,
  type BatchJobState,
  DEPLOYMENT_TRANSITIONS,
  type DeploymentState,
  RUN_TRANSITIONS,
  type RunState,
} from '@flowi/contracts/entities';
import { FlowiError } from '@flowi/contracts/errors';
import { sayProblem } from '@flowi/contracts/sayings';

type Transitions<State extends string> = Readonly<Record<State, readonly State[]>>;

function move<State extends string>(
  table: Transitions<State>,
  what: 'run' | 'batch job' | 'deployment',
  from: State,
  to: State,
): State {
  if (from === to || table[from].includes(to)) return to;
  throw new FlowiError('conflict', sayProblem('record.cannot_become', { what, from, to, allowed: table[from] }));
}

/** The state a run moves to. @throws FlowiError conflict when the table of transitions does not allow it */
export const moveRun = (from: RunState, to: RunState) => move(RUN_TRANSITIONS, 'run', from, to);
export const moveBatchJob = (from: BatchJobState, to: BatchJobState) =>
  move(BATCH_JOB_TRANSITIONS, 'batch job', from, to);
export const moveDeployment = (from: DeploymentState, to: DeploymentState) =>
  move(DEPLOYMENT_TRANSITIONS, 'deployment', from, to);

export function hasEnded(state: RunState | BatchJobState): boolean {
  return state === 'succeeded' || state === 'failed' || state === 'stopped' || state === 'refused';
}
