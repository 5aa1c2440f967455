import * as z from 'zod';
import { digestSchema } from '../entities/common.ts';

const count = z.int().min(0);

/**
 * Counts of one numeric column. Bin i holds values v with edges[i-1] < v <= edges[i]; the first bin is open below, the last open
 * above, so counts.length = edges.length + 1. With at most 10 distinct values the edges lie between them and each bin is one value.
 */
export const numberReferenceSchema = z.strictObject({
  kind: z.literal('number'),
  column: z.string(),
  edges: z.array(z.number()).describe('Ascending float32 values: inner quantiles of the reference rows'),
  counts: z.array(count),
  missing: count,
  distinct: count.describe('Distinct values of the reference, counted up to 11'),
  minimum: z.number().nullable().describe('null when every value is missing'),
  maximum: z.number().nullable(),
  mean: z.number().nullable(),
  deviation: z.number().nullable().describe('Standard deviation'),
});

/** Counts of one category; values as in the vocabulary, `other` counts the collapsed ones. */
export const categoryReferenceSchema = z.strictObject({
  kind: z.literal('category'),
  column: z.string(),
  values: z.array(z.string()),
  counts: z.array(count),
  other: count,
  missing: count,
  unseen: count,
});

export const columnReferenceSchema = z.discriminatedUnion('kind', [numberReferenceSchema, categoryReferenceSchema]);
export type ColumnReference = z.infer<typeof columnReferenceSchema>;
export type NumberReference = z.infer<typeof numberReferenceSchema>;
export type CategoryReference = z.infer<typeof categoryReferenceSchema>;

/** What the training rows looked like, column by column of the feature matrix, and what the model answered on the held-out rows. */
export const referenceSchema = z.strictObject({
  schemaVersion: z.literal(1),
  rows: count,
  columns: z.array(columnReferenceSchema),
  prediction: columnReferenceSchema.describe('Classes as a category, or values as numbers; column is `prediction`'),
});
export type Reference = z.infer<typeof referenceSchema>;

/** Counts of one column over a window of traffic, over the bins of its reference. Counts of windows add up. */
export const columnCountsSchema = z.strictObject({
  column: z.string(),
  counts: z.array(count).describe('As in the reference: bins, or values'),
  other: count.describe('Category: collapsed values. Number: 0'),
  missing: count,
  unseen: count.describe('Category: values not in the vocabulary. Number: 0'),
  outOfRange: count.describe('Number: below the minimum or above the maximum of the reference. Category: 0'),
  sum: z.number().describe('Number: sum of the values present, for the mean. Category: 0'),
});
export type ColumnCounts = z.infer<typeof columnCountsSchema>;

/** From how many seconds on an answer belongs to the next bin of a latency histogram; the first bin begins at 0, the last has no end. */
export const LATENCY_EDGES: readonly number[] = [
  0.001, 0.002, 0.003, 0.005, 0.0075, 0.01, 0.015, 0.02, 0.03, 0.05, 0.075, 0.1, 0.15, 0.2, 0.3, 0.5, 0.75, 1, 1.5, 2,
  3, 5, 10,
];

/** Requests for predictions within one minute. Counts of equal minutes add up. */
export const trafficMinuteSchema = z.strictObject({
  minute: z.iso.datetime().describe('Its beginning'),
  requests: count.describe('All that were answered, with predictions or with an error'),
  errors: z.record(z.string(), count.min(1)).describe('How many of them were answered with an error, by its code'),
  seconds: z
    .array(count)
    .length(LATENCY_EDGES.length + 1)
    .describe('All of them by the seconds until the answer was ready; bins as in LATENCY_EDGES'),
});
export type TrafficMinute = z.infer<typeof trafficMinuteSchema>;

/** Mergeable counts of a span of traffic or of a batch. */
export const windowCountsSchema = z.strictObject({
  schemaVersion: z.literal(1),
  windowId: z.string(),
  packageDigest: digestSchema,
  from: z.iso.datetime(),
  to: z.iso.datetime(),
  rows: count,
  refused: count.describe('Rows of requests that could not be read'),
  columns: z.array(columnCountsSchema),
  prediction: columnCountsSchema,
  // Windows of before requests were counted have none; a batch has none either.
  traffic: z.array(trafficMinuteSchema).default([]).describe('Minutes in which something was asked, oldest first'),
});
export type WindowCounts = z.infer<typeof windowCountsSchema>;
