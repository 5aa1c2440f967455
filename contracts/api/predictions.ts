import * as z from 'zod';

const value = z.union([z.string(), z.number(), z.boolean()]);

/** Answer to rows: one prediction a row; a class or a number, or neither and the reason. */
export const predictionsSchema = z.object({
  predictions: z.array(
    z.object({
      label: value.nullable().optional().describe('Classification: the class as it stands in the data'),
      scores: z.record(z.string(), z.number()).nullable().optional().describe('By class, when asked for'),
      value: z.number().nullable().optional().describe('Regression'),
      reason: z.string().optional().describe('Why there is no prediction'),
    }),
  ),
});
export type Prediction = z.infer<typeof predictionsSchema>['predictions'][number];

/** Answer in the Open Inference Protocol, tensors in JSON. */
export const inferReplySchema = z.object({
  outputs: z.array(
    z.object({
      name: z.string(),
      datatype: z.string(),
      shape: z.array(z.int().min(0)),
      data: z.array(value),
    }),
  ),
});
