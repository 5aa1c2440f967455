import Box from '@cloudscape-design/components/box';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import type { DriftReportRecord } from '@flowi/contracts/entities';
import { type ReactNode, useState } from 'react';
import { useFormats } from '../../shared/format/formats.ts';
import { useCatalogue } from '../../shared/texts/catalogue.ts';
import { useSpeaker } from '../../shared/texts/speaker.ts';
import { DriftColumnDetail } from './drift-column-detail.tsx';
import { DriftColumnTable } from './drift-column-table.tsx';
import { driftWords } from './texts/index.ts';
import { VerdictIndicator } from './verdict.tsx';
import { worstColumn } from './worst-column.ts';

/** One judgement: the verdict with its rows, what moved in words, each column, and both histograms of the one that is chosen. */
export function DriftReportView({ record }: { record: DriftReportRecord }): ReactNode {
  const words = useCatalogue(driftWords);
  const { moment } = useFormats();
  const speaker = useSpeaker();
  const { report, from, to, modelVersion } = record;
  const [chosen, setChosen] = useState<string | null>(null);
  const column = chosen ?? worstColumn(report);
  const { rows } = report;
  return (
    <SpaceBetween size="l">
      <Container
        header={
          <Header variant="h2" description={words.judged(moment(from), moment(to), modelVersion)}>
            {words.report}
          </Header>
        }
      >
        <SpaceBetween size="xs">
          <VerdictIndicator verdict={report.verdict} rows={rows.window} />
          <span>{speaker.driftReport(report)}</span>
          <Box color="text-body-secondary" fontSize="body-s">
            {words.rests(rows.reference, rows.minimum, report.falseAlarmRate)}
          </Box>
        </SpaceBetween>
      </Container>
      <DriftColumnTable report={report} chosen={column} onChoose={setChosen} />
      {column !== null && <DriftColumnDetail key={column} record={record} column={column} />}
    </SpaceBetween>
  );
}
