import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import FormField from '@cloudscape-design/components/form-field';
import Input from '@cloudscape-design/components/input';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { type FlowNode, nodeSchema } from '@flowi/contracts/flow';
import { type ReactNode, useState } from 'react';
import { useCatalogue } from '../../../shared/texts/catalogue.ts';
import { useChecked, useEdit, useEditorModel, useFreshNode } from '../editor-context.tsx';
import { ConnectDialog } from '../graph/connect-dialog.tsx';
import { NodeMenu } from '../graph/node-table.tsx';
import { Problem } from '../problems/problem-panel.tsx';
import { isTooEarly } from '../problems/too-early.ts';
import { editorTexts } from '../texts/index.ts';
import { LibraryPage } from './library-page.tsx';
import { ParameterField } from './parameter-field.tsx';

/** A node: what it is, its parameters, its problems. */
export function NodePanel({ node }: { node: FlowNode }): ReactNode {
  const { settings, connect } = useCatalogue(editorTexts);
  const { catalogue, mayEdit } = useEditorModel();
  const { issues } = useChecked();
  const [connecting, setConnecting] = useState(false);
  const component = catalogue.get(node.component);
  const fresh = useFreshNode();
  const own = issues.filter(
    (issue) => issue.nodeId === node.id && !issue.field?.startsWith('params.') && !isTooEarly(issue, fresh),
  );
  return (
    <SpaceBetween size="m">
      <div>
        <Box variant="h3" tagOverride="h2">
          {component?.title ?? node.component}
        </Box>
        <Box color="text-body-secondary">{component?.help ?? settings.unknownKind(node.component)}</Box>
        {component && <LibraryPage component={component} />}
      </div>
      {mayEdit && (
        <SpaceBetween direction="horizontal" size="xs" alignItems="center">
          <Button iconName="insert-row" onClick={() => setConnecting(true)}>
            {connect.button}
          </Button>
          <NodeMenu nodeId={node.id} onConnect={() => setConnecting(true)} />
        </SpaceBetween>
      )}
      {own.map((issue) => (
        <Problem key={issue.message} issue={issue} here />
      ))}
      <NodeId id={node.id} />
      {component ? (
        Object.entries(component.parameters.properties).map(([name, schema]) => (
          <ParameterField key={name} node={node} component={component} name={name} schema={schema} />
        ))
      ) : (
        <Box variant="code">
          <pre>{JSON.stringify(node.params, null, 2)}</pre>
        </Box>
      )}
      <UnknownParameters node={node} />
      {connecting && <ConnectDialog from={node.id} onClose={() => setConnecting(false)} />}
    </SpaceBetween>
  );
}

/** Parameters of the document that the kind does not have: they are kept until somebody removes them. */
function UnknownParameters({ node }: { node: FlowNode }): ReactNode {
  const { issues } = useChecked();
  const unknown = issues.filter(({ nodeId, code }) => nodeId === node.id && code === 'unknown_parameter');
  return unknown.map((issue) => <Problem key={issue.message} issue={issue} here />);
}

function NodeId({ id }: { id: string }): ReactNode {
  const { settings } = useCatalogue(editorTexts);
  const { editor, mayEdit } = useEditorModel();
  const { flow } = useChecked();
  const edit = useEdit();
  const [text, setText] = useState(id);
  const taken = text !== id && flow.nodes.some((node) => node.id === text);
  const sound = nodeSchema.shape.id.safeParse(text).success;
  const fault = taken ? settings.idTaken : sound ? undefined : settings.idRule;
  const rename = () => {
    if (fault !== undefined || text === id) return;
    if (edit({ type: 'rename-node', nodeId: id, newId: text })) editor.select({ nodes: new Set([text]) });
  };
  return (
    <FormField label={settings.id} errorText={fault}>
      <Input
        value={text}
        readOnly={!mayEdit}
        onChange={({ detail }) => setText(detail.value)}
        onBlur={rename}
        onKeyDown={({ detail }) => detail.key === 'Enter' && rename()}
      />
    </FormField>
  );
}
