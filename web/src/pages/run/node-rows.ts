import type { RunState } from '@flowi/contracts/entities';
import type { Progress } from '@flowi/contracts/events';
import type { Flow } from '@flowi/contracts/flow';

type Reported = Progress['nodes'][string];
export type NodeState = Reported['state'] | 'unknown';

/** A node of the version that ran, with what the training job says of it. */
export interface NodeRow {
  id: string;
  component: string;
  state: NodeState;
  /** Time spent in it over all trials so far; null before it has begun. */
  seconds: number | null;
  fits: number;
  reused: number;
}

/** The last report of a job that broke off may say "running" or "waiting"; the run knows better. */
function settledState(reported: Reported['state'], run: RunState): NodeState {
  if (run !== 'failed' && run !== 'stopped') return reported;
  if (reported === 'running') return run === 'failed' ? 'failed' : 'cancelled';
  return reported === 'waiting' ? 'skipped' : reported;
}

function unreportedState(run: RunState): NodeState {
  if (run === 'queued' || run === 'planning' || run === 'training') return 'waiting';
  return run === 'failed' || run === 'stopped' ? 'skipped' : 'unknown';
}

/** Nodes in the order of the document. */
export function nodeRows({ nodes }: Pick<Flow, 'nodes'>, progress: Progress | null, run: RunState): readonly NodeRow[] {
  return nodes.map(({ id, component }) => {
    const reported = progress?.nodes[id];
    if (!reported) return { id, component, state: unreportedState(run), seconds: null, fits: 0, reused: 0 };
    const { state, seconds, fits, reused } = reported;
    return {
      id,
      component,
      state: settledState(state, run),
      seconds: state === 'waiting' ? null : seconds,
      fits,
      reused,
    };
  });
}
