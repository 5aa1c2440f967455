import Badge from '@cloudscape-design/components/badge';
import Header from '@cloudscape-design/components/header';
import Table from '@cloudscape-design/components/table';
import type { ModelContract } from '@flowi/contracts/package';
import type { ReactNode } from 'react';
import { useCatalogue } from '../../shared/texts/catalogue.ts';
import { Name } from '../../shared/ui/name.tsx';
import { modelWords } from './texts/index.ts';
import { valuesOf } from './values-of.ts';

const MOST_SHOWN = 20;

/** What a model takes: its columns with type, whether they may be missing, and the values it knows. */
export function ContractTable({ contract }: { contract: ModelContract }): ReactNode {
  const words = useCatalogue(modelWords);
  const { target, task, classes, columns } = contract;
  const answer = task === 'regression' ? words.answersNumber(target) : words.answersClass(target);
  return (
    <Table
      variant="container"
      wrapLines
      items={columns}
      trackBy="name"
      ariaLabels={{ tableLabel: words.contract }}
      header={
        <Header variant="h2" description={[answer, ...(classes?.map(String) ?? [])].join(' · ')}>
          {words.contract}
        </Header>
      }
      columnDefinitions={[
        {
          id: 'name',
          header: words.columns.name,
          isRowHeader: true,
          minWidth: 140,
          cell: ({ name }) => <Name>{name}</Name>,
        },
        { id: 'type', header: words.columns.type, cell: ({ type }) => words.types[type] },
        {
          id: 'nullable',
          header: words.columns.nullable,
          cell: ({ nullable }) => (nullable ? words.mayBeMissing : words.mustBeThere),
        },
        {
          id: 'values',
          header: words.columns.values,
          cell: ({ name }) => <KnownValues values={valuesOf(contract, name)} />,
        },
      ]}
    />
  );
}

function KnownValues({ values }: { values: readonly string[] }): ReactNode {
  const words = useCatalogue(modelWords);
  if (values.length === 0) return '–';
  const rest = values.length - MOST_SHOWN;
  return (
    <>
      {values.slice(0, MOST_SHOWN).map((value) => (
        <span key={value}>
          <Badge>{value === '' ? '␣' : value}</Badge>{' '}
        </span>
      ))}
      {rest > 0 && words.moreValues(rest)}
    </>
  );
}
