import * as z from 'zod';

const share = z.number().min(0).max(1);

/** The judgement on one column of a window. */
export const columnDriftSchema = z.strictObject({
  column: z.string(),
  verdict: z.enum(['ok', 'watch', 'drift', 'not_enough_data']),
  test: z.enum(['kolmogorov_smirnov', 'chi_squared']),
  statistic: z.number().nullable(),
  pValue: z.number().nullable(),
  adjustedPValue: z.number().nullable().describe('Benjamini-Hochberg over the columns'),
  effect: z
    .number()
    .nullable()
    .describe('Normalised Wasserstein distance for numbers, Jensen-Shannon distance for categories'),
  effectLine: z.number().describe('Effect from which a significant change counts'),
  missing: z.strictObject({ reference: share, window: share }),
  unseen: share,
  outOfRange: share,
  mean: z.strictObject({ reference: z.number().nullable(), window: z.number().nullable() }).nullable(),
  // Reports of before it was kept have none.
  level: z
    .strictObject({
      value: z.string().nullable().describe('null: the rare ones together'),
      reference: share,
      window: share,
    })
    .nullable()
    .default(null)
    .describe('Of a category: the value whose share changed most'),
  words: z.string().describe('What moved and by how much, in plain words'),
});
export type ColumnDrift = z.infer<typeof columnDriftSchema>;

/** The judgement on a window. */
export const driftReportSchema = z.strictObject({
  schemaVersion: z.literal(1),
  verdict: z.enum(['ok', 'watch', 'drift', 'not_enough_data']),
  rows: z.strictObject({
    reference: z.int(),
    window: z.int(),
    minimum: z.int(),
    // Reports of before it was kept have none.
    refused: z.int().default(0).describe('Rows of the window that could not be read, beside the others'),
  }),
  columns: z.array(columnDriftSchema),
  prediction: columnDriftSchema.nullable(),
  falseAlarmRate: z.number().describe('Chance that a window without any change is called drift, as calibrated'),
  words: z.string(),
});
export type DriftReport = z.infer<typeof driftReportSchema>;
