import type { Run } from '@flowi/contracts/entities';
import { useQuery } from '@tanstack/react-query';
import { trialsQuery } from '../../features/runs/run-queries.ts';
import { useApi } from '../../shared/api/api.ts';
import { useEditorModel } from './editor-context.tsx';
import { type Pace, paceOf } from './pace.ts';

/** A run with the pace of its trials. */
export interface LastPace {
  readonly run: Run;
  readonly pace: Pace;
}

/** The last run of the flow that succeeded; null while there is none. */
export function useLastPace(): LastPace | null {
  const api = useApi();
  const { projectId, flowId } = useEditorModel();
  const { data: last } = useQuery({
    queryKey: ['runs', projectId, 'last-succeeded', flowId],
    queryFn: async () => {
      const query = { flowId, state: 'succeeded', limit: 1 } as const;
      const { items } = await api.runs.list({ params: { projectId }, query });
      const [run] = items;
      if (!run) return null;
      const pace = paceOf(await trialsQuery(api, run).queryFn());
      return pace && { run, pace };
    },
    retry: false,
  });
  return last ?? null;
}
