import Multiselect, { type MultiselectProps } from '@cloudscape-design/components/multiselect';
import type { ReactNode } from 'react';
import { useCatalogue } from '../../../shared/texts/catalogue.ts';
import { COLUMN_KINDS, type Column } from '../model/columns.ts';
import { compareTexts } from '../texts/index.ts';
import type { ColumnWords } from '../use-column-words.ts';

interface ColumnChoiceProps {
  label: string;
  /** What the field says when nothing is typed, e.g. how many are chosen. */
  summary: string;
  columns: readonly Column[];
  chosen: readonly Column[];
  words: ColumnWords;
  onChoose: (keys: ReadonlySet<string>) => void;
}

/** Columns by their kinds, for a list to choose from. */
export function columnOptions(
  columns: readonly Column[],
  { labelOf }: ColumnWords,
  kinds: Readonly<Record<Column['kind'], string>>,
): readonly {
  readonly label: string;
  readonly options: readonly { readonly value: string; readonly label: string }[];
}[] {
  return COLUMN_KINDS.map((kind) => ({
    label: kinds[kind],
    options: columns.filter((one) => one.kind === kind).map((one) => ({ value: one.key, label: labelOf(one) })),
  })).filter(({ options }) => options.length > 0);
}

/** Chooses any of the columns; there may be hundreds, so they can be searched. */
export function ColumnChoice({ label, summary, columns, chosen, words, onChoose }: ColumnChoiceProps): ReactNode {
  const texts = useCatalogue(compareTexts);
  const options: MultiselectProps.Options = columnOptions(columns, words, texts.kinds);
  return (
    <Multiselect
      ariaLabel={label}
      inlineLabelText={label}
      placeholder={summary}
      hideTokens
      filteringType="auto"
      filteringAriaLabel={texts.findColumn}
      filteringPlaceholder={texts.findColumn}
      empty={texts.noColumn}
      noMatch={texts.noColumn}
      virtualScroll={columns.length > 60}
      options={options}
      selectedOptions={chosen.map((one) => ({ value: one.key, label: words.labelOf(one) }))}
      onChange={({ detail }) => onChoose(new Set(detail.selectedOptions.flatMap(({ value }) => value ?? [])))}
    />
  );
}
