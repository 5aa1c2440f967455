import Box from '@cloudscape-design/components/box';
import type { Unmapped } from '@flowi/contracts/flow';
import type { ReactNode } from 'react';

/** What of an original chart has no place in the flow, or has to be looked at. */
export function UnmappedList({ unmapped }: { unmapped: readonly Unmapped[] }): ReactNode {
  return (
    <ul>
      {unmapped.map(({ node, attribute, reason }) => (
        <li key={`${node}/${attribute}/${reason}`}>
          <Box variant="strong">{attribute === null ? node : `${node}.${attribute}`}</Box> {reason}
        </li>
      ))}
    </ul>
  );
}
