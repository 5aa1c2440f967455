import { colorTextStatusError } from '@cloudscape-design/design-tokens';
import type { Flow } from '@flowi/contracts/flow';
import { scaleLinear } from 'd3-scale';
import type { ReactNode } from 'react';
import { canvasTexts } from '../../features/canvas/texts/index.ts';
import { ChartFrame } from '../../shared/charts/chart-frame.tsx';
import { GRID_COLOUR, LABEL_COLOUR, seriesColour } from '../../shared/charts/palette.ts';
import { useWidth } from '../../shared/charts/use-width.ts';
import { useFormats } from '../../shared/format/formats.ts';
import { useCatalogue } from '../../shared/texts/catalogue.ts';
import styles from './node-timeline.module.css';
import type { ShownRun } from './shown-run.ts';
import { runTexts } from './texts/index.ts';
import { type TimelineRow, timelineRows } from './timeline-rows.ts';
import { useNodeFacts } from './use-node-facts.ts';

const ROW = 26;
const BAR = 14;
const FOOT = 22;
const TICKS_EVERY = 110;
/** Room for names, as a part of the width and at most. */
const NAMES = { share: 0.3, most: 230 } as const;
const KINDS = ['run', 'phase', 'node'] as const;

interface ShownRow {
  readonly row: TimelineRow;
  readonly name: string;
  readonly state: string;
}

/** When what was done, from the moment the run was asked for. */
export function NodeTimeline({ run, flow }: { run: ShownRun; flow: Flow }): ReactNode {
  const words = useCatalogue(runTexts);
  const { states } = useCatalogue(canvasTexts);
  const { span } = useFormats();
  const { facts, now } = useNodeFacts(run, flow);
  const rows = timelineRows(run, run.progress, facts, now).map((row): ShownRow => {
    if (row.kind === 'node') return { row, name: row.node.id, state: states[row.node.state] };
    return { row, name: row.kind === 'phase' ? words.phases[row.phase] : words.timeline[row.kind], state: '' };
  });
  const { head, kinds } = words.timeline;
  const title = run.attempt > 1 ? words.timeline.titleOfRetry : words.timeline.title;
  const table = rows.map(({ row, name, state }) => [name, state, span(row.from), span(row.to - row.from)]);
  return (
    <ChartFrame title={title} series={KINDS.map((kind) => kinds[kind])} table={{ head, rows: table }}>
      <Plot rows={rows} title={title} />
    </ChartFrame>
  );
}

function colourOf(row: TimelineRow): string {
  if (row.kind === 'node') return row.node.state === 'failed' ? colorTextStatusError : seriesColour(2);
  return seriesColour(row.kind === 'phase' ? 1 : 0);
}

function Plot({ rows, title }: { rows: readonly ShownRow[]; title: string }): ReactNode {
  const { span } = useFormats();
  const [place, width] = useWidth<HTMLDivElement>();
  const names = Math.min(NAMES.most, width * NAMES.share);
  const end = Math.max(1, ...rows.map(({ row }) => row.to));
  const x = scaleLinear([0, end], [names, width - 8]);
  const height = rows.length * ROW;
  return (
    <div ref={place} className={styles['plot']}>
      <svg width={width} height={height + FOOT} role="img" aria-label={title}>
        {x.ticks(Math.max(2, Math.floor((width - names) / TICKS_EVERY))).map((tick) => (
          <g key={tick}>
            <line x1={x(tick)} x2={x(tick)} y1={0} y2={height} style={{ stroke: GRID_COLOUR }} />
            <text
              x={x(tick)}
              y={height + FOOT - 6}
              textAnchor={tick === 0 ? 'start' : 'middle'}
              style={{ fill: LABEL_COLOUR }}
            >
              {span(tick)}
            </text>
          </g>
        ))}
        {rows.map((shown, index) => (
          <Bar key={`${shown.row.kind} ${shown.name}`} {...shown} top={index * ROW} x={x} names={names} />
        ))}
      </svg>
    </div>
  );
}

interface BarProps extends ShownRow {
  top: number;
  x: (seconds: number) => number;
  names: number;
}

function Bar({ row, name, state, top, x, names }: BarProps): ReactNode {
  const { span } = useFormats();
  const indent = row.kind === 'node' ? 12 : 0;
  const wide = Math.max(2, x(row.to) - x(row.from));
  return (
    <g>
      <title>{[name, state, span(row.to - row.from)].filter(Boolean).join(' · ')}</title>
      <foreignObject x={indent} y={top + 2} width={Math.max(0, names - indent - 8)} height={ROW - 4}>
        <div className={styles['name']}>{name}</div>
      </foreignObject>
      <rect
        x={x(row.from)}
        y={top + (ROW - BAR) / 2}
        width={wide}
        height={BAR}
        rx={3}
        style={{ fill: colourOf(row) }}
      />
    </g>
  );
}
