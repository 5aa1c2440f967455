import type { Client } from '@flowi/contracts/client';
import type { Profile } from '@flowi/contracts/entities';
import type { FlowGraph } from '@flowi/contracts/flow';
import { queryOptions, useQuery } from '@tanstack/react-query';
import { datasetsQuery } from '../../../features/datasets/dataset-queries.ts';
import { useApi } from '../../../shared/api/api.ts';
import { useChecked, useEditorModel } from '../editor-context.tsx';

interface Table {
  readonly name: string;
  /** null takes the newest that is ready. */
  readonly version: number | null;
}

function profileQuery(api: Client, projectId: string, { name, version }: Table) {
  return queryOptions({
    queryKey: ['datasets', projectId, 'profile', name, version],
    queryFn: async (): Promise<Profile | null> => {
      if (version !== null) {
        const params = { projectId, name, version };
        return (await api.datasets.getVersion({ params })).profile;
      }
      const { versions } = await api.datasets.get({ params: { projectId, name } });
      return versions.find(({ profile }) => profile !== null)?.profile ?? null;
    },
    staleTime: 30_000,
    retry: false,
  });
}

/** The profile of the table that a node's rows come from; undefined where it is not known. */
export function useProfile(nodeId: string): Profile | undefined {
  const api = useApi();
  const { projectId } = useEditorModel();
  const { graph } = useChecked();
  const table = tableOf(graph, nodeId);
  // While a name is being typed it is none that there is.
  const { data: datasets = [] } = useQuery({ ...datasetsQuery(api, projectId), enabled: table !== null });
  const { data } = useQuery({
    ...profileQuery(api, projectId, table ?? { name: '', version: null }),
    enabled: datasets.some(({ name }) => name === table?.name),
  });
  return table === null ? undefined : (data ?? undefined);
}

function tableOf(graph: FlowGraph, nodeId: string): Table | null {
  const above = graph.ancestors(nodeId);
  const source = graph.ofStage('load').find((id) => id === nodeId || above.has(id));
  const params = source === undefined ? undefined : graph.nodes.get(source)?.params;
  const name = params?.['dataset'];
  const version = params?.['version'];
  if (typeof name !== 'string' || name === '') return null;
  return { name, version: typeof version === 'number' ? version : null };
}
