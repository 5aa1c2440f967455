import type { Flow } from '@flowi/contracts/flow';
import { useEffect } from 'react';
import { useNodeMarks } from '../../features/canvas/node-status.ts';
import { isSettled } from '../../features/runs/run-state.ts';
import { useFormats } from '../../shared/format/formats.ts';
import { useCatalogue } from '../../shared/texts/catalogue.ts';
import { useNow } from '../../shared/ui/use-now.ts';
import { nodeFacts } from './node-facts.ts';
import { statusOf } from './node-words.ts';
import type { ShownRun } from './shown-run.ts';
import { runTexts } from './texts/index.ts';

/** Tells the canvas beside it where each node is, every second; draws nothing, so that only nodes that changed are drawn. */
export function RunMarks({ run, flow }: { run: ShownRun; flow: Flow }): null {
  const words = useCatalogue(runTexts);
  const formats = useFormats();
  const { statuses } = useNodeMarks();
  const now = useNow(!isSettled(run));
  useEffect(() => {
    const facts = nodeFacts(flow, run.progress, run, now);
    statuses.replace(new Map(facts.map((one) => [one.id, statusOf(one, words, formats)])));
  }, [statuses, flow, run, now, words, formats]);
  return null;
}
