// @vitest-environment jsdom
import Table from '@cloudscape-design/components/table';
import { cleanup, render, screen } from '@testing-library/react';
import type { ReactNode } from 'react';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { answerMedia } from '../../testing/answer-media.ts';
import { useStacked } from './stacked-column.tsx';

let narrow: boolean;

beforeEach(() => answerMedia(() => narrow));
afterEach(cleanup);

interface Row {
  readonly name: string;
  readonly state: string;
  readonly rows: number;
  readonly owner: string;
}

function Rows(): ReactNode {
  const columns = useStacked<Row>(
    [
      { id: 'owner', header: 'Owner', cell: ({ owner }) => owner },
      { id: 'name', header: 'Name', cell: ({ name }) => name },
      { id: 'state', header: 'State', cell: ({ state }) => state },
      { id: 'rows', header: 'Rows', cell: ({ rows }) => rows },
    ],
    ['name', 'state', 'rows'],
    ['state'],
  );
  return <Table columnDefinitions={columns} items={[{ name: 'iris', state: 'Ready', rows: 150, owner: 'Ana' }]} />;
}

const texts = (role: 'columnheader' | 'rowheader' | 'cell') =>
  screen.queryAllByRole(role).map(({ textContent }) => textContent);

it('leaves columns beside each other where there is room', () => {
  narrow = false;
  render(<Rows />);

  expect(texts('columnheader')).toEqual(['Owner', 'Name', 'State', 'Rows']);
});

it('puts the main ones below each other on a narrow screen, with their names unless they speak for themselves', () => {
  narrow = true;
  render(<Rows />);

  expect(texts('columnheader')).toEqual(['Name']);
  expect(texts('rowheader')).toEqual(['irisReadyRows150']);
  expect(texts('cell')).toEqual([]);
});
