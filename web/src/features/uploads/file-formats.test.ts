import fc from 'fast-check';
import { expect, it } from 'vitest';
import { formatOf, nameFor, renamed } from './file-formats.ts';

const file = (name: string) => new File(['a,b\n1,2\n'], name);

it('knows the format by the names, when there is one', () => {
  expect(formatOf([{ name: 'a.CSV' }, { name: 'b.csv' }])).toBe('csv');
  expect(formatOf([{ name: 'a.ndjson' }])).toBe('jsonl');
  expect(formatOf([{ name: 'a.csv' }, { name: 'b.parquet' }])).toBeNull();
  expect(formatOf([{ name: 'a.xlsx' }])).toBeNull();
  expect(formatOf([])).toBeNull();
});

it('proposes a name', () => {
  expect(nameFor({ name: 'Vendas 2024.csv' })).toBe('vendas-2024');
});

it('leaves plain names as they are and makes others plain', () => {
  expect(renamed([file('iris.csv'), file('São Paulo (1).csv'), file('🌸.csv')]).map(({ name }) => name)).toEqual([
    'iris.csv',
    'Sao-Paulo-1-.csv',
    'data.csv',
  ]);
});

it('gives every file a name that the API takes, none twice', () => {
  fc.assert(
    fc.property(fc.array(fc.string({ unit: 'grapheme', maxLength: 150 }), { minLength: 1, maxLength: 8 }), (names) => {
      const plain = renamed(names.map((name) => file(`${name}.csv`))).map(({ name }) => name);
      expect(new Set(plain).size).toBe(names.length);
      for (const name of plain) {
        expect(name).toMatch(/^[A-Za-z0-9][A-Za-z0-9._-]*$/);
        expect(name.length).toBeLessThanOrEqual(128);
      }
    }),
  );
});
