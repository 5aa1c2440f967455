import Select from '@cloudscape-design/components/select';
import type { ReactNode } from 'react';
import { useCatalogue } from '../../../shared/texts/catalogue.ts';
import type { Column } from '../model/columns.ts';
import { compareTexts } from '../texts/index.ts';
import type { ColumnWords } from '../use-column-words.ts';
import { columnOptions } from './column-choice.tsx';

interface ColumnSelectProps {
  label: string;
  columns: readonly Column[];
  chosen: Column | undefined;
  words: ColumnWords;
  onChoose: (key: string) => void;
}

/** Chooses one of the columns. */
export function ColumnSelect({ label, columns, chosen, words, onChoose }: ColumnSelectProps): ReactNode {
  const texts = useCatalogue(compareTexts);
  return (
    <Select
      ariaLabel={label}
      inlineLabelText={label}
      filteringType={columns.length > 10 ? 'auto' : 'none'}
      filteringAriaLabel={texts.findColumn}
      filteringPlaceholder={texts.findColumn}
      noMatch={texts.noColumn}
      options={columnOptions(columns, words, texts.kinds)}
      selectedOption={chosen === undefined ? null : { value: chosen.key, label: words.labelOf(chosen) }}
      onChange={({ detail }) => detail.selectedOption.value !== undefined && onChoose(detail.selectedOption.value)}
    />
  );
}
