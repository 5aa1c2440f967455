import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import CopyToClipboard from '@cloudscape-design/components/copy-to-clipboard';
import type { ReactNode } from 'react';
import { useTexts } from '../../shared/texts/texts.ts';
import { EmptyState } from '../../shared/ui/empty-state.tsx';

export function NoFlows(): ReactNode {
  const { flows, common } = useTexts();
  return (
    <EmptyState
      title={flows.emptyTitle}
      action={
        <Box variant="code">
          <CopyToClipboard
            variant="inline"
            copyButtonAriaLabel={common.copy}
            textToCopy={flows.emptyCommand}
            copySuccessText={common.copied}
            copyErrorText={common.copyFailed}
          />
        </Box>
      }
    >
      {flows.emptyAdvice}
    </EmptyState>
  );
}

export function NoMatch({ filter, onClear }: { filter: string; onClear: () => void }): ReactNode {
  const { flows } = useTexts();
  return (
    <EmptyState title={flows.noMatchTitle} action={<Button onClick={onClear}>{flows.clearFilter}</Button>}>
      {flows.noMatchAdvice(filter)}
    </EmptyState>
  );
}
