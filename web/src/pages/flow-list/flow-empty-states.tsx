import Button from '@cloudscape-design/components/button';
import type { ReactNode } from 'react';
import { NewFlowButton } from '../../features/new-flow/new-flow-button.tsx';
import { examplesAddress } from '../../shared/addresses.ts';
import { useCatalogue } from '../../shared/texts/catalogue.ts';
import { EmptyState } from '../../shared/ui/empty-state.tsx';
import { PageLink } from '../../shared/ui/page-link.tsx';
import { flowListTexts } from './texts/index.ts';

export function NoFlows({ projectId }: { projectId: string }): ReactNode {
  const words = useCatalogue(flowListTexts);
  return (
    <EmptyState title={words.emptyTitle} action={<NewFlowButton projectId={projectId} />}>
      {words.emptyAdvice} <PageLink href={examplesAddress(projectId)}>{words.toExamples}</PageLink>
    </EmptyState>
  );
}

export function NoMatch({ onClear }: { onClear: () => void }): ReactNode {
  const words = useCatalogue(flowListTexts);
  return (
    <EmptyState title={words.noMatchTitle} action={<Button onClick={onClear}>{words.clearFilters}</Button>}>
      {words.noMatchAdvice}
    </EmptyState>
  );
}
