import { useMemo } from 'react';
import { useFormats } from '../../shared/format/formats.ts';
import { useCatalogue } from '../../shared/texts/catalogue.ts';
import { type Column, FACTS } from './model/columns.ts';
import type { CompareRow, Value } from './model/compare-row.ts';
import { compareTexts } from './texts/index.ts';

/** How columns, values and rows are called. */
export interface ColumnWords {
  readonly labelOf: (column: Column) => string;
  readonly textOf: (column: Column, value: Value) => string;
  readonly runName: (row: Pick<CompareRow, 'run'>) => string;
  readonly rowName: (row: CompareRow) => string;
  /** Rows are of several runs, so that each has to say of which. */
  readonly severalRuns: boolean;
}

const TAIL = 4;

/** When runs were made, by their ids; the ends of the ids tell those of one minute apart. */
function runMoments(rows: readonly CompareRow[], moment: (iso: string) => string): ReadonlyMap<string, string> {
  const made = new Map(rows.map(({ run }) => [run.runId, moment(run.createdAt)]));
  const counts = Map.groupBy(made.values(), (when) => when);
  return new Map(
    [...made].map(([id, when]) => [id, (counts.get(when)?.length ?? 0) > 1 ? `${when} (…${id.slice(-TAIL)})` : when]),
  );
}

/** @param rows what is compared; where it is of one run only, trials are called by their number alone */
export function useColumnWords(rows: readonly CompareRow[]): ColumnWords {
  const words = useCatalogue(compareTexts);
  const { figure, moment, span, count } = useFormats();
  return useMemo(() => {
    const moments = runMoments(rows, moment);
    const trialStates = new Map(Object.entries(words.states));
    const severalRuns = moments.size > 1;
    const severalFlows = new Set(rows.map(({ run }) => run.flowId)).size > 1;
    const runName = ({ run }: Pick<CompareRow, 'run'>) => {
      const when = moments.get(run.runId) ?? moment(run.createdAt);
      return severalFlows ? `${run.flowId}, ${when}` : when;
    };
    const factText = (name: string, value: Value) => {
      if (typeof value === 'number') return name === 'seconds' ? span(value) : count(value);
      if (name === 'run') return moments.get(value) ?? value;
      return name === 'state' ? (trialStates.get(value) ?? value) : value;
    };
    return {
      labelOf: ({ kind, name }) => {
        const fact = kind === 'fact' ? FACTS.find((one) => one === name) : undefined;
        if (fact !== undefined) return words.facts[fact];
        return kind === 'test' ? words.heldOut(name) : name;
      },
      textOf: ({ kind, name }, value) => {
        if (kind === 'fact') return factText(name, value);
        if (typeof value === 'string') return value;
        return kind === 'parameter' ? String(value) : figure(value);
      },
      runName,
      severalRuns,
      rowName: (row) =>
        severalRuns ? words.trialOfRun(row.trial.number, runName(row)) : words.trialName(row.trial.number),
    };
  }, [rows, words, figure, moment, span, count]);
}
