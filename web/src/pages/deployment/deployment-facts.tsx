import Container from '@cloudscape-design/components/container';
import CopyToClipboard from '@cloudscape-design/components/copy-to-clipboard';
import KeyValuePairs from '@cloudscape-design/components/key-value-pairs';
import type { Deployment, LedgerEntry } from '@flowi/contracts/entities';
import type { ReactNode } from 'react';
import { DeploymentStateIndicator } from '../../features/deployments/deployment-state.tsx';
import { LastDrift } from '../../features/drift/last-drift.tsx';
import { servedBefore } from '../../features/models/releases.ts';
import { useSession } from '../../features/session/session-context.ts';
import { flowAddress, modelAddress } from '../../shared/addresses.ts';
import { useCatalogue } from '../../shared/texts/catalogue.ts';
import { useTexts } from '../../shared/texts/texts.ts';
import { Moment } from '../../shared/ui/moment.tsx';
import { PageLink } from '../../shared/ui/page-link.tsx';
import { endpointAddress } from './snippets.ts';
import { deploymentTexts } from './texts/index.ts';

interface DeploymentFactsProps {
  deployment: Deployment;
  /** Of the flow, oldest first; undefined while loading. */
  releases: readonly LedgerEntry[] | undefined;
}

/** Where a deployment is, what it serves and what it served before. */
export function DeploymentFacts({ deployment, releases }: DeploymentFactsProps): ReactNode {
  const words = useCatalogue(deploymentTexts);
  const { projectId, flowId, modelVersion, kind, target } = deployment;
  const previous = releases && servedBefore(releases, deployment);
  const modelLink = (version: number) => (
    <PageLink href={modelAddress(projectId, flowId, version)}>{words.version(version)}</PageLink>
  );
  return (
    <Container>
      <KeyValuePairs
        columns={4}
        ariaLabel={words.facts}
        items={[
          ...(kind === 'online' ? [{ label: words.address, value: <Address deployment={deployment} /> }] : []),
          { label: words.state, value: <DeploymentStateIndicator state={deployment.state} /> },
          { label: words.serves, value: modelLink(modelVersion) },
          {
            label: words.before,
            value: previous === undefined ? '–' : previous === null ? words.noneBefore : modelLink(previous),
          },
          { label: words.flow, value: <PageLink href={flowAddress(projectId, flowId)}>{flowId}</PageLink> },
          ...(target === null ? [] : [{ label: words.target, value: words.targets[target] }]),
          { label: words.drift, value: <LastDrift deployment={deployment} /> },
          { label: words.changed, value: <Moment at={deployment.updatedAt} /> },
        ]}
      />
    </Container>
  );
}

function Address({ deployment }: { deployment: Deployment }): ReactNode {
  const { common } = useTexts();
  const { apiUrl } = useSession();
  return (
    <CopyToClipboard
      variant="inline"
      textToCopy={endpointAddress(apiUrl, deployment)}
      copyButtonAriaLabel={common.copy}
      copySuccessText={common.copied}
      copyErrorText={common.copyFailed}
    />
  );
}
