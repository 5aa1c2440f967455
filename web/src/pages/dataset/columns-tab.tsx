import SpaceBetween from '@cloudscape-design/components/space-between';
import type { Profile } from '@flowi/contracts/entities';
import type { ReactNode } from 'react';
import { ColumnDetail } from './column-detail.tsx';
import { ColumnTable } from './column-table.tsx';
import { useDatasetView } from './use-dataset-view.ts';

/** The columns, and the chosen one large. */
export function ColumnsTab({ profile }: { profile: Profile }): ReactNode {
  const { search } = useDatasetView();
  const column = profile.columns.find(({ name }) => name === search.column);
  return (
    <SpaceBetween size="l">
      {column !== undefined && <ColumnDetail column={column} rows={profile.rows} />}
      <ColumnTable profile={profile} />
    </SpaceBetween>
  );
}
