import type { Flow } from '@flowi/contracts/flow';
import { useMemo } from 'react';
import { isSettled } from '../../features/runs/run-state.ts';
import { useNow } from '../../shared/ui/use-now.ts';
import { type NodeFacts, nodeFacts } from './node-facts.ts';
import type { ShownRun } from './shown-run.ts';

/** Facts about the nodes, renewed every second while the run is on, with the time they are of. */
export function useNodeFacts(run: ShownRun, flow: Flow): { facts: readonly NodeFacts[]; now: number } {
  const now = useNow(!isSettled(run));
  const facts = useMemo(() => nodeFacts(flow, run.progress, run, now), [flow, run, now]);
  return { facts, now };
}
