import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import ButtonDropdown from '@cloudscape-design/components/button-dropdown';
import StatusIndicator from '@cloudscape-design/components/status-indicator';
import Table, { type TableProps } from '@cloudscape-design/components/table';
import type { FlowNode } from '@flowi/contracts/flow';
import { type ReactNode, useState } from 'react';
import { useCatalogue } from '../../../shared/texts/catalogue.ts';
import { useSpeaker } from '../../../shared/texts/speaker.ts';
import { EmptyState } from '../../../shared/ui/empty-state.tsx';
import { useChecked, useEditorModel, useFlow, useSelection } from '../editor-context.tsx';
import { editorTexts } from '../texts/index.ts';
import { ConnectDialog } from './connect-dialog.tsx';
import { canBridge } from './edits.ts';
import { useGraphActions } from './graph-actions.ts';
import styles from './node-table.module.css';
import { NoteTable } from './note-table.tsx';

/** The graph as a table: all that the canvas shows and does, without a picture. */
export function NodeTable(): ReactNode {
  const { table } = useCatalogue(editorTexts);
  const { editor, mayEdit } = useEditorModel();
  const { nodes } = useFlow();
  const selection = useSelection();
  const [connecting, setConnecting] = useState<string | null>(null);
  return (
    <>
      <Table
        variant="embedded"
        stickyHeader
        wrapLines
        selectionType="multi"
        trackBy="id"
        items={nodes}
        selectedItems={nodes.filter(({ id }) => selection.nodes.has(id))}
        onSelectionChange={({ detail }) => editor.select({ nodes: new Set(detail.selectedItems.map(({ id }) => id)) })}
        columnDefinitions={useColumns(mayEdit ? setConnecting : null)}
        ariaLabels={{
          tableLabel: table.title,
          selectionGroupLabel: table.choose,
          allItemsSelectionLabel: () => table.chooseAll,
          itemSelectionLabel: (_, { id }) => table.chooseNode(id),
        }}
        empty={<EmptyState title={table.emptyTitle}>{table.emptyAdvice}</EmptyState>}
      />
      <NoteTable />
      {connecting !== null && <ConnectDialog from={connecting} onClose={() => setConnecting(null)} />}
    </>
  );
}

/** @param connect opens the choice of what a node leads to; null for those who only look */
function useColumns(connect: ((nodeId: string) => void) | null): readonly TableProps.ColumnDefinition<FlowNode>[] {
  const { table } = useCatalogue(editorTexts);
  const { editor, catalogue } = useEditorModel();
  const { graph, issues } = useChecked();
  const speaker = useSpeaker();
  return [
    {
      id: 'node',
      header: table.node,
      isRowHeader: true,
      cell: ({ id }) => (
        <Button
          variant="inline-link"
          wrapText={false}
          ariaLabel={table.settingsOf(id)}
          onClick={() => editor.select({ nodes: new Set([id]) })}
        >
          {id}
        </Button>
      ),
    },
    {
      id: 'kind',
      header: table.kind,
      minWidth: 130,
      cell: ({ component }) => catalogue.get(component)?.title ?? component,
    },
    {
      id: 'inputs',
      header: table.inputs,
      cell: ({ id }) => <Edges edges={graph.parents(id).map((from) => ({ from, to: id }))} end="from" />,
    },
    {
      id: 'outputs',
      header: table.outputs,
      cell: ({ id }) => <Edges edges={graph.children(id).map((to) => ({ from: id, to }))} end="to" />,
    },
    {
      id: 'problems',
      header: table.problems,
      cell: ({ id }) => {
        const own = issues.filter(({ nodeId }) => nodeId === id);
        if (own.length === 0) return <StatusIndicator type="success">{table.fine}</StatusIndicator>;
        const type = own.some(({ severity }) => severity === 'error') ? 'error' : 'warning';
        return own.map((issue) => (
          <Box key={issue.message}>
            <StatusIndicator type={type}>{speaker.flow(issue)}</StatusIndicator>
          </Box>
        ));
      },
    },
    ...(connect === null
      ? []
      : [
          {
            id: 'actions',
            header: table.actions,
            cell: ({ id }: FlowNode) => <NodeMenu nodeId={id} onConnect={connect} />,
          },
        ]),
  ];
}

function Edges({ edges, end }: { edges: readonly { from: string; to: string }[]; end: 'from' | 'to' }): ReactNode {
  const { table } = useCatalogue(editorTexts);
  const { mayEdit } = useEditorModel();
  const { disconnect } = useGraphActions();
  if (edges.length === 0) return '–';
  return edges.map((edge) => (
    <div key={edge[end]} className={styles['edge']}>
      {edge[end]}
      {mayEdit && (
        <Button
          variant="inline-icon"
          iconName="close"
          ariaLabel={table.disconnect(edge.from, edge.to)}
          onClick={() => disconnect(edge)}
        />
      )}
    </div>
  ));
}

interface NodeMenuProps {
  nodeId: string;
  onConnect: (nodeId: string) => void;
}

/** What can be done with one node. */
export function NodeMenu({ nodeId, onConnect }: NodeMenuProps): ReactNode {
  const { table } = useCatalogue(editorTexts);
  const { editor, catalogue } = useEditorModel();
  const flow = useFlow();
  const actions = useGraphActions();
  const commands: Record<string, () => void> = {
    connect: () => onConnect(nodeId),
    duplicate: () => {
      editor.select({ nodes: new Set([nodeId]) });
      actions.duplicate();
    },
    remove: () => actions.removeNode(nodeId),
    bridge: () => actions.removeNode(nodeId, true),
  };
  return (
    <ButtonDropdown
      variant="icon"
      expandToViewport
      ariaLabel={table.actionsOf(nodeId)}
      items={[
        { id: 'connect', text: table.connect },
        { id: 'duplicate', text: table.duplicate },
        { id: 'remove', text: table.remove },
        { id: 'bridge', text: table.bridge, disabled: !canBridge(flow, catalogue, nodeId) },
      ]}
      onItemClick={({ detail }) => commands[detail.id]?.()}
    />
  );
}
