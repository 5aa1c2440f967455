import type { Run } from '@flowi/contracts/entities';
import type { Progress } from '@flowi/contracts/events';
import type { NodeFacts } from './node-facts.ts';

type Phase = Progress['phase'];

/** Something that took time, in seconds since the run was asked for; of a retry, since it started. */
export type TimelineRow =
  | { readonly kind: 'waiting' | 'starting' | 'after'; readonly from: number; readonly to: number }
  | { readonly kind: 'phase'; readonly phase: Phase; readonly from: number; readonly to: number }
  | { readonly kind: 'node'; readonly node: NodeFacts; readonly from: number; readonly to: number };

/**
 * What a run did when: the wait for a place, the start of the job, the phases of training, each node from its first use to its last, and what came after.
 *
 * @param now milliseconds since 1970
 */
export function timelineRows(
  run: Pick<Run, 'attempt' | 'createdAt' | 'startedAt' | 'finishedAt'>,
  progress: Progress | null,
  nodes: readonly NodeFacts[],
  now: number,
): readonly TimelineRow[] {
  const again = run.attempt > 1;
  // Nobody notes when a retry was asked for; its own time begins when it started.
  const zero = Date.parse(again ? (run.startedAt ?? run.createdAt) : run.createdAt);
  const end = run.finishedAt === null ? now : Date.parse(run.finishedAt);
  const at = (time: number) => Math.max(0, (time - zero) / 1_000);
  const span = (from: number, to: number) => ({ from: at(from), to: Math.max(at(from), at(to)) });
  const phases = (progress?.phases ?? []).map(({ phase, startedAt }) => ({ phase, start: Date.parse(startedAt) }));
  const first = run.startedAt === null ? end : Date.parse(run.startedAt);
  const rows: TimelineRow[] = again ? [] : [{ kind: 'waiting', ...span(zero, first) }];
  if (run.startedAt !== null) rows.push({ kind: 'starting', ...span(first, phases[0]?.start ?? end) });
  for (const [index, { phase, start }] of phases.entries()) {
    if (phase === 'done' || phase === 'failed') {
      rows.push({ kind: 'after', ...span(start, end) });
      continue;
    }
    rows.push({ kind: 'phase', phase, ...span(start, phases[index + 1]?.start ?? end) });
    if (phase === 'fitting') rows.push(...nodeRows(nodes, end, span));
  }
  return rows;
}

function nodeRows(
  nodes: readonly NodeFacts[],
  end: number,
  span: (from: number, to: number) => { from: number; to: number },
): TimelineRow[] {
  return nodes.flatMap((node) => {
    if (node.startedAt === null) return [];
    const until = node.state === 'running' ? end : (node.endedAt ?? end);
    return [{ kind: 'node', node, ...span(node.startedAt, until) } satisfies TimelineRow];
  });
}
