import { columnsReaching } from '@flowi/contracts/flow';
import { useQuery } from '@tanstack/react-query';
import { datasetsQuery } from '../../../features/datasets/dataset-queries.ts';
import { useApi } from '../../../shared/api/api.ts';
import { useCatalogue } from '../../../shared/texts/catalogue.ts';
import { useChecked, useEditorModel } from '../editor-context.tsx';
import { editorTexts } from '../texts/index.ts';
import { useProfile } from './use-profile.ts';

/** A value that is known to be there. */
export interface Suggestion {
  readonly value: string;
  readonly description?: string;
}

/** Parameters of any kind of node that name columns or data. */
const ROLES: Readonly<Record<string, 'columns' | 'dataset' | 'all-columns'>> = {
  columns: 'columns',
  exclude_columns: 'columns',
  key_columns: 'columns',
  column: 'columns',
  dataset: 'dataset',
  target: 'all-columns',
};

/** True when a parameter names something that can be known, whether or not it is known yet. */
export function namesSomething(parameter: string): boolean {
  return Object.hasOwn(ROLES, parameter);
}

/** What a parameter can name: data sets of the project, or the columns that reach the node. */
export function useSuggestions(nodeId: string, name: string): readonly Suggestion[] {
  const { parameter } = useCatalogue(editorTexts);
  const { projectId } = useEditorModel();
  const { graph } = useChecked();
  const role = Object.hasOwn(ROLES, name) ? ROLES[name] : undefined;
  const loads = graph.component(nodeId)?.stage === 'load';
  const profile = useProfile(nodeId);
  const datasets = useQuery({ ...datasetsQuery(useApi(), projectId), enabled: role === 'dataset' && loads });
  if (role === 'dataset') return loads ? (datasets.data ?? []).map((dataset) => ({ value: dataset.name })) : [];
  if (role === undefined || !profile) return [];
  const columns = loads ? profile.columns : columnsReaching(graph, nodeId, profile);
  return columns.map((column) => ({ value: column.name, description: parameter.types[column.type] }));
}
