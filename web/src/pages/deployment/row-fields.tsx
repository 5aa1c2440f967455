import Autosuggest from '@cloudscape-design/components/autosuggest';
import Box from '@cloudscape-design/components/box';
import ColumnLayout from '@cloudscape-design/components/column-layout';
import FormField from '@cloudscape-design/components/form-field';
import Input from '@cloudscape-design/components/input';
import Select from '@cloudscape-design/components/select';
import SpaceBetween from '@cloudscape-design/components/space-between';
import TextFilter from '@cloudscape-design/components/text-filter';
import type { InputProblem } from '@flowi/contracts/errors';
import type { ModelContract, RawColumn } from '@flowi/contracts/package';
import { type ReactNode, useState } from 'react';
import { valuesOf } from '../../features/models/values-of.ts';
import { useCatalogue } from '../../shared/texts/catalogue.ts';
import type { TypedRow } from './row-values.ts';
import { deploymentTexts } from './texts/index.ts';

/** More are not drawn at once; a filter finds the others. */
const MOST_FIELDS = 40;

interface RowFieldsProps {
  contract: ModelContract;
  typed: TypedRow;
  /** What the API said, by column. */
  problems: ReadonlyMap<string, InputProblem>;
  onChange: (typed: TypedRow) => void;
}

/** A field for each column that the model takes. */
export function RowFields({ contract, typed, problems, onChange }: RowFieldsProps): ReactNode {
  const words = useCatalogue(deploymentTexts);
  const [filter, setFilter] = useState('');
  const many = contract.columns.length > MOST_FIELDS;
  const found = contract.columns
    .filter(({ name }) => name.toLowerCase().includes(filter.trim().toLowerCase()))
    // What was refused has to be among those that are drawn.
    .toSorted((a, b) => (many ? Number(problems.has(b.name)) - Number(problems.has(a.name)) : 0));
  const hidden = found.length - MOST_FIELDS;
  return (
    <SpaceBetween size="m">
      {many && (
        <TextFilter
          filteringText={filter}
          filteringAriaLabel={words.findColumn}
          filteringPlaceholder={words.findColumn}
          onChange={({ detail }) => setFilter(detail.filteringText)}
        />
      )}
      <ColumnLayout columns={2}>
        {found.slice(0, MOST_FIELDS).map((column) => {
          const problem = problems.get(column.name);
          return (
            <FormField
              key={column.name}
              label={column.name}
              constraintText={column.nullable ? words.mayBeEmpty : words.emptyIsNull}
              errorText={problem && words.notTaken(problem.given, problem.allowed)}
            >
              <ValueField
                column={column}
                values={valuesOf(contract, column.name)}
                text={typed[column.name] ?? ''}
                onChange={(text) => onChange({ ...typed, [column.name]: text })}
              />
            </FormField>
          );
        })}
      </ColumnLayout>
      {hidden > 0 && <Box color="text-body-secondary">{words.moreFields(hidden)}</Box>}
    </SpaceBetween>
  );
}

interface ValueFieldProps {
  column: RawColumn;
  values: readonly string[];
  text: string;
  onChange: (text: string) => void;
}

function ValueField({ column, values, text, onChange }: ValueFieldProps): ReactNode {
  const words = useCatalogue(deploymentTexts);
  if (column.type === 'boolean') {
    const options = ['', 'true', 'false'].map((value) => ({ value, label: value === '' ? words.missing : value }));
    return (
      <Select
        options={options}
        selectedOption={options.find(({ value }) => value === text) ?? null}
        onChange={({ detail }) => onChange(detail.selectedOption.value ?? '')}
      />
    );
  }
  if (values.length > 0)
    return (
      <Autosuggest
        value={text}
        options={values.filter((value) => value !== '').map((value) => ({ value }))}
        placeholder={words.missing}
        enteredTextLabel={words.useText}
        empty={words.noValue}
        ariaLabel={column.name}
        onChange={({ detail }) => onChange(detail.value)}
      />
    );
  return (
    <Input
      value={text}
      inputMode={column.type === 'number' ? 'decimal' : 'text'}
      placeholder={words.missing}
      onChange={({ detail }) => onChange(detail.value)}
    />
  );
}
