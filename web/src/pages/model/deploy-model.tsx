import Button from '@cloudscape-design/components/button';
import type { ModelVersion } from '@flowi/contracts/entities';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useMay } from '../../features/projects/project-queries.ts';
import { deploymentAddress } from '../../shared/addresses.ts';
import { useApi } from '../../shared/api/api.ts';
import { useCatalogue } from '../../shared/texts/catalogue.ts';
import { useTexts } from '../../shared/texts/texts.ts';
import { useFlashes } from '../../shared/ui/flashes.tsx';
import { ProblemText } from '../../shared/ui/problem-text.tsx';
import { modelTexts } from './texts/index.ts';

/** Deploys this version as an endpoint and leads to it. */
export function DeployModel({ model }: { model: ModelVersion }): ReactNode {
  const words = useCatalogue(modelTexts);
  const { common, roles } = useTexts();
  const { projectId, flowId, version } = model;
  const api = useApi();
  const flashes = useFlashes();
  const queries = useQueryClient();
  const { history } = useRouter();
  const may = useMay(projectId, 'deployer');
  const deploy = useMutation({
    mutationFn: () => api.deployments.deploy({ params: { projectId, flowId }, body: { kind: 'online', version } }),
    onSuccess: async ({ deploymentId }) => {
      await queries.invalidateQueries({ queryKey: ['deployments', projectId] });
      history.push(deploymentAddress(projectId, deploymentId));
    },
    onError: (error) =>
      flashes.add({ type: 'error', header: words.notDeployed, content: <ProblemText error={error} /> }),
  });
  return (
    <Button
      loading={deploy.isPending}
      disabled={!may}
      disabledReason={may ? undefined : common.needsRole(roles.deployer)}
      onClick={() => deploy.mutate()}
    >
      {words.deploy}
    </Button>
  );
}
