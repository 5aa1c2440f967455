import {
  type HeardBook,
  NOTICE_SAYINGS,
  PROBLEM_SAYINGS,
  RELEASE_SAYINGS,
  type Saying,
  TRAINER_SAYINGS,
  WARNING_SAYINGS,
} from '@flowi/contracts/sayings';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { ptBrSpeaker } from './index.ts';
import { inPortuguese, ptBrNoticeSayings, ptBrProblems, ptBrReleaseSayings, ptBrTrainerSayings } from './say.ts';
import { ptBrWarnings } from './warnings.ts';

type AnyBook = Pick<HeardBook<never>, 'ids' | 'shapes'>;

const BOOKS = [
  ['problems', PROBLEM_SAYINGS, ptBrProblems],
  ['the trainer', TRAINER_SAYINGS, ptBrTrainerSayings],
  ['notices', NOTICE_SAYINGS, ptBrNoticeSayings],
  ['warnings', WARNING_SAYINGS, ptBrWarnings],
  ['releases', RELEASE_SAYINGS, ptBrReleaseSayings],
] satisfies [string, AnyBook, object][];

const ENGLISH = /\b(the|is|are|has|have|not|with|which|allowed|node|rows|column|model|flow|was|of)\b/i;
const KNOWN: Saying = { id: 'warning.constant', values: {} };

const schemaSchema: z.ZodType<Schema> = z.lazy(() =>
  z.looseObject({
    type: z.union([z.string(), z.array(z.string())]).optional(),
    enum: z.array(z.unknown()).optional(),
    anyOf: z.array(schemaSchema).optional(),
    items: schemaSchema.optional(),
    minItems: z.number().optional(),
    properties: z.record(z.string(), schemaSchema).optional(),
  }),
);
interface Schema {
  type?: string | string[] | undefined;
  enum?: unknown[] | undefined;
  anyOf?: Schema[] | undefined;
  items?: Schema | undefined;
  minItems?: number | undefined;
  properties?: Record<string, Schema> | undefined;
}

/** Values that fit a schema; texts are words of no language, and a sentence within another one is one that is known. */
function valuesOf(schema: Schema): fc.Arbitrary<unknown> {
  if (schema.enum) return fc.constantFrom(...schema.enum);
  if (schema.anyOf) return fc.oneof(...schema.anyOf.map(valuesOf));
  if (Array.isArray(schema.type)) return fc.oneof(...schema.type.map((type) => valuesOf({ ...schema, type })));
  switch (schema.type) {
    case 'string':
      return fc.constantFrom('xq1', 'zw-2', 's3://xq/zw/');
    case 'number':
      return fc.constantFrom(0, 0.5, 1);
    case 'integer':
      return fc.constantFrom(0, 1, 4_200);
    case 'boolean':
      return fc.boolean();
    case 'null':
      return fc.constant(null);
    case 'array':
      return fc.array(valuesOf(schema.items ?? {}), { minLength: schema.minItems ?? 0, maxLength: 3 });
    default: {
      const properties = schema.properties ?? {};
      if ('id' in properties && 'values' in properties) return fc.constant(KNOWN);
      return fc.record(Object.fromEntries(Object.entries(properties).map(([key, part]) => [key, valuesOf(part)])));
    }
  }
}

describe.each(BOOKS)('%s', (_, book, portuguese) => {
  it('are said in Portuguese: every sentence, and none that is gone', () => {
    expect(Object.keys(portuguese).sort()).toEqual([...book.ids].sort());
  });

  it.each([...book.shapes])('%s, whatever stands in it', (id, shape) => {
    const schema = schemaSchema.parse(z.toJSONSchema(shape, { io: 'input' }));
    fc.assert(
      fc.property(valuesOf(schema), (given) => {
        const values = z.record(z.string(), z.unknown()).parse(given);
        const text = inPortuguese({ id, values });

        expect(text).not.toBeNull();
        expect(text).not.toBe('');
        expect(text).not.toMatch(/undefined|\[object|NaN/);
        expect(text).not.toMatch(ENGLISH);
        // A prediction that is not there is written so.
        if (id !== 'notice.unanswered') expect(text).not.toMatch(/\bnull\b/);
      }),
      { numRuns: 30 },
    );
  });
});

it('ids of sentences are theirs in all books that are looked through', () => {
  const ids = BOOKS.flatMap(([, book]) => book.ids);

  expect(ids).toEqual([...new Set(ids)]);
});

describe('a refusal', () => {
  const refused = PROBLEM_SAYINGS.say('member.only_admin', { member: 'ana@example.org', project: 'demo' });

  it('is said whole where there are words for it', () => {
    expect(ptBrSpeaker.problem({ code: 'conflict', ...refused })).toEqual({
      summary: null,
      message: 'ana@example.org é o único administrador do projeto demo; antes, torne outra pessoa administradora.',
    });
  });

  it('of an earlier API, or a later one, is said in general, before its own words', () => {
    const message = 'Something new.';
    const general = { summary: 'Algo mudou nesse meio-tempo.', message };

    expect(ptBrSpeaker.problem({ code: 'conflict', message })).toEqual(general);
    expect(ptBrSpeaker.problem({ code: 'conflict', message, said: { id: 'of.the_future', values: {} } })).toEqual(
      general,
    );
  });

  it('names each fault of a form in Portuguese', () => {
    const because = PROBLEM_SAYINGS.say('request.slug', {}).said;
    const faults = [{ place: 'body.name', problem: 'lower-case letters', because }];
    const { message } = ptBrSpeaker.problem({
      code: 'invalid_request',
      ...PROBLEM_SAYINGS.say('request.faults', { faults }),
    });

    expect(message).toBe('body.name: são permitidos letras minúsculas, dígitos e hifens, como em iris-2024');
  });
});

describe('a failure', () => {
  const failure = { code: 'invalid_data', step: 'Train', cause: 'scale: one class', logTail: [], fix: null };
  const because = { id: 'trainer.metric_needs', values: { needs: 'scores' } };
  const said = [{ id: 'trainer.at_node', values: { node: 'auc', problem: 'this metric needs scores', because } }];

  it('is told by its cause, at its node', () => {
    expect(ptBrSpeaker.failure({ ...failure, said })).toEqual({
      summary: null,
      cause: 'auc: Esta métrica precisa de pontuações, que o modelo não dá.',
      causeIn: undefined,
      fix: null,
    });
  });

  it('keeps the words of others, in their language', () => {
    expect(ptBrSpeaker.failure(failure)).toMatchObject({ cause: failure.cause, causeIn: 'en' });
    expect(ptBrSpeaker.failure({ ...failure, said: [{ id: 'of.the_future', values: {} }] })).toMatchObject({
      cause: failure.cause,
      causeIn: 'en',
    });
  });
});

describe('what people were told', () => {
  it('keeps its lines', () => {
    const line = RELEASE_SAYINGS.say('release.taken_down', {}).said;

    expect(ptBrSpeaker.notice({ text: 'Taken down.\nTaken down.', said: [[line], [line, line]] })).toBe(
      'Retirado.\nRetirado. Retirado.',
    );
  });

  it('of before, or with a line that is not known, stays as it is', () => {
    const text = 'Told before.';

    expect(ptBrSpeaker.notice({ text })).toBe(text);
    expect(ptBrSpeaker.notice({ text, said: [[{ id: 'of.the_future', values: {} }]] })).toBe(text);
  });
});
