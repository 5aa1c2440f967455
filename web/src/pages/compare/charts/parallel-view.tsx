import Box from '@cloudscape-design/components/box';
import ExpandableSection from '@cloudscape-design/components/expandable-section';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { type ReactNode, useMemo } from 'react';
import { type ParallelAxis, ParallelCoordinates } from '../../../shared/charts/parallel-coordinates.tsx';
import { TintScale } from '../../../shared/charts/tint-scale.tsx';
import { useCatalogue } from '../../../shared/texts/catalogue.ts';
import type { CompareModel } from '../compare-model.ts';
import { type Condition, writeConditions } from '../model/conditions.ts';
import { compareTexts } from '../texts/index.ts';
import { AxisFields } from './axis-fields.tsx';
import { ColumnChoice } from './column-choice.tsx';
import { type Pointing, useNumberedPointing } from './pointing.ts';
import { useAxes } from './use-axes.ts';
import { useTints } from './use-tints.ts';

/** Lines without a value on an axis cross it below its foot. */
const BELOW = -0.09;

/** Each trial as a line over the parameters that differ and the metric; brushes keep some of them. */
export function ParallelView({ model, ...given }: { model: CompareModel } & Pointing): ReactNode {
  const texts = useCatalogue(compareTexts);
  const { rows, columns, matching, metric, conditions, words, change } = model;
  const { axes, choose, setLog } = useAxes(model);
  const tints = useTints(model);
  const pointing = useNumberedPointing(rows, given);
  const places = useMemo(
    () => axes.map(({ column, placeOf }) => rows.map((row) => placeOf(column.valueIn(row)) ?? BELOW)),
    [axes, rows],
  );
  const drawn = useMemo(
    () =>
      axes.map((axis, index): ParallelAxis => {
        const { column, ticks, spanOf } = axis;
        const condition = conditions.get(column.key);
        return {
          key: column.key,
          label: words.labelOf(column),
          ticks: [
            ...ticks.map(({ at, value }) => ({ at, text: words.textOf(column, value) })),
            ...(places[index]?.includes(BELOW) ? [{ at: BELOW, text: '–' }] : []),
          ],
          places: places[index] ?? [],
          span: condition === undefined ? null : spanOf(condition),
        };
      }),
    [axes, places, conditions, words],
  );
  const setCondition = (key: string, condition: Condition | null) => {
    const next = new Map(conditions);
    if (condition === null) next.delete(key);
    else next.set(key, condition);
    change({ where: writeConditions(next) });
  };
  return (
    <SpaceBetween size="m">
      <SpaceBetween size="xs" direction="horizontal">
        <ColumnChoice
          label={texts.axes}
          summary={texts.axesChosen(axes.length)}
          columns={columns}
          chosen={axes.map(({ column }) => column)}
          words={words}
          onChoose={choose}
        />
      </SpaceBetween>
      {axes.length < 2 ? (
        <Box color="text-body-secondary">{texts.fewAxes}</Box>
      ) : (
        <>
          <ParallelCoordinates
            label={texts.chartOf(texts.trials(rows.length))}
            axes={drawn}
            matching={matching}
            tints={tints}
            {...pointing}
            onBrush={(key, span) => {
              const axis = axes.find(({ column }) => column.key === key);
              if (axis !== undefined) setCondition(key, span === null ? null : axis.conditionOf(...span));
            }}
          />
          {metric !== undefined && (
            <TintScale label={texts.tint(words.labelOf(metric))} low={texts.worst} high={texts.best} />
          )}
          <ExpandableSection headerText={texts.axisFields} defaultExpanded={false}>
            <AxisFields axes={axes} conditions={conditions} words={words} onCondition={setCondition} onLog={setLog} />
          </ExpandableSection>
        </>
      )}
    </SpaceBetween>
  );
}
