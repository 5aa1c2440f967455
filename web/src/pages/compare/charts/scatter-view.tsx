import Box from '@cloudscape-design/components/box';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { type ReactNode, useMemo } from 'react';
import { ScatterPlot } from '../../../shared/charts/scatter-plot.tsx';
import { TintScale } from '../../../shared/charts/tint-scale.tsx';
import { useCatalogue } from '../../../shared/texts/catalogue.ts';
import type { CompareModel } from '../compare-model.ts';
import { makeAxis } from '../model/axis.ts';
import type { Column } from '../model/columns.ts';
import { compareTexts } from '../texts/index.ts';
import { ColumnSelect } from './column-select.tsx';
import { type Pointing, useNumberedPointing } from './pointing.ts';
import { useLogarithmic } from './use-axes.ts';
import { useTints } from './use-tints.ts';

function useScatterAxis(model: CompareModel, column: Column | undefined) {
  const { rows, words } = model;
  const { chosen: logarithmic } = useLogarithmic(model);
  return useMemo(() => {
    if (column === undefined) return null;
    const axis = makeAxis(column, rows, logarithmic.has(column.key));
    return {
      label: words.labelOf(column),
      ticks: axis.ticks.map(({ at, value }) => ({ at, text: words.textOf(column, value) })),
      places: rows.map((row) => axis.placeOf(column.valueIn(row))),
    };
  }, [rows, words, logarithmic, column]);
}

/** A parameter of numbers, since words put many points into one place; else how long training took. */
function usualAcross({ rows, columns, telling }: CompareModel): Column | undefined {
  const numeric = telling.find(
    (column) => column.kind === 'parameter' && rows.some((row) => typeof column.valueIn(row) === 'number'),
  );
  return numeric ?? columns.find(({ name }) => name === 'seconds');
}

/** Trials as points over any two columns. */
export function ScatterView({ model, ...given }: { model: CompareModel } & Pointing): ReactNode {
  const texts = useCatalogue(compareTexts);
  const { rows, columns, metric, matching, words, search, change } = model;
  const usual = useMemo(() => usualAcross(model), [model]);
  const across = columns.find(({ key }) => key === search.x) ?? usual;
  const up = columns.find(({ key }) => key === search.y) ?? metric;
  const [x, y] = [useScatterAxis(model, across), useScatterAxis(model, up)];
  const tints = useTints(model);
  const pointing = useNumberedPointing(rows, given);
  return (
    <SpaceBetween size="m">
      <SpaceBetween size="xs" direction="horizontal">
        <ColumnSelect
          label={texts.xAxis}
          columns={columns}
          chosen={across}
          words={words}
          onChoose={(key) => change({ x: key })}
        />
        <ColumnSelect
          label={texts.yAxis}
          columns={columns}
          chosen={up}
          words={words}
          onChoose={(key) => change({ y: key })}
        />
      </SpaceBetween>
      {x === null || y === null ? (
        <Box color="text-body-secondary">{texts.noNumbers}</Box>
      ) : (
        <ScatterPlot
          label={texts.scatterOf(x.label, y.label)}
          x={x}
          y={y}
          matching={matching}
          tints={tints}
          {...pointing}
        />
      )}
      {metric !== undefined && (
        <TintScale label={texts.tint(words.labelOf(metric))} low={texts.worst} high={texts.best} />
      )}
    </SpaceBetween>
  );
}
