import Box from '@cloudscape-design/components/box';
import SpaceBetween from '@cloudscape-design/components/space-between';
import type { ReactNode } from 'react';

interface EmptyStateProps {
  title: string;
  children?: ReactNode;
  action?: ReactNode;
}

/** In place of the rows of a list that has none. */
export function EmptyState({ title, children, action }: EmptyStateProps): ReactNode {
  return (
    <Box textAlign="center" color="inherit" margin={{ vertical: 'm' }}>
      <SpaceBetween size="xs" alignItems="center">
        <Box variant="strong">{title}</Box>
        {children !== undefined && (
          <Box variant="div" color="text-body-secondary">
            {children}
          </Box>
        )}
        {action}
      </SpaceBetween>
    </Box>
  );
}
