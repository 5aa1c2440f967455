import Badge from '@cloudscape-design/components/badge';
import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import FormField from '@cloudscape-design/components/form-field';
import type { IconProps } from '@cloudscape-design/components/icon';
import SpaceBetween from '@cloudscape-design/components/space-between';
import type { Component } from '@flowi/contracts/catalogue';
import {
  describeAllowed,
  type FlowNode,
  isSearch,
  isValues,
  type Parameter,
  type PlainValue,
  plainValueSchema,
  STAGES_WITH_VALUES,
} from '@flowi/contracts/flow';
import type { ReactNode } from 'react';
import { useCatalogue } from '../../../shared/texts/catalogue.ts';
import { useSpeaker } from '../../../shared/texts/speaker.ts';
import { useChecked, useEdit, useEditorModel, useFreshNode } from '../editor-context.tsx';
import { isTooEarly } from '../problems/too-early.ts';
import type { EditorTexts } from '../texts/en.ts';
import { editorTexts } from '../texts/index.ts';
import { kindOf, type ParameterSchema, showValue, type ValueKind } from './field-kind.ts';
import { NamedText } from './named-text.tsx';
import { ParameterHelp } from './parameter-help.tsx';
import { ValueChips } from './value-chips.tsx';
import { ValueInput } from './value-input.tsx';

interface ParameterFieldProps {
  node: FlowNode;
  component: Component;
  name: string;
  schema: ParameterSchema;
}

/** One parameter: its value or values, what is allowed, whether it was changed, and the way back to the default. */
export function ParameterField({ node, component, name, schema }: ParameterFieldProps): ReactNode {
  const { parameter: texts } = useCatalogue(editorTexts);
  const { mayEdit } = useEditorModel();
  const { issues } = useChecked();
  const fresh = useFreshNode();
  const speaker = useSpeaker();
  const edit = useEdit();
  const kind = kindOf(schema);
  const written = Object.hasOwn(node.params, name) ? node.params[name] : undefined;
  const standard = defaultOf(schema);
  const value = written ?? standard;
  const faults = issues.filter(
    (issue) => issue.nodeId === node.id && issue.field === `params.${name}` && !isTooEarly(issue, fresh),
  );
  const write = (next: Parameter) =>
    edit({ type: 'set-parameter', nodeId: node.id, name, value: next }, { mergeKey: `${node.id}.${name}` });
  const changed = written !== undefined && JSON.stringify(written) !== JSON.stringify(standard);
  const title = typeof schema['title'] === 'string' ? schema['title'] : name;
  return (
    <FormField
      stretch
      label={
        <>
          {title} {changed && <Badge color="blue">{texts.changed}</Badge>}
        </>
      }
      info={<ParameterHelp component={component} name={name} title={title} schema={schema} standard={standard} />}
      description={typeof schema['description'] === 'string' ? <NamedText text={schema['description']} /> : undefined}
      constraintText={constraint(schema, kind, standard, texts)}
      errorText={faults.length === 0 ? undefined : faults.map(speaker.flow).join(' ')}
      secondaryControl={
        mayEdit && (
          <FieldActions
            title={title}
            canVary={STAGES_WITH_VALUES.has(component.stage) && kind.items === null}
            value={value}
            written={written !== undefined}
            onWrite={write}
            onReset={() => edit({ type: 'clear-parameter', nodeId: node.id, name })}
          />
        )
      }
    >
      <Values node={node} name={name} title={title} kind={kind} component={component} value={value} onWrite={write} />
    </FormField>
  );
}

interface ValuesProps {
  node: FlowNode;
  component: Component;
  name: string;
  title: string;
  kind: ValueKind;
  value: Parameter | undefined;
  onWrite: (value: Parameter) => void;
}

function Values({ node, component, name, title, kind, value, onWrite }: ValuesProps): ReactNode {
  const { parameter: texts } = useCatalogue(editorTexts);
  if (value !== undefined && isSearch(value)) return <Box variant="code">{JSON.stringify(value.search)}</Box>;
  if (value !== undefined && isValues(value)) {
    return (
      <ValueChips
        title={title}
        kind={kind}
        values={value.values}
        component={component}
        name={name}
        onChange={(values) => onWrite({ values: [...values] })}
      />
    );
  }
  return (
    <ValueInput
      nodeId={node.id}
      name={name}
      label={title}
      kind={kind}
      value={value}
      placeholder={texts.noValue}
      onChange={onWrite}
    />
  );
}

interface FieldActionsProps {
  title: string;
  canVary: boolean;
  value: Parameter | undefined;
  written: boolean;
  onWrite: (value: Parameter) => void;
  onReset: () => void;
}

/** + and - for several values, and back to the default. */
function FieldActions({ title, canVary, value, written, onWrite, onReset }: FieldActionsProps): ReactNode {
  const { parameter: texts } = useCatalogue(editorTexts);
  return (
    <SpaceBetween direction="horizontal" size="xxs">
      <SeveralToggle title={title} canVary={canVary} value={value} onWrite={onWrite} />
      {written && <Button variant="icon" iconName="undo" ariaLabel={texts.reset(title)} onClick={onReset} />}
    </SpaceBetween>
  );
}

/** One button for both ways, so that who presses it by keyboard stays on it. */
function SeveralToggle({ title, canVary, value, onWrite }: Omit<FieldActionsProps, 'written' | 'onReset'>): ReactNode {
  const { parameter: texts } = useCatalogue(editorTexts);
  if (value === undefined || isSearch(value)) return null;
  if (isValues(value)) {
    const [first = null] = value.values;
    return <Toggle icon="subtract-minus" label={texts.one(title)} onClick={() => onWrite(first)} />;
  }
  if (!canVary) return null;
  return <Toggle icon="add-plus" label={texts.several(title)} onClick={() => onWrite({ values: [value] })} />;
}

function Toggle({ icon, label, onClick }: { icon: IconProps.Name; label: string; onClick: () => void }): ReactNode {
  return <Button variant="icon" iconName={icon} ariaLabel={label} onClick={onClick} />;
}

function defaultOf(schema: ParameterSchema): PlainValue | undefined {
  return plainValueSchema.safeParse(schema['default']).data;
}

function constraint(
  schema: ParameterSchema,
  kind: ValueKind,
  standard: PlainValue | undefined,
  texts: EditorTexts['parameter'],
): string {
  const range =
    kind.number || kind.options.length > 0 ? texts.allowed(describeAllowed(schema, texts.allowedWords)) : '';
  const usual =
    standard === undefined || standard === '' || (Array.isArray(standard) && standard.length === 0)
      ? ''
      : texts.default(showValue(standard));
  return [range, usual].filter((part) => part !== '').join(' ');
}
