import Box from '@cloudscape-design/components/box';
import Container from '@cloudscape-design/components/container';
import CopyToClipboard from '@cloudscape-design/components/copy-to-clipboard';
import FormField from '@cloudscape-design/components/form-field';
import Header from '@cloudscape-design/components/header';
import RadioGroup from '@cloudscape-design/components/radio-group';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Toggle from '@cloudscape-design/components/toggle';
import { deploymentIdOf } from '@flowi/contracts/entities';
import { ONLINE_TARGETS } from '@flowi/contracts/flow';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { deploymentsQuery } from '../../../features/deployments/deployment-queries.ts';
import { DeploymentStateIndicator } from '../../../features/deployments/deployment-state.tsx';
import { useSession } from '../../../features/session/session-context.ts';
import { deploymentAddress } from '../../../shared/addresses.ts';
import { useApi } from '../../../shared/api/api.ts';
import { useCatalogue } from '../../../shared/texts/catalogue.ts';
import { useTexts } from '../../../shared/texts/texts.ts';
import { PageLink } from '../../../shared/ui/page-link.tsx';
import { useEditorModel } from '../editor-context.tsx';
import { useProblemAt } from '../field-problem.ts';
import { deployTabTexts } from './texts/index.ts';
import { useDeploy } from './use-deploy.ts';

/** Not built yet; a flow that asks for it is refused before it runs. */
const NOT_BUILT = 'fargate';

/** Whether what goes live is served by an endpoint, where, and the address it is called at. */
export function OnlineForm(): ReactNode {
  const { online: words } = useCatalogue(deployTabTexts);
  const { mayEdit } = useEditorModel();
  const problemAt = useProblemAt();
  const { deploy, change } = useDeploy();
  const { online } = deploy;
  return (
    <Container
      header={
        <Header variant="h2" description={words.description}>
          {words.title}
        </Header>
      }
    >
      <SpaceBetween size="m">
        <Toggle
          checked={online.enabled}
          disabled={!mayEdit}
          description={words.switchHint}
          onChange={({ detail }) => change({ online: { ...online, enabled: detail.checked } }, 'online.enabled')}
        >
          {words.switch}
        </Toggle>
        {online.enabled && (
          <FormField label={words.target} errorText={problemAt('deploy.online.target')}>
            <RadioGroup
              value={online.target}
              readOnly={!mayEdit}
              items={ONLINE_TARGETS.map((value) => ({
                value,
                label: words.targets[value],
                description: words.costs[value],
                disabled: value === NOT_BUILT,
              }))}
              onChange={({ detail }) => {
                const target = ONLINE_TARGETS.find((one) => one === detail.value);
                if (target) change({ online: { ...online, target } }, 'online.target');
              }}
            />
          </FormField>
        )}
        <Endpoint />
      </SpaceBetween>
    </Container>
  );
}

/** The endpoint that is there, whatever the draft says. */
function Endpoint(): ReactNode {
  const { online: words } = useCatalogue(deployTabTexts);
  const { common } = useTexts();
  const { projectId, flowId } = useEditorModel();
  const { apiUrl } = useSession();
  const { data } = useQuery(deploymentsQuery(useApi(), projectId));
  const id = deploymentIdOf(flowId, 'online');
  const endpoint = data?.find(({ deploymentId }) => deploymentId === id);
  if (data === undefined) return null;
  if (endpoint === undefined || endpoint.state === 'deleted')
    return <Box color="text-body-secondary">{words.noEndpoint}</Box>;
  const address = `${apiUrl}/projects/${projectId}/deployments/${id}/invocations`;
  return (
    <SpaceBetween size="xs">
      <SpaceBetween size="xs" direction="horizontal">
        <DeploymentStateIndicator state={endpoint.state} />
        <PageLink href={deploymentAddress(projectId, id)}>{words.openEndpoint(endpoint.modelVersion)}</PageLink>
      </SpaceBetween>
      <FormField label={words.address} description={words.addressHint}>
        <CopyToClipboard
          variant="inline"
          copyButtonAriaLabel={common.copy}
          copySuccessText={common.copied}
          copyErrorText={common.copyFailed}
          textToCopy={words.url(address)}
        />
      </FormField>
    </SpaceBetween>
  );
}
