import Autosuggest from '@cloudscape-design/components/autosuggest';
import Input from '@cloudscape-design/components/input';
import Select from '@cloudscape-design/components/select';
import Toggle from '@cloudscape-design/components/toggle';
import type { Parameter, PlainValue } from '@flowi/contracts/flow';
import { isSearch, isValues } from '@flowi/contracts/flow';
import { type ReactNode, useState } from 'react';
import { useWordMeanings } from '../../../features/flows/use-component-catalogue.ts';
import { useCatalogue } from '../../../shared/texts/catalogue.ts';
import { useTexts } from '../../../shared/texts/texts.ts';
import { useEditorModel } from '../editor-context.tsx';
import { editorTexts } from '../texts/index.ts';
import { NULL_TEXT, readValue, showValue, type ValueKind } from './field-kind.ts';
import { ListInput } from './list-input.tsx';
import { namesSomething, type Suggestion, useSuggestions } from './suggestions.ts';

interface ValueInputProps {
  nodeId: string;
  name: string;
  label: string;
  kind: ValueKind;
  value: Parameter | undefined;
  placeholder: string;
  onChange: (value: PlainValue) => void;
}

/** One value of a parameter, by the control that fits what it may be. */
export function ValueInput({ nodeId, name, label, kind, value, placeholder, onChange }: ValueInputProps): ReactNode {
  const suggestions = useSuggestions(nodeId, name);
  const plain: PlainValue = value === undefined || isValues(value) || isSearch(value) ? '' : value;
  const common = { label, kind, placeholder, onChange };
  if (kind.items !== null)
    return (
      <ListInput {...common} items={kind.items} value={Array.isArray(plain) ? plain : []} suggestions={suggestions} />
    );
  if (kind.flag && typeof plain === 'boolean') return <Flag label={label} value={plain} onChange={onChange} />;
  if (kind.options.length > 0 && !kind.text && !kind.number) return <Choice {...common} value={plain} />;
  return <TextValue {...common} value={plain} suggestions={namesSomething(name) ? suggestions : null} />;
}

interface OneValueProps {
  label: string;
  kind: ValueKind;
  value: PlainValue;
  placeholder: string;
  onChange: (value: PlainValue) => void;
}

function Flag({
  label,
  value,
  onChange,
}: {
  label: string;
  value: boolean;
  onChange: (value: boolean) => void;
}): ReactNode {
  const { common } = useTexts();
  const { mayEdit } = useEditorModel();
  return (
    <Toggle checked={value} ariaLabel={label} disabled={!mayEdit} onChange={({ detail }) => onChange(detail.checked)}>
      {value ? common.on : common.off}
    </Toggle>
  );
}

/** A word of the document with what it means in the reader's language. */
function described(meaning: (word: string) => string | undefined, option: string | number) {
  const description = meaning(String(option));
  return description === undefined ? {} : { description };
}

function Choice({ label, kind, value, placeholder, onChange }: OneValueProps): ReactNode {
  const meaning = useWordMeanings();
  const { parameter } = useCatalogue(editorTexts);
  const { mayEdit } = useEditorModel();
  const options = [
    ...(kind.empty ? [{ value: NULL_TEXT, label: parameter.null }] : []),
    ...kind.options.map((option) => ({ value: String(option), label: String(option), ...described(meaning, option) })),
  ];
  const shown = showValue(value);
  return (
    <Select
      ariaLabel={label}
      disabled={!mayEdit}
      placeholder={placeholder}
      options={options}
      selectedOption={
        options.find((option) => option.value === shown) ?? (shown === '' ? null : { value: shown, label: shown })
      }
      onChange={({ detail }) => onChange(readValue(detail.selectedOption.value ?? '', kind))}
    />
  );
}

/** @param suggestions null where there will never be any: a field that became another one while somebody types would lose the text */
function TextValue(props: OneValueProps & { suggestions: readonly Suggestion[] | null }): ReactNode {
  const { label, kind, value, placeholder, onChange, suggestions } = props;
  const meaning = useWordMeanings();
  const { parameter } = useCatalogue(editorTexts);
  const { mayEdit } = useEditorModel();
  const [text, setText] = useState(() => showValue(value));
  // What was typed stays as it was typed ("1.", "1e-") as long as it says what the document holds.
  const shown = JSON.stringify(readValue(text, kind)) === JSON.stringify(value) ? text : showValue(value);
  const type = (typed: string) => {
    setText(typed);
    onChange(readValue(typed, kind));
  };
  const options = [
    ...(kind.empty ? [{ value: NULL_TEXT, description: parameter.null }] : []),
    ...kind.options.map((option) => ({ value: String(option), ...described(meaning, option) })),
    ...(suggestions ?? []),
  ];
  if (options.length === 0 && suggestions === null) {
    return (
      <Input
        ariaLabel={label}
        value={shown}
        placeholder={placeholder}
        readOnly={!mayEdit}
        inputMode={kind.number && !kind.text ? 'decimal' : 'text'}
        onChange={({ detail }) => type(detail.value)}
      />
    );
  }
  return (
    <Autosuggest
      ariaLabel={label}
      value={shown}
      placeholder={placeholder}
      readOnly={!mayEdit}
      options={options}
      enteredTextLabel={parameter.use}
      expandToViewport
      onChange={({ detail }) => type(detail.value)}
    />
  );
}
