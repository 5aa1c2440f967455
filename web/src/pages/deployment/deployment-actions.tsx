import Button from '@cloudscape-design/components/button';
import SpaceBetween from '@cloudscape-design/components/space-between';
import type { Deployment, LedgerEntry } from '@flowi/contracts/entities';
import { type ReactNode, useState } from 'react';
import { isRemovable } from '../../features/deployments/deployment-queries.ts';
import { useMay } from '../../features/projects/project-queries.ts';
import { useCatalogue } from '../../shared/texts/catalogue.ts';
import { useTexts } from '../../shared/texts/texts.ts';
import { DeployDialog } from './deploy-dialog.tsx';
import { RemoveDialog } from './remove-dialog.tsx';
import { RollBackDialog } from './roll-back-dialog.tsx';
import { deploymentTexts } from './texts/index.ts';

interface DeploymentActionsProps {
  deployment: Deployment;
  /** Of the flow, oldest first; undefined while loading. */
  releases: readonly LedgerEntry[] | undefined;
}

/** What is done with a deployment: go back, deploy again, take down. */
export function DeploymentActions({ deployment, releases }: DeploymentActionsProps): ReactNode {
  const words = useCatalogue(deploymentTexts);
  const { common, roles } = useTexts();
  const may = useMay(deployment.projectId, 'deployer');
  const [asking, setAsking] = useState<'back' | 'deploy' | 'remove' | null>(null);
  const role = may ? {} : { disabled: true, disabledReason: common.needsRole(roles.deployer) };
  const close = () => setAsking(null);
  const { state } = deployment;
  return (
    <>
      <SpaceBetween size="xs" direction="horizontal">
        <Button
          {...role}
          {...(may && !isRemovable(deployment) && { disabled: true })}
          onClick={() => setAsking('remove')}
        >
          {words.remove}
        </Button>
        <Button {...role} {...(may && state === 'deleting' && { disabled: true })} onClick={() => setAsking('deploy')}>
          {words.deployAgain}
        </Button>
        <Button
          {...role}
          {...(may && (state === 'deleted' || !releases) && { disabled: true })}
          onClick={() => setAsking('back')}
        >
          {words.rollBack}
        </Button>
      </SpaceBetween>
      {asking === 'back' && releases && <RollBackDialog deployment={deployment} releases={releases} onClose={close} />}
      {asking === 'deploy' && <DeployDialog deployment={deployment} onClose={close} />}
      {asking === 'remove' && <RemoveDialog deployment={deployment} onClose={close} />}
    </>
  );
}
