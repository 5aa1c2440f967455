import {
  BATCH_JOB_TRANSITIONS,
  type BatchJobState,
  DEPLOYMENT_TRANSITIONS,
  type DeploymentState,
  RUN_TRANSITIONS,
  type RunState,
} from '@flowi/contracts/entities';
import { FlowiError } from '@flowi/contracts/errors';

type Transitions<State extends string> = Readonly<Record<State, readonly State[]>>;

function move<State extends string>(table: Transitions<State>, what: string, from: State, to: State): State {
  if (from === to || table[from].includes(to)) return to;
  const allowed = table[from].join(', ') || 'nothing: it has ended';
  throw new FlowiError('conflict', `${what} is ${from} and cannot become ${to}; allowed: ${allowed}.`);
}

/** The state a run moves to. @throws FlowiError conflict when the table of transitions does not allow it */
export const moveRun = (from: RunState, to: RunState) => move(RUN_TRANSITIONS, 'The run', from, to);
export const moveBatchJob = (from: BatchJobState, to: BatchJobState) =>
  move(BATCH_JOB_TRANSITIONS, 'The batch job', from, to);
export const moveDeployment = (from: DeploymentState, to: DeploymentState) =>
  move(DEPLOYMENT_TRANSITIONS, 'The deployment', from, to);

export function hasEnded(state: RunState | BatchJobState): boolean {
  return state === 'succeeded' || state === 'failed' || state === 'stopped' || state === 'refused';
}
