import type { BreadcrumbGroupProps } from '@cloudscape-design/components/breadcrumb-group';
import { useQuery } from '@tanstack/react-query';
import { useMatches } from '@tanstack/react-router';
import { runQuery } from '../features/runs/run-queries.ts';
import { flowAddress, flowsAddress, runAddress } from '../shared/addresses.ts';
import { useApi } from '../shared/api/api.ts';
import { useFormats } from '../shared/format/formats.ts';
import { useTexts } from '../shared/texts/texts.ts';

/** The way from the list of flows to this page. A run's page finds the flow in the run it shows. */
export function useBreadcrumbs(): readonly BreadcrumbGroupProps.Item[] {
  const { flows } = useTexts();
  const { moment } = useFormats();
  const params: { projectId?: string; flowId?: string; runId?: string } = useMatches().at(-1)?.params ?? {};
  const { projectId = '', runId = '' } = params;
  const { settled: _, ...query } = runQuery(useApi(), projectId, runId);
  const { data: run } = useQuery({ ...query, enabled: false });
  const flowId = params.flowId ?? (runId === '' ? undefined : run?.flowId);
  if (projectId === '') return [];
  return [
    { text: flows.title, href: flowsAddress(projectId) },
    ...(flowId === undefined ? [] : [{ text: flowId, href: flowAddress(projectId, flowId) }]),
    ...(runId === '' || !run ? [] : [{ text: moment(run.createdAt), href: runAddress(projectId, runId) }]),
  ];
}
