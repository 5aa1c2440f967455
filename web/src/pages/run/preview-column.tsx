import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import type { ReactNode } from 'react';
import { BarTable } from '../../shared/charts/bar-table.tsx';
import { HistogramChart } from '../../shared/charts/histogram-chart.tsx';
import { useCatalogue } from '../../shared/texts/catalogue.ts';
import { useTexts } from '../../shared/texts/texts.ts';
import { Name } from '../../shared/ui/name.tsx';
import type { PreviewedColumn } from './preview-query.ts';
import { runTexts } from './texts/index.ts';

interface PreviewColumnProps {
  column: PreviewedColumn;
  onClose: () => void;
}

/** How the values of a column are spread after the node, and before it where the node changed it. */
export function PreviewColumn({ column: { name, figures, before }, onClose }: PreviewColumnProps): ReactNode {
  const { preview: words } = useCatalogue(runTexts);
  const { common } = useTexts();
  const sides = [
    ...(before === undefined ? [] : [{ side: words.before, ...before }]),
    ...(figures === undefined ? [] : [{ side: before === undefined ? name : words.after, ...figures }]),
  ];
  const series = sides.flatMap(({ side, histogram }) => (histogram === null ? [] : [{ name: side, ...histogram }]));
  const tops = sides.filter(({ top }) => top.length > 0);
  return (
    <Container
      header={
        <Header
          variant="h3"
          actions={<Button variant="icon" iconName="close" ariaLabel={common.close} onClick={onClose} />}
        >
          <Name>{name}</Name>
        </Header>
      }
    >
      <SpaceBetween size="m">
        {series.length > 0 && <HistogramChart title={words.spreadOf(name)} axis="number" series={series} />}
        {tops.map(({ side, top }) => (
          <BarTable
            key={side}
            title={words.topOf(side)}
            values={top}
            total={top.reduce((sum, { count }) => sum + count, 0)}
          />
        ))}
        {series.length === 0 && tops.length === 0 && <Box color="text-body-secondary">{words.noSpread}</Box>}
      </SpaceBetween>
    </Container>
  );
}
