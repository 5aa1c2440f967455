import type { TrafficPoint } from '@flowi/contracts/monitoring';
import type { Lane, LanePoint } from '../../shared/charts/lanes.ts';
import type { Formats } from '../../shared/format/formats.ts';
import type { DeploymentTexts } from './texts/en.ts';

const MINUTE = 60_000;

/** Answers with an error in a step of time. */
export function errorsIn({ errors }: TrafficPoint): number {
  return Object.values(errors).reduce((sum, one) => sum + one, 0);
}

function seriesOf(points: readonly TrafficPoint[], pick: (point: TrafficPoint, minutes: number) => number | null) {
  return points.map((point): LanePoint => {
    const [from, to] = [Date.parse(point.from), Date.parse(point.to)];
    return { from, to, value: pick(point, (to - from) / MINUTE) };
  });
}

/** Requests and errors a minute, and latency, over the steps of a report. */
export function lanesOf(points: readonly TrafficPoint[], words: DeploymentTexts, { figure, span }: Formats): Lane[] {
  return [
    {
      title: words.requestsPerMinute,
      shape: 'bars',
      firstColour: 0,
      series: [{ name: words.requests, points: seriesOf(points, ({ requests }, minutes) => requests / minutes) }],
      format: figure,
    },
    {
      title: words.errorsPerMinute,
      shape: 'bars',
      firstColour: 1,
      series: [{ name: words.errors, points: seriesOf(points, (point, minutes) => errorsIn(point) / minutes) }],
      format: figure,
    },
    {
      title: words.latency,
      shape: 'dots',
      firstColour: 2,
      series: [
        { name: words.median, points: seriesOf(points, ({ seconds }) => seconds?.p50 ?? null) },
        { name: words.p95, points: seriesOf(points, ({ seconds }) => seconds?.p95 ?? null) },
      ],
      format: (seconds) => (seconds === 0 ? '0' : span(seconds)),
    },
  ];
}
