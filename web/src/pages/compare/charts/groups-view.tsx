import Box from '@cloudscape-design/components/box';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { type ReactNode, useMemo } from 'react';
import { SpreadChart } from '../../../shared/charts/spread-chart.tsx';
import { useFormats } from '../../../shared/format/formats.ts';
import { useCatalogue } from '../../../shared/texts/catalogue.ts';
import type { CompareModel } from '../compare-model.ts';
import { groupRows } from '../model/groups.ts';
import { compareTexts } from '../texts/index.ts';
import { ColumnSelect } from './column-select.tsx';

/** Trials put together by a parameter: how the metric comes out for each of its values. */
export function GroupsView({ model }: { model: CompareModel }): ReactNode {
  const texts = useCatalogue(compareTexts);
  const { count } = useFormats();
  const { visible, columns, telling, metric, words, search, change } = model;
  const groupable = columns.filter(({ kind }) => kind === 'fact' || kind === 'parameter');
  const figures = columns.filter(({ kind, name }) => kind === 'metric' || kind === 'test' || name === 'seconds');
  const usual = telling.find(({ kind }) => kind === 'parameter') ?? groupable.find(({ name }) => name === 'model');
  const by = groupable.find(({ key }) => key === search.by) ?? usual;
  const figure = figures.find(({ key }) => key === search.figure) ?? metric;
  const groups = useMemo(
    () => (by === undefined || figure === undefined ? [] : groupRows(visible, by, figure)),
    [visible, by, figure],
  );
  const head = texts.groupHead;
  return (
    <SpaceBetween size="m">
      <SpaceBetween size="xs" direction="horizontal">
        <ColumnSelect
          label={texts.groupBy}
          columns={groupable}
          chosen={by}
          words={words}
          onChoose={(key) => change({ by: key })}
        />
        <ColumnSelect
          label={texts.figure}
          columns={figures}
          chosen={figure}
          words={words}
          onChoose={(key) => change({ figure: key })}
        />
      </SpaceBetween>
      {by === undefined || figure === undefined || groups.length === 0 ? (
        <Box color="text-body-secondary">{texts.noGroups}</Box>
      ) : (
        <SpreadChart
          title={texts.groupTitle(words.labelOf(figure), words.labelOf(by))}
          groups={groups.map((group) => ({ ...group, name: words.textOf(by, group.value) }))}
          format={(value) => words.textOf(figure, value)}
          table={{
            head: [head.value, head.count, head.mean, head.deviation, head.low, head.high],
            rows: groups.map((group) => [
              words.textOf(by, group.value),
              count(group.count),
              ...[group.mean, group.deviation, group.low, group.high].map((value) => words.textOf(figure, value)),
            ]),
          }}
        />
      )}
      <Box variant="small">{texts.groupHint}</Box>
    </SpaceBetween>
  );
}
