import Box from '@cloudscape-design/components/box';
import ColumnLayout from '@cloudscape-design/components/column-layout';
import KeyValuePairs from '@cloudscape-design/components/key-value-pairs';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Spinner from '@cloudscape-design/components/spinner';
import { keepPreviousData } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useApi } from '../../shared/api/api.ts';
import { usePolled } from '../../shared/api/use-polled.ts';
import { useFormats } from '../../shared/format/formats.ts';
import { useCatalogue } from '../../shared/texts/catalogue.ts';
import { EmptyState } from '../../shared/ui/empty-state.tsx';
import { LoadFailed } from '../../shared/ui/load-failed.tsx';
import { PreviewColumns } from './preview-columns.tsx';
import { type Preview, previewQuery } from './preview-query.ts';
import { PreviewRows } from './preview-rows.tsx';
import type { ShownRun } from './shown-run.ts';
import { runTexts } from './texts/index.ts';

interface NodePreviewProps {
  run: ShownRun;
  nodeId: string;
  /** Columns that do not leave a model are those it does not read. */
  isModel: boolean;
}

/** What left a node in one trial of the run, as the run kept it. */
export function NodePreviewView({ run, nodeId, isModel }: NodePreviewProps): ReactNode {
  const { preview: words } = useCatalogue(runTexts);
  const { data, isLoadingError, error, refetch } = usePolled({
    ...previewQuery(useApi(), run, nodeId),
    placeholderData: keepPreviousData,
  });
  if (isLoadingError) return <LoadFailed title={words.failedTitle} error={error} onRetry={refetch} />;
  if (data === undefined) return <Spinner />;
  if (data.preview === null) {
    const kept = data.kept.length === 0 ? words.noneAdvice : words.keptOf(data.kept.join(', '));
    return <EmptyState title={words.none}>{kept}</EmptyState>;
  }
  return <ShownPreview preview={data.preview} isModel={isModel} />;
}

function ShownPreview({ preview, isModel }: { preview: Preview; isModel: boolean }): ReactNode {
  const { preview: words } = useCatalogue(runTexts);
  const { count } = useFormats();
  const { rows, missing, columnCount } = preview;
  const moved = (before: number, after: number) =>
    before === after ? count(after) : words.fromTo(count(before), count(after));
  return (
    <SpaceBetween size="m">
      <Box color="text-body-secondary">{words.sampleOf[preview.of](preview.trial, count(preview.counted))}</Box>
      <KeyValuePairs
        columns={3}
        items={[
          { label: words.rows, value: moved(rows.before, rows.after) },
          { label: words.columns, value: count(columnCount) },
          { label: words.missing, value: moved(missing.before, missing.after) },
        ]}
      />
      <Changes preview={preview} isModel={isModel} />
      <PreviewRows preview={preview} />
      <PreviewColumns preview={preview} title={isModel ? words.columnsRead : words.columnsList} />
    </SpaceBetween>
  );
}

function Changes({ preview, isModel }: { preview: Preview; isModel: boolean }): ReactNode {
  const { preview: words } = useCatalogue(runTexts);
  const { added, removed, changed } = preview;
  const parts = [
    { label: words.changes.added(added.count), names: added },
    { label: words.changes.changed(changed.count), names: changed },
    { label: (isModel ? words.changes.unread : words.changes.removed)(removed.count), names: removed },
  ].filter(({ names }) => names.count > 0);
  if (parts.length === 0) return null;
  return (
    <ColumnLayout columns={parts.length} variant="text-grid">
      {parts.map(({ label, names }) => (
        <div key={label}>
          <Box variant="awsui-key-label">{label}</Box>
          {names.names.join(', ')}
          {names.count > names.names.length && ` ${words.more(names.count - names.names.length)}`}
        </div>
      ))}
    </ColumnLayout>
  );
}
