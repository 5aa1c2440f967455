import * as z from 'zod';
import { catalogueSchema } from '../catalogue/index.ts';
import * as entities from '../entities/index.ts';
import { problemSchema } from '../errors/index.ts';
import * as events from '../events/index.ts';
import { flowSchema, issueSchema, operationSchema } from '../flow/index.ts';
import { driftReportSchema } from '../monitoring/index.ts';
import * as modelPackage from '../package/index.ts';
import { COMPARISON_SAYINGS, TRAINER_SAYINGS } from '../sayings/index.ts';

/** Schemas published one by one: documents, files and messages. Parts of these are inlined. */
const published: Readonly<Record<string, z.ZodType>> = {
  flowSchema,
  issueSchema,
  operationSchema,
  catalogueSchema,
  problemSchema,
  driftReportSchema,
  // What the trainer says: a property for each sentence, with what has to stand in it.
  trainerSayingsSchema: z.object(Object.fromEntries([...TRAINER_SAYINGS.shapes, ...COMPARISON_SAYINGS.shapes])),
  ...schemasOf(modelPackage, [
    'rawColumn',
    'prepareStep',
    'vocabulary',
    'feature',
    'columnReference',
    'numberReference',
    'categoryReference',
    'columnCounts',
    'split',
  ]),
  ...schemasOf(events, ['trialResult', 'nodePreview']),
  ...schemasOf(entities, [
    'slug',
    'generatedId',
    'version',
    'timestamp',
    'actor',
    'columnType',
    'dataFormat',
    'deploymentId',
    'role',
  ]),
};

/** Every exported schema of a folder but the parts named, which belong to others. */
function schemasOf(folder: Readonly<Record<string, unknown>>, parts: readonly string[]): Record<string, z.ZodType> {
  const found: Record<string, z.ZodType> = {};
  for (const [name, value] of Object.entries(folder)) {
    if (value instanceof z.ZodType && !parts.includes(name.replace(/Schema$/, ''))) found[name] = value;
  }
  return found;
}

/** `modelContractSchema` is published as `model-contract`. */
function publishedName(name: string): string {
  return name.replace(/Schema$/, '').replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}

/** JSON Schema (2020-12) of every published schema by name, as a writer has to fill it in: what has a default may be left out. */
export function jsonSchemas(): Map<string, unknown> {
  return new Map(
    Object.entries(published).map(([name, schema]) => [
      publishedName(name),
      z.toJSONSchema(schema, { io: 'input', unrepresentable: 'throw' }),
    ]),
  );
}
