import Button from '@cloudscape-design/components/button';
import { type ReactNode, useMemo } from 'react';
import { useCatalogue } from '../../shared/texts/catalogue.ts';
import { useTexts } from '../../shared/texts/texts.ts';
import type { CompareRow } from './model/compare-row.ts';
import { trackerPlace } from './model/mlflow-address.ts';
import { compareTexts } from './texts/index.ts';

/** The same trials in the tracker; nothing when none was tracked. */
export function MlflowLink({ rows }: { rows: readonly CompareRow[] }): ReactNode {
  const { common } = useTexts();
  const words = useCatalogue(compareTexts);
  const place = useMemo(() => trackerPlace(rows), [rows]);
  if (place === null) return null;
  const label = place.compares ? words.inMlflow : words.openMlflow;
  return (
    <Button
      href={place.href}
      target="_blank"
      ariaLabel={`${label} (${common.opensInNewTab})`}
      iconName="external"
      iconAlign="right"
    >
      {label}
    </Button>
  );
}
