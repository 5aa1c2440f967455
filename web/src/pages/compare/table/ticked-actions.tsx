import Button from '@cloudscape-design/components/button';
import type { ReactNode } from 'react';
import { useCatalogue } from '../../../shared/texts/catalogue.ts';
import type { CompareModel } from '../compare-model.ts';
import type { CompareRow } from '../model/compare-row.ts';
import { writeTrialChoice } from '../model/trial-choice.ts';
import { compareTexts } from '../texts/index.ts';

interface TickedActionsProps {
  model: CompareModel;
  ticked: ReadonlySet<string>;
  onDone: () => void;
}

/** What the address says to compare these rows and no others. */
function choiceOf(rows: readonly CompareRow[]) {
  const numbers = new Map<string, Set<number>>();
  for (const { run, trial } of rows) {
    const known = numbers.get(run.runId);
    if (known === undefined) numbers.set(run.runId, new Set([trial.number]));
    else known.add(trial.number);
  }
  const runIds = [...numbers.keys()];
  return {
    runs: runIds.join(','),
    trials: writeTrialChoice(runIds, numbers),
    flow: undefined,
    state: undefined,
    trigger: undefined,
  };
}

/** Narrows the comparison to the ticked rows, or to the others. */
export function TickedActions({ model, ticked, onDone }: TickedActionsProps): ReactNode {
  const texts = useCatalogue(compareTexts);
  const { rows, search, change } = model;
  const keep = (kept: readonly CompareRow[]) => {
    if (kept.length > 0) change(choiceOf(kept));
    onDone();
  };
  const count = rows.filter(({ key }) => ticked.has(key)).length;
  if (count === 0 && search.trials === undefined) return null;
  return (
    <>
      {search.trials !== undefined && (
        <Button variant="link" onClick={() => change({ trials: undefined })}>
          {texts.allAgain}
        </Button>
      )}
      {count > 0 && (
        <>
          <Button onClick={() => keep(rows.filter(({ key }) => ticked.has(key)))}>{texts.keepTicked(count)}</Button>
          <Button onClick={() => keep(rows.filter(({ key }) => !ticked.has(key)))}>{texts.leaveOutTicked}</Button>
        </>
      )}
    </>
  );
}
