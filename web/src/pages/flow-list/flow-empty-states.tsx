import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import CopyToClipboard from '@cloudscape-design/components/copy-to-clipboard';
import type { ReactNode } from 'react';
import { useCatalogue } from '../../shared/texts/catalogue.ts';
import { useTexts } from '../../shared/texts/texts.ts';
import { EmptyState } from '../../shared/ui/empty-state.tsx';
import { flowListTexts } from './texts/index.ts';

export function NoFlows(): ReactNode {
  const words = useCatalogue(flowListTexts);
  const { common } = useTexts();
  return (
    <EmptyState
      title={words.emptyTitle}
      action={
        <Box variant="code">
          <CopyToClipboard
            variant="inline"
            copyButtonAriaLabel={common.copy}
            textToCopy={words.emptyCommand}
            copySuccessText={common.copied}
            copyErrorText={common.copyFailed}
          />
        </Box>
      }
    >
      {words.emptyAdvice}
    </EmptyState>
  );
}

export function NoMatch({ filter, onClear }: { filter: string; onClear: () => void }): ReactNode {
  const words = useCatalogue(flowListTexts);
  return (
    <EmptyState title={words.noMatchTitle} action={<Button onClick={onClear}>{words.clearFilter}</Button>}>
      {words.noMatchAdvice(filter)}
    </EmptyState>
  );
}
