import SegmentedControl from '@cloudscape-design/components/segmented-control';
import SpaceBetween from '@cloudscape-design/components/space-between';
import type { ReactNode } from 'react';
import { useCatalogue } from '../../shared/texts/catalogue.ts';
import type { CompareSearch } from './compare-search.ts';
import { MlflowLink } from './mlflow-link.tsx';
import { compareTexts } from './texts/index.ts';
import type { useCompared } from './use-compared.ts';

interface CompareActionsProps {
  compared: ReturnType<typeof useCompared>;
  change: (change: Partial<CompareSearch>) => void;
}

/** Which trials are compared, and the same in the tracker. */
export function CompareActions({ compared, change }: CompareActionsProps): ReactNode {
  const words = useCatalogue(compareTexts);
  const { only, runs, rows } = compared;
  return (
    <SpaceBetween size="xs" direction="horizontal" alignItems="center">
      {runs.length > 1 && (
        <SegmentedControl
          label={words.only.label}
          selectedId={only}
          options={(['all', 'chosen'] as const).map((id) => ({ id, text: words.only[id] }))}
          onChange={({ detail }) => change({ only: detail.selectedId === 'chosen' ? 'chosen' : 'all' })}
        />
      )}
      <MlflowLink rows={rows} />
    </SpaceBetween>
  );
}
