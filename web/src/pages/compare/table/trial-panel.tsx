import Button from '@cloudscape-design/components/button';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Toggle from '@cloudscape-design/components/toggle';
import { type ReactNode, useCallback, useState } from 'react';
import { saveText } from '../../../shared/files/save-text.ts';
import { useFormats } from '../../../shared/format/formats.ts';
import { useCatalogue } from '../../../shared/texts/catalogue.ts';
import { EmptyState } from '../../../shared/ui/empty-state.tsx';
import { ColumnChoice } from '../charts/column-choice.tsx';
import type { Pointing } from '../charts/pointing.ts';
import type { CompareModel } from '../compare-model.ts';
import { columnChanges } from '../model/shown-columns.ts';
import { compareTexts } from '../texts/index.ts';
import { csvOfTrials } from './csv-of-trials.ts';
import { TickedActions } from './ticked-actions.tsx';
import { TrialGrid } from './trial-grid.tsx';

const NONE: ReadonlySet<string> = new Set();

/** The trials as a table, with what decides about its lines and columns. */
export function TrialPanel({ model, ...pointing }: { model: CompareModel } & Pointing): ReactNode {
  const texts = useCatalogue(compareTexts);
  const { count } = useFormats();
  const [ticked, setTicked] = useState(NONE);
  const tick = useCallback(
    (key: string, on: boolean) =>
      setTicked((before) => {
        const next = new Set(before);
        if (on) next.add(key);
        else next.delete(key);
        return next;
      }),
    [],
  );
  const { rows, visible, conditions, columns, usual, shown, words, search, change } = model;
  const clear = conditions.size > 0 && (
    <Button variant="inline-link" onClick={() => change({ where: undefined })}>
      {texts.clearConditions}
    </Button>
  );
  return (
    <Container
      disableContentPaddings
      header={
        <Header
          counter={`(${count(rows.length)})`}
          description={
            clear && (
              <>
                {texts.matching(count(visible.length), count(rows.length))} {clear}
              </>
            )
          }
          actions={
            <SpaceBetween size="xs" direction="horizontal" alignItems="center">
              <TickedActions model={model} ticked={ticked} onDone={() => setTicked(NONE)} />
              <Toggle
                checked={search.all !== true}
                onChange={({ detail }) => change({ all: detail.checked ? undefined : true, columns: undefined })}
              >
                {texts.differing}
              </Toggle>
              <ColumnChoice
                label={texts.columns}
                summary={texts.columnsChosen(shown.length)}
                columns={columns}
                chosen={shown}
                words={words}
                onChoose={(keys) => change({ columns: columnChanges(usual, keys) })}
              />
              <Button iconName="download" onClick={() => saveText('trials.csv', csvOfTrials(model, texts.trial))}>
                {texts.exportCsv}
              </Button>
            </SpaceBetween>
          }
        >
          {texts.table}
        </Header>
      }
    >
      {visible.length === 0 ? (
        <EmptyState title={texts.noneMatch} action={clear}>
          {texts.noneMatchAdvice}
        </EmptyState>
      ) : (
        <TrialGrid model={model} ticked={ticked} onTick={tick} {...pointing} />
      )}
    </Container>
  );
}
