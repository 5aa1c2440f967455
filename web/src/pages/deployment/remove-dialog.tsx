import type { Deployment } from '@flowi/contracts/entities';
import { useMutation } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useApi } from '../../shared/api/api.ts';
import { useCatalogue } from '../../shared/texts/catalogue.ts';
import { ConfirmByName } from '../../shared/ui/confirm-by-name.tsx';
import { useFlashes } from '../../shared/ui/flashes.tsx';
import { deploymentTexts } from './texts/index.ts';
import { useChanged } from './use-changed.ts';

/** Takes a deployment down, after its name was typed. */
export function RemoveDialog({ deployment, onClose }: { deployment: Deployment; onClose: () => void }): ReactNode {
  const words = useCatalogue(deploymentTexts);
  const api = useApi();
  const flashes = useFlashes();
  const changed = useChanged(deployment.projectId);
  const { projectId, deploymentId, kind } = deployment;
  const remove = useMutation({
    mutationFn: () => api.deployments.remove({ params: { projectId, deploymentId } }),
    onSuccess: async () => {
      flashes.add({ type: 'success', header: words.removing(deploymentId) });
      onClose();
      await changed();
    },
  });
  return (
    <ConfirmByName
      name={deploymentId}
      title={words.removeTitle(deploymentId)}
      confirm={words.remove}
      failedTitle={words.notRemoved(deploymentId)}
      error={remove.error}
      pending={remove.isPending}
      onConfirm={() => remove.mutate()}
      onCancel={onClose}
    >
      {kind === 'online' ? words.removeEndpoint : words.removePlan}
    </ConfirmByName>
  );
}
