import Box from '@cloudscape-design/components/box';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Table from '@cloudscape-design/components/table';
import type { Profile } from '@flowi/contracts/entities';
import type { ReactNode } from 'react';
import { HeatMap } from '../../shared/charts/heat-map.tsx';
import { useFormats } from '../../shared/format/formats.ts';
import { useCatalogue } from '../../shared/texts/catalogue.ts';
import { coefficient, strongestPairs } from './correlation-pairs.ts';
import { datasetTexts } from './texts/index.ts';

const PAIRS_SHOWN = 10;

/** Which columns go together: the strongest pairs, and the matrix of all. */
export function CorrelationsTab({ profile }: { profile: Profile }): ReactNode {
  const words = useCatalogue(datasetTexts);
  const { count, figure } = useFormats();
  const { correlations } = profile;
  if (correlations === undefined) return <Box color="text-body-secondary">{words.noCorrelations}</Box>;
  const numeric = profile.columns.filter(({ type }) => type === 'number' || type === 'boolean').length;
  const leftOut = numeric - correlations.columns.length;
  const { pairColumns } = words;
  return (
    <SpaceBetween size="l">
      <Box color="text-body-secondary">
        {words.correlationsOn(correlations.columns.length, count(correlations.rows))}{' '}
        {leftOut > 0 && words.correlationsLeftOut(leftOut)}
      </Box>
      <Table
        items={strongestPairs(correlations).slice(0, PAIRS_SHOWN)}
        trackBy={({ first, second }) => `${first}\n${second}`}
        ariaLabels={{ tableLabel: words.pairs }}
        header={<Header>{words.pairs}</Header>}
        empty={words.noCorrelations}
        columnDefinitions={[
          { id: 'first', header: pairColumns.first, isRowHeader: true, cell: ({ first }) => first },
          { id: 'second', header: pairColumns.second, cell: ({ second }) => second },
          { id: 'value', header: pairColumns.value, cell: ({ value }) => figure(value) },
        ]}
      />
      <Container header={<Header variant="h2">{words.matrix}</Header>}>
        <HeatMap
          label={words.matrix}
          names={correlations.columns}
          valueAt={(row, column) => coefficient(correlations, row, column)}
        />
      </Container>
    </SpaceBetween>
  );
}
