import * as z from 'zod';
import { histogramSchema } from '../entities/dataset.schema.ts';

export const PREVIEW_CHANGES = ['none', 'added', 'changed'] as const;
export const PREVIEW_KINDS = ['number', 'boolean', 'text', 'category', 'timestamp'] as const;

const cellSchema = z.union([z.string(), z.number(), z.boolean(), z.null()]);
const namesSchema = z.strictObject({
  count: z.int(),
  names: z.array(z.string()).describe('The first of them; long names are cut'),
});

/** How the values of a column are spread, over the rows that `figuresOn` tells. Ends and mean leave out what is no number. */
export const columnFiguresSchema = z.strictObject({
  minimum: z.union([z.number(), z.string()]).nullable().describe('Of numbers and points in time'),
  maximum: z.union([z.number(), z.string()]).nullable(),
  mean: z.number().nullable().describe('Of numbers'),
  top: z
    .array(z.strictObject({ value: z.string(), count: z.int() }))
    .describe('The most frequent values of text, categories and booleans, at most 5; long ones are cut'),
  histogram: histogramSchema.nullable().describe('Of numbers, in at most 20 bins of equal width'),
});
export type ColumnFigures = z.infer<typeof columnFiguresSchema>;

/** What leaves a node, in brief. Made in the run of frames that were there, never when somebody looks. */
export const nodePreviewSchema = z.strictObject({
  rows: z
    .strictObject({ before: z.int(), after: z.int() })
    .describe('Rows that came in and rows that went on: those without a target and those held out drop out'),
  counted: z.int().describe('Rows of the training part that the figures of columns were counted on'),
  figuresOn: z
    .strictObject({ rows: z.int(), of: z.int() })
    .optional()
    .describe(
      'Rows of the training part that figures of columns were worked out on: all of them, or some at equal distances. Not in previews of earlier releases',
    ),
  missing: z.strictObject({ before: z.int(), after: z.int() }).describe('Missing cells over all columns'),
  added: namesSchema,
  removed: namesSchema,
  changed: namesSchema.describe('Columns of the same name with other values'),
  columnCount: z.int().describe('All columns that leave the node, also those not listed'),
  columns: z
    .array(
      z.strictObject({
        name: z.string(),
        kind: z.enum(PREVIEW_KINDS),
        missing: z.int(),
        distinct: z.int().nullable().describe('null where counting would have cost too much'),
        change: z.enum(PREVIEW_CHANGES),
        figures: columnFiguresSchema.optional().describe('Of the first columns listed'),
        before: columnFiguresSchema
          .extend({ kind: z.enum(PREVIEW_KINDS), missing: z.int() })
          .optional()
          .describe(
            'The column as it came in, where the node changed it; both histograms have the same bins where values lie close enough',
          ),
      }),
    )
    .describe('The first columns, those that the node added or changed before the others'),
  sample: z.array(z.array(cellSchema)).describe('The first rows, cells in the order of `columns`; long texts are cut'),
  answers: z.array(cellSchema).nullable().describe('What a model answers for the rows of the sample; null for others'),
});
export type NodePreview = z.infer<typeof nodePreviewSchema>;

/** `previews.json`: what left each node of one trial. */
export const previewsSchema = z.strictObject({
  schemaVersion: z.literal(1),
  attempt: z.int(),
  trial: z.int(),
  of: z
    .enum(['first_trial', 'chosen_trial'])
    .describe(
      'The first trial on its first fold while the run goes on, the chosen one on the whole training part after',
    ),
  nodes: z.record(z.string(), nodePreviewSchema),
});
export type Previews = z.infer<typeof previewsSchema>;
