import Alert from '@cloudscape-design/components/alert';
import Box from '@cloudscape-design/components/box';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Spinner from '@cloudscape-design/components/spinner';
import type { DriftReportRecord } from '@flowi/contracts/entities';
import type { DriftCounts } from '@flowi/contracts/monitoring';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useApi } from '../../shared/api/api.ts';
import { ComparedBars } from '../../shared/charts/compared-bars.tsx';
import { ComparedHistogram } from '../../shared/charts/compared-histogram.tsx';
import { useCatalogue } from '../../shared/texts/catalogue.ts';
import { useSpeaker } from '../../shared/texts/speaker.ts';
import { LoadFailed } from '../../shared/ui/load-failed.tsx';
import { Name } from '../../shared/ui/name.tsx';
import { driftCountsQuery } from './drift-queries.ts';
import { driftWords } from './texts/index.ts';

interface DriftColumnDetailProps {
  record: DriftReportRecord;
  column: string;
}

/** How the values of one column were spread in training and are in the window, over the same bins. */
export function DriftColumnDetail({ record, column }: DriftColumnDetailProps): ReactNode {
  const words = useCatalogue(driftWords);
  const counts = useQuery(driftCountsQuery(useApi(), record));
  const speaker = useSpeaker();
  const { columns, prediction } = record.report;
  const judged = prediction?.column === column ? prediction : columns.find((one) => one.column === column);
  const name = prediction?.column === column ? words.prediction : column;
  return (
    <Container
      header={
        <Header variant="h2" description={judged && speaker.driftColumn(judged)}>
          <Name>{name}</Name>
        </Header>
      }
    >
      {counts.isLoadingError && (
        <LoadFailed title={words.countsFailed} error={counts.error} onRetry={() => void counts.refetch()} />
      )}
      {counts.isPending && <Spinner />}
      {counts.data && <BothHistograms counts={counts.data} column={column} name={name} />}
    </Container>
  );
}

type Beside = DriftCounts['prediction'];

function BothHistograms({ counts, column, name }: { counts: DriftCounts; column: string; name: string }): ReactNode {
  const words = useCatalogue(driftWords);
  const found = [counts.prediction, ...counts.columns].find((one) => one.reference.column === column);
  if (!found) return <Box color="text-body-secondary">{words.noCounts}</Box>;
  return (
    <SpaceBetween size="s">
      {found.window === null && <Alert type="info">{words.notKept}</Alert>}
      <Spread found={found} counts={counts} title={words.spreadOf(name)} />
    </SpaceBetween>
  );
}

function Spread({ found, counts, title }: { found: Beside; counts: DriftCounts; title: string }): ReactNode {
  const words = useCatalogue(driftWords);
  const { reference, window } = found;
  const { rows } = counts;
  const training = words.training(rows.reference);
  const inWindow = words.window(rows.window ?? 0);
  if (reference.kind === 'number') {
    const { minimum, maximum, edges } = reference;
    if (minimum === null || maximum === null) return <Box color="text-body-secondary">{words.allMissing}</Box>;
    const series = [
      { name: training, counts: reference.counts },
      ...(window === null ? [] : [{ name: inWindow, counts: window.counts }]),
    ];
    return <ComparedHistogram title={title} bins={{ low: minimum, high: maximum, edges }} series={series} />;
  }
  const levels = (one: { counts: readonly number[]; other: number; missing: number; unseen: number }) => [
    ...one.counts,
    one.other,
    one.missing,
    one.unseen,
  ];
  const series = [
    { name: training, counts: levels(reference) },
    ...(window === null ? [] : [{ name: inWindow, counts: levels(window) }]),
  ];
  return (
    <ComparedBars
      title={title}
      values={[...reference.values, words.other, words.missing, words.unseen]}
      series={series}
    />
  );
}
