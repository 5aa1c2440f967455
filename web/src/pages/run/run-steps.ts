import type { Run, RunState } from '@flowi/contracts/entities';

export const RUN_STEPS = ['plan', 'train', 'compare', 'approve', 'promote', 'deploy'] as const;
export type RunStep = (typeof RUN_STEPS)[number];
export type StepState = 'waiting' | 'running' | 'succeeded' | 'failed' | 'stopped' | 'skipped';

/** Which step a run is in while it is on. */
const STEP_OF_STATE: Readonly<Partial<Record<RunState, RunStep>>> = {
  planning: 'plan',
  training: 'train',
  comparing: 'compare',
  awaiting_approval: 'approve',
  promoting: 'promote',
  deploying: 'deploy',
};

/** What a run records as it goes on tells how far it had come when it ended. */
function furthestStep({ decision, chosenTrial, compute, modelVersion }: Run): RunStep {
  if (decision?.outcome === 'promoted') return 'promote';
  if (decision?.outcome === 'needs_approval') return 'approve';
  if (decision !== null || chosenTrial !== null || modelVersion !== null) return 'compare';
  return compute === null ? 'plan' : 'train';
}

function failedStep(run: Run): RunStep {
  const named = run.failure?.step.toLowerCase() ?? '';
  return RUN_STEPS.find((step) => named.startsWith(step)) ?? furthestStep(run);
}

/** Steps that this run has no need of, as far as is known. */
function isLeftOut(step: RunStep, run: Run, deploys: boolean): boolean {
  const outcome = run.decision?.outcome;
  if (step === 'approve') return outcome !== 'needs_approval' && outcome !== 'rejected' && outcome !== undefined;
  if (step === 'promote') return outcome === 'skipped' || outcome === 'refused' || outcome === 'rejected';
  if (step === 'deploy') return !deploys || isLeftOut('promote', run, deploys);
  return false;
}

/**
 * The steps of a run with the state of each, in order. Approval is listed only where one is asked for.
 *
 * @param deploys the flow asks for an endpoint or a batch plan
 */
export function stepsOf(run: Run, deploys: boolean): readonly { step: RunStep; state: StepState }[] {
  const asked =
    run.state === 'awaiting_approval' || ['needs_approval', 'rejected'].includes(run.decision?.outcome ?? '');
  const steps = RUN_STEPS.filter((step) => step !== 'approve' || asked);
  const current = currentStep(run);
  const position = current === null ? (run.state === 'queued' ? -1 : steps.length) : steps.indexOf(current);
  return steps.map((step, index) => {
    if (index !== position && isLeftOut(step, run, deploys)) return { step, state: 'skipped' };
    if (index < position) return { step, state: 'succeeded' };
    if (index === position) return { step, state: stateAtPosition(run.state) };
    return { step, state: run.state === 'failed' || run.state === 'stopped' ? 'skipped' : 'waiting' };
  });
}

/** Where a run is, or was when it broke off; null when it has not begun or has gone all the way. */
function currentStep(run: Run): RunStep | null {
  if (run.state === 'failed') return failedStep(run);
  if (run.state === 'stopped') return furthestStep(run);
  return STEP_OF_STATE[run.state] ?? null;
}

function stateAtPosition(state: RunState): StepState {
  if (state === 'failed' || state === 'stopped') return state;
  return 'running';
}
