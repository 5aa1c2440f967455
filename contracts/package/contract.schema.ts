import * as z from 'zod';

/** Raw column as callers send it. */
export const rawColumnSchema = z.strictObject({
  name: z.string().min(1),
  type: z.enum(['number', 'boolean', 'string']).describe('JSON type of a value; null means missing'),
  nullable: z
    .boolean()
    .describe('The model answers rows where it is missing; otherwise their answer is null with a reason'),
});
export type RawColumn = z.infer<typeof rawColumnSchema>;

/** String operations that ONNX lacks, run on raw text before the vocabulary look-up, in this order. Missing stays missing. */
export const prepareStepSchema = z.discriminatedUnion('op', [
  z.strictObject({
    op: z.literal('replace_string'),
    column: z.string(),
    find: z.string().min(1).describe('Literal text; every occurrence is replaced'),
    replacement: z.string(),
  }),
  z.strictObject({
    op: z.literal('substring'),
    column: z.string(),
    start: z.int().describe('In Unicode code points; negative counts from the end'),
    end: z.int().nullable().describe('Exclusive; null = to the end; negative counts from the end'),
  }),
  z.strictObject({
    op: z.literal('split_string'),
    column: z.string(),
    separator: z.string().min(1).describe('Literal text'),
    outputs: z.array(z.string()).min(1).describe('Names of the parts; missing parts are null, the last takes no rest'),
    keep: z.boolean().describe('Keep the column itself'),
  }),
]);
export type PrepareStep = z.infer<typeof prepareStepSchema>;

/** Values a category may take, fixed at fit: code = index. See the codes of missing (-1) and unseen (-2) values. */
export const vocabularySchema = z.strictObject({
  values: z.array(z.string()),
  other: z
    .boolean()
    .describe('Rare values were collapsed: any value not listed has code values.length; otherwise it is unseen'),
});
export type Vocabulary = z.infer<typeof vocabularySchema>;

/** One column of the graph's input matrix, in order. */
export const featureSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('number'), column: z.string() }),
  z.strictObject({ kind: z.literal('category'), column: z.string(), vocabulary: vocabularySchema }),
]);
export type Feature = z.infer<typeof featureSchema>;

export const CODE_MISSING = -1;
export const CODE_UNSEEN = -2;

/** What a model takes and gives: everything a server needs to turn raw rows into answers. Written once, beside `model.onnx`. */
export const modelContractSchema = z.strictObject({
  schemaVersion: z.literal(1),
  task: z.enum(['classification', 'regression']),
  target: z.string(),
  columns: z
    .array(rawColumnSchema)
    .min(1)
    .describe('Raw columns of a request; all must be named, values may be null (see nullable)'),
  prepare: z.array(prepareStepSchema),
  features: z.array(featureSchema).min(1).describe('Columns of the input matrix `input` (float32, rows x features)'),
  outputs: z.strictObject({
    label: z.literal('label').nullable().describe('string [rows]; classification only'),
    code: z
      .literal('label_code')
      .nullable()
      .describe('int64 [rows], index into classes, -1 where the model has no answer; classification only'),
    scores: z.literal('scores').nullable().describe('float32 [rows, classes]; null when the model gives none'),
    value: z
      .literal('value')
      .nullable()
      .describe('float32 [rows], not finite where the model has no answer; regression only'),
  }),
  classes: z
    .array(z.union([z.string(), z.number(), z.boolean()]))
    .nullable()
    .describe('Class names as in the data; null for regression'),
  scores: z.enum(['probabilities', 'decision']).nullable().describe('What the scores are'),
});
export type ModelContract = z.infer<typeof modelContractSchema>;
