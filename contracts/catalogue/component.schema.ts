import * as z from 'zod';

export const STAGES = ['load', 'row', 'split', 'stateless', 'fitted', 'label', 'model', 'metric', 'save'] as const;
export const PORT_TYPES = ['rows', 'predictions'] as const;
export const TASKS = ['classification', 'regression'] as const;

export const inputPortSchema = z.object({
  name: z.string(),
  accepts: z.array(z.enum(PORT_TYPES)),
  arity: z.enum(['single', 'union', 'alternatives']),
  required: z.boolean(),
});

export const outputPortSchema = z.object({ name: z.string(), type: z.enum(PORT_TYPES) });

/** What a metric component measures. `minimum` and `maximum` bound what any model can reach. */
export const metricFactsSchema = z.object({
  name: z.string(),
  direction: z.enum(['maximize', 'minimize']),
  minimum: z.number().nullable(),
  maximum: z.number().nullable(),
  needs: z.enum(['labels', 'probabilities', 'numbers']),
  scalar: z.boolean(),
});
export type MetricFacts = z.infer<typeof metricFactsSchema>;

/** JSON Schema of a component's parameters; kept open, since its reader is a JSON Schema library. */
export const parameterSchemaSchema = z.looseObject({
  type: z.literal('object'),
  properties: z.record(z.string(), z.looseObject({})),
  required: z.array(z.string()).optional(),
  additionalProperties: z.literal(false),
});

/** The manifest of one kind of node, as the trainer publishes it. */
export const componentSchema = z.object({
  id: z.string(),
  group: z.string(),
  title: z.string(),
  help: z.string(),
  reference: z
    .url({ protocol: /^https$/ })
    .nullable()
    .describe("The library's page about it, in the version that is installed; null for what is our own"),
  stage: z.enum(STAGES),
  task: z.enum(TASKS).nullable(),
  inputs: z.array(inputPortSchema),
  outputs: z.array(outputPortSchema),
  parameters: parameterSchemaSchema,
  metric: metricFactsSchema.optional(),
  scores: z.enum(['probabilities', 'decision']).nullable().optional(),
  export: z.enum(['onnx', 'batch-only']),
});
export type Component = z.infer<typeof componentSchema>;

export const catalogueSchema = z.object({ schemaVersion: z.literal(1), components: z.array(componentSchema) });
export type Catalogue = z.infer<typeof catalogueSchema>;
