import Badge from '@cloudscape-design/components/badge';
import Icon from '@cloudscape-design/components/icon';
import StatusIndicator from '@cloudscape-design/components/status-indicator';
import type { TableProps } from '@cloudscape-design/components/table';
import type { ComponentCatalogue } from '@flowi/contracts/catalogue';
import type { Run, TrialRecord } from '@flowi/contracts/entities';
import type { ReactNode } from 'react';
import type { Formats } from '../../shared/format/formats.ts';
import type { RunTexts } from './texts/en.ts';
import { byNumber, metricNames, valueInWords, variedParameters } from './trial-shape.ts';

type Column = TableProps.ColumnDefinition<TrialRecord>;

interface ColumnFacts {
  run: Run;
  trials: readonly TrialRecord[];
  catalogue: ComponentCatalogue | undefined;
  words: RunTexts;
  formats: Formats;
}

function parameterColumns(trials: readonly TrialRecord[]): readonly Column[] {
  return variedParameters(trials).map(({ nodeId, name }) => {
    const value = ({ varied }: TrialRecord) => valueInWords(varied[nodeId]?.[name]);
    return {
      id: `parameter/${nodeId}/${name}`,
      header: `${nodeId}.${name}`,
      cell: (trial) => value(trial) || '–',
      sortingComparator: (a: TrialRecord, b: TrialRecord) =>
        value(a).localeCompare(value(b), undefined, { numeric: true }),
    };
  });
}

function metricHeader(metric: string, { run, catalogue, words }: ColumnFacts): ReactNode {
  const direction = catalogue?.metric(metric)?.direction;
  if (metric !== run.selectedBy || direction === undefined) return metric;
  const hint = direction === 'maximize' ? words.higherIsBetter : words.lowerIsBetter;
  return (
    <span title={hint}>
      {metric} <Icon name={direction === 'maximize' ? 'arrow-up' : 'arrow-down'} size="small" ariaLabel={hint} />
    </span>
  );
}

function metricColumns(facts: ColumnFacts): readonly Column[] {
  const { run, trials, words, formats } = facts;
  return metricNames(trials, run.selectedBy).map((metric) => ({
    id: `metric/${metric}`,
    header: metricHeader(metric, facts),
    minWidth: 95,
    sortingComparator: byNumber(({ metrics }) => metrics[metric]),
    cell: ({ metrics, deviations }) => {
      const [value, deviation] = [metrics[metric], deviations[metric]];
      if (value === undefined) return '–';
      const figure = formats.figure(value);
      return deviation === undefined ? figure : words.deviation(figure, formats.figure(deviation));
    },
  }));
}

/** Columns of the trials: only the parameters that differ, then every metric. */
export function trialColumns(facts: ColumnFacts): readonly Column[] {
  const { run, trials, words, formats } = facts;
  const { trialColumns: headers, trialStates, chosen } = words;
  return [
    {
      id: 'number',
      header: headers.number,
      sortingField: 'number',
      isRowHeader: true,
      minWidth: 100,
      cell: ({ number }) => (
        <>
          {formats.count(number)} {number === run.chosenTrial && <Badge color="green">{chosen}</Badge>}
        </>
      ),
    },
    { id: 'model', header: headers.model, sortingField: 'modelNode', cell: ({ modelNode }) => modelNode },
    ...parameterColumns(trials),
    ...metricColumns(facts),
    {
      id: 'state',
      header: headers.state,
      sortingField: 'state',
      minWidth: 120,
      cell: ({ state, error }) => (
        <StatusIndicator type={state === 'succeeded' ? 'success' : 'error'}>
          {error ?? trialStates[state]}
        </StatusIndicator>
      ),
    },
    { id: 'seconds', header: headers.seconds, sortingField: 'seconds', cell: ({ seconds }) => formats.span(seconds) },
    {
      id: 'reused',
      header: headers.reused,
      sortingField: 'reusedFits',
      cell: ({ reusedFits }) => formats.count(reusedFits),
    },
  ];
}
