import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import FormField from '@cloudscape-design/components/form-field';
import Input from '@cloudscape-design/components/input';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Textarea from '@cloudscape-design/components/textarea';
import type { FlowEdge } from '@flowi/contracts/flow';
import type { ReactNode } from 'react';
import { useCatalogue } from '../../../shared/texts/catalogue.ts';
import { useEdit, useEditorModel, useFlow, useSelection } from '../editor-context.tsx';
import { useGraphActions } from '../graph/graph-actions.ts';
import { NotePanel } from '../graph/note-panel.tsx';
import { editorTexts } from '../texts/index.ts';
import { NodePanel } from './node-panel.tsx';

/** Settings of what is chosen: a node, an edge, a note, several of them, or the flow itself. */
export function SettingsPanel(): ReactNode {
  const { settings } = useCatalogue(editorTexts);
  const { nodes, edges, notes } = useSelection();
  const flow = useFlow();
  const [edge] = edges;
  const node = flow.nodes.find(({ id }) => nodes.has(id));
  const note = flow.notes.find(({ id }) => notes.has(id));
  const content = () => {
    if (nodes.size + notes.size > 1) return <SeveralPanel nodes={nodes.size} notes={notes.size} />;
    if (node) return <NodePanel key={node.id} node={node} />;
    if (note) return <NotePanel key={note.id} note={note} />;
    return edge ? <EdgePanel edge={edge} /> : <FlowPanel />;
  };
  return <section aria-label={settings.title}>{content()}</section>;
}

function FlowPanel(): ReactNode {
  const { settings } = useCatalogue(editorTexts);
  const { name, description = '', nodes } = useFlow();
  const { mayEdit } = useEditorModel();
  const edit = useEdit();
  return (
    <SpaceBetween size="m">
      <Box variant="h3" tagOverride="h2">
        {settings.flow}
      </Box>
      <FormField label={settings.name} errorText={name.trim() === '' ? settings.nameNeeded : undefined}>
        <Input
          value={name}
          readOnly={!mayEdit}
          onChange={({ detail }) =>
            detail.value !== '' && edit({ type: 'set-name', name: detail.value.slice(0, 128) }, { mergeKey: 'name' })
          }
        />
      </FormField>
      <FormField label={settings.description}>
        <Textarea
          value={description}
          rows={4}
          readOnly={!mayEdit}
          onChange={({ detail }) =>
            edit(
              { type: 'set-description', description: detail.value === '' ? null : detail.value },
              { mergeKey: 'description' },
            )
          }
        />
      </FormField>
      <Box color="text-body-secondary">{nodes.length === 0 ? settings.empty : settings.choose}</Box>
    </SpaceBetween>
  );
}

function EdgePanel({ edge }: { edge: FlowEdge }): ReactNode {
  const { settings } = useCatalogue(editorTexts);
  const { mayEdit } = useEditorModel();
  const { disconnect } = useGraphActions();
  return (
    <SpaceBetween size="m">
      <Box variant="h3" tagOverride="h2">
        {settings.edge(edge.from, edge.to)}
      </Box>
      {mayEdit && (
        <>
          <Box color="text-body-secondary">{settings.insertHint}</Box>
          <Button iconName="remove" onClick={() => disconnect(edge)}>
            {settings.disconnect}
          </Button>
        </>
      )}
    </SpaceBetween>
  );
}

function SeveralPanel({ nodes, notes }: { nodes: number; notes: number }): ReactNode {
  const { settings, tools } = useCatalogue(editorTexts);
  const { mayEdit } = useEditorModel();
  const actions = useGraphActions();
  return (
    <SpaceBetween size="m">
      <Box variant="h3" tagOverride="h2">
        {settings.several(nodes, notes)}
      </Box>
      {mayEdit && (
        <SpaceBetween direction="horizontal" size="xs">
          <Button onClick={actions.duplicate}>{tools.duplicate}</Button>
          <Button onClick={() => void actions.tidy()}>{tools.tidy}</Button>
          <Button onClick={() => actions.remove()}>{tools.remove}</Button>
        </SpaceBetween>
      )}
    </SpaceBetween>
  );
}
