import type { TableProps } from '@cloudscape-design/components/table';
import type { Deployment } from '@flowi/contracts/entities';
import { DeploymentStateIndicator } from '../../features/deployments/deployment-state.tsx';
import type { DeploymentWords } from '../../features/deployments/texts/en.ts';
import { LastDrift } from '../../features/drift/last-drift.tsx';
import { deploymentAddress, flowAddress, modelAddress } from '../../shared/addresses.ts';
import { Moment } from '../../shared/ui/moment.tsx';
import { PageLink } from '../../shared/ui/page-link.tsx';
import type { DeploymentsTexts } from './texts/en.ts';

interface Shown {
  projectId: string;
  words: DeploymentsTexts;
  kinds: DeploymentWords['kinds'];
}

/** Columns of the list of deployments. */
export function deploymentColumns(shown: Shown): readonly TableProps.ColumnDefinition<Deployment>[] {
  const { projectId, words, kinds } = shown;
  const { columns } = words;
  return [
    {
      id: 'deployment',
      header: columns.deployment,
      sortingField: 'deploymentId',
      isRowHeader: true,
      minWidth: 160,
      cell: ({ deploymentId }) => <PageLink href={deploymentAddress(projectId, deploymentId)}>{deploymentId}</PageLink>,
    },
    { id: 'kind', header: columns.kind, sortingField: 'kind', cell: ({ kind }) => kinds[kind] },
    {
      id: 'state',
      header: columns.state,
      sortingField: 'state',
      minWidth: 150,
      cell: ({ state }) => <DeploymentStateIndicator state={state} />,
    },
    {
      id: 'flow',
      header: columns.flow,
      sortingField: 'flowId',
      cell: ({ flowId }) => <PageLink href={flowAddress(projectId, flowId)}>{flowId}</PageLink>,
    },
    {
      id: 'model',
      header: columns.model,
      sortingField: 'modelVersion',
      cell: ({ flowId, modelVersion }) => (
        <PageLink href={modelAddress(projectId, flowId, modelVersion)}>{words.version(modelVersion)}</PageLink>
      ),
    },
    {
      id: 'drift',
      header: columns.drift,
      minWidth: 200,
      cell: (one) => <LastDrift deployment={one} />,
    },
    {
      id: 'changed',
      header: columns.changed,
      sortingField: 'updatedAt',
      cell: ({ updatedAt }) => <Moment at={updatedAt} />,
    },
  ];
}
