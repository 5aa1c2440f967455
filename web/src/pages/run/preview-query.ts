import type { Client } from '@flowi/contracts/client';
import { isSettled } from '../../features/runs/run-state.ts';
import type { ShownRun } from './shown-run.ts';

type Kept = Awaited<ReturnType<Client['runs']['preview']>>;
export type Preview = NonNullable<Kept['preview']>;
export type PreviewedColumn = Preview['columns'][number];

/** What left a node. The first trial's is replaced by the chosen one's while the run goes on. */
export function previewQuery(api: Client, run: ShownRun, nodeId: string) {
  const { projectId, runId, attempt } = run;
  return {
    queryKey: ['runs', projectId, 'preview', runId, attempt, nodeId, isSettled(run)],
    queryFn: () => api.runs.preview({ params: { projectId, runId, nodeId } }),
    settled: ({ preview }: Kept) => isSettled(run) || preview?.of === 'chosen_trial',
  };
}
