import * as z from 'zod';

const count = z.int().min(0);
const seconds = z.number().min(0);

/** Seconds within which half, 95% and 99% of the requests were answered; null without requests. */
const latencySchema = z.object({ p50: seconds, p95: seconds, p99: seconds }).nullable();

/** Requests of a step of time. */
export const trafficPointSchema = z.object({
  from: z.iso.datetime(),
  to: z.iso.datetime(),
  requests: count,
  errors: z.record(z.string(), count).describe('By the code of the error'),
  seconds: latencySchema,
});
export type TrafficPoint = z.infer<typeof trafficPointSchema>;

/** Requests to an endpoint over a span of time, in steps of equal length; those without requests are there too. */
export const trafficReportSchema = z.object({
  from: z.iso.datetime(),
  to: z.iso.datetime(),
  requests: count,
  errors: z.record(z.string(), count),
  seconds: latencySchema,
  rows: count.describe('Rows of the windows that were looked at; a window may begin before the span'),
  refusedRows: count.describe('Beside the others: rows that could not be read'),
  leftOut: count.describe(
    'Windows of the span that were not looked at, the oldest ones: there are too many. 0: all were',
  ),
  points: z.array(trafficPointSchema),
});
export type TrafficReport = z.infer<typeof trafficReportSchema>;
