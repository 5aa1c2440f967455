import { type Deployment, type LedgerEntry, versionBefore } from '@flowi/contracts/entities';
import { useMutation } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { liveVersion } from '../../features/models/releases.ts';
import { useApi } from '../../shared/api/api.ts';
import { useCatalogue } from '../../shared/texts/catalogue.ts';
import { useFlashes } from '../../shared/ui/flashes.tsx';
import { deploymentTexts } from './texts/index.ts';
import { useChanged } from './use-changed.ts';
import { VersionDialog } from './version-dialog.tsx';

interface RollBackDialogProps {
  deployment: Deployment;
  releases: readonly LedgerEntry[];
  onClose: () => void;
}

/** Makes an earlier model live again: the one before, unless another one is chosen. */
export function RollBackDialog({ deployment, releases, onClose }: RollBackDialogProps): ReactNode {
  const words = useCatalogue(deploymentTexts);
  const api = useApi();
  const flashes = useFlashes();
  const changed = useChanged(deployment.projectId);
  const { projectId, flowId, kind, modelVersion } = deployment;
  const live = liveVersion(releases) ?? modelVersion;
  // Another version than the live one may have been deployed; then the way back is to the live one.
  const previous = live === modelVersion ? versionBefore(releases, live) : live;
  const back = useMutation({
    mutationFn: async ({ version, reason }: { version: number; reason: string }) => {
      const params = { projectId, flowId };
      if (version === live) await api.deployments.deploy({ params, body: { kind, version, reason } });
      else await api.models.rollback({ params, body: { version, reason } });
    },
    onSuccess: async (_, { version }) => {
      flashes.add({ type: 'success', header: words.rolledBack(version) });
      onClose();
      await changed();
    },
  });
  const noteOf = (version: number) => {
    if (version === live) return words.isLive;
    return version === previous ? words.wasLiveBefore : undefined;
  };
  return (
    <VersionDialog
      deployment={deployment}
      title={words.rollBackTitle(flowId)}
      confirm={words.rollBack}
      failedTitle={words.notRolledBack}
      suggested={previous}
      except={modelVersion}
      noteOf={noteOf}
      error={back.error}
      pending={back.isPending}
      onConfirm={(version, reason) => back.mutate({ version, reason })}
      onClose={onClose}
    >
      {previous === null && words.rollBackNone(live)}
      {previous !== null && live === modelVersion && words.rollBackBody(live, previous)}
      {live !== modelVersion && words.rollBackToLive(modelVersion, live)}
    </VersionDialog>
  );
}
