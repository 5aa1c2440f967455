import ExpandableSection from '@cloudscape-design/components/expandable-section';
import type { Flow } from '@flowi/contracts/flow';
import { type ReactNode, useState } from 'react';
import { useCatalogue } from '../../shared/texts/catalogue.ts';
import { LogView } from './log-view.tsx';
import type { ShownRun } from './shown-run.ts';
import { runTexts } from './texts/index.ts';

/** The log of the training job: while it runs and after. Fetched when it is opened. */
export function RunLog({ run, flow }: { run: ShownRun; flow: Flow | undefined }): ReactNode {
  const words = useCatalogue(runTexts);
  const [open, setOpen] = useState(false);
  return (
    <ExpandableSection
      variant="container"
      headerText={words.log.title}
      expanded={open}
      onChange={({ detail }) => setOpen(detail.expanded)}
    >
      {open && <LogView run={run} flow={flow} nodeId={null} />}
    </ExpandableSection>
  );
}
