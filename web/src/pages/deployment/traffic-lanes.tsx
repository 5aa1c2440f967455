import Box from '@cloudscape-design/components/box';
import type { DriftReportRecord, LedgerEntry } from '@flowi/contracts/entities';
import type { TrafficReport } from '@flowi/contracts/monitoring';
import type { ReactNode } from 'react';
import { driftWords } from '../../features/drift/texts/index.ts';
import { VERDICT_SIGNS } from '../../features/drift/verdict.tsx';
import { modelWords } from '../../features/models/texts/index.ts';
import { ChartFrame } from '../../shared/charts/chart-frame.tsx';
import { TimeLanes } from '../../shared/charts/time-lanes.tsx';
import { useFormats } from '../../shared/format/formats.ts';
import { useCatalogue } from '../../shared/texts/catalogue.ts';
import { errorsIn, lanesOf } from './lanes-of.ts';
import { deploymentTexts } from './texts/index.ts';

interface TrafficLanesProps {
  report: TrafficReport;
  /** Of the flow. */
  releases: readonly LedgerEntry[];
  reports: readonly DriftReportRecord[];
}

const MARKED: ReadonlySet<LedgerEntry['action']> = new Set(['deployed', 'rolled_back', 'undeployed']);

/** Traffic, latency and drift on one axis of time, with what was released marked. */
export function TrafficLanes({ report, releases, reports }: TrafficLanesProps): ReactNode {
  const words = useCatalogue(deploymentTexts);
  const { verdicts, withRows } = useCatalogue(driftWords);
  const { actions } = useCatalogue(modelWords);
  const formats = useFormats();
  const { moment, count, span } = formats;
  const inside = (at: string) => at >= report.from && at <= report.to;
  const released = releases.filter(({ action, at }) => MARKED.has(action) && inside(at));
  const judged = reports.filter(({ from, to }) => to >= report.from && from <= report.to);
  const saidOf = ({ report: { verdict, rows } }: DriftReportRecord) => withRows(verdicts[verdict], rows.window);
  const rows = [
    ...report.points
      .filter(({ requests }) => requests > 0)
      .map((point) => ({
        at: point.from,
        cells: [
          count(point.requests),
          count(errorsIn(point)),
          ...[point.seconds?.p50, point.seconds?.p95].map((one) => (one === undefined ? '–' : span(one))),
          '–',
        ],
      })),
    ...released.map(({ at, action, version }) => ({
      at,
      cells: ['–', '–', '–', '–', words.released(actions[action], version)],
    })),
    ...judged.map((one) => ({ at: one.to, cells: ['–', '–', '–', '–', saidOf(one)] })),
  ].toSorted((a, b) => a.at.localeCompare(b.at));
  return (
    <ChartFrame
      title={words.overTime}
      table={{
        head: [words.when, words.requests, words.errors, words.median, words.p95, words.event],
        rows: rows.map(({ at, cells }) => [moment(at), ...cells]),
      }}
    >
      <TimeLanes
        label={words.overTime}
        span={{ from: Date.parse(report.from), to: Date.parse(report.to) }}
        lanes={lanesOf(report.points, words, formats)}
        marks={released.map(({ at, action, version }) => ({
          at: Date.parse(at),
          text: words.mark(actions[action], version),
        }))}
        track={{
          title: words.drift,
          boxes: judged.map((one) => ({
            from: Date.parse(one.from),
            to: Date.parse(one.to),
            words: saidOf(one),
            ...VERDICT_SIGNS[one.report.verdict],
          })),
        }}
      />
      <Box color="text-body-secondary" fontSize="body-s">
        {words.legend}
      </Box>
    </ChartFrame>
  );
}
