import type { Run, RunState } from '@flowi/contracts/entities';
import type { Progress } from '@flowi/contracts/events';
import type { Flow } from '@flowi/contracts/flow';
import type { NodeState } from '../../features/canvas/node-status.ts';

type Reported = Progress['nodes'][string];

/** A node of the version that ran, with what the training job says of it. */
export interface NodeFacts {
  readonly id: string;
  readonly component: string;
  readonly state: NodeState;
  /** The job is at it at this moment; other nodes that run are between two of their uses. */
  readonly atWork: boolean;
  /** Seconds spent in it over all trials so far, those of now included; null before it has begun. */
  readonly seconds: number | null;
  readonly fits: number;
  readonly reused: number;
  /** How far it is through the trials and folds; null where the job does not say. */
  readonly through: { readonly done: number; readonly uses: number } | null;
  /** Who had made the fit that it reused last. */
  readonly reusedFrom: { readonly nodeId: string; readonly trial: number } | null;
  readonly error: string | null;
  /** Milliseconds since 1970. */
  readonly startedAt: number | null;
  readonly endedAt: number | null;
}

const STATES: Readonly<Record<Reported['state'], NodeState>> = {
  waiting: 'queued',
  running: 'running',
  reused: 'reused',
  succeeded: 'succeeded',
  failed: 'failed',
  skipped: 'skipped',
  cancelled: 'cancelled',
};

function unreportedState(run: RunState): NodeState {
  if (run === 'queued' || run === 'planning' || run === 'training') return 'queued';
  return run === 'failed' || run === 'stopped' ? 'skipped' : 'idle';
}

/** The last report of a job that was killed may say "running" or "waiting"; the run knows better. */
function stateOf(id: string, { state }: Reported, run: RunState, progress: Progress): NodeState {
  const told = STATES[state];
  if (run !== 'failed' && run !== 'stopped') return told;
  if (told === 'queued') return 'skipped';
  if (told !== 'running') return told;
  const atWork = progress.current === undefined || progress.current.nodeId === id;
  return run === 'failed' && atWork ? 'failed' : 'cancelled';
}

/** Seconds that the node has been worked on without a word of it in the report. */
function secondsSince(id: string, reported: Reported, { current, phase }: Progress, now: number): number {
  const loading = phase === 'loading' && (reported.done ?? 0) === 0 ? reported.startedAt : undefined;
  const since = current?.nodeId === id ? current.since : loading;
  return since === undefined ? 0 : Math.max(0, (now - Date.parse(since)) / 1_000);
}

function timeOf(iso: string | undefined): number | null {
  return iso === undefined ? null : Date.parse(iso);
}

/**
 * Nodes in the order of the document.
 *
 * @param now milliseconds since 1970
 */
export function nodeFacts(
  { nodes }: Pick<Flow, 'nodes'>,
  progress: Progress | null,
  { state: run }: Pick<Run, 'state'>,
  now: number,
): readonly NodeFacts[] {
  const reports = new Map(Object.entries(progress?.nodes ?? {}));
  return nodes.map(({ id, component }) => {
    const reported = reports.get(id);
    if (!reported || !progress) return { ...UNREPORTED, id, component, state: unreportedState(run) };
    const state = stateOf(id, reported, run, progress);
    return { ...factsOf(reported), id, component, state, ...timesOf(id, state, reported, progress, now) };
  });
}

/** What is taken from a report as it is. */
function factsOf({ fits, reused, uses, done, reusedFrom, error }: Reported) {
  return {
    fits,
    reused,
    through: uses === undefined || done === undefined || uses === 0 ? null : { done, uses },
    reusedFrom: reusedFrom ?? null,
    error: error ?? null,
  };
}

function timesOf(id: string, state: NodeState, reported: Reported, progress: Progress, now: number) {
  const running = state === 'running';
  // Nodes on no path to a model, such as metrics, are not timed.
  const begun = reported.state !== 'waiting' && state !== 'skipped' && reported.uses !== 0;
  return {
    atWork: running && (progress.current === undefined || progress.current.nodeId === id),
    seconds: begun ? reported.seconds + (running ? secondsSince(id, reported, progress, now) : 0) : null,
    startedAt: timeOf(reported.startedAt),
    endedAt: timeOf(reported.endedAt),
  };
}

const UNREPORTED = {
  atWork: false,
  seconds: null,
  fits: 0,
  reused: 0,
  through: null,
  reusedFrom: null,
  error: null,
  startedAt: null,
  endedAt: null,
} as const;
