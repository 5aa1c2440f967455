import type { BreadcrumbGroupProps } from '@cloudscape-design/components/breadcrumb-group';
import { useQuery } from '@tanstack/react-query';
import { useMatches } from '@tanstack/react-router';
import { runQuery } from '../features/runs/run-queries.ts';
import {
  batchJobAddress,
  batchJobsAddress,
  datasetAddress,
  datasetsAddress,
  deploymentAddress,
  deploymentsAddress,
  flowAddress,
  flowsAddress,
  membersAddress,
  modelAddress,
  PROJECTS_ADDRESS,
  runAddress,
  runsAddress,
} from '../shared/addresses.ts';
import { useApi } from '../shared/api/api.ts';
import { useFormats } from '../shared/format/formats.ts';
import type { Texts } from '../shared/texts/en.ts';
import { useTexts } from '../shared/texts/texts.ts';

interface Params {
  projectId?: string;
  flowId?: string;
  runId?: string;
  name?: string;
  deploymentId?: string;
  batchJobId?: string;
  version?: string;
}

const MEMBERS = /^\/projects\/[^/]+\/members$/;
const COMPARE = /^\/projects\/[^/]+\/compare$/;

/** Pages below that of a flow, as the address names them. */
const FLOW_PARTS = ['edit', 'versions'] as const;

/** The way to a page that lies directly below a list; a run that could not be loaded is one, since nobody knows its flow. */
function belowList(
  { pages }: Texts['shell'],
  { projectId = '', runId, name, deploymentId, batchJobId }: Params,
  withoutFlow: boolean,
): readonly BreadcrumbGroupProps.Item[] | null {
  if (deploymentId !== undefined)
    return [
      { text: pages.deployments, href: deploymentsAddress(projectId) },
      { text: deploymentId, href: deploymentAddress(projectId, deploymentId) },
    ];
  if (batchJobId !== undefined)
    return [
      { text: pages.batchJobs, href: batchJobsAddress(projectId) },
      { text: batchJobId, href: batchJobAddress(projectId, batchJobId) },
    ];
  if (name !== undefined)
    return [
      { text: pages.datasets, href: datasetsAddress(projectId) },
      { text: name, href: datasetAddress(projectId, name) },
    ];
  if (runId !== undefined && withoutFlow)
    return [
      { text: pages.runs, href: runsAddress(projectId) },
      { text: runId, href: runAddress(projectId, runId) },
    ];
  return null;
}

/** The way from a list to this page. A run's page finds the flow in the run it shows. */
export function useBreadcrumbs(): readonly BreadcrumbGroupProps.Item[] {
  const { shell } = useTexts();
  const { moment } = useFormats();
  const { pathname = '', params: found } = useMatches().at(-1) ?? {};
  const params: Params = found ?? {};
  const { projectId = '', runId = '', version } = params;
  const { settled: _, ...query } = runQuery(useApi(), projectId, runId);
  const { data: run, isLoadingError } = useQuery({ ...query, enabled: false });
  const flowId = params.flowId ?? (runId === '' ? undefined : run?.flowId);
  if (projectId === '') return [];
  if (COMPARE.test(pathname))
    return [
      { text: shell.pages.runs, href: runsAddress(projectId) },
      { text: shell.pages.compare, href: pathname },
    ];
  if (MEMBERS.test(pathname))
    return [
      { text: shell.projects, href: PROJECTS_ADDRESS },
      { text: shell.pages.members, href: membersAddress(projectId) },
    ];
  const listed = belowList(shell, params, isLoadingError);
  if (listed !== null) return listed;
  return [
    { text: shell.pages.flows, href: flowsAddress(projectId) },
    ...(flowId === undefined ? [] : [{ text: flowId, href: flowAddress(projectId, flowId) }]),
    ...FLOW_PARTS.filter((part) => flowId !== undefined && pathname.endsWith(`/flows/${flowId}/${part}`)).map(
      (part) => ({
        text: shell.partsOfFlow[part],
        href: pathname,
      }),
    ),
    ...(version === undefined || flowId === undefined
      ? []
      : [{ text: shell.modelOf(version), href: modelAddress(projectId, flowId, Number(version)) }]),
    ...(runId === '' || !run ? [] : [{ text: moment(run.createdAt), href: runAddress(projectId, runId) }]),
  ];
}
