import { ComponentCatalogue } from '@flowi/contracts/catalogue';
import catalogueJson from '@flowi/contracts/catalogue.json' with { type: 'json' };
import { plainValueSchema } from '@flowi/contracts/flow';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { kindOf, readValue, showValue, splitList } from './field-kind.ts';
import { faultOf, valuesIn } from './value-range.ts';

const catalogue = ComponentCatalogue.parse(catalogueJson);
const kind = (component: string, name: string) => kindOf(catalogue.get(component)!.parameters.properties[name]!);
const read = (component: string, name: string, text: string) => readValue(text, kind(component, name));

describe('every parameter of the catalogue', () => {
  const parameters = catalogue
    .all()
    .flatMap((component) =>
      Object.entries(component.parameters.properties).map(([name, schema]) => ({ component, name, schema })),
    );

  it('can be entered in some way', () => {
    const without = parameters.filter(({ schema }) => {
      const { options, text, number, flag, items } = kindOf(schema);
      return options.length === 0 && !text && !number && !flag && items === null;
    });

    expect(without).toEqual([]);
  });

  it('reads its default from the text that shows it', () => {
    for (const { schema } of parameters.filter((one) => 'default' in one.schema)) {
      const value = plainValueSchema.parse(schema['default']);
      if (Array.isArray(value)) continue;

      expect(readValue(showValue(value), kindOf(schema))).toBe(value);
    }
  });
});

it.each([
  ['models.svc', 'gamma', 'scale', 'scale'],
  ['models.svc', 'gamma', ' 0.5 ', 0.5],
  ['models.svc', 'C', '1e-3', 0.001],
  ['models.svc', 'C', '-0', 0],
  ['models.svc', 'C', 'much', 'much'],
  ['models.decision_tree_classifier', 'max_depth', '', null],
  ['models.decision_tree_classifier', 'max_depth', 'null', null],
  ['models.decision_tree_classifier', 'max_depth', '4', 4],
  ['models.svc', 'shrinking', 'false', false],
  ['preprocessing.fill_na', 'fill_value', '0', 0],
  ['preprocessing.fill_na', 'fill_value', 'none', 'none'],
  ['preprocessing.replace_string', 'find', ' 1 ', ' 1 '],
])('%s.%s reads "%s"', (component, name, text, value) => {
  expect(read(component, name, text)).toBe(value);
});

it.each([
  ['0.1, 1, 10', ['0.1', '1', '10']],
  ['[0.1,1]', ['0.1', '1']],
  ['1\n2\t3;4 5', ['1', '2', '3', '4', '5']],
  [' , ', []],
])('splits %j', (text, parts) => {
  expect(splitList(text, kind('models.svc', 'C'))).toEqual(parts);
});

it('splits text at commas but not at spaces', () => {
  expect(splitList('"sepal width", petal', kind('preprocessing.fill_na', 'fill_value'))).toEqual([
    'sepal width',
    'petal',
  ]);
});

describe('the range helper', () => {
  const range = { from: 0.01, to: 100, count: 5, scale: 'log', whole: false } as const;

  it('spreads values on both scales', () => {
    expect(valuesIn(range)).toEqual([0.01, 0.1, 1, 10, 100]);
    expect(valuesIn({ ...range, from: 0, to: 1, count: 3, scale: 'linear' })).toEqual([0, 0.5, 1]);
    expect(valuesIn({ ...range, from: 1, to: 3, whole: true, scale: 'linear' })).toEqual([1, 2, 3]);
  });

  it('says why there is no such range', () => {
    expect(faultOf({ ...range, from: 0 })).toBe('log_needs_positive');
    expect(faultOf({ ...range, count: 1 })).toBe('count');
    expect(faultOf({ ...range, to: Number.NaN })).toBe('not_a_number');
    expect(valuesIn({ ...range, count: 1 })).toEqual([]);
  });

  it('begins and ends where it was told, in order', () => {
    const end = fc.integer({ min: 1, max: 1_000 });
    fc.assert(
      fc.property(
        end,
        end,
        fc.integer({ min: 2, max: 20 }),
        fc.constantFrom('linear' as const, 'log' as const),
        (a, b, count, scale) => {
          const [from, to] = [Math.min(a, b), Math.max(a, b) + 1];
          const values = valuesIn({ from, to, count, scale, whole: false });

          expect([values[0], values.at(-1)]).toEqual([from, to]);
          expect(values).toEqual(values.toSorted((one, other) => one - other));
        },
      ),
    );
  });
});
