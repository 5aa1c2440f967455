import Button from '@cloudscape-design/components/button';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useRouter } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { RunFlowButton } from '../../features/runs/run-flow-button.tsx';
import { flowEditorAddress, flowVersionsAddress } from '../../shared/addresses.ts';
import { useCatalogue } from '../../shared/texts/catalogue.ts';
import { DeleteFlow } from './delete-flow.tsx';
import { flowTexts } from './texts/index.ts';

interface FlowActionsProps {
  projectId: string;
  flowId: string;
  name: string;
}

/** What is done with a flow as a whole. */
export function FlowActions({ projectId, flowId, name }: FlowActionsProps): ReactNode {
  const texts = useCatalogue(flowTexts);
  const { history } = useRouter();
  const link = (href: string) => ({
    href,
    onFollow: (event: CustomEvent) => {
      event.preventDefault();
      history.push(href);
    },
  });
  return (
    <SpaceBetween direction="horizontal" size="xs">
      <DeleteFlow projectId={projectId} flowId={flowId} />
      <Button {...link(flowVersionsAddress(projectId, flowId))}>{texts.versions}</Button>
      <Button {...link(flowEditorAddress(projectId, flowId))}>{texts.edit}</Button>
      <RunFlowButton projectId={projectId} flowId={flowId} name={name} variant="primary" />
    </SpaceBetween>
  );
}
