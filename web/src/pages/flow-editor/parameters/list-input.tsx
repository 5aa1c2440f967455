import Button from '@cloudscape-design/components/button';
import Input from '@cloudscape-design/components/input';
import Multiselect from '@cloudscape-design/components/multiselect';
import SpaceBetween from '@cloudscape-design/components/space-between';
import TokenGroup from '@cloudscape-design/components/token-group';
import type { PlainValue } from '@flowi/contracts/flow';
import { type ReactNode, useState } from 'react';
import { useCatalogue } from '../../../shared/texts/catalogue.ts';
import { useEditorModel } from '../editor-context.tsx';
import { editorTexts } from '../texts/index.ts';
import { splitList, type ValueKind } from './field-kind.ts';
import type { Suggestion } from './suggestions.ts';

type Items = Extract<PlainValue, readonly unknown[]>;

interface ListInputProps {
  label: string;
  kind: ValueKind;
  items: 'text' | 'number';
  value: Items;
  placeholder: string;
  suggestions: readonly Suggestion[];
  onChange: (value: Items) => void;
}

/** A parameter that is a list: picked where it is known what there is, else written. */
export function ListInput({ suggestions, ...rest }: ListInputProps): ReactNode {
  return suggestions.length > 0 ? <PickedList suggestions={suggestions} {...rest} /> : <WrittenList {...rest} />;
}

function PickedList({ label, value, placeholder, suggestions, onChange }: ListInputProps): ReactNode {
  const { parameter } = useCatalogue(editorTexts);
  const { mayEdit } = useEditorModel();
  const known = new Set(suggestions.map((one) => one.value));
  // What is chosen but does not reach the node is shown all the same, and said to be missing.
  const lost = value.map(String).filter((name) => !known.has(name));
  const options = [
    ...suggestions.map((one) => ({ ...one, label: one.value })),
    ...lost.map((name) => ({ value: name, label: name, description: parameter.notReaching })),
  ];
  const chosen = new Set(value.map(String));
  return (
    <Multiselect
      ariaLabel={label}
      disabled={!mayEdit}
      placeholder={placeholder}
      filteringType="auto"
      filteringAriaLabel={label}
      options={options}
      selectedOptions={options.filter((option) => chosen.has(option.value))}
      deselectAriaLabel={(option) => parameter.removeValue(option.label ?? '')}
      onChange={({ detail }) => onChange(detail.selectedOptions.map((option) => option.value ?? ''))}
    />
  );
}

function WrittenList({
  label,
  kind,
  items,
  value,
  placeholder,
  onChange,
}: Omit<ListInputProps, 'suggestions'>): ReactNode {
  const { parameter } = useCatalogue(editorTexts);
  const { mayEdit } = useEditorModel();
  const [text, setText] = useState('');
  const read = (part: string) => (items === 'number' && Number.isFinite(Number(part)) ? Number(part) : part);
  const add = () => {
    const parts = splitList(text, { ...kind, text: items === 'text', number: items === 'number' });
    if (parts.length > 0) onChange([...value, ...parts.map(read)]);
    setText('');
  };
  return (
    <SpaceBetween size="xxs">
      {value.length > 0 && (
        <TokenGroup
          readOnly={!mayEdit}
          items={value.map((item) => ({ label: String(item), dismissLabel: parameter.removeValue(String(item)) }))}
          onDismiss={({ detail }) => onChange(value.toSpliced(detail.itemIndex, 1))}
        />
      )}
      {mayEdit && (
        <SpaceBetween direction="horizontal" size="xxs">
          <Input
            ariaLabel={parameter.addTo(label)}
            value={text}
            placeholder={placeholder}
            onChange={({ detail }) => setText(detail.value)}
            onKeyDown={({ detail }) => detail.key === 'Enter' && add()}
          />
          <Button iconName="add-plus" variant="icon" ariaLabel={parameter.addTo(label)} onClick={add} />
        </SpaceBetween>
      )}
    </SpaceBetween>
  );
}
