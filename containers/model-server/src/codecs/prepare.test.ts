import { readdirSync, readFileSync } from 'node:fs';
import { type ModelContract, prepareStepSchema, vocabularySchema } from '@flowi/contracts/package';
import { describe, expect, test } from 'vitest';
import * as z from 'zod';
import { compilePrepare } from './prepare.ts';
import { compileRowEncoder } from './row-encoder.ts';

const column = z.array(z.string().nullable());
const fixtureSchema = z.object({
  name: z.string(),
  operations: z.array(prepareStepSchema),
  input: z.record(z.string(), column),
  expected: z.record(z.string(), column),
  vocabularies: z.record(z.string(), vocabularySchema).optional(),
  codes: z.record(z.string(), z.array(z.number())).optional(),
});
type Fixture = z.infer<typeof fixtureSchema>;

const folder = new URL('../../../../contracts/fixtures/prepare/', import.meta.url);
const fixtures = readdirSync(folder).map((file) =>
  fixtureSchema.parse(JSON.parse(readFileSync(new URL(file, folder), 'utf8'))),
);
const rowsOf = ({ input }: Fixture) => Object.values(input)[0]?.length ?? 0;

describe.each(fixtures)('shared fixture $name', (fixture) => {
  const names = Object.keys(fixture.input);

  test('gives the columns that the trainer gives', () => {
    const plan = compilePrepare(fixture.operations, names);
    const columns = Object.fromEntries([...plan.slotOf.keys()].map((name): [string, (string | null)[]] => [name, []]));
    for (let row = 0; row < rowsOf(fixture); row += 1) {
      const texts = names.map((name) => fixture.input[name]?.[row] ?? null);
      plan.run(texts);
      for (const [name, slot] of plan.slotOf) columns[name]?.push(texts[slot] ?? null);
    }

    expect(columns).toEqual(fixture.expected);
  });
});

describe.each(fixtures.filter(({ codes }) => codes))('shared fixture $name', (fixture) => {
  const names = Object.keys(fixture.input);

  test('gives the codes that the trainer gives', () => {
    const vocabularies = Object.entries(fixture.vocabularies ?? {});
    const contract: ModelContract = {
      schemaVersion: 1,
      task: 'classification',
      target: 'y',
      columns: names.map((name) => ({ name, type: 'string', nullable: true })),
      prepare: fixture.operations,
      features: vocabularies.map(([name, vocabulary]) => ({ kind: 'category', column: name, vocabulary })),
      outputs: { label: 'label', code: 'label_code', scores: null, value: null },
      classes: ['a', 'b'],
      scores: null,
    };
    const encoder = compileRowEncoder(contract);
    const matrix = new Float32Array(rowsOf(fixture) * encoder.width);
    for (let row = 0; row < rowsOf(fixture); row += 1) {
      encoder.encode(
        names.map((name) => fixture.input[name]?.[row] ?? null),
        matrix,
        row * encoder.width,
      );
    }

    vocabularies.forEach(([name], feature) => {
      expect(Array.from({ length: rowsOf(fixture) }, (_, row) => matrix[row * encoder.width + feature])).toEqual(
        fixture.codes?.[name],
      );
    });
  });
});

test('a step on a column that is not there is refused when the model is loaded', () => {
  const steps = [{ op: 'replace_string' as const, column: 'gone', find: 'a', replacement: 'b' }];

  expect(() => compilePrepare(steps, ['here'])).toThrow(/"gone", which is not there; text columns: here/);
});
