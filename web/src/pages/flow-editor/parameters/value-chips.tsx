import Button from '@cloudscape-design/components/button';
import FormField from '@cloudscape-design/components/form-field';
import Input from '@cloudscape-design/components/input';
import SpaceBetween from '@cloudscape-design/components/space-between';
import StatusIndicator from '@cloudscape-design/components/status-indicator';
import type { Component } from '@flowi/contracts/catalogue';
import { FLOW_LIMITS, type PlainValue } from '@flowi/contracts/flow';
import { type ReactNode, useState } from 'react';
import type { z } from 'zod';
import { useCatalogue } from '../../../shared/texts/catalogue.ts';
import { useEditorModel } from '../editor-context.tsx';
import { editorTexts } from '../texts/index.ts';
import { readValue, showValue, splitList, type ValueKind } from './field-kind.ts';
import { RangeHelper } from './range-helper.tsx';
import styles from './value-chips.module.css';

interface ValueChipsProps {
  title: string;
  kind: ValueKind;
  values: readonly PlainValue[];
  component: Component;
  name: string;
  onChange: (values: readonly PlainValue[]) => void;
}

/** Several values of one parameter, one experiment each: added one by one, pasted as a list, or spread over a range. */
export function ValueChips({ title, kind, values, component, name, onChange }: ValueChipsProps): ReactNode {
  const { parameter: texts } = useCatalogue(editorTexts);
  const { catalogue, mayEdit } = useEditorModel();
  const validator = catalogue.parameterValidator(component, name);
  const add = (more: readonly PlainValue[]) =>
    onChange([...values, ...more.filter((one) => !isAmong(values, one))].slice(0, FLOW_LIMITS.valuesPerParameter));
  return (
    <SpaceBetween size="xs">
      <ul className={styles['chips']} aria-label={texts.valuesOf(title)}>
        {values.map((value, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: equal values are told apart by their place only
          <li key={index}>
            <Chip
              text={showValue(value)}
              fault={faultAt(values, index, validator)}
              onRemove={mayEdit && values.length > 1 ? () => onChange(values.toSpliced(index, 1)) : undefined}
            />
          </li>
        ))}
      </ul>
      {mayEdit && <AddValues title={title} kind={kind} onAdd={add} />}
      {mayEdit && kind.number && <RangeHelper whole={kind.whole} onValues={(range) => onChange(range)} />}
    </SpaceBetween>
  );
}

type Fault = 'invalid' | 'double' | null;

/** What is wrong with one of the values: not allowed, or there twice. */
function faultAt(values: readonly PlainValue[], index: number, validator: z.ZodType | undefined): Fault {
  const value = values[index];
  if (validator?.safeParse(value).success === false) return 'invalid';
  return isAmong(values.slice(0, index), value) ? 'double' : null;
}

function isAmong(values: readonly PlainValue[], value: PlainValue | undefined): boolean {
  return values.some((other) => JSON.stringify(other) === JSON.stringify(value));
}

function Chip({
  text,
  fault,
  onRemove,
}: {
  text: string;
  fault: Fault;
  onRemove: (() => void) | undefined;
}): ReactNode {
  const { parameter: texts } = useCatalogue(editorTexts);
  return (
    <span className={styles['chip']} data-fault={fault !== null}>
      {fault === null ? (
        text
      ) : (
        <StatusIndicator
          type={fault === 'invalid' ? 'error' : 'warning'}
        >{`${text} · ${texts.faults[fault]}`}</StatusIndicator>
      )}
      {onRemove && (
        <Button variant="inline-icon" iconName="close" ariaLabel={texts.removeValue(text)} onClick={onRemove} />
      )}
    </span>
  );
}

interface AddValuesProps {
  title: string;
  kind: ValueKind;
  onAdd: (values: readonly PlainValue[]) => void;
}

function AddValues({ title, kind, onAdd }: AddValuesProps): ReactNode {
  const { parameter: texts } = useCatalogue(editorTexts);
  const [text, setText] = useState('');
  const add = () => {
    const values = splitList(text, kind).map((part) => readValue(part, kind));
    if (values.length > 0) onAdd(values);
    setText('');
  };
  const free = [...kind.options.map(String), ...(kind.flag ? ['true', 'false'] : [])];
  return (
    <FormField constraintText={free.length > 0 ? texts.oneOf(free.join(', ')) : texts.pasteHint}>
      <div className={styles['add']}>
        <Input
          ariaLabel={texts.addTo(title)}
          value={text}
          placeholder={texts.addPlaceholder}
          onChange={({ detail }) => setText(detail.value)}
          onKeyDown={({ detail }) => detail.key === 'Enter' && add()}
        />
        <Button ariaLabel={texts.addTo(title)} iconName="add-plus" onClick={add} />
      </div>
    </FormField>
  );
}
