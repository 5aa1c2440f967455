import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import Cards from '@cloudscape-design/components/cards';
import SpaceBetween from '@cloudscape-design/components/space-between';
import StatusIndicator from '@cloudscape-design/components/status-indicator';
import type { Example } from '@flowi/contracts/console';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useFormats } from '../../shared/format/formats.ts';
import { useCatalogue } from '../../shared/texts/catalogue.ts';
import { useTexts } from '../../shared/texts/texts.ts';
import { EmptyState } from '../../shared/ui/empty-state.tsx';
import { LoadFailed } from '../../shared/ui/load-failed.tsx';
import { useMay } from '../projects/project-queries.ts';
import { examplesQuery } from './example-files.ts';
import type { ExampleStep } from './open-example.ts';
import { examplesTexts } from './texts/index.ts';
import { useOpenExample } from './use-open-example.tsx';

/** The examples that were built into this console, each to be opened and run with one click. */
export function ExamplesGallery({ projectId }: { projectId: string }): ReactNode {
  const words = useCatalogue(examplesTexts);
  const { data: examples = [], isPending, isLoadingError, error, refetch } = useQuery(examplesQuery);
  const { open, step } = useOpenExample(projectId);
  const opening = open.isPending ? open.variables : null;
  if (isLoadingError) return <LoadFailed title={words.failedTitle} error={error} onRetry={() => void refetch()} />;
  return (
    <Cards
      items={examples}
      trackBy="id"
      loading={isPending}
      loadingText={words.loading}
      empty={<EmptyState title={words.none} />}
      cardsPerRow={[{ cards: 1 }, { minWidth: 560, cards: 2 }, { minWidth: 900, cards: 3 }]}
      ariaLabels={{ itemSelectionLabel: (_, { name }) => name, selectionGroupLabel: words.list }}
      cardDefinition={{
        header: ({ name }) => <Box variant="h3">{name}</Box>,
        sections: [
          { id: 'about', content: ({ id, description }) => words.about(id, description) },
          { id: 'data', content: (example) => <Tables example={example} /> },
          {
            id: 'actions',
            content: (example) => (
              <Actions
                projectId={projectId}
                example={example}
                step={opening?.example.id === example.id ? step : null}
                busy={opening !== null}
                onOpen={(run) => open.mutate({ example, run })}
              />
            ),
          },
        ],
      }}
    />
  );
}

function Tables({ example }: { example: Example }): ReactNode {
  const words = useCatalogue(examplesTexts);
  const { count } = useFormats();
  return example.tables.map(({ name, rows, columns }) => (
    <Box key={name} variant="small">
      {words.table(name, count(rows), count(columns))}
    </Box>
  ));
}

interface ActionsProps {
  projectId: string;
  example: Example;
  /** What is being done for this example. */
  step: ExampleStep | null;
  /** Something is being done for one of them. */
  busy: boolean;
  onOpen: (run: boolean) => void;
}

function Actions({ projectId, example, step, busy, onOpen }: ActionsProps): ReactNode {
  const { common, roles } = useTexts();
  const words = useCatalogue(examplesTexts);
  const may = useMay(projectId, 'editor');
  const allowed = {
    disabled: !may || busy,
    disabledReason: may ? undefined : common.needsRole(roles.editor),
  };
  return (
    <SpaceBetween size="xs">
      <SpaceBetween size="xs" direction="horizontal">
        <Button
          variant="primary"
          iconName="caret-right-filled"
          ariaLabel={words.openAndRunOf(example.name)}
          onClick={() => onOpen(true)}
          {...allowed}
        >
          {words.openAndRun}
        </Button>
        <Button ariaLabel={words.openOnlyOf(example.name)} onClick={() => onOpen(false)} {...allowed}>
          {words.openOnly}
        </Button>
      </SpaceBetween>
      <div aria-live="polite">
        {step !== null && (
          <StatusIndicator type="in-progress">
            {'name' in step ? words.steps[step.kind](step.name) : words.steps[step.kind]}
          </StatusIndicator>
        )}
      </div>
    </SpaceBetween>
  );
}
