import type { Deployment } from '@flowi/contracts/entities';
import { useMutation } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useApi } from '../../shared/api/api.ts';
import { useCatalogue } from '../../shared/texts/catalogue.ts';
import { useFlashes } from '../../shared/ui/flashes.tsx';
import { deploymentTexts } from './texts/index.ts';
import { useChanged } from './use-changed.ts';
import { VersionDialog } from './version-dialog.tsx';

/** Deploys a model version in place of what is there, or again after it was taken down or failed. */
export function DeployDialog({ deployment, onClose }: { deployment: Deployment; onClose: () => void }): ReactNode {
  const words = useCatalogue(deploymentTexts);
  const api = useApi();
  const flashes = useFlashes();
  const changed = useChanged(deployment.projectId);
  const { projectId, flowId, deploymentId, kind, modelVersion } = deployment;
  const deploy = useMutation({
    mutationFn: ({ version, reason }: { version: number; reason: string }) =>
      api.deployments.deploy({ params: { projectId, flowId }, body: { kind, version, reason } }),
    onSuccess: async (reply) => {
      flashes.add({ type: 'success', header: words.deploying(deploymentId, reply.modelVersion) });
      onClose();
      await changed();
    },
  });
  return (
    <VersionDialog
      deployment={deployment}
      title={words.deployTitle(deploymentId)}
      confirm={words.deploy}
      failedTitle={words.notDeployed(deploymentId)}
      suggested={modelVersion}
      except={null}
      noteOf={(version) => (version === modelVersion ? words.servesNow : undefined)}
      error={deploy.error}
      pending={deploy.isPending}
      onConfirm={(version, reason) => deploy.mutate({ version, reason })}
      onClose={onClose}
    >
      {words.deployBody}
    </VersionDialog>
  );
}
