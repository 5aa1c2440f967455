import Button from '@cloudscape-design/components/button';
import ExpandableSection from '@cloudscape-design/components/expandable-section';
import FormField from '@cloudscape-design/components/form-field';
import Input from '@cloudscape-design/components/input';
import SegmentedControl from '@cloudscape-design/components/segmented-control';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { type ReactNode, useState } from 'react';
import { useCatalogue } from '../../../shared/texts/catalogue.ts';
import { editorTexts } from '../texts/index.ts';
import styles from './value-chips.module.css';
import { faultOf, MOST_VALUES, SCALES, valuesIn } from './value-range.ts';

interface RangeHelperProps {
  whole: boolean;
  /** Takes the values in place of those there are. */
  onValues: (values: readonly number[]) => void;
}

/** Spreads values between two ends. */
export function RangeHelper({ whole, onValues }: RangeHelperProps): ReactNode {
  const { range: texts } = useCatalogue(editorTexts);
  const [from, setFrom] = useState('');
  const [to, setTo] = useState('');
  const [count, setCount] = useState('5');
  const [scale, setScale] = useState<(typeof SCALES)[number]>('linear');
  const range = { from: numberOf(from), to: numberOf(to), count: numberOf(count), scale, whole };
  const fault = faultOf(range);
  const values = valuesIn(range);
  return (
    <ExpandableSection headerText={texts.title}>
      <SpaceBetween size="xs">
        <div className={styles['range']}>
          <FormField label={texts.from}>
            <Input value={from} inputMode="decimal" onChange={({ detail }) => setFrom(detail.value)} />
          </FormField>
          <FormField label={texts.to}>
            <Input value={to} inputMode="decimal" onChange={({ detail }) => setTo(detail.value)} />
          </FormField>
          <FormField label={texts.count}>
            <Input value={count} inputMode="numeric" onChange={({ detail }) => setCount(detail.value)} />
          </FormField>
          <FormField label={texts.scale}>
            <SegmentedControl
              label={texts.scale}
              selectedId={scale}
              options={SCALES.map((id) => ({ id, text: texts.scales[id] }))}
              onChange={({ detail }) => setScale(SCALES.find((id) => id === detail.selectedId) ?? 'linear')}
            />
          </FormField>
        </div>
        <FormField
          errorText={fault === null || from === '' || to === '' ? undefined : texts.faults[fault](MOST_VALUES)}
          constraintText={values.join(', ')}
        >
          <Button disabled={fault !== null} onClick={() => onValues(values)}>
            {texts.take}
          </Button>
        </FormField>
      </SpaceBetween>
    </ExpandableSection>
  );
}

/** An empty field is no number, though JavaScript thinks it is 0. */
function numberOf(text: string): number {
  return text.trim() === '' ? Number.NaN : Number(text);
}
