import * as z from 'zod';
import { columnCountsSchema, columnReferenceSchema } from '../package/reference.schema.ts';

const column = z.object({
  reference: columnReferenceSchema,
  window: columnCountsSchema
    .nullable()
    .describe('Over the bins of the reference; null: the counts are not kept any more'),
});

/** What a drift report was judged by: each column over the same bins, in training and in the window. */
export const driftCountsSchema = z.object({
  rows: z.object({
    reference: z.int(),
    window: z.int().nullable().describe('null: the counts are not kept any more'),
  }),
  columns: z.array(column).describe('In the order of the report'),
  prediction: column,
});
export type DriftCounts = z.infer<typeof driftCountsSchema>;
