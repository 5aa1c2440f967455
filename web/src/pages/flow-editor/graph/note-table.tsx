import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import Table, { type TableProps } from '@cloudscape-design/components/table';
import type { FlowNote } from '@flowi/contracts/flow';
import type { ReactNode } from 'react';
import { useCatalogue } from '../../../shared/texts/catalogue.ts';
import { useEditorModel, useFlow } from '../editor-context.tsx';
import { editorTexts } from '../texts/index.ts';
import { useGraphActions } from './graph-actions.ts';
import styles from './node-table.module.css';

/** The notes beside the graph as a table; nothing where there are none. */
export function NoteTable(): ReactNode {
  const { table } = useCatalogue(editorTexts);
  const { notes } = useFlow();
  const columns = useColumns();
  if (notes.length === 0) return null;
  return (
    <div className={styles['notes']}>
      <Box variant="h3" tagOverride="h2">
        {table.notes}
      </Box>
      <Table
        variant="borderless"
        wrapLines
        items={notes}
        columnDefinitions={columns}
        ariaLabels={{ tableLabel: table.notes }}
      />
    </div>
  );
}

function useColumns(): readonly TableProps.ColumnDefinition<FlowNote>[] {
  const { table } = useCatalogue(editorTexts);
  const { editor, mayEdit } = useEditorModel();
  const { removeNote } = useGraphActions();
  const columns: readonly TableProps.ColumnDefinition<FlowNote>[] = [
    {
      id: 'note',
      header: table.note,
      isRowHeader: true,
      cell: ({ id }) => (
        <Button
          variant="inline-link"
          ariaLabel={table.settingsOfNote(id)}
          onClick={() => editor.select({ notes: new Set([id]) })}
        >
          {id}
        </Button>
      ),
    },
    { id: 'text', header: table.noteText, cell: ({ text }) => <span className={styles['text']}>{text}</span> },
  ];
  if (!mayEdit) return columns;
  return [
    ...columns,
    {
      id: 'actions',
      header: table.actions,
      cell: ({ id }) => (
        <Button
          variant="inline-icon"
          iconName="remove"
          ariaLabel={table.removeNote(id)}
          onClick={() => removeNote(id)}
        />
      ),
    },
  ];
}
