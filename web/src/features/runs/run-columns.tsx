import type { TableProps } from '@cloudscape-design/components/table';
import type { Run } from '@flowi/contracts/entities';
import { flowAddress, runAddress } from '../../shared/addresses.ts';
import type { Formats } from '../../shared/format/formats.ts';
import { Moment } from '../../shared/ui/moment.tsx';
import { PageLink } from '../../shared/ui/page-link.tsx';
import { resultOfRun } from './result-of-run.ts';
import { RunDuration } from './run-duration.tsx';
import { RunStateIndicator } from './run-state-indicator.tsx';
import { RunTrigger } from './run-trigger.tsx';
import type { RunsTexts } from './texts/en.ts';

/** Columns that need no header before them. */
export const RUN_PLAIN: readonly string[] = ['flow', 'state'];

/** Columns of a list of runs. */
export function runColumns(
  projectId: string,
  { columns }: RunsTexts,
  formats: Formats,
): readonly TableProps.ColumnDefinition<Run>[] {
  return [
    {
      id: 'started',
      header: columns.started,
      isRowHeader: true,
      minWidth: 170,
      cell: ({ runId, createdAt }) => (
        <PageLink href={runAddress(projectId, runId)}>
          <Moment at={createdAt} />
        </PageLink>
      ),
    },
    {
      id: 'flow',
      header: columns.flow,
      cell: ({ flowId }) => <PageLink href={flowAddress(projectId, flowId)}>{flowId}</PageLink>,
    },
    { id: 'state', header: columns.state, minWidth: 130, cell: ({ state }) => <RunStateIndicator state={state} /> },
    { id: 'result', header: columns.result, cell: (run) => resultOfRun(run, formats) },
    { id: 'trials', header: columns.trials, cell: ({ trialsPlanned }) => formats.count(trialsPlanned) },
    { id: 'duration', header: columns.duration, cell: (run) => <RunDuration run={run} /> },
    { id: 'version', header: columns.version, cell: ({ flowVersion }) => flowVersion },
    { id: 'trigger', header: columns.trigger, cell: (run) => <RunTrigger trigger={run.trigger} /> },
  ];
}
