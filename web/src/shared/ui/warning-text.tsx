import Icon from '@cloudscape-design/components/icon';
import type { ReactNode } from 'react';

/** A warning in a line of its own, which wraps between words. */
export function WarningText({ children }: { children: ReactNode }): ReactNode {
  return (
    <div>
      <Icon name="status-warning" variant="warning" size="small" /> {children}
    </div>
  );
}
