import ButtonGroup, { type ButtonGroupProps } from '@cloudscape-design/components/button-group';
import type { ReactNode } from 'react';
import { useCatalogue } from '../../../shared/texts/catalogue.ts';
import { useEditorModel, useFlow, useSelection } from '../editor-context.tsx';
import { editorTexts } from '../texts/index.ts';
import { useGraphActions } from './graph-actions.ts';

/** What is done with the graph or with what is chosen in it, for the mouse; each has its key too. */
export function GraphToolbar({ onFind, onKeys }: { onFind: () => void; onKeys: () => void }): ReactNode {
  const { tools } = useCatalogue(editorTexts);
  const { mayEdit, tell } = useEditorModel();
  const actions = useGraphActions();
  const { nodes, edges, notes } = useSelection();
  const flow = useFlow();
  const isEmpty = flow.nodes.length === 0;
  const copy = (text: string | null) => {
    if (text !== null) navigator.clipboard.writeText(text).catch(() => tell(tools.copyFailed));
  };
  const paste = () => navigator.clipboard.readText().then(actions.paste, () => tell(tools.pasteFailed));
  const commands: Record<string, () => void> = {
    find: onFind,
    tidy: () => void actions.tidy(),
    'tidy-right': () => void actions.tidy('right'),
    'tidy-down': () => void actions.tidy('down'),
    note: () => actions.addNote(),
    fit: actions.fit,
    copy: () => copy(actions.copied()),
    cut: () => copy(actions.cut()),
    paste: () => void paste(),
    duplicate: actions.duplicate,
    remove: () => actions.remove(),
    all: actions.selectAll,
    clear: actions.clear,
    keys: onKeys,
  };
  const item = (
    id: string,
    iconName: NonNullable<ButtonGroupProps.IconButton['iconName']>,
    text: string,
    disabled = false,
  ): ButtonGroupProps.IconButton => ({ type: 'icon-button', id, iconName, text, disabled });
  const none = nodes.size + notes.size === 0;
  const nothingToSee = isEmpty && flow.notes.length === 0;
  const editing: ButtonGroupProps.ItemOrGroup[] = [
    item('note', 'transcript', tools.note),
    item('tidy', 'grid-view', tools.tidy, isEmpty),
    item('duplicate', 'copy', tools.duplicate, none),
    item('remove', 'remove', tools.remove, none && edges.length === 0),
    {
      type: 'menu-dropdown',
      id: 'more',
      text: tools.more,
      items: [
        { id: 'copy', text: tools.copy, disabled: none },
        { id: 'cut', text: tools.cut, disabled: none },
        { id: 'paste', text: tools.paste },
        { id: 'all', text: tools.all, disabled: nothingToSee },
        { id: 'tidy-right', text: tools.tidyRight, disabled: isEmpty },
        { id: 'tidy-down', text: tools.tidyDown, disabled: isEmpty },
        { id: 'clear', text: tools.clear, disabled: nothingToSee },
      ],
    },
  ];
  return (
    <ButtonGroup
      variant="icon"
      ariaLabel={tools.label}
      items={[
        item('find', 'search', tools.find, isEmpty),
        item('fit', 'full-screen', tools.fit, nothingToSee),
        ...(mayEdit ? editing : []),
        item('keys', 'keyboard', tools.keys),
      ]}
      onItemClick={({ detail }) => commands[detail.id]?.()}
    />
  );
}
