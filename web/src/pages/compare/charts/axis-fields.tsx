import Box from '@cloudscape-design/components/box';
import Checkbox from '@cloudscape-design/components/checkbox';
import ColumnLayout from '@cloudscape-design/components/column-layout';
import Multiselect from '@cloudscape-design/components/multiselect';
import SpaceBetween from '@cloudscape-design/components/space-between';
import type { ReactNode } from 'react';
import { useCatalogue } from '../../../shared/texts/catalogue.ts';
import type { Axis } from '../model/axis.ts';
import type { Condition, Conditions, Range } from '../model/conditions.ts';
import { compareTexts } from '../texts/index.ts';
import type { ColumnWords } from '../use-column-words.ts';
import { NumberField } from './number-field.tsx';

interface AxisFieldsProps {
  axes: readonly Axis[];
  conditions: Conditions;
  words: ColumnWords;
  onCondition: (key: string, condition: Condition | null) => void;
  onLog: (key: string, log: boolean) => void;
}

/** The same as the brushes, by keyboard: from and to for each axis, and whether it is logarithmic. */
export function AxisFields({ axes, conditions, words, onCondition, onLog }: AxisFieldsProps): ReactNode {
  const texts = useCatalogue(compareTexts);
  return (
    <ColumnLayout columns={3} minColumnWidth={220}>
      {axes.map((axis) => {
        const { key } = axis.column;
        const label = words.labelOf(axis.column);
        const set = (condition: Condition | null) => onCondition(key, condition);
        return (
          <SpaceBetween key={key} size="xxs">
            <Box variant="strong">{label}</Box>
            {axis.words === null ? (
              <>
                <RangeFields label={label} range={rangeOf(conditions.get(key))} onRange={set} />
                <Checkbox
                  checked={axis.log}
                  disabled={!axis.mayBeLog}
                  ariaLabel={texts.logarithmicOf(label)}
                  onChange={({ detail }) => onLog(key, detail.checked)}
                >
                  {texts.logarithmic}
                </Checkbox>
              </>
            ) : (
              <WordField label={label} axis={axis} words={words} condition={conditions.get(key)} onChoose={set} />
            )}
          </SpaceBetween>
        );
      })}
    </ColumnLayout>
  );
}

function rangeOf(condition: Condition | undefined): Range {
  return condition === undefined || 'oneOf' in condition ? {} : condition;
}

interface RangeFieldsProps {
  label: string;
  range: Range;
  onRange: (range: Range | null) => void;
}

function RangeFields({ label, range, onRange }: RangeFieldsProps): ReactNode {
  const texts = useCatalogue(compareTexts);
  const set = (end: 'from' | 'to', value: number | undefined) => {
    const { [end]: _, ...other } = range;
    const next = value === undefined ? other : { ...other, [end]: value };
    onRange(Object.keys(next).length === 0 ? null : next);
  };
  return (
    <ColumnLayout columns={2} minColumnWidth={90}>
      <NumberField
        label={texts.fromOf(label)}
        hint={texts.from}
        value={range.from}
        onValue={(value) => set('from', value)}
      />
      <NumberField label={texts.toOf(label)} hint={texts.to} value={range.to} onValue={(value) => set('to', value)} />
    </ColumnLayout>
  );
}

interface WordFieldProps {
  label: string;
  axis: Axis;
  words: ColumnWords;
  condition: Condition | undefined;
  onChoose: (condition: Condition | null) => void;
}

function WordField({ label, axis, words, condition, onChoose }: WordFieldProps): ReactNode {
  const texts = useCatalogue(compareTexts);
  const options = (axis.words ?? []).map((word) => ({ value: word, label: words.textOf(axis.column, word) }));
  const chosen = condition !== undefined && 'oneOf' in condition ? condition.oneOf : [];
  return (
    <Multiselect
      ariaLabel={texts.valuesOf(label)}
      placeholder={chosen.length === 0 ? texts.anyValue : texts.values(chosen.length)}
      hideTokens
      options={options}
      selectedOptions={options.filter(({ value }) => chosen.includes(value))}
      onChange={({ detail }) => {
        const oneOf = detail.selectedOptions.flatMap(({ value }) => value ?? []);
        onChoose(oneOf.length === 0 ? null : { oneOf });
      }}
    />
  );
}
