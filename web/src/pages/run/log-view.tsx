import Box from '@cloudscape-design/components/box';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Spinner from '@cloudscape-design/components/spinner';
import { readLogLines } from '@flowi/contracts/events';
import type { Flow } from '@flowi/contracts/flow';
import { useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useMemo, useState } from 'react';
import { useApi } from '../../shared/api/api.ts';
import { usePolled } from '../../shared/api/use-polled.ts';
import { useCatalogue } from '../../shared/texts/catalogue.ts';
import { LoadFailed } from '../../shared/ui/load-failed.tsx';
import { filterLog } from './log-filter.ts';
import { LogFilters, type LogView as View } from './log-filters.tsx';
import { logQuery } from './log-query.ts';
import { LogText } from './log-text.tsx';
import { LogTools } from './log-tools.tsx';
import type { ShownRun } from './shown-run.ts';
import { runTexts } from './texts/index.ts';

interface LogViewProps {
  run: ShownRun;
  /** undefined while loading; then there is no choice of nodes */
  flow: Flow | undefined;
  /** The node whose lines are shown at first; null for all lines. */
  nodeId: string | null;
}

/** The log of an attempt: live, kept, or of an earlier try, all the same to whoever reads it. */
export function LogView({ run, flow, nodeId }: LogViewProps): ReactNode {
  const { log: words } = useCatalogue(runTexts);
  const [view, setView] = useState<View>({ nodeId, level: null, words: '', attempt: null, follow: true, wrap: true });
  const change = (part: Partial<View>) => setView((before) => ({ ...before, ...part }));
  const attempt = view.attempt ?? run.attempt;
  const log = usePolled(logQuery(useApi(), useQueryClient(), run, attempt));
  const text = log.data?.text ?? '';
  const lines = useMemo(() => readLogLines(text), [text]);
  const shown = useMemo(() => filterLog(lines, view), [lines, view]);
  const shownText = useMemo(() => shown.map((line) => `${line.text}\n`).join(''), [shown]);
  if (log.isLoadingError) return <LoadFailed title={words.failedTitle} error={log.error} onRetry={log.refetch} />;
  if (log.data === undefined) return <Spinner />;
  const { finished } = log.data;
  return (
    <SpaceBetween size="s">
      <LogFilters view={view} onChange={change} attempts={run.attempt} nodes={flow?.nodes ?? []} />
      <LogTools
        view={view}
        onChange={change}
        finished={finished}
        text={shownText}
        fileName={words.file(run.runId, attempt)}
        counts={{ shown: shown.length, all: lines.length }}
      />
      {shown.length === 0 ? (
        <Box color="text-body-secondary">{emptyText(lines.length > 0, finished, words)}</Box>
      ) : (
        <LogText label={words.label} text={shownText} wrap={view.wrap} follow={view.follow && !finished} />
      )}
    </SpaceBetween>
  );
}

function emptyText(
  hasLines: boolean,
  finished: boolean,
  words: { noMatch: string; emptyEnd: string; empty: string },
): string {
  if (hasLines) return words.noMatch;
  return finished ? words.emptyEnd : words.empty;
}
